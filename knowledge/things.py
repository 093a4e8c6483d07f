"""What one can follow: records that news is about, and everything about directives.

A thing is known by its id, which no wording changes; its name is for people.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from knowledge.library import Library
from knowledge.model import (
    Area,
    Document,
    Fact,
    Indicator,
    Membership,
    Observation,
    Organization,
    Person,
    Post,
    Record,
    Statement,
    StatementKind,
    Topic,
)
from knowledge.replies import upper_first

DIRECTIVES = "directives"
"""The id of the thing that is no record: everything about directives."""
DIRECTIVES_NAME = "Mọi chỉ đạo"


class ThingKind(StrEnum):
    """In the order in which they are offered to browse."""

    TOPIC = "topic"
    DIRECTIVES = "directives"
    AREA = "area"
    ORGANIZATION = "organization"
    POST = "post"
    PERSON = "person"
    DOCUMENT = "document"
    INDICATOR = "indicator"


@dataclass(frozen=True)
class Thing:
    """Something to follow; `name` is how people call it, with a capital («Cây xanh»)."""

    id: str
    kind: ThingKind
    name: str


def thing(target: str, library: Library) -> Thing | None:
    """The thing with this id; None: the fact base has no such thing (any more)."""
    if target == DIRECTIVES:
        return Thing(DIRECTIVES, ThingKind.DIRECTIVES, DIRECTIVES_NAME)
    record = library.facts.record(target)
    named = _named(record, library) if record else None
    return Thing(target, named[0], upper_first(named[1])) if named else None


def _named(record: Record, library: Library) -> tuple[ThingKind, str] | None:
    """Kind and name of a record; None: it is nothing to follow."""
    match record:
        case Topic():
            return ThingKind.TOPIC, record.name
        case Area():
            return ThingKind.AREA, library.geography.full_name(record.id)
        case Organization():
            return ThingKind.ORGANIZATION, record.name
        case Post():
            return ThingKind.POST, library.titles.of(record.id)
        case Person():
            return ThingKind.PERSON, record.name
        case Document():
            return ThingKind.DOCUMENT, library.titles.document(record.id)
        case Indicator():
            return ThingKind.INDICATOR, record.name
    return None


def thing_of(fact: str, library: Library) -> Thing | None:
    """What somebody who reads a fact most likely wants to hear more of; None: no such fact."""
    record = library.facts.record(fact)
    if not isinstance(record, Fact):
        return thing(fact, library)
    return next(
        (found for one in _subjects(record, library) if (found := thing(one, library))), None
    )


def _subjects(fact: Fact, library: Library) -> Iterator[str]:
    """What a fact is about, the most telling first."""
    match fact:
        case Membership():
            yield fact.post
        case Document():
            yield fact.id
        case Observation():
            yield fact.indicator
        case Statement():
            yield from fact.topics
            if fact.document:
                yield fact.document
            if fact.kind is StatementKind.DIRECTIVE:
                yield DIRECTIVES
    for name in ("topics", "documents", "to", "by"):
        yield from getattr(fact, name, ())
    for name in ("document", "who", "organization", "area", "event"):
        target = getattr(fact, name, None)
        if target:
            yield from (
                _subjects(library.facts.events[target], library) if name == "event" else (target,)
            )


def _table(kind: ThingKind, library: Library) -> Iterator[str]:
    facts = library.facts
    tables: dict[ThingKind, Callable[[], Iterator[str]]] = {
        ThingKind.TOPIC: lambda: iter(facts.topics),
        ThingKind.DIRECTIVES: lambda: iter((DIRECTIVES,)),
        ThingKind.AREA: lambda: iter(facts.areas),
        ThingKind.ORGANIZATION: lambda: iter(facts.organizations),
        ThingKind.POST: lambda: iter(facts.posts),
        ThingKind.PERSON: lambda: iter(facts.people),
        ThingKind.DOCUMENT: lambda: iter(facts.documents),
        ThingKind.INDICATOR: lambda: iter(facts.indicators),
    }
    return tables[kind]()


def browse(kind: ThingKind, library: Library) -> list[Thing]:
    """All things of a kind that some fact tells of, those with most to tell first; those alike by
    name."""
    found = (thing(one, library) for one in _table(kind, library))
    return [one for one in found if one is not None]
