"""Units that no record holds but their province lists: by them an article tells its province."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from knowledge.drafting.newspapers import host_name
from knowledge.drafting.place_reader import Key
from knowledge.drafting.words import Phrases, split_words
from knowledge.model import Area
from knowledge.text import syllables


@dataclass(frozen=True)
class ListedUnit:
    """A unit that its province lists."""

    name: str
    type: str
    province: str


class ListedUnits:
    """Made once for an article from the provinces that stood on its day."""

    def __init__(self, provinces: Iterable[Area], kinds: Phrases[tuple[str, ...]]) -> None:
        """`kinds`: words for kinds of units with the types that they can mean."""
        self._by_name: dict[Key, list[ListedUnit]] = {}
        for province in provinces:
            for unit in province.units:
                words = split_words(unit)
                kind = kinds.at(words, 0)
                if kind is not None and kind.size < len(words):
                    name = unit[words[kind.size].start :]
                    listed = ListedUnit(name, kind.value[-1], province.id)
                    self._by_name.setdefault(syllables(name), []).append(listed)

    def provinces(self, name: str) -> frozenset[str]:
        """The provinces that list a unit of this name."""
        return frozenset(one.province for one in self._by_name.get(syllables(name), ()))

    def provinces_of_host(self, label: str) -> frozenset[str]:
        """The provinces that list a unit after which a part of a host is called."""
        found = (listed for key, listed in self._by_name.items() if host_name(key) == label)
        return frozenset(one.province for listed in found for one in listed)

    def __contains__(self, key: object) -> bool:
        """Does any province list a unit of this name?"""
        return key in self._by_name

    def inside(self, province: str) -> Mapping[Key, ListedUnit]:
        """The units that a province lists, by their names."""
        return {
            key: one
            for key, listed in self._by_name.items()
            for one in listed
            if one.province == province
        }
