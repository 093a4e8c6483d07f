"""One way to read a question: its words, and the stretches of them that are read as one."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from knowledge.literals import Literal
from knowledge.text import Syllable
from knowledge.trie import Match
from knowledge.vocabulary import NOTHING, Kind, Mention, Mentions

HIDDEN = Syllable("#", " ", "")


class Word(NamedTuple):
    """One syllable of a reading, or one literal."""

    syllable: Syllable
    raw: str
    literal: Literal | None = None
    share: float = 1.0
    """How much of a typed token this is: an abbreviation of two syllables gives half to each."""
    cost: float = 0.0
    doubtful: bool = False
    """Mended, though what was typed is a syllable itself: it may have been meant."""

    @property
    def spoken(self) -> Syllable:
        """The syllable; of a literal none that a phrase could have."""
        return HIDDEN if self.literal else self.syllable


class Item(NamedTuple):
    """A stretch of words read as one: its meanings, or none where nothing knows it."""

    start: int
    end: int
    mentions: Mentions = NOTHING
    literal: Literal | None = None

    def of(self, kind: Kind) -> tuple[Mention, ...]:
        return self.mentions.of(kind)

    def cues(self) -> frozenset[str]:
        return self.mentions.cues


@dataclass(frozen=True)
class Reading:
    """One row of words with the items chosen for it and every phrase found in it."""

    words: tuple[Word, ...]
    items: tuple[Item, ...]
    matches: tuple[Match, ...]
    weight: float

    def text(self, item: Item) -> str:
        return self.raw(item.start, item.end)

    @cached_property
    def shouted(self) -> bool:
        """Is everything in capitals, so that a capital tells nothing?"""
        return all(word.raw.isupper() for word in self.words if word.raw.isalpha())

    def raw(self, start: int, end: int) -> str:
        """Words as they were typed."""
        return " ".join(word.raw for word in self.words[start:end] if word.raw)
