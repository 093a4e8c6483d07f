"""What one can follow: records that news is about, and everything about directives.

A thing is known by its id, which no wording changes; its name is for people.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from knowledge.changes.concerns import DIRECTIVES
from knowledge.library import Library
from knowledge.model import (
    Area,
    Document,
    Event,
    Fact,
    Indicator,
    Membership,
    Observation,
    Organization,
    Participation,
    Person,
    Post,
    Record,
    Statement,
    StatementKind,
    Topic,
)
from knowledge.period import format_date
from knowledge.replies import join_names, upper_first

DIRECTIVES_NAME = "Mọi chỉ đạo"
PRINTED = " (bài in"
"""What begins the note on how an article prints a document's number."""


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
    about: str = ""
    """What helps to recognise it: a document's subject, somebody's office."""


def thing(target: str, library: Library) -> Thing | None:
    """The thing with this id; None: the fact base has no such thing (any more)."""
    if target == DIRECTIVES:
        return Thing(DIRECTIVES, ThingKind.DIRECTIVES, DIRECTIVES_NAME)
    record = library.facts.record(target)
    named = _named(record, library) if record else None
    if named is None:
        return None
    kind, name, *about = named
    return Thing(target, kind, upper_first(name), *about)


def _named(
    record: Record, library: Library
) -> tuple[ThingKind, str] | tuple[ThingKind, str, str] | None:
    """Kind and name of a record, and what it is about; None: it is nothing to follow."""
    match record:
        case Topic():
            return ThingKind.TOPIC, record.name
        case Area():
            return ThingKind.AREA, _area(record, library)
        case Organization():
            return ThingKind.ORGANIZATION, record.name
        case Post():
            return ThingKind.POST, library.titles.of(record.id)
        case Person():
            seen = library.roles_of(record.id)
            return ThingKind.PERSON, record.name, library.titles.of(seen[0].post) if seen else ""
        case Document():
            name = library.titles.document(record.id).partition(PRINTED)[0]
            return ThingKind.DOCUMENT, name, record.subject
        case Indicator():
            return ThingKind.INDICATOR, record.name
    return None


def _area(area: Area, library: Library) -> str:
    """A place in full; one of two with the same name also by its time."""
    name = library.geography.full_name(area.id)
    others = (one for one in library.facts.areas.values() if one.id != area.id)
    if all((one.name, one.type) != (area.name, area.type) for one in others):
        return name
    if area.valid_to:
        return f"{name} (đến {format_date(area.valid_to)})"
    return f"{name} (từ {format_date(area.valid_from)})" if area.valid_from else name


def thing_of(target: str, library: Library) -> Thing | None:
    """What somebody who reads about a record most likely wants to hear more of; None: no such
    record, or nothing that one could follow."""
    record = library.facts.record(target)
    subjects = _subjects(record, library) if isinstance(record, Fact) else iter((target,))
    return next((found for one in subjects if (found := thing(one, library))), None)


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
            yield from (*fact.to, *fact.by)
            if fact.kind is StatementKind.DIRECTIVE:
                yield DIRECTIVES
        case Participation():
            yield from (*fact.documents, fact.who or "")
            yield from _subjects(library.facts.events[fact.event], library)
        case Event():
            yield from (*fact.documents, fact.organization or "")
        case _:
            yield from getattr(fact, "topics", ())
    yield getattr(fact, "area", None) or ""


def ended(one: Thing, library: Library, today: date) -> str | None:
    """Why there may be no more news of a thing: its place has ended, somebody else is in office;
    None: nothing says so."""
    facts = library.facts
    match facts.record(one.id):
        case Area(id=area):
            return _ended_area(area, library, today)
        case Organization(area=str(area)):
            return _ended_area(area, library, today)
        case Post(organization=body):
            place = facts.organizations[body].area
            return _ended_area(place, library, today) if place else None
        case Person(id=person):
            return _out_of_office(person, library)
    return None


def _ended_area(target: str, library: Library, today: date) -> str | None:
    area = library.geography.ended(target, today)
    if area is None or area.valid_to is None:
        return None
    name = upper_first(library.geography.full_name(area.id))
    day = format_date(area.valid_to + timedelta(days=1))
    now = join_names([library.geography.full_name(one) for one in area.successors] or [""])
    return f"{name} kết thúc hoạt động từ {day}" + (f", nay thuộc {now}." if now else ".")


def _out_of_office(person: str, library: Library) -> str | None:
    """That others were seen later in all posts of a person."""
    held = dict.fromkeys(one.post for one in library.roles_of(person))
    newest = [library.memberships(post) for post in held]
    if not held or any(_holds(person, seen) for seen in newest):
        return None
    names = join_names([library.titles.of(post) for post in held])
    return f"Theo các bài mới hơn, người khác đã giữ chức {names}."


def _holds(person: str, seen: list[Membership]) -> bool:
    """Is somebody among those seen in a post last?"""
    return any(one.person == person for one in seen if one.article == seen[0].article)
