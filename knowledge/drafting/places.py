"""The places that an article names: known units, those that are new, and which «tỉnh» is meant."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from knowledge.drafting.blocks import Block
from knowledge.drafting.drafted import Drafted
from knowledge.drafting.ids import Ids
from knowledge.drafting.names import Names, capital_run
from knowledge.drafting.newspapers import host_name, newspapers
from knowledge.drafting.words import Phrases, Word, keys, split_words
from knowledge.factbase import FactBase
from knowledge.geography import Geography
from knowledge.model import Area
from knowledge.text import Syllable, syllables

LONGEST_NAME = 4
"""Syllables of a place's name that nothing knows."""
PROVINCE = "tinh"
DISTRICT = "huyen"
COMMUNE = "xa"
NATION = "quoc-gia"
Key = tuple[Syllable, ...]
"""A name as syllables: «Hoà» and «Hòa» are the same."""


@dataclass(frozen=True)
class Mention:
    """A place and the stretch of the text that names it."""

    start: int
    end: int
    area: str
    named: bool
    """By its name, not by its kind alone («thị xã»)."""


@dataclass(frozen=True)
class _Found:
    """A kind of unit, or none, with a name, or none, as it stands in a text."""

    start: int
    end: int
    types: tuple[str, ...]
    name: str | None


class Places:
    """Made once for an article. Units that no record knows are proposed when they are named with
    their kind («xã …»)."""

    def __init__(
        self, facts: FactBase, blocks: Sequence[Block], published_on: date | None, ids: Ids
    ) -> None:
        self._facts = facts
        self._ids = ids
        self._geography = Geography(facts)
        self._level = {kind.id: kind.level for kind in facts.language.government.area_types}
        self._types = _type_words(facts)
        words = facts.language.drafting.officials
        self._names = Names(words)
        self._other_words = Phrases((one, one) for one in words.not_units)
        self._by_name: dict[Key, list[Area]] = {}
        for area in facts.areas.values():
            if _stood(area, published_on):
                for name in (area.name, *area.aliases, *facts.aliases.get(area.id, ())):
                    self._by_name.setdefault(syllables(name), []).append(area)
        self._new: dict[str, Drafted] = {}
        self._new_keys: dict[tuple[str, Key], str] = {}
        self._parents: dict[str, str] = {}
        telling = [block.text for block in blocks if block.tells or block.role == "title"]
        self._units: list[str] = []
        self.is_home_told = False
        """Does the article name the province that it is about?"""
        self.home = self._home(telling)
        self._units = self._named_units(telling)

    @property
    def new(self) -> tuple[Drafted, ...]:
        """The units that no record knew."""
        return tuple(self._new.values())

    def find(self, text: str) -> list[Mention]:
        """Every place that the text names, in order; a bare «tỉnh», «thành phố» is the one that
        the article is about."""
        found = []
        for one in self._scan(text):
            if area := self._resolve(one):
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

    def kind_size(self, words: Sequence[Word], index: int) -> int:
        """How many words for a kind of unit stand here; 0 where none does."""
        found = self._types.at(words, index) if index < len(words) else None
        return found.size if found is not None and found.exact else 0

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

    def _home(self, texts: Sequence[str]) -> str:
        """The province that is named most; the bot's own where none is."""
        hosts = newspapers(texts)
        own = (areas for name, areas in self._by_name.items() if host_name(name) in hosts)
        told = (area for areas in own for area in areas if self._level[area.type] == PROVINCE)
        counts = Counter(area.id for area in told)
        for text in texts:
            for one in self._scan(text):
                for area in self._by_name.get(syllables(one.name), ()) if one.name else ():
                    if self._level[area.type] == PROVINCE:
                        counts[area.id] += 1
        home = self._facts.language.about.home
        self.is_home_told = bool(counts)
        return max(counts, key=lambda area: (counts[area], area == home), default=home)

    def _named_units(self, texts: Sequence[str]) -> list[str]:
        """Units below the province that are named, the most often named first."""
        counts: Counter[str] = Counter()
        for text in texts:
            for one in self._scan(text):
                if one.name and one.types and (area := self._resolve(one)):
                    counts[area] += 1
        return [area for area, _ in counts.most_common() if self.level(area) != PROVINCE]

    # ---- reading ----

    def _scan(self, text: str) -> Iterator[_Found]:
        words = split_words(text)
        index = 0
        while index < len(words):
            found, used = self._at(words, index)
            if found is not None:
                yield found
            index += max(used, 1)

    def _at(self, words: Sequence[Word], index: int) -> tuple[_Found | None, int]:
        """What begins at a word, and how many words it takes."""
        other = self._other_words.at(words, index)
        if other is not None and other.exact:
            return None, other.size
        kind = self._types.at(words, index)
        if kind is not None and kind.exact:
            run = capital_run(words, index + kind.size)
            if not run and any(self._level[one] == COMMUNE for one in kind.value):
                run = _number(words, index + kind.size)
            size = self._named(kind.value, run)
            last = index + kind.size + size - 1
            name = " ".join(run[:size]) or None
            found = _Found(words[index].start, words[last].end, kind.value, name)
            return found, kind.size + size
        if not words[index].is_capital or words[index].is_mark:
            return None, 1
        run = self._until_kind(words, index, capital_run(words, index))
        for size in range(len(run), 0, -1):
            rest = run[size:]
            if self._alone(" ".join(run[:size])) and (not rest or self._names.is_name(rest)):
                end = words[index + size - 1].end
                return _Found(words[index].start, end, (), " ".join(run[:size])), size
        return None, len(run)

    def _until_kind(self, words: Sequence[Word], index: int, run: list[str]) -> list[str]:
        """A row of capitals up to a word for a kind of unit in it («UBND TP …»)."""
        kinds = (size for size in range(1, len(run)) if self._types.at(words, index + size))
        return run[: next(kinds, len(run))]

    def _named(self, types: Sequence[str], run: Sequence[str]) -> int:
        """How many words of a row of capitals behind a kind of unit are its name."""

        def known(name: str) -> bool:
            return any(area.type in types for area in self._by_name.get(syllables(name), ()))

        size = self._names.split(run, known)
        return size if size <= LONGEST_NAME or known(" ".join(run[:size])) else 0

    def _alone(self, name: str) -> Area | None:
        """The one unit that a bare name means: the province, else the only district of it."""
        areas = self._by_name.get(syllables(name), ())
        for level in (PROVINCE, DISTRICT):
            found = [area for area in areas if self._level[area.type] == level]
            if found:
                return found[0] if level == PROVINCE or len(found) == 1 else None
        return None

    def _resolve(self, found: _Found) -> str | None:
        if found.name is None:
            return self.of_kind(found.types)
        if found.types:
            known = self._known(found.types, found.name)
            # every province is known
            if known or any(self._level[one] != PROVINCE for one in found.types):
                return self.named(found.types, found.name)
            return None
        area = self._alone(found.name)
        return area.id if area else None

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


def _type_words(facts: FactBase) -> Phrases[tuple[str, ...]]:
    """Words for kinds of units and for the committees that say them («Thị ủy»), each with the
    kinds that it can mean; the most local last."""
    words: dict[str, tuple[str, ...]] = {}
    government = facts.language.government
    kinds = {kind.id: kind for kind in government.area_types}
    for kind in government.area_types:
        if kind.level != NATION:
            for word in dict.fromkeys((kind.name, kind.short or kind.name, *kind.aliases)):
                words[word] = (*words.get(word, ()), kind.id)
    committees: dict[str, tuple[str, ...]] = {}
    for body in government.body_types:
        for kind_id, names in body.names.items():
            # a committee is called after the word for its unit, whatever the unit's level
            same = [kind.id for kind in kinds.values() if kind.name == kinds[kind_id].name]
            for name in names:
                if keys(name)[-1] != keys(kinds[kind_id].name)[-1]:
                    committees[name] = (*committees.get(name, ()), *same)
    # «Đảng ủy» is of several kinds of units and tells none
    words |= {
        name: types
        for name, types in committees.items()
        if len({kinds[one].name for one in types}) == 1
    }
    return Phrases(words.items())


def _number(words: Sequence[Word], index: int) -> list[str]:
    """«phường 3»."""
    if index < len(words) and words[index].text.isdigit() and len(words[index].text) < 3:
        return [words[index].text]
    return []


def _stood(area: Area, day: date | None) -> bool:
    """Was there such a unit on that day?"""
    if day is None:
        return True
    begun = area.valid_from is None or area.valid_from <= day
    return begun and (area.valid_to is None or day <= area.valid_to)
