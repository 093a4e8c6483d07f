"""Words of a question that may ask, and words that a fact has: which of the two they are."""

from knowledge.cues import BINDING_CUES, INTERROGATIVES
from knowledge.profile import Profile
from knowledge.question import Question
from knowledge.refs import CueRef


def said_as_words(question: Question, profile: Profile) -> set[int]:
    """Phrases without a question word that may ask («hạn», «danh sách»), where the fact has them
    and the word before or behind as it is typed («trung hạn», «danh sách hỗ trợ»)."""
    typed = question.syllables
    found: set[int] = set()
    for ref in question.cues:
        asks = ref.cues & BINDING_CUES and unasked(ref, question) == [*ref.positions]
        if not asks or not profile.says_phrase(typed, ref.positions):
            continue
        edges = [(ref.start - 1, ref.start), (ref.end - 1, ref.end)]
        pairs = [(typed[a].folded, typed[b].folded) for a, b in edges if 0 <= a < b < len(typed)]
        if any(pair in profile.own_pairs for pair in pairs):
            found.update(ref.positions)
    return found


def tells(ref: CueRef, question: Question, profile: Profile) -> bool:
    """Has the fact the words of a phrase that asks for what is hardly ever told? A lone word has
    to stand beside a number («dài 1,7 km»)."""
    places = unasked(ref, question)
    if len(places) == 1:
        word = question.syllables[places[0]].folded
        beside = (pair for pair in profile.own_pairs if word in pair)
        return any(one[:1].isdigit() for pair in beside for one in pair)
    row = bool(places) and places[-1] - places[0] < len(places)
    return row and profile.says_phrase(question.syllables, range(places[0], places[-1] + 1))


def unasked(ref: CueRef, question: Question) -> list[int]:
    """The words of a phrase that say what is asked, without those that only ask."""
    typed = question.syllables
    return [place for place in ref.positions if typed[place].folded not in INTERROGATIVES]
