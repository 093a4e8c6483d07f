"""The places that a text names, as they stand there: a kind of unit, a name, or both."""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

from knowledge.drafting.names import Names, capital_run
from knowledge.drafting.words import Match, Phrases, Word, keys, split_words
from knowledge.factbase import FactBase
from knowledge.model import Area
from knowledge.text import Syllable, syllables

LONGEST_NAME = 4
"""Syllables of a place's name that nothing knows."""
PROVINCE = "tinh"
DISTRICT = "huyen"
COMMUNE = "xa"
NATION = "quoc-gia"
INITIALS = 4
"""Letters of a body's initials, right behind which a place may be named: «UBND …»."""
_LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZĐ-&")
_VOWELS = frozenset("AEIOUY")
Key = tuple[Syllable, ...]
"""A name as syllables: «Hoà» and «Hòa» are the same."""


@dataclass(frozen=True)
class Found:
    """A kind of unit, or none, with a name, or none, as it stands in a text."""

    start: int
    end: int
    types: tuple[str, ...]
    name: str | None


class PlaceReader:
    """Built once for an article from the units that stood on its day, by name."""

    def __init__(
        self,
        facts: FactBase,
        by_name: Mapping[Key, Sequence[Area]],
        every: Container[Key],
        listed: Container[Key] = frozenset(),
    ) -> None:
        """`every`: names of all units above communes that have no record; `listed`: those of them
        that may stand alone."""
        self._by_name = by_name
        self._every = every
        self._listed = listed
        self._level = {kind.id: kind.level for kind in facts.language.government.area_types}
        self._kinds = kind_words(facts)
        words = facts.language.drafting.officials
        self._names = Names(words)
        roles = facts.language.government.roles
        told = (*(one.name for one in roles), *(one.name for one in words.roles))
        self._offices = Phrases((one, True) for one in (*told, *words.honorifics, *words.groups))
        ranks = (rank.name for rank in facts.language.government.ranks if not rank.after)
        self._ranks = Phrases((one, True) for one in ranks)
        self._heads = Phrases((one, True) for one in words.called_after)
        self._other_words = Phrases((one, one) for one in words.not_units)

    def read(self, text: str) -> Iterator[Found]:
        """Every place that the text names, in order."""
        words = split_words(text)
        index = 0
        while index < len(words):
            found, used = self._at(words, index)
            if found is not None:
                yield found
            index += max(used, 1)

    def _at(self, words: Sequence[Word], index: int) -> tuple[Found | None, int]:
        """What begins at a word, and how many words it takes."""
        other = self._other_words.at(words, index)
        if other is not None and other.exact:
            return None, other.size
        kind = self._kind_at(words, index)
        if kind is not None:
            run = self._name_run(words, index + kind.size)
            if not run and any(self._level[one] == COMMUNE for one in kind.value):
                run = _number(words, index + kind.size)
            size = self._named(kind.value, run, bare=self._can_lead(words, index))
            last = index + kind.size + size - 1
            name = " ".join(run[:size]) or None
            found = Found(words[index].start, words[last].end, kind.value, name)
            return found, kind.size + size
        if not words[index].is_capital or words[index].is_mark:
            return None, 1
        head = self._heads.at(words, index)
        if head is not None and head.exact:
            return None, head.size  # «Báo …», «Đài …» before a place
        run = self._until_kind(words, index, capital_run(words, index))
        for size in range(len(run), 0, -1):
            rest = run[size:]
            name = " ".join(run[:size])
            if self._stands_alone(name) and (not rest or self._names.is_name(rest)):
                return Found(words[index].start, words[index + size - 1].end, (), name), size
        initials = (size for size in range(1, len(run)) if _is_initials(run[size - 1]))
        return None, next(initials, len(run))

    def _name_run(self, words: Sequence[Word], index: int) -> list[str]:
        """A row of capitals up to an office or a rank in it («… Thượng tá …»)."""
        run = capital_run(words, index)
        for size in range(len(run)):
            office = self._offices.at(words, index + size)
            rank = self._ranks.at(words, index + size)
            if rank is not None and rank.exact:
                office = self._offices.at(words, index + size + rank.size)
            if office is not None and office.exact and office.size > 1:
                return run[:size]
        return run

    def _until_kind(self, words: Sequence[Word], index: int, run: list[str]) -> list[str]:
        """A row of capitals up to a word for a kind of unit in it («UBND TP …»)."""
        kinds = (size for size in range(1, len(run)) if self.kind_size(words, index + size))
        return run[: next(kinds, len(run))]

    def _can_lead(self, words: Sequence[Word], index: int) -> bool:
        """Can a person's name stand right behind a kind of unit: is an office, or «đồng chí», told
        before it in its part of the sentence?"""
        start = next((i for i in range(index, 0, -1) if words[i - 1].text in ",;:.("), 0)
        return any(self._offices.at(words, i) for i in range(start, index))

    def _named(self, types: Sequence[str], run: Sequence[str], *, bare: bool) -> int:
        """How many words of a row of capitals behind a kind of unit are its name."""

        def known(name: str) -> bool:
            held = self._by_name.get(syllables(name), ())
            return any(area.type in types for area in held) or syllables(name) in self._listed

        if any(self._level[one] == PROVINCE for one in types):
            provinces = [size for size in range(1, len(run) + 1) if known(" ".join(run[:size]))]
            if provinces:  # all of them are known
                return provinces[-1]
        all_known = all(self._level[one] == PROVINCE for one in types)
        if (bare or all_known) and self._is_person(types, run):
            return 0
        size = self._names.split(run, known, bare=bare)
        return size if size <= LONGEST_NAME or known(" ".join(run[:size])) else 0

    def _is_person(self, types: Sequence[str], run: Sequence[str]) -> bool:
        """Is a row of capitals behind an office and the kind of its unit who holds it? All
        provinces and districts are known."""
        if not self._names.is_name(run) or any(self._level[one] == COMMUNE for one in types):
            return False
        starts = (syllables(" ".join(run[:size])) for size in range(1, len(run) + 1))
        return not any(key in self._by_name or key in self._every for key in starts)

    def alone(self, name: str) -> Area | None:
        """The one unit that a bare name means: the province, else the only district of it."""
        areas = self._by_name.get(syllables(name), ())
        for level in (PROVINCE, DISTRICT):
            found = [area for area in areas if self._level[area.type] == level]
            if found:
                return found[0] if level == PROVINCE or len(found) == 1 else None
        return None

    def _stands_alone(self, name: str) -> bool:
        return self.alone(name) is not None or syllables(name) in self._listed

    def kind_size(self, words: Sequence[Word], index: int) -> int:
        """How many words for a kind of unit stand here; 0 where none does."""
        found = self._kind_at(words, index)
        return found.size if found is not None else 0

    def kinds_at(self, words: Sequence[Word], index: int) -> tuple[str, ...]:
        """The kinds that words for a kind of unit here can mean; none where no such words are."""
        found = self._kind_at(words, index)
        return found.value if found is not None else ()

    def _kind_at(self, words: Sequence[Word], index: int) -> Match[tuple[str, ...]] | None:
        """The words for a kind of unit here, without the first one of a person's name."""
        found = self._kinds.exact_at(words, index)
        if found is not None and self._names.begins_inside(words, index, found.size):
            return self._kinds.exact_at(words[: index + found.size - 1], index)
        return found


def kind_words(facts: FactBase) -> Phrases[tuple[str, ...]]:
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


def _is_initials(word: str) -> bool:
    """Is it rather the initials of a body («UBND») than a word of a name in capitals?"""
    plain = all(letter in _LETTERS for letter in word)
    return plain and len(word) >= INITIALS and sum(letter in _VOWELS for letter in word) < 2


def _number(words: Sequence[Word], index: int) -> list[str]:
    """«phường 3»."""
    if index < len(words) and words[index].text.isdigit() and len(words[index].text) < 3:
        return [words[index].text]
    return []
