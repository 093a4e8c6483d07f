"""Follow-ups: what a question leaves out is taken from the one before it in the same chat.

The words of the earlier question are set behind the new ones. What the new question names itself
replaces its like; what it leaves out is kept and counts as accounted for.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from knowledge.cues import BINDING_CUES
from knowledge.items import HIDDEN, Item, Reading, Word
from knowledge.library import Library
from knowledge.literals import DocumentNumber
from knowledge.matching import named_indicators
from knowledge.model import Document, Fact, Membership, Participation, Statement
from knowledge.question import Question
from knowledge.refs import LiteralRef, PersonRef, Ref, stepped

QUESTION_WORDS = frozenset(
    {"who", "when", "since", "where", "how-many", "money", "percent", "why", "with-whom"}
)
"""Cues that ask for a kind of thing; a new one takes the place of the old one."""
ASKING = QUESTION_WORDS | {
    "about",
    "issued",
    "issuer",
    "role",
    "target",
    "result",
    "growth",
    "share-of-plan",
    "cumulative",
    "chaired",
    "presented",
    "reported",
    "concluded",
    "attended",
    "directive",
    "petition",
    "limitation",
    "aim",
    "task-group",
    "theme",
    "project",
    "deadline",
    "met",
    "unmet",
    "event-what",
    "spoke",
    "find-document",
    "which-document",
    "which-period",
    "leaders",
    "before",
}
"""Cues that say what is asked: a new one takes the place of all old ones."""
STATUS_ONLY = frozenset({"target", "result", "growth", "share-of-plan", "cumulative"})
"""Cues that change which figure is meant but not that a figure is asked for."""
NUMBER_WORDS = frozenset({"how-many", "money", "percent"})
BLANK = Word(HIDDEN, "")

AnyRef = TypeVar("AnyRef", bound=Ref)


def leans(question: Question) -> bool:
    """Does the question say that it goes on from the one before?"""
    return question.has("follow", "that-person", "that-document", "that-event")


def points_back(question: Question) -> bool:
    """Does a pronoun stand for somebody, with no name beside it («ông ấy», not «ông A»)? Without
    that person the question is another one."""
    named = {ref.start for ref in question.people}
    return any("that-person" in ref.cues and ref.end not in named for ref in question.cues)


def carry_over(new: Question, old: Question, answered: Sequence[str], library: Library) -> Question:
    """The new question with what it leaves out taken from the old one and from its answer, whose
    facts `answered` names. Where the old one had no answer, its unknown words stay unknown."""
    new = _stepped(new, old, answered, library)
    offset = len(new.reading.words)
    dropped = _dropped(new, old, library)
    merged = Question(_join(new.reading, old.reading, dropped))
    known = range(len(old.reading.words)) if answered else old.silent | old.light
    merged.silent = set(new.silent) | {offset + i for i in known}
    merged.silent |= new.cue_positions(("follow",))
    merged.light = set(new.light) if _says_more(new, library) else set()
    merged.exact = set(new.exact)
    merged.capitals = set(new.capitals)
    merged.fresh = frozenset(range(offset))
    _copy(merged, new, 0, set())
    _copy(merged, old, offset, dropped)
    merged.silent -= {i for i in merged.cue_positions(BINDING_CUES) if i >= offset}
    _move_offices(merged, new, old, offset)
    _resolve_pronouns(merged, new, answered, library)
    return merged


def _stepped(new: Question, old: Question, answered: Sequence[str], library: Library) -> Question:
    """The question with «năm sau đó» counted from the time that the old one or its answer told."""
    if not any(ref.value.step for ref in new.times):
        return new
    facts = [library.facts.observations.get(target) for target in answered]
    asked = [ref.value.period for ref in old.times]
    told = next(filter(None, (*asked, *(one.period for one in facts if one))), None)
    return replace(new, times=[stepped(ref, told) for ref in new.times]) if told else new


def _says_more(new: Question, library: Library) -> bool:
    """Does a follow-up name or ask anything? Else its everyday words are what it asks about («còn
    nhà?»)."""
    told = new.strict() or new.times or new.amounts or new.names
    return bool(told or new.has(*ASKING) or named_indicators(new, library))


def without_times(question: Question) -> Question:
    """The same question at no time in particular; its words of time count as accounted for."""
    positions = {i for ref in question.times for i in ref.positions}
    return replace(question, times=[], silent=question.silent | positions)


def _dropped(new: Question, old: Question, library: Library) -> set[int]:
    """Places of old words that the new question replaces."""
    gone: list[Ref] = []
    if new.times and not new.has("compare"):
        gone += old.times
    if new.documents:
        gone += old.documents
    if new.people or new.has("that-person"):
        gone += old.people
    if new.offices or new.people:
        gone += [*old.offices, *old.people]
    if any(ref.named for ref in new.areas) or new.bodies or any(o.areas for o in new.offices):
        gone += [*old.areas, *old.bodies]
    if new.event_types:
        gone += [ref for ref, _ in old.event_types]
    dropped = {i for ref in gone for i in ref.positions} | _dropped_cues(new, old, library)
    if named_indicators(new, library):
        for taken in named_indicators(old, library).values():
            dropped |= taken
    return dropped


def _dropped_cues(new: Question, old: Question, library: Library) -> set[int]:
    """Places of what the old question asks and the new one asks otherwise."""
    asked = {cue for ref in new.cues for cue in ref.cues} & ASKING
    if not asked.isdisjoint(NUMBER_WORDS):
        asked.discard("aim")  # «phấn đấu bao nhiêu» asks for a figure
    if asked - STATUS_ONLY - QUESTION_WORDS:
        return old.cue_positions(ASKING)
    dropped: set[int] = set()
    if asked & QUESTION_WORDS:
        dropped |= old.cue_positions(QUESTION_WORDS)
    if asked & STATUS_ONLY:
        named = frozenset().union(*named_indicators(old, library).values())
        dropped |= old.cue_positions(STATUS_ONLY) - named
    return dropped


def _join(new: Reading, old: Reading, dropped: Iterable[int]) -> Reading:
    gone = set(dropped)
    words = [BLANK if i in gone else word for i, word in enumerate(old.words)]
    offset = len(new.words)
    items = [
        Item(item.start + offset, item.end + offset, item.mentions, item.literal)
        for item in old.items
        if gone.isdisjoint(range(item.start, item.end))
    ]
    matches = [
        match._replace(start=match.start + offset, end=match.end + offset)
        for match in old.matches
        if gone.isdisjoint(range(match.start, match.end))
    ]
    return Reading((*new.words, *words), (*new.items, *items), (*new.matches, *matches), new.weight)


def _shift(refs: Iterable[AnyRef], offset: int, dropped: set[int]) -> list[AnyRef]:
    return [
        replace(ref, start=ref.start + offset, end=ref.end + offset)
        for ref in refs
        if dropped.isdisjoint(ref.positions)
    ]


def _copy(merged: Question, source: Question, offset: int, dropped: set[int]) -> None:
    merged.offices += _shift(source.offices, offset, dropped)
    merged.bodies += _shift(source.bodies, offset, dropped)
    merged.areas += _shift(source.areas, offset, dropped)
    merged.people += _shift(source.people, offset, dropped)
    merged.documents += _shift(source.documents, offset, dropped)
    merged.times += _shift(source.times, offset, dropped)
    merged.amounts += _shift(source.amounts, offset, dropped) if not offset else []
    merged.cues += _shift(source.cues, offset, dropped)
    for mine, theirs in (
        (merged.document_types, source.document_types),
        (merged.event_types, source.event_types),
    ):
        for ref, kinds in theirs:
            mine += [(moved, kinds) for moved in _shift([ref], offset, dropped)]
    for name, positions in source.names.items():
        if dropped.isdisjoint(positions):
            merged.names[name] |= {i + offset for i in positions}


def _move_offices(merged: Question, new: Question, old: Question, offset: int) -> None:
    """«Bí thư Thị ủy A» then «thế ở B»: the office of the old question in the new place; and
    «phó bí thư» after «Bí thư Thành ủy»: the new office in the old body and place."""
    if points_back(new):
        return
    if new.offices and old.offices:
        before = old.offices[-1]
        merged.offices = [
            replace(ref, body=ref.body or before.body, areas=before.areas)
            if ref.areas is None
            else ref
            for ref in merged.offices
        ]
    elif old.offices and not new.people and (place := _place(new, old)) is not None:
        bodies = [ref.body for ref in new.bodies]
        moved = [
            replace(
                ref,
                areas=place,
                body=bodies[0] if bodies else ref.body,
                start=ref.start + offset,
                end=ref.end + offset,
            )
            for ref in old.offices
        ]
        merged.offices = moved
        merged.areas = []
        merged.bodies = []
        merged.silent |= {i for ref in new.placed() for i in ref.positions}


def _place(new: Question, old: Question) -> frozenset[str] | None:
    places = [ref.areas for ref in new.placed() if ref.areas]
    if not places and new.bodies and old.offices:
        return old.offices[-1].areas
    return places[0] if places else None


def _resolve_pronouns(
    merged: Question, new: Question, answered: Sequence[str], library: Library
) -> None:
    for ref in new.cues:
        for target in answered:
            fact = library.profiles[target].fact
            person = _person_of(fact, library)
            if "that-person" in ref.cues and person is not None:
                people = frozenset([person])
                name = library.facts.people[person].name
                merged.people.append(PersonRef(ref.start, ref.end, people, name))
                merged.offices = [one for one in merged.offices if one.start < len(new.syllables)]
                break
            if "that-document" in ref.cues and (number := _number_of(fact, library)):
                if not merged.documents:
                    merged.documents.append(LiteralRef(ref.start, ref.end, number))
                merged.silent.update(ref.positions)
                break
        if not ref.cues.isdisjoint({"that-event", "that-document", "that-person"}):
            merged.silent.update(ref.positions)


def _person_of(fact: Fact, library: Library) -> str | None:
    """Whom a fact is about: who holds, did or said."""
    match fact:
        case Membership():
            return fact.person
        case Participation():
            return fact.who if fact.who in library.facts.people else None
        case Statement() if fact.by:
            return fact.by[0] if fact.by[0] in library.facts.people else None
    return None


def _number_of(fact: object, library: Library) -> DocumentNumber | None:
    if not isinstance(fact, Document) or fact.number is None:
        return None
    year = fact.issued_on.year if fact.issued_on else None
    return DocumentNumber(int(fact.number), fact.type, year, None)
