"""The province that an article is about, by what its text and its newspaper tell."""

import re
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

from knowledge.drafting.listed_units import ListedUnits
from knowledge.drafting.newspapers import (
    host_name,
    initials,
    newspaper_initials,
    newspapers,
    with_host,
)
from knowledge.drafting.place_reader import COMMUNE, DISTRICT, PROVINCE, Found, Key, PlaceReader
from knowledge.factbase import FactBase
from knowledge.geography import Geography
from knowledge.model import Area
from knowledge.text import syllables

SHARED = 60
"""What one mention counts, shared by the provinces that it can mean."""
_NEXT = re.compile(r"\s*(?:,|và)\s+(?P<name>[^\W\d_a-zà-ỹ]\w*(?:\s[^\W\d_a-zà-ỹ]\w*)+)")
_CAPITAL = r"[^\W\d_a-zà-ỹ]\w*"
_CAPITALS = re.compile(rf"(?<!\w\s)(?<!\w){_CAPITAL}(?:\s{_CAPITAL})+")
"""A row of capital words behind no word of a kind or a name."""
_LABEL = re.compile(r"[a-z0-9-]+")


@dataclass(frozen=True)
class Home:
    """The province, and whether the text itself names it or a unit of it."""

    area: str
    is_told: bool


class HomeProvince:
    """Counts the signs; made once for an article."""

    def __init__(
        self,
        facts: FactBase,
        by_name: Mapping[Key, Sequence[Area]],
        reader: PlaceReader,
        units: ListedUnits,
    ) -> None:
        self._facts = facts
        self._by_name = by_name
        self._reader = reader
        self._units = units
        self._geography = Geography(facts)
        self._level = {kind.id: kind.level for kind in facts.language.government.area_types}

    def find(self, texts: Sequence[str], newspaper: Sequence[str]) -> Home:
        """The province that is named most, by itself, by its districts or by its newspaper; the
        bot's own where none is. `newspaper` are its name and its hosts, as the page tells them."""
        counts = Counter(dict.fromkeys(self._of_newspaper(newspapers(texts)), SHARED))
        for text in texts:
            for provinces in (*self._named(text), *self._bare(text)):
                counts.update(dict.fromkeys(provinces, SHARED // len(provinces)))
        counts.update(dict.fromkeys(self._by_initials(texts), SHARED))
        is_told = bool(counts)
        own = {*self._of_newspaper(newspapers((), newspaper)), *self._of_hosts(newspaper)}
        counts.update(dict.fromkeys(own, SHARED))
        home = self._facts.language.about.home
        area = max(counts, key=lambda one: (counts[one], one in own, one == home), default=home)
        return Home(area, is_told)

    def _named(self, text: str) -> Iterator[frozenset[str]]:
        """For each province or district that a text names the provinces that it can lie in."""
        for one in self._reader.read(text):
            if one.name and (provinces := self._provinces_of(one)):
                yield provinces
            if one.name and any(self._level[kind] == DISTRICT for kind in one.types):
                yield from self._listed_behind(text[one.end :])

    def _listed_behind(self, rest: str) -> Iterator[frozenset[str]]:
        """«huyện A, B và C»: of the districts behind the one with its kind the provinces."""
        while match := _NEXT.match(rest):
            provinces = self._units.provinces(match["name"])
            if not provinces:
                break
            yield provinces
            rest = rest[match.end() :]

    def _bare(self, text: str) -> Iterator[frozenset[str]]:
        """The provinces of districts that stand by their names alone, where only one has them."""
        for match in _CAPITALS.finditer(text):
            provinces = self._units.provinces(match[0])
            if len(provinces) == 1:
                yield provinces

    def _provinces_of(self, found: Found) -> frozenset[str]:
        name = found.name or ""
        known = self._by_name.get(syllables(name), ())
        provinces = [area.id for area in known if self._level[area.type] == PROVINCE]
        if provinces:
            return frozenset(provinces[:1])
        if found.types and all(self._level[one] != DISTRICT for one in found.types):
            communes = any(self._level[one] == COMMUNE for one in found.types) and not known
            return self._units.provinces_of_commune(name) if communes else frozenset()
        return self._units.provinces(name) | self._holding(known)

    def _holding(self, areas: Sequence[Area]) -> frozenset[str]:
        """The provinces in which the districts among known units lie."""
        districts = [area.id for area in areas if self._level[area.type] == DISTRICT]
        around = (one for area in districts for one in self._geography.ancestors(area))
        return frozenset(one for one in around if self._level_of(one) == PROVINCE)

    def _level_of(self, area: str) -> str:
        return self._level[self._facts.areas[area].type]

    def _provinces(self) -> Iterator[tuple[Key, Area]]:
        for name, areas in self._by_name.items():
            for area in areas:
                if self._level[area.type] == PROVINCE:
                    yield name, area

    def _of_newspaper(self, names: Container[str]) -> set[str]:
        """The provinces whose newspapers are so called."""
        return {area.id for name, area in self._provinces() if host_name(name) in names}

    def _of_hosts(self, newspaper: Sequence[str]) -> set[str]:
        """The provinces whose names stand in the hosts of a page, else those of its districts."""
        labels = set(host_labels(newspaper))
        named = {
            area.id
            for name, area in self._provinces()
            if any(with_host(label, host_name(name)) for label in labels)
        }
        return named or {one for label in labels for one in self._units.provinces_of_host(label)}

    def _by_initials(self, texts: Sequence[str]) -> list[str]:
        """The only province whose initials a newspaper prints as its name."""
        printed = newspaper_initials(texts)
        alike = {area.id for _, area in self._provinces() if initials(area.name) in printed}
        return list(alike) if len(alike) == 1 else []


def host_labels(newspaper: Sequence[str]) -> Iterator[str]:
    """The parts of the hosts among the names of a newspaper."""
    for one in newspaper:
        if "." in one and " " not in one:
            place = one.casefold().partition("://")[2] or one.casefold()
            host, _, path = place.partition("/")
            yield from _LABEL.findall(host)
            yield from (label for label in path.split("/")[:1] if label.isalpha())
