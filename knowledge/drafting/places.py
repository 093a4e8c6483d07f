"""The places that an article names: known units, those that are new, and which «tỉnh» is meant."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from knowledge.drafting.blocks import Block
from knowledge.drafting.drafted import Drafted
from knowledge.drafting.home_province import HomeProvince, host_labels
from knowledge.drafting.ids import Ids
from knowledge.drafting.listed_units import ListedUnits
from knowledge.drafting.patterns import at_end
from knowledge.drafting.place_reader import DISTRICT, PROVINCE, Found, Key, PlaceReader
from knowledge.drafting.words import Word
from knowledge.factbase import FactBase
from knowledge.geography import Geography
from knowledge.model import Area
from knowledge.text import syllables


@dataclass(frozen=True)
class Mention:
    """A place and the stretch of the text that names it."""

    start: int
    end: int
    area: str
    named: bool
    """By its name, not by its kind alone («thị xã»)."""


class Places:
    """Made once for an article. Units that no record knows are proposed when they are named with
    their kind («xã …»)."""

    def __init__(
        self,
        facts: FactBase,
        blocks: Sequence[Block],
        published_on: date | None,
        ids: Ids,
        newspaper: Sequence[str] = (),
    ) -> None:
        """`newspaper` are its name and its hosts, as far as the page tells them."""
        self._facts = facts
        self._ids = ids
        self._geography = Geography(facts)
        self._level = {kind.id: kind.level for kind in facts.language.government.area_types}
        self._by_name: dict[Key, list[Area]] = {}
        for area in facts.areas.values():
            if _stood(area, published_on):
                for name in (area.name, *area.aliases, *facts.aliases.get(area.id, ())):
                    self._by_name.setdefault(syllables(name), []).append(area)
        stood = [area for area in facts.areas.values() if _stood(area, published_on)]
        listed = ListedUnits(facts, stood, published_on)
        reader = PlaceReader(facts, self._by_name, listed)
        self._side = at_end(facts.language.drafting.officials.sides)
        self._new: dict[str, Drafted] = {}
        self._new_keys: dict[tuple[str, Key], str] = {}
        self._parents: dict[str, str] = {}
        telling = [block.text for block in blocks if block.tells or block.role == "title"]
        self._units: list[str] = []
        home = HomeProvince(facts, self._by_name, reader, listed).find(telling, newspaper)
        self.home = home.area
        self.is_home_told = home.is_told
        """Does the article name the province that it is about, or a district of it?"""
        self._listed = listed.inside(self.home)
        self._reader = PlaceReader(facts, self._by_name, listed, self._listed)
        self._units = [*self._named_units(telling), *self._of_hosts(newspaper, listed)]

    @property
    def new(self) -> tuple[Drafted, ...]:
        """The units that no record knew."""
        return tuple(self._new.values())

    def find(self, text: str) -> list[Mention]:
        """Every place that the text names, in order; a bare «tỉnh», «thành phố» is the one that
        the article is about, or the one whose side of a meeting it tells («về phía tỉnh …»)."""
        found: list[Mention] = []
        side: str | None = None
        for one in self._reader.read(text):
            area = self._resolve(one)
            if area and one.name and self._side.search(text[: one.start]):
                side = area if self.level(area) == PROVINCE else None
            if side and one.name is None and self.type_of(side) in one.types:
                area = side
            if area:
                found.append(Mention(one.start, one.end, area, one.name is not None))
        return found

    def type_of(self, area: str) -> str:
        if area in self._facts.areas:
            return self._facts.areas[area].type
        return str(self._new[area].data["type"])

    def level(self, area: str) -> str:
        """«tinh», «huyen» or «xa»."""
        return self._level[self.type_of(area)]

    def name(self, area: str) -> str:
        if area in self._facts.areas:
            return self._facts.areas[area].name
        return str(self._new[area].data["name"])

    def full_name(self, area: str) -> str:
        """«TP Thượng Giang», «phường An Bình»."""
        kinds = {kind.id: kind for kind in self._facts.language.government.area_types}
        kind = kinds[self.type_of(area)]
        return f"{kind.short or kind.name} {self.name(area)}"

    def ancestors(self, area: str) -> list[str]:
        """The units that it lies in, nearest first."""
        if area in self._parents:
            parent = self._parents[area]
            return [parent, *self.ancestors(parent)]
        return self._geography.ancestors(area)

    def of_kind(self, types: Iterable[str]) -> str | None:
        """The unit that a bare word for its kind means in this article."""
        wanted = tuple(types)
        if any(self._level[one] == PROVINCE for one in wanted) and (
            self.type_of(self.home) in wanted
        ):
            return self.home
        around = [one for area in self._units for one in self.ancestors(area)]
        named = [area for area in (*self._units, *around) if self.type_of(area) in wanted]
        return named[0] if named else None

    def _only_one(self, types: Sequence[str]) -> str | None:
        """The unit of these kinds that is called like the province, as its city mostly is, or the
        only one there."""
        held = {
            (area.name, area.type)
            for areas in self._by_name.values()
            for area in areas
            if area.type in types and self.home in self._geography.ancestors(area.id)
        }
        units = held | {(one.name, one.type) for one in self._listed.values() if one.type in types}
        capital = [one for one in units if one[0] == self.name(self.home)]
        only = capital or [*units]
        return self.named((only[0][1],), only[0][0]) if len(only) == 1 else None

    def kinds(self, words: Sequence[Word], index: int) -> tuple[str, ...]:
        """The kinds of units that the words here can mean: «huyện», «Thành ủy»."""
        return self._reader.kinds_at(words, index)

    def kind_size(self, words: Sequence[Word], index: int) -> int:
        """How many words for a kind of unit stand here; 0 where none does."""
        return self._reader.kind_size(words, index)

    def named(self, types: Sequence[str], name: str) -> str:
        """The unit of one of these kinds with this name; a new one is proposed."""
        known = self._known(types, name)
        inside = [one.id for one in known if self.home in self._geography.ancestors(one.id)]
        if known:
            return inside[0] if inside else known[0].id
        return self._propose(types[-1], name)

    def _known(self, types: Sequence[str], name: str) -> list[Area]:
        return [area for area in self._by_name.get(syllables(name), ()) if area.type in types]

    # ---- what the article is about ----

    def _named_units(self, texts: Sequence[str]) -> list[str]:
        """Units below the province that are named, the most often named first."""
        counts: Counter[str] = Counter()
        for text in texts:
            for one in self._reader.read(text):
                if one.name and (area := self._resolve(one)):
                    counts[area] += 1
        return [area for area, _ in counts.most_common() if self.level(area) != PROVINCE]

    def _of_hosts(self, newspaper: Sequence[str], listed: ListedUnits) -> list[str]:
        """Units of the province that the page's hosts are called after."""
        labels = set(host_labels(newspaper))
        inside = [
            area.id
            for area in self._facts.areas.values()
            if self.home in self._geography.ancestors(area.id)
            and self._level[area.type] == DISTRICT
            and any(listed.is_host(label, syllables(area.name)) for label in labels)
        ]
        others = [
            self.named((one.type,), one.name)
            for key, one in self._listed.items()
            if any(listed.is_host(label, key) for label in labels)
        ]
        return [*inside, *others]

    def _resolve(self, found: Found) -> str | None:
        if found.name is None:
            return self.of_kind(found.types) or self._only_one(found.types)
        if found.types:
            known = self._known(found.types, found.name)
            # every province is known
            if known or any(self._level[one] != PROVINCE for one in found.types):
                return self.named(found.types, found.name)
            return None
        if area := self._reader.alone(found.name):
            return area.id
        listed = self._listed.get(syllables(found.name))
        return self.named((listed.type,), listed.name) if listed else None

    def _propose(self, kind: str, name: str) -> str:
        key = (kind, syllables(name))
        if key not in self._new_keys:
            kinds = {one.id: one for one in self._facts.language.government.area_types}
            area = self._ids.make(kinds[kind].short or kinds[kind].name, name)
            parent = self.home
            data = {"id": area, "name": name, "type": kind, "parent": parent}
            like = tuple(one.id for one in self._by_name.get(syllables(name), ()))
            why = "đơn vị chưa có trong dữ liệu"
            self._new[area] = Drafted("areas", data, sure=False, why=why, like=like)
            self._parents[area] = parent
            self._new_keys[key] = area
        return self._new_keys[key]


def blotted(text: str, mentions: Iterable[Mention]) -> str:
    """The text with the names of places blotted out: «Cần …» asks for nothing."""
    for one in mentions:
        text = f"{text[: one.start]}{chr(0) * (one.end - one.start)}{text[one.end :]}"
    return text


def _stood(area: Area, day: date | None) -> bool:
    """Was there such a unit on that day?"""
    if day is None:
        return True
    begun = area.valid_from is None or area.valid_from <= day
    return begun and (area.valid_to is None or day <= area.valid_to)
