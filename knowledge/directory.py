"""Records by what they are called or are: posts by role, bodies by kind and place, documents by
number, people by given name, places by the one they lie in, things named by their rarest word,
the earliest figures of what is measured."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Protocol

from knowledge.factbase import FactBase
from knowledge.model import Document, Event, Indicator, Observation, Project
from knowledge.question import ANY_HEAD, FULL_NAME_WORDS
from knowledge.text import syllables
from knowledge.titles import Titles
from knowledge.vocabulary import body_of

NOTHING: tuple[str, ...] = ()
LONGEST_GIVEN_NAME = 2
"""Syllables."""
MAX_RELATED = 3
"""So many figures are offered beside one."""


class Directory:
    """Ids by key, each list in the order of its table; of some keys words."""

    def __init__(self, entries: Mapping[str, tuple[str, ...]]) -> None:
        self.entries = entries

    def find(self, key: str) -> tuple[str, ...]:
        return self.entries.get(key, NOTHING)

    def under(self, start: str) -> dict[str, tuple[str, ...]]:
        """All lists whose keys start so, each by the rest of its key."""
        found = (key for key in self.entries if key.startswith(start))
        return {key.removeprefix(start): self.entries[key] for key in found}


def direct(facts: FactBase, titles: Titles) -> Directory:
    """The directory of a fact base."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for key, target in _entries(facts, titles):
        found[key][target] = None
    return Directory({key: tuple(targets) for key, targets in found.items()})


def _entries(facts: FactBase, titles: Titles) -> Iterator[tuple[str, str]]:
    for post, frame in titles.frames.items():
        roles = [frame.role]
        if not frame.ranks and frame.role == titles.heads.get(frame.body):
            roles.append(ANY_HEAD)
        for role in roles:
            yield post_key(role), post
            yield post_key(role, frame.area), post
        yield area_posts_key(frame.area), post
    for organization in facts.organizations.values():
        body = body_of(organization)
        yield body_key(body), organization.id
        yield body_key(body, organization.area), organization.id
        yield area_bodies_key(organization.area), organization.id
    for document in facts.documents.values():
        yield type_key(document.type), document.id
        if document.number is not None:
            yield number_key(int(document.number)), document.id
    for area in facts.areas.values():
        if area.parent:
            yield inner_key(area.parent), area.id
    for person in facts.people.values():
        name = syllables(person.name)
        for length in range(1, LONGEST_GIVEN_NAME + 1):
            yield given_key(one.folded for one in name[-length:]), person.id
    yield from _whole(facts)
    yield from _named(facts, Indicator, facts.indicators)
    yield from _named(facts, Project, facts.projects)
    for indicator, figures in _earliest(facts):
        yield from ((earliest_key(indicator), one.id) for one in figures)


def post_key(role: str, area: str | None = "") -> str:
    """Posts of a role, anywhere or in one area."""
    return f"post {role} {area}"


def area_posts_key(area: str | None) -> str:
    return f"posts-of {area}"


def body_key(body: str, area: str | None = "") -> str:
    """Bodies of a kind, anywhere or in one area."""
    return f"body {body} {area}"


def area_bodies_key(area: str | None) -> str:
    return f"bodies-of {area}"


def number_key(number: int) -> str:
    return f"number {number}"


def type_key(document_type: str) -> str:
    """Documents of a type."""
    return f"type {document_type}"


def inner_key(area: str) -> str:
    """The areas right inside another."""
    return f"inner {area}"


def given_key(name: Iterable[str]) -> str:
    """People by the last syllables of their names, folded."""
    return f"given {' '.join(name)}"


def word_key(kind: type[Indicator] | type[Project], word: str) -> str:
    """Things one of whose names has this as its rarest word, folded."""
    return f"{kind.__name__} {word}"


def whole_key(word: str, number: str) -> str:
    """Meetings and documents with a name that has this as its rarest word and holds the number."""
    return f"whole {word} {number}"


def earliest_key(indicator: str) -> str:
    """The earliest figures of what is measured, one of a place and a period: as many as are offered
    beside one, whichever place that is of."""
    return f"earliest {indicator}"


def _earliest(facts: FactBase) -> Iterator[tuple[str, list[Observation]]]:
    found: dict[str, list[Observation]] = defaultdict(list)
    for one in sorted(facts.observations.values(), key=_end):
        kept = found[one.indicator]
        of_place = [other for other in kept if other.area == one.area]
        known = any(other.period == one.period for other in of_place)
        if not known and len(of_place) < MAX_RELATED and len(kept) < 2 * MAX_RELATED:
            kept.append(one)
    yield from found.items()


def _end(one: Observation) -> date:
    return one.period.end if one.period else date.max


def is_whole_name(name: str) -> bool:
    """Does it hold a number, and enough words to be known by?"""
    words = syllables(name)
    held = any(one.folded.isdecimal() for one in words)
    return held and "…" not in name and len(words) >= FULL_NAME_WORDS


def called(record: Event | Document, facts: FactBase) -> tuple[str, ...]:
    """Every name of a meeting, or of a document that has no number to be called by."""
    if isinstance(record, Document) and record.number is not None:
        return ()
    names = (record.name,) if isinstance(record, Event) else ()
    return (*names, *record.aliases, *facts.aliases.get(record.id, ()))


def _whole(facts: FactBase) -> Iterator[tuple[str, str]]:
    """Meetings and documents by the rarest word, no abbreviation, and each number of such names."""
    records: list[Event | Document] = [*facts.events.values(), *facts.documents.values()]
    short = set(map(syllables, facts.language.lexicon.spellings))
    worded = [
        (record.id, [one.folded for one in syllables(name) if (one,) not in short])
        for record in records
        for name in called(record, facts)
        if is_whole_name(name)
    ]
    counts = Counter(word for _, words in worded for word in words)
    for target, words in worded:
        rarest = min(sorted(words), key=counts.__getitem__)
        for number in filter(str.isdecimal, words):
            yield whole_key(rarest, number), target


class _Named(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def aliases(self) -> tuple[str, ...]: ...


def all_names(record: _Named, facts: FactBase) -> tuple[str, ...]:
    """Every name of an indicator or a project."""
    return (record.name, *record.aliases, *facts.aliases.get(record.id, ()))


def _named(
    facts: FactBase, kind: type[Indicator] | type[Project], table: Mapping[str, _Named]
) -> Iterator[tuple[str, str]]:
    """Whoever has all words of a name has its rarest one: that is where it is found."""
    worded = [
        (record.id, {one.folded for one in syllables(name.replace("…", " "))})
        for record in table.values()
        for name in all_names(record, facts)
    ]
    counts = Counter(word for _, words in worded for word in words)
    for target, words in worded:
        if words:
            yield word_key(kind, min(sorted(words), key=counts.__getitem__)), target
