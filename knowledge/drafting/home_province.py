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
from knowledge.drafting.place_reader import DISTRICT, PROVINCE, Found, Key, PlaceReader
from knowledge.factbase import FactBase
from knowledge.geography import Geography
from knowledge.model import Area
from knowledge.text import syllables

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
        counts = Counter(self._of_newspaper(newspapers(texts)))
        for text in texts:
            counts.update(self._named(text))
        counts.update(self._by_initials(texts))
        is_told = bool(counts)
        own = {*self._of_newspaper(newspapers((), newspaper)), *self._of_hosts(newspaper)}
        counts.update(own)
        home = self._facts.language.about.home
        area = max(counts, key=lambda one: (counts[one], one in own, one == home), default=home)
        return Home(area, is_told)

    def _named(self, text: str) -> Iterator[str]:
        """For each province or district that a text names its province."""
        for one in self._reader.read(text):
            if one.name and (province := self._province(one)):
                yield province

    def _province(self, found: Found) -> str | None:
        name = found.name or ""
        known = self._by_name.get(syllables(name), ())
        for area in known:
            if self._level[area.type] == PROVINCE:
                return area.id
        if found.types and all(self._level[one] != DISTRICT for one in found.types):
            return None
        listed = self._units.province(name)
        own = {self._geography.ancestors(area.id)[-2:][0] for area in self._districts(known)}
        told = own | ({listed} if listed else set())
        return next(iter(told)) if len(told) == 1 else None

    def _districts(self, areas: Sequence[Area]) -> Iterator[Area]:
        for area in areas:
            if self._level[area.type] == DISTRICT:
                yield area

    def _provinces(self) -> Iterator[tuple[Key, Area]]:
        for name, areas in self._by_name.items():
            for area in areas:
                if self._level[area.type] == PROVINCE:
                    yield name, area

    def _of_newspaper(self, names: Container[str]) -> set[str]:
        """The provinces whose newspapers are so called."""
        return {area.id for name, area in self._provinces() if host_name(name) in names}

    def _of_hosts(self, newspaper: Sequence[str]) -> set[str]:
        """The provinces whose names stand in the hosts of a page."""
        return {
            area.id
            for name, area in self._provinces()
            if any(with_host(label, host_name(name)) for label in host_labels(newspaper))
        }

    def _by_initials(self, texts: Sequence[str]) -> list[str]:
        """The only province whose initials a newspaper prints as its name."""
        printed = newspaper_initials(texts)
        alike = {area.id for _, area in self._provinces() if initials(area.name) in printed}
        return list(alike) if len(alike) == 1 else []


def host_labels(newspaper: Sequence[str]) -> Iterator[str]:
    """The parts of the hosts among the names of a newspaper."""
    for one in newspaper:
        if "." in one and " " not in one:
            host = one.casefold().partition("://")[2] or one.casefold()
            yield from _LABEL.findall(host.partition("/")[0])
