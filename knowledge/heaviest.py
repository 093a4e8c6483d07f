"""The heaviest row of phrases that words can be read as: phrases compete for words, each weighs by
what it is and how many words it explains."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from knowledge.items import Item, Reading, Word
from knowledge.text import Syllable
from knowledge.trie import Match, Trie
from knowledge.vocabulary import NOTHING

LITERAL_WEIGHT = 4.0


class Row(NamedTuple):
    """A row of words with the phrases of the heaviest way to read it."""

    words: Sequence[Word]
    first: Sequence[Match | None]
    """For each place the phrase to go on with from there; None: the word stands alone."""
    matches: Sequence[Match]
    weight: float

    @property
    def unexplained(self) -> Iterator[int]:
        """The places of words in no phrase."""
        place = 0
        while place < len(self.words):
            match = self.first[place]
            if match is None:
                yield place
            place = match.end if match else place + 1

    def reading(self) -> Reading:
        items = _items(self.words, self.first)
        return Reading(tuple(self.words), tuple(items), tuple(self.matches), self.weight)


def _items(words: Sequence[Word], first: Sequence[Match | None]) -> Iterable[Item]:
    """From the first on those that follow one another."""
    start = 0
    while start < len(words):
        match = first[start]
        item = (
            Item(start, start + 1, NOTHING, words[start].literal)
            if match is None
            else Item(start, match.end, match.mentions)
        )
        yield item
        start = item.end


def heaviest_row(trie: Trie, words: Sequence[Word], typed: Sequence[Syllable]) -> Row:
    """The heaviest way to read words as phrases; `typed` are their syllables."""
    matches = trie.find(typed)
    by_start: list[list[Match]] = [[] for _ in words]
    for match in matches:
        by_start[match.start].append(match)
    shares = [word.share for word in words]
    in_full = min(shares, default=1.0) == 1.0
    best = [0.0] * (len(words) + 1)
    first: list[Match | None] = [None] * len(words)
    """For each place the heaviest row from there on, and the phrase that it starts with."""
    for start in range(len(words) - 1, -1, -1):
        heaviest = (LITERAL_WEIGHT if words[start].literal else 0.0) + best[start + 1]
        for match in by_start[start]:
            _, end, _, weight = match
            if not in_full:
                weight = weight * sum(shares[start:end]) / (end - start)
            if weight + best[end] > heaviest:
                heaviest = weight + best[end]
                first[start] = match
        best[start] = heaviest
    cost = sum([word.cost for word in words])
    return Row(words, first, matches, best[0] - cost)
