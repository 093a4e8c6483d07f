"""Who speaks and who is told, as the order of the words has it."""

from collections.abc import Sequence

from knowledge.agreement import agrees
from knowledge.model import Statement
from knowledge.model import StatementKind as Kind
from knowledge.question import Question
from knowledge.refs import AreaRef, BodyRef, OfficeRef, PersonRef, Ref
from knowledge.relations.candidate import Desk

NO_SPEECH = frozenset(
    {Kind.RESULT, Kind.LIMITATION, Kind.AIM, Kind.THEME, Kind.CONTENT, Kind.TASK_GROUP}
)
"""Kinds of statements that are no speech."""


def listeners_of(question: Question, desk: Desk) -> list[BodyRef | AreaRef]:
    """«giao thị xã … việc gì»: whom the verb names right after it."""
    verbs = {ref.end for ref in question.cues if "directive" in ref.cues}
    loose = desk.library.collective
    places: list[BodyRef | AreaRef] = [
        *(ref for ref in question.bodies if ref.body not in loose),
        *question.areas,
    ]
    return [ref for ref in places if ref.start in verbs]


def is_told_to(listeners: Sequence[BodyRef | AreaRef], fact: Statement, desk: Desk) -> bool:
    """Is it addressed to these very places or bodies, not to another one of the place?"""
    organizations = desk.library.facts.organizations
    return all(
        not ref.areas.isdisjoint(fact.to)
        if isinstance(ref, AreaRef)
        else any(desk.library.is_body(ref, one) for one in fact.to if one in organizations)
        for ref in listeners
    )


def is_spoken_by_subject(question: Question, fact: Statement, desk: Desk) -> bool:
    """Who stands before the verb of an active sentence is the one who said it; «được giao», «phải
    làm gì»: who stands before it is told."""
    verb = question.first("directive", "petition", "spoke", "concluded")
    if verb is None or fact.kind in NO_SPEECH:
        return True
    asked = max((cue.start for cue in question.cues if "who" in cue.cues), default=verb)
    subjects: list[Ref] = [
        ref
        for ref in (*question.people, *question.offices, *question.bodies, *question.areas)
        if ref.end <= verb and not ref.end < asked < verb
    ]
    where = question.cue_positions(("connector", "event-what"))
    subjects = [
        ref for ref in subjects if not (isinstance(ref, AreaRef) and ref.start - 1 in where)
    ] or subjects
    if not subjects:
        return True
    subject = min(subjects, key=lambda ref: ref.start)
    passive = [
        cue.start for cue in question.cues if "passive" in cue.cues and cue.start >= subject.end
    ]
    if not passive:
        somebody = [ref for ref in subjects if isinstance(ref, (PersonRef, OfficeRef))]
        subject = min(somebody, key=lambda ref: ref.start, default=subject)
    else:
        told = max((ref for ref in subjects if ref.end <= passive[0]), key=lambda ref: ref.start)
        if fact.to and isinstance(told, (BodyRef, AreaRef)):
            return agrees(told, question, desk.library.listener(fact), desk.library)
    return bool(passive) or agrees(subject, question, desk.library.speaker(fact), desk.library)
