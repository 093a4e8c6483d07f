"""What one fact is connected with."""

from collections.abc import Collection, Container, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property

from knowledge.model import (
    Fact,
    StatementKind,
)
from knowledge.numbered import Ordinal
from knowledge.period import Period
from knowledge.text import Syllable
from knowledge.wording import Pair, Synonyms, Wording, passage

CONTENT_KINDS = frozenset({StatementKind.AIM, StatementKind.CONTENT, StatementKind.TASK_GROUP})
"""Kinds of statements that tell what a document itself says."""


@dataclass
class Profile:
    """The connections of one fact."""

    fact: Fact
    seen_on: date
    synonyms: Synonyms = field(repr=False)
    people: set[str] = field(default_factory=set)
    posts: set[str] = field(default_factory=set)
    organizations: set[str] = field(default_factory=set)
    areas: set[str] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)
    events: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    """Records whose name points at this fact: indicators, topics, projects …"""
    times: set[Period] = field(default_factory=set)
    told: set[Decimal] = field(default_factory=set)
    """Its own numbers, beside those that its texts have."""
    texts: list[str] = field(default_factory=list)
    """All that is said of the fact, its own texts and those of its surroundings."""
    own_texts: list[str] = field(default_factory=list)
    """The texts of the fact itself."""

    @cached_property
    def amounts(self) -> set[Decimal]:
        """All numbers by which it may be told."""
        return self.told.union(*(passage(text).amounts for text in self.texts))

    @cached_property
    def ordinals(self) -> frozenset[Ordinal]:
        """The numbers that tell what is named in its texts from its like."""
        return frozenset[Ordinal]().union(*(passage(text).ordinals for text in self.texts))

    @cached_property
    def said(self) -> frozenset[Pair]:
        """The pairs of all texts, without those that a synonym may bring: most facts need never
        have all their words put together so."""
        return frozenset[Pair]().union(*(passage(text).pairs for text in self.texts))

    @cached_property
    def _all(self) -> Wording:
        return self.synonyms.wording(dict.fromkeys(self.texts))

    @cached_property
    def _own(self) -> Wording:
        return self.synonyms.wording(self.own_texts)

    @cached_property
    def words(self) -> dict[str, set[Syllable]]:
        """The words of the fact and of its surroundings, by their letters."""
        return self._all.words

    @cached_property
    def pairs(self) -> set[Pair]:
        """Syllables that follow one another, folded."""
        return self._all.pairs

    @cached_property
    def own_words(self) -> dict[str, set[Syllable]]:
        """The words of the fact itself, without its surroundings."""
        return self._own.words

    @cached_property
    def own_pairs(self) -> set[Pair]:
        return self._own.pairs

    def covers(
        self,
        typed: Sequence[Syllable],
        place: int,
        apart: Container[int] = (),
    ) -> bool:
        """Is this word, as typed, one of the fact's own, or one of its surroundings' beside a
        neighbour that follows it there too?"""
        return self.says(typed[place]) or self.has_beside(typed, place, apart)

    def has_beside(self, typed: Sequence[Syllable], place: int, apart: Container[int] = ()) -> bool:
        """Is this word in the fact or its surroundings beside a neighbour that follows it there
        too? A lone syllable proves little; neighbours in `apart` belong to something else."""
        here, before, after = typed[place].folded, place - 1, place + 1
        near = []
        if before >= 0 and before not in apart:
            near.append((typed[before].folded, here))
        if after < len(typed) and after not in apart:
            near.append((here, typed[after].folded))
        return (
            any(pair in self.said or pair in self.synonyms.pairs for pair in near)
            and _has(self.words, typed[place])
            and any(pair in self.pairs for pair in near)
        )

    def says_phrase(self, typed: Sequence[Syllable], places: range) -> bool:
        """Are these words the fact's own, one after another as there?"""
        return all(self.says(typed[place]) for place in places) and all(
            (typed[place].folded, typed[place + 1].folded) in self.own_pairs
            for place in places[:-1]
        )

    def says(self, typed: Syllable) -> bool:
        """Is this word one of the fact's own?"""
        return _has(self.own_words, typed)


def _has(words: Mapping[str, Collection[Syllable]], typed: Syllable) -> bool:
    """Is one of the words meant by what is typed?"""
    known = words.get(typed.folded)
    return known is not None and (typed in known or any(map(typed.agrees_with, known)))
