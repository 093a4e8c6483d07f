"""Units that no record holds but their province lists: by them an article tells its province."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from knowledge.drafting.newspapers import host_name
from knowledge.drafting.place_reader import COMMUNE, Key, kind_words
from knowledge.drafting.words import split_words
from knowledge.factbase import FactBase
from knowledge.model import Area
from knowledge.text import fold, syllables

CITY = "city"
"""What hosts of towns end with."""


@dataclass(frozen=True)
class ListedUnit:
    """A unit that its province lists."""

    name: str
    type: str
    province: str


class ListedUnits:
    """Made once for an article from the provinces that stood on its day. Only districts are known
    by their names alone: communes share theirs with people and things."""

    def __init__(
        self, facts: FactBase, provinces: Iterable[Area], published_on: date | None
    ) -> None:
        """The communes are those of today: articles from before the last change of units knew
        others."""
        government = facts.language.government
        since = max((a.valid_from for a in facts.areas.values() if a.valid_from), default=date.min)
        self._is_today = published_on is None or published_on >= since
        level = {kind.id: kind.level for kind in government.area_types}
        self._districts: dict[Key, list[ListedUnit]] = {}
        self._communes: dict[Key, list[ListedUnit]] = {}
        words = kind_words(facts)
        for province in provinces:
            for unit in province.units:
                kind = words.at(split_words(unit), 0)
                if kind is not None and kind.size < len(split_words(unit)):
                    name = unit[split_words(unit)[kind.size].start :]
                    listed = ListedUnit(name, kind.value[-1], province.id)
                    table = self._communes if level[listed.type] == COMMUNE else self._districts
                    table.setdefault(syllables(name), []).append(listed)
        kinds = (name for kind in government.area_types for name in (kind.name, kind.short or ""))
        self._kinds = tuple({fold(name).replace(" ", "") for name in kinds if name})

    def provinces(self, name: str) -> frozenset[str]:
        """The provinces that list a district of this name."""
        return frozenset(one.province for one in self._districts.get(syllables(name), ()))

    def provinces_of_commune(self, name: str) -> frozenset[str]:
        """The provinces that list a commune of this name."""
        found = self._communes.get(syllables(name), ()) if self._is_today else ()
        return frozenset(one.province for one in found)

    def provinces_of_host(self, label: str) -> frozenset[str]:
        """The provinces that list a district after which a part of a host is called."""
        found = (one for key, one in self._districts.items() if self.is_host(label, key))
        return frozenset(one.province for listed in found for one in listed)

    def is_host(self, label: str, name: Key) -> bool:
        """Is a part of a host called after a unit: «…», «huyen…», «…city»?"""
        plain = host_name(name)
        return plain in (label, label.removesuffix(CITY)) or plain in self._without_kind(label)

    def _without_kind(self, label: str) -> Iterator[str]:
        for kind in self._kinds:
            if label.startswith(kind):
                yield label.removeprefix(kind)

    def __contains__(self, key: object) -> bool:
        """Does any province list a district of this name?"""
        return key in self._districts

    def inside(self, province: str) -> Mapping[Key, ListedUnit]:
        """The districts that a province lists, by their names."""
        return {
            key: one
            for key, listed in self._districts.items()
            for one in listed
            if one.province == province
        }
