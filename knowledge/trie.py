"""Phrases by their syllables without accents, in one trie; accents are compared at a phrase's end.

The trie is one dictionary: a row of syllables leads to what ends there, or to nothing where it is
only the start of phrases. So it can be written down and read as it is.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from knowledge.recent import Recent
from knowledge.text import Syllable, syllables
from knowledge.vocabulary import SHORT_WEIGHT, WEIGHTS, Kind, Mention, Mentions

Ending = list[tuple[tuple[Syllable, ...], list[Mention]]]
"""Phrases with the same letters, with what they mean, in the order of their adding."""


class Match(NamedTuple):
    """A phrase found at tokens `start` to `end` (not included): all that it can stand for."""

    start: int
    end: int
    mentions: Mentions
    weight: float
    """Of the heaviest."""


class Trie:
    """Phrases to be found in rows of syllables."""

    def __init__(self) -> None:
        self._endings: dict[str, Ending] = {}
        self.syllables: dict[str, set[Syllable]] = defaultdict(set)
        self._meanings = Recent(self._mean)

    def add(self, phrase: str, mention: Mention) -> None:
        self.add_known(syllables(phrase), mention)

    def add_known(self, known: tuple[Syllable, ...], mention: Mention) -> None:
        if not known:
            return
        self._meanings.clear()
        path = ""
        for syllable in known:
            self.syllables[syllable.folded].add(syllable)
            path = f"{path} {syllable.folded}"
            self._endings.setdefault(path, [])
        ending = self._endings[path]
        if any(known == other and mention in mentions for other, mentions in ending):
            return
        if ending and ending[-1][0] == known:
            ending[-1][1].append(mention)
        else:
            ending.append((known, [mention]))

    def find(self, typed: Sequence[Syllable]) -> list[Match]:
        """Every phrase anywhere in `typed`, overlapping ones too."""
        endings = self._endings
        row = tuple(typed)
        letters = [one.folded for one in row]
        found: list[Match] = []
        for start in range(len(row)):
            path = ""
            for end, word in enumerate(letters[start:], start=start + 1):
                path = f"{path} {word}"
                ending = endings.get(path)
                if ending is None:
                    break
                if ending:
                    mentions, weight = self._meanings[row[start:end]]
                    if mentions:
                        found.append(Match(start, end, mentions, weight))
        return found

    def _mean(self, typed: tuple[Syllable, ...]) -> tuple[Mentions, float]:
        """What the phrases mean that have just these words, as far as accents are typed, the
        heaviest first, and its weight."""
        path = "".join(f" {one.folded}" for one in typed)
        weights = {
            mention: _weigh(mention, len(typed))
            for known, mentions in self._endings[path]
            if all(map(Syllable.agrees_with, typed, known))
            for mention in mentions
            if mention.kind is not Kind.LIGHT or _is_light(typed, known)
        }
        found = Mentions(sorted(weights, key=lambda mention: -weights[mention]))
        return found, max(weights.values(), default=0.0)

    def search(
        self, options: Sequence[Iterable[str]], shortest: int = 1
    ) -> Iterator[tuple[tuple[Syllable, ...], Mention]]:
        """Phrases of so many words at least from the first word on, where each place may be spelled
        in several ways."""
        paths = [("", 0)]
        while paths:
            path, place = paths.pop()
            if place >= shortest:
                for known, mentions in self._endings[path]:
                    for mention in mentions:
                        yield known, mention
            if place < len(options):
                for folded in options[place]:
                    longer = f"{path} {folded}"
                    if longer in self._endings:
                        paths.append((longer, place + 1))


def _is_light(typed: Sequence[Syllable], known: Sequence[Syllable]) -> bool:
    """Of an everyday word all accents are typed, or none: «dân» is no «dẫn»."""
    return all(one == other or not one.accented for one, other in zip(typed, known, strict=True))


def _weigh(mention: Mention, length: int) -> float:
    weight = WEIGHTS[mention.kind] * length
    return weight * SHORT_WEIGHT if length == 1 else weight + 0.3 * (length - 1)
