"""The words of texts: which there are, which follow one another, what numbers stand among them, and
which other words say the same."""

import heapq
import itertools
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from knowledge.literals import is_number, read_number
from knowledge.numbered import Ordinal, ordinals
from knowledge.text import Syllable, syllables, tokenize

CACHED_PASSAGES = 16_384
"""Texts whose words are kept: names of bodies, places and meetings belong to many facts."""
Pair = tuple[str, str]
"""Two syllables that follow one another, folded."""


@dataclass(frozen=True, slots=True)
class Passage:
    """The words of one text."""

    words: frozenset[Syllable]
    pairs: frozenset[Pair]
    amounts: tuple[Decimal, ...]
    ordinals: frozenset[Ordinal]


@lru_cache(maxsize=CACHED_PASSAGES)
def passage(text: str) -> Passage:
    """The words of a text of the fact base."""
    tokens = tokenize(unicodedata.normalize("NFC", text))
    known = [token.syllable for token in tokens]
    numbers = [token.raw for token in tokens if token.is_number]
    amounts = tuple(read_number(one) for one in numbers if is_number(one))
    told = frozenset(one for _, one in ordinals([syllable.folded for syllable in known]))
    return Passage(frozenset(known), _pairs(known), amounts, told)


def _pairs(known: Sequence[Syllable]) -> frozenset[Pair]:
    return frozenset((a.folded, b.folded) for a, b in itertools.pairwise(known))


class Beside:
    """Which words of a question stand beside the same one in a text, too."""

    def __init__(self, typed: Sequence[Syllable]) -> None:
        self._places: dict[Pair, list[int]] = defaultdict(list)
        for place, pair in enumerate(itertools.pairwise([one.folded for one in typed])):
            self._places[pair] += (place, place + 1)
        self._pairs = frozenset(self._places)

    def within(self, *texts: frozenset[Pair]) -> set[int]:
        """The places of such words, by the pairs that texts have."""
        return {
            place for pairs in texts for pair in self._pairs & pairs for place in self._places[pair]
        }


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of several texts together, by their letters, and their pairs."""

    words: dict[str, set[Syllable]]
    pairs: set[Pair]


class Synonyms:
    """Groups of phrases that say the same; built once from the lexicon."""

    def __init__(self, groups: Iterable[Iterable[str]]) -> None:
        self._groups = [
            [(known, _pairs(known)) for known in map(syllables, group)] for group in groups
        ]
        self._pairs = [
            frozenset[Pair]().union(*(pairs for _, pairs in one)) for one in self._groups
        ]
        self.pairs = frozenset[Pair]().union(*self._pairs)
        """All pairs that a synonym can bring."""
        self._starting: dict[Syllable, list[int]] = defaultdict(list)
        """By the first word of a phrase the groups that have it."""
        for number, group in enumerate(self._groups):
            for known, _ in group:
                self._starting[known[0]].append(number)

    def wording(self, texts: Iterable[str]) -> Wording:
        """The words of the texts. Where they have one of several synonyms, all of them count."""
        known: set[Syllable] = set()
        pairs: set[Pair] = set()
        for text in texts:
            part = passage(text)
            known |= part.words
            pairs |= part.pairs
        self._widen(known, pairs)
        words: dict[str, set[Syllable]] = {}
        for syllable in known:
            words.setdefault(syllable.folded, set()).add(syllable)
        return Wording(words, pairs)

    def _widen(self, known: set[Syllable], pairs: set[Pair]) -> None:
        """Adds the synonyms, group after group: a word that one brings may bring a later one."""
        said = known & self._starting.keys()
        waiting = sorted({number for word in said for number in self._starting[word]})
        done = -1
        while waiting:
            number = heapq.heappop(waiting)
            if number <= done:
                continue
            done = number
            group = self._groups[number]
            if not any(known.issuperset(one) and pairs.issuperset(own) for one, own in group):
                continue
            pairs |= self._pairs[number]
            for word in {word for phrase, _ in group for word in phrase} - known:
                known.add(word)
                for later in self._starting.get(word, ()):
                    heapq.heappush(waiting, later)
