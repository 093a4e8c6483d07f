"""The words that a question puts into somebody's mouth: «ai yêu cầu …», «ông A có nói … không»."""

from collections.abc import Container
from dataclasses import dataclass

from knowledge.cues import BINDING_CUES, SAYING_CUES
from knowledge.matching import Fit
from knowledge.question import Question
from knowledge.refs import CueRef

DEEDS = ("directive", "presented", "directed", "concluded", "reported", "aim", "target")
"""Cues of verbs that are what was said where they stand behind such a verb."""


@dataclass(frozen=True)
class Quoted:
    """A verb of saying and the words that it brings, by their places."""

    verb: CueRef
    words: frozenset[int]


def quoted(question: Question, meetings: Container[str]) -> Quoted | None:
    """What was said, by the verb right behind «ai» or the one said to have said it; None where the
    question has no such verb or nothing behind it. Where a meeting of these is told, by its kind
    or its name, it ends."""
    verb = _verb(question) if question.has(*SAYING_CUES) else None
    if verb is None:
        return None
    ends = [ref.start for ref in question.cues if "occasion" in ref.cues]
    ends += [ref.start for ref, _ in question.event_types]
    ends += [min(question.names[one]) for one in question.named_in_full(meetings)]
    end = min((one for one in ends if one >= verb.end), default=len(question.syllables))
    said = frozenset(range(verb.end, end)) - question.told_places - question.whole_places
    said -= question.cue_positions(BINDING_CUES)
    return Quoted(verb, said) if said else None


def _verb(question: Question) -> CueRef | None:
    """The verb of saying right behind «ai», or behind somebody named, where it is asked whether."""
    asked = [ref.end for ref in question.cues if "who" in ref.cues]
    if not asked and question.is_yes_no and not question.has("what", "how"):
        asked = [ref.end for ref in (*question.people, *question.offices)]
    starts = {ref.start: ref for ref in question.cues if ref.cues & SAYING_CUES}
    for end in asked:
        place, verb = end, None
        while place in question.silent or place in starts:
            ref = starts.get(place)
            verb = _joined(verb, ref) if ref else verb
            place = ref.end if ref else place + 1
        if verb is not None:
            return verb
    return None


def _joined(verb: CueRef | None, ref: CueRef) -> CueRef:
    """«phát biểu, đề xuất»: two verbs in a row as one."""
    return CueRef(verb.start, ref.end, verb.cues | ref.cues) if verb else ref


def is_said(found: Fit, said: Quoted, question: Question) -> bool:
    """Whether a fact tells it in its own words, not but a lesser part of it: it has to where it is
    asked whether somebody said so."""
    if question.has("who"):
        return True
    told = said.words & found.topical
    return bool(told) and 2 * len(told) >= len(said.words - question.silent)


def without_loose_words(found: Fit, said: Quoted, question: Question) -> Fit:
    """The fit without the words of what was said that ask for something elsewhere («triển khai»)
    and are none of the fact's own here."""
    loose = said.words & question.cue_positions(DEEDS) - found.topical - question.light
    return found._replace(explained=found.explained - loose)
