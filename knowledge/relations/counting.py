"""«bao nhiêu đảng viên …»: a statement answers with a number of that very thing, or not at all."""

from functools import lru_cache

from knowledge.library import Library
from knowledge.literals import COUNT
from knowledge.profile import Profile
from knowledge.question import Question
from knowledge.text import syllables

REACH = 3
"""So many syllables behind a number what it counts may begin («118 lượt tổ chức đảng»)."""
EVERY = "cung"
"""Behind «nào» it makes it everyone: «xã nào cũng lên phường»."""
CACHED_TEXTS = 65_536


def counts(question: Question, text: str) -> bool:
    """Whether a text has a number of each thing that the question wants counted; true where it
    names none («… là bao nhiêu»)."""
    return question.counted <= _behind_numbers(text) if question.counted else True


@lru_cache(maxsize=CACHED_TEXTS)
def _behind_numbers(text: str) -> frozenset[str]:
    return frozenset(
        one.folded
        for number in COUNT.finditer(text)
        for one in syllables(text[number.end() :])[:REACH]
    )


def tells_unit(question: Question, profile: Profile, library: Library) -> bool:
    """«xảy ra tại xã nào»: is the fact about such a unit, or does it name one?"""
    typed = [one.folded for one in question.syllables]
    asks = (ref for ref in question.cues if "which" in ref.cues)
    asked = {ref.start for ref in asks if typed[ref.end : ref.end + 1] != [EVERY]}
    units = [ref.areas for ref in question.areas if not ref.named and ref.end in asked]
    told = " ".join(profile.own_texts)
    return all(
        not areas.isdisjoint(profile.areas)
        or any(library.facts.areas[area].name in told for area in areas)
        for areas in units
    )
