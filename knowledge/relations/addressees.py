"""Who speaks and who is told, as the order of the words has it."""

from collections.abc import Sequence
from typing import NamedTuple

from knowledge.agreement import agrees, follows_event
from knowledge.library import Library
from knowledge.model import Statement
from knowledge.model import StatementKind as Kind
from knowledge.question import Question
from knowledge.refs import AreaRef, BodyRef, OfficeRef, PersonRef, Ref
from knowledge.relations.candidate import Desk

NO_SPEECH = frozenset(
    {Kind.RESULT, Kind.LIMITATION, Kind.AIM, Kind.THEME, Kind.CONTENT, Kind.TASK_GROUP}
)
"""Kinds of statements that are no speech."""
SAYING = ("directive", "petition", "spoke", "concluded")
"""Cues that are verbs of saying."""


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


class Subject(NamedTuple):
    """Who stands before the verb."""

    named: Ref
    passive: bool
    told: Ref | None
    """Who is told, where the sentence is passive («được giao»)."""


def subject_of(question: Question) -> Subject | None:
    """Who stands before the verb of saying; None where there is no such verb, or nobody, or where
    it is asked who."""
    verbs = sorted({ref.start for ref in question.cues if not ref.cues.isdisjoint(SAYING)})
    if question.has("who"):
        verbs = verbs[:1]
    return next((one for verb in verbs if (one := _before(verb, question))), None)


def _before(verb: int, question: Question) -> Subject | None:
    """Who stands before this verb: «với dự án chậm triển khai, thị xã kiến nghị gì» has nobody
    before its first one."""
    asked = max((cue.start for cue in question.cues if "who" in cue.cues), default=verb)
    subjects: list[Ref] = [
        ref
        for ref in (*question.people, *question.offices, *question.bodies, *question.areas)
        if ref.end <= verb and not ref.end < asked < verb
    ]
    if asked < verb:  # «hội nghị của Thành ủy, ai đề xuất …»: whose meeting it is
        subjects = [
            ref
            for ref in subjects
            if not (isinstance(ref, BodyRef) and follows_event(ref, question))
        ]
    documents = _behind_documents(question)
    subjects = [ref for ref in subjects if ref.start not in documents]
    where = question.cue_positions(("connector", "event-what"))
    subjects = [
        ref for ref in subjects if not (isinstance(ref, AreaRef) and ref.start - 1 in where)
    ] or subjects
    if not subjects:
        return None
    subject = min(subjects, key=_start)
    passive = [
        cue.start for cue in question.cues if "passive" in cue.cues and cue.start >= subject.end
    ]
    if passive:
        told = max((ref for ref in subjects if ref.end <= passive[0]), key=_start)
        return Subject(subject, passive=True, told=told)
    somebody = [ref for ref in subjects if isinstance(ref, (PersonRef, OfficeRef))]
    return Subject(min(somebody, key=_start, default=subject), passive=False, told=None)


def _behind_documents(question: Question) -> set[int]:
    """Where the issuer of «nghị quyết nào của …» stands: it says nothing and is told nothing."""
    joins = question.cue_positions(("connector",))
    places = set()
    for ref in question.cues:
        if "which-document" in ref.cues:
            end = ref.end
            while end in joins:
                end += 1
            places.add(end)
    return places


def is_spoken_by(
    subject: Subject | None, question: Question, fact: Statement, library: Library
) -> bool:
    """Who stands before the verb of an active sentence is the one who said it; «được giao», «phải
    làm gì»: who stands before it is told."""
    if subject is None or fact.kind in NO_SPEECH:
        return True
    if not subject.passive:
        return agrees(subject.named, question, library.speaker(fact.id), library)
    if fact.to and isinstance(subject.told, (BodyRef, AreaRef)):
        return agrees(subject.told, question, library.listener(fact.id), library)
    return True


def _start(ref: Ref) -> int:
    return ref.start
