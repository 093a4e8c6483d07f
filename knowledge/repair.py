"""Slips of typing: words that nothing explains, mended as parts of known phrases only.

At most one edit a syllable, beside at least one syllable that is right, where one phrase alone
fits. Never digits, never a word that stands in contrast to another, and for people never a
syllable that is a syllable itself: that is another name.
"""

import itertools
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.language import Contrasts
from knowledge.model import Area
from knowledge.syllabary import Syllabary
from knowledge.text import Syllable, fold, syllables
from knowledge.trie import Trie
from knowledge.vocabulary import Kind, Mention

MIN_LETTERS = 2
LONGEST_PHRASE = 8
MAX_EDITS = 1
SHORTEST = 2
PAIR = Mention(Kind.NAME, "pair")
"""Two words that follow each other in the fact base: the weakest ground to mend on."""
ASKING_KINDS = frozenset({Kind.CUE, Kind.FUNCTION, Kind.FILLER})
"""Phrases of these kinds are mended only where accents slipped, or into no word at all."""
FRAME_KINDS = frozenset({Kind.BODY, Kind.ORGANIZATION, Kind.ROLE, Kind.OFFICE}) | ASKING_KINDS
"""Short phrases of these kinds are not mended where the slip is a word itself."""


def pair_up(texts: Iterable[str]) -> Trie:
    """The pairs of words that stand side by side in these texts."""
    pairs = Trie()
    for text in texts:
        for pair in itertools.pairwise(syllables(text)):
            pairs.add_known(pair, PAIR)
    return pairs


class Repairer:
    """Mends words of a question against the phrases and the word pairs of the fact base."""

    def __init__(
        self,
        trie: Trie,
        pairs: Trie,
        contrasts: Contrasts,
        syllabary: Syllabary,
        held: Iterable[Area],
    ) -> None:
        self._trie = trie
        areas = list(held)
        self._held = frozenset(area.id for area in areas)
        self._place_names = frozenset(syllables(area.name) for area in areas)
        self._pairs = pairs
        self._syllabary = syllabary
        self._contrasting = {
            fold(word) for group in contrasts.groups for word in group if " " not in word
        }
        self._near = lru_cache(maxsize=4096)(self._neighbours)

    def mend(self, typed: Sequence[Syllable], unknown: set[int]) -> dict[int, Syllable]:
        """For the places in `unknown` that a phrase mends, the syllables meant."""
        mended: dict[int, Syllable] = {}
        unknown = {place for place in unknown if not self._is_paired(typed, place)}
        if not unknown:
            return mended
        # what could be a syllable is never mended on the ground of a pair alone
        broken = {place for place in unknown if not self._syllabary.is_valid(typed[place])}
        grounds = ((self._trie, LONGEST_PHRASE, unknown), (self._pairs, SHORTEST, broken))
        for trie, longest, wrong in grounds:
            left = wrong - mended.keys()
            for start, known in self._phrases(trie, typed, left, longest):
                places = range(start, start + len(known))
                fixes = {
                    place: one
                    for place, one in zip(places, known, strict=True)
                    if place in left and not typed[place].agrees_with(one)
                }
                if fixes and mended.keys().isdisjoint(fixes):
                    mended.update(fixes)
        return mended and self._without_others(typed, mended)

    def _is_paired(self, typed: Sequence[Syllable], place: int) -> bool:
        """Does it follow its neighbour, or its neighbour it, in the fact base just as typed?"""
        rows = (typed[max(0, place - 1) : place + 1], typed[place : place + 2])
        return any(
            len(known) == len(row) and all(map(Syllable.agrees_with, row, known))
            for row in rows
            if len(row) == SHORTEST
            for known, _ in self._pairs.search([(one.folded,) for one in row], SHORTEST)
        )

    def _without_others(
        self, typed: Sequence[Syllable], mended: dict[int, Syllable]
    ) -> dict[int, Syllable]:
        """The mends without those of syllables that make somebody's name of another one: a town
        may be part of it."""
        row = [mended.get(place, one) for place, one in enumerate(typed)]
        called = {
            place
            for match in self._trie.find(row)
            if any(mention.kind is Kind.PERSON for mention in match.mentions)
            for place in range(match.start, match.end)
        }
        return {
            place: one
            for place, one in mended.items()
            if place not in called or not self.is_syllable(typed[place])
        }

    def is_syllable(self, typed: Syllable) -> bool:
        """Could it have been meant as typed, with its accents or, where it has none, with any?"""
        return self._syllabary.could_be(typed)

    def _is_word(self, typed: Syllable) -> bool:
        """With its accents typed, a word that the fact base has elsewhere is no slip."""
        return typed.accented and any(
            typed.agrees_with(known)
            for trie in (self._trie, self._pairs)
            for known in trie.syllables.get(typed.folded, ())
        )

    def _phrases(
        self, trie: Trie, typed: Sequence[Syllable], unknown: set[int], longest: int
    ) -> list[tuple[int, tuple[Syllable, ...]]]:
        """Phrases with a mended syllable, longest first; where two compete for the same words with
        different mends, neither."""
        found: dict[tuple[int, int], set[tuple[Syllable, ...]]] = {}
        options = [
            self._near(one.folded) if place in unknown else (one.folded,)
            for place, one in enumerate(typed)
        ]
        first = 0
        for wrong in sorted(unknown):
            for start in range(max(first, wrong - longest + 1), wrong + 1):
                shortest = max(SHORTEST, wrong - start + 1)
                for known, mention in trie.search(options[start : start + longest], shortest):
                    if self._allowed(typed[start:], known, mention):
                        found.setdefault((start, len(known)), set()).add(known)
            first = wrong + 1
        ordered = sorted(found.items(), key=lambda item: -item[0][1])
        return [
            (start, next(iter(phrases)))
            for (start, length), phrases in ordered
            if len({_folded(one) for one in phrases}) == 1
        ]

    def _neighbours(self, folded: str) -> tuple[str, ...]:
        """The letters of a word and those that one edit makes of them."""
        if len(folded) < MIN_LETTERS or folded in self._contrasting:
            return (folded,)
        near = process.extract(
            folded, self._letters, scorer=OSA.distance, score_cutoff=MAX_EDITS, limit=None
        )
        in_order = sorted(near, key=lambda found: found[2])
        return (folded, *(one for one, _, _ in in_order if one != folded))

    @cached_property
    def _letters(self) -> list[str]:
        """All words that a repair may lead to, without accents."""
        return list({**self._trie.syllables, **self._pairs.syllables})

    def _allowed(
        self, typed: Sequence[Syllable], known: Sequence[Syllable], mention: Mention
    ) -> bool:
        pairs = list(zip(typed, known, strict=False))
        wrong = [place for place, (mine, one) in enumerate(pairs) if not mine.agrees_with(one)]
        if not wrong or len(wrong) > len(pairs) - len(wrong):
            return False
        if mention.kind is Kind.CUE and any(self._is_word(typed[place]) for place in wrong):
            return False
        words = [place for place in wrong if self._syllabary.is_valid(typed[place])]
        if any(self._is_other(typed[place], known[place]) for place in words):
            return False
        short = len(pairs) == SHORTEST and mention.kind in FRAME_KINDS
        if mention.kind in ASKING_KINDS and any(
            typed[place].folded != known[place].folded for place in words
        ):
            return False
        if words and (mention == PAIR or short):
            return False
        if mention.kind is Kind.PERSON and any(
            self._syllabary.could_be(typed[place]) for place in wrong
        ):
            return False
        if mention.kind is Kind.AREA and mention.id not in self._held:
            return not words
        return all(
            _lacks_a_letter(typed[place], known[place])
            for place in words
            if self._in_place_name(known, place)
        )

    def _is_other(self, typed: Syllable, known: Syllable) -> bool:
        """Is it no slip of a word that stands in contrast, but a word of its own («na», «xã»)?"""
        if typed.folded == known.folded or _lacks_a_letter(typed, known):
            return False
        return known.folded in self._contrasting

    def _in_place_name(self, known: Sequence[Syllable], place: int) -> bool:
        """Is this syllable part of a place's name? Another syllable would be another place."""
        return any(
            tuple(known[start : start + len(name)]) == name
            for name in self._place_names
            for start in range(max(0, place - len(name) + 1), place + 1)
        )


def _lacks_a_letter(typed: Syllable, known: Syllable) -> bool:
    """Only a letter was dropped; another letter or tone would be another name."""
    letters = iter(known.folded)
    return (
        len(typed.folded) == len(known.folded) - 1
        and typed.tone in ("", known.tone)
        and all(letter in letters for letter in typed.folded)
    )


def _folded(known: Sequence[Syllable]) -> str:
    return " ".join(one.folded for one in known)
