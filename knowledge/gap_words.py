"""The keys of `gaps.py` and single facts in words, for those who look after the fact base."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from knowledge.changes.words import sentence
from knowledge.gaps import NOT_HELD, UNKNOWN, phrase_of, terms_of
from knowledge.library import Library
from knowledge.model import (
    Document,
    Event,
    Fact,
    Membership,
    Observation,
    Participation,
    Project,
    Statement,
)
from knowledge.outcome import Line
from knowledge.period import Period, format_date
from knowledge.question import ANY_HEAD
from knowledge.refs import OfficeRef
from knowledge.replies import join_options, rich, upper_first

NOTHING_UNDERSTOOD = "Không nhận ra điều gì trong câu hỏi (ngoài phạm vi)"
SOMEBODY = "một người chưa có trong dữ liệu"
SOMEWHERE = "một nơi chưa có trong dữ liệu"

Slots = Mapping[str, list[str]]


def words(key: str, library: Library) -> str:
    """What a key asks, its parts with dots between them; an id that no record has any more stands
    as it is."""
    slots: dict[str, list[str]] = defaultdict(list)
    for slot, value in terms_of(key):
        slots[slot].append(value)
    parts = list(dict.fromkeys(_parts(slots, library)))
    return upper_first(" · ".join(parts)) if parts else NOTHING_UNDERSTOOD


def told(target: str, library: Library) -> Line | None:
    """What a fact says and the day of its article, in one line; None: no such fact any more."""
    fact = library.facts.record(target)
    if not isinstance(fact, Fact):
        return None
    day = library.facts.articles[fact.article].published_on
    return rich(f"{_said(fact, library)} (bài {format_date(day)})")


def _said(fact: Fact, library: Library) -> str:
    match fact:
        case Membership() | Document() | Observation() | Statement():
            return sentence(fact, library)
        case Participation():
            return _said(library.facts.events[fact.event], library)
        case Event(name=name) | Project(name=name):
            return f"**{name}**"
    return fact.id


def _parts(slots: Slots, library: Library) -> Iterator[str]:
    places = slots.get("at", [])
    known = frozenset(one for place in places for one in place.split("|") if one != UNKNOWN)
    known &= library.facts.areas.keys()
    offices = slots.get("office", [])
    for office in offices:
        yield library.titles.describe(_office(office, known if len(places) == 1 else None))
    for slot in ("indicator", "project", "topic", "who", "body"):
        yield from (_name(one, library) for one in slots.get(slot, []))
    yield from (_document(one, library) for one in slots.get("document", []))
    government = library.facts.language.government
    for slot, kinds in (("type", government.document_types), ("event", government.event_types)):
        names = {kind.id: kind.name for kind in kinds}
        yield from (names.get(one, one) for one in slots.get(slot, []))
    if not offices or len(places) > 1 or len(known) != 1:
        yield from (_place(one, library) for one in places)
    yield from (Period.parse(one).label for one in slots.get("time", []))
    yield from (f"«{_asked(one, library)}»" for one in slots.get("asked", []))


def _office(value: str, areas: frozenset[str] | None) -> OfficeRef:
    title, _, body = value.partition("@")
    role, *ranks = title.split("+")
    return OfficeRef(
        0,
        0,
        areas or None,
        named=True,
        role=ANY_HEAD if role == "head" else role,
        ranks=frozenset(ranks),
        body=body or None,
    )


def _name(target: str, library: Library) -> str:
    if target == UNKNOWN:
        return SOMEBODY
    bodies = {one.id: one.name for one in library.facts.language.government.body_types}
    return getattr(library.facts.record(target), "name", None) or bodies.get(target, target)


def _place(value: str, library: Library) -> str:
    if value == UNKNOWN:
        return SOMEWHERE
    areas, full_name = library.facts.areas, library.geography.full_name
    return join_options([full_name(one) if one in areas else one for one in value.split("|")])


def _document(value: str, library: Library) -> str:
    kind, number, year, symbol, *_ = [*value.split("."), "", "", ""]
    kinds = library.facts.language.government.document_types
    name = next((one.name for one in kinds if one.id == kind), "Văn bản")
    return (
        f"{name} {number}"
        + (f"/{year}" if year else "")
        + (f" ({symbol.upper()})" if symbol else "")
    )


def _asked(value: str, library: Library) -> str:
    if value.startswith(NOT_HELD):
        return phrase_of(value, library) or value
    phrases = library.facts.language.intents.cues.get(value)
    return min(phrases, key=len) if phrases else value
