"""Which words stand beside which, in the phrases, facts and questions that are known.

An abbreviation stands where its expansion does: «tp» after what comes before «thành», before what
comes after «phố».
"""

import itertools
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from knowledge.text import fold, normalize, tokenize

NUMBER = "#"
"""One sign for any number."""
KNOWN = 2.0
"""What a pair of words counts that is known …"""
TIGHT = 3.0
"""… one of whose words seldom stands without the other …"""
TIGHT_SHARE = 0.3
"""… in less than the rest of its places …"""
TIGHT_TIMES = 3
"""… and that stands so often in what is known."""


class WordPairs:
    """Words and neighbouring pairs of them; those of names are told apart."""

    def __init__(
        self,
        phrases: Iterable[str],
        names: Iterable[str],
        abbreviations: Mapping[str, Sequence[str]],
        follows: Mapping[str, str],
    ) -> None:
        self.words: dict[str, None] = {}
        """Every word that may be meant; of abbreviations those of several words alone."""
        self.abbreviations = {key for key in abbreviations if " " not in key}
        known = [split_words(phrase) for phrase in phrases]
        after = [[before, word] for before, line in follows.items() for word in line.split()]
        self._pairs = self._learn(itertools.chain(known, after))
        self._tight = _tight_pairs(known)
        self._name_pairs = self._learn(map(split_words, names))
        self._edges = {
            key: [_edges(reading) for reading in abbreviations[key]] for key in self.abbreviations
        }
        for key in sorted(self.abbreviations):
            if any(" " in reading for reading in abbreviations[key]):
                self.words[key] = None

    def _learn(self, rows: Iterable[Sequence[str]]) -> set[tuple[str, str]]:
        """Takes in rows of words; their pairs, with accents and without."""
        pairs: set[tuple[str, str]] = set()
        for row in rows:
            self.words.update(dict.fromkeys(row))
            for before, after in itertools.pairwise(row):
                pairs |= _spellings(before, after)
        return pairs

    def support(self, before: str, after: str, *, named: bool = True) -> float:
        """How well the two are known to stand side by side; either may be without its accents.
        `named=False` leaves out what is known from names alone."""
        best = 0.0
        for left in self._lefts(before):
            for right in self._rights(after):
                pair = left, right
                if pair in self._tight:
                    return TIGHT
                if pair in self._pairs or (named and pair in self._name_pairs):
                    best = KNOWN
        return best

    def _lefts(self, word: str) -> Iterable[str]:
        """What this word may end with."""
        return (word, *(last for _, last in self._edges.get(word, ())))

    def _rights(self, word: str) -> Iterable[str]:
        """What this word may begin with."""
        return (word, *(first for first, _ in self._edges.get(word, ())))


def _tight_pairs(rows: Iterable[Sequence[str]]) -> set[tuple[str, str]]:
    """Pairs one of whose words seldom stands without the other."""
    together: Counter[tuple[str, str]] = Counter()
    first: Counter[str] = Counter()
    second: Counter[str] = Counter()
    for row in rows:
        together.update(itertools.pairwise(row))
        first.update(row[:-1])
        second.update(row[1:])
    return {
        spelled
        for (before, after), times in together.items()
        if times >= TIGHT_TIMES and times >= TIGHT_SHARE * min(first[before], second[after])
        for spelled in _spellings(before, after)
    }


def split_words(text: str) -> list[str]:
    """The words of a text in small letters; one sign for any number."""
    return [NUMBER if token.is_number else token.raw.lower() for token in tokenize(normalize(text))]


def _spellings(before: str, after: str) -> set[tuple[str, str]]:
    """The pair with its accents, and with either or both words without them."""
    return {(left, right) for left in (before, fold(before)) for right in (after, fold(after))}


def _edges(reading: str) -> tuple[str, str]:
    words = split_words(reading)
    return words[0], words[-1]
