"""Slips of the finger in single words, mended before anything is read: a letter doubled, dropped,
hit beside or swapped with the next.

A word is touched only if nothing knows it. One that can be no Vietnamese syllable is mended where
one known word is a single slip away, or where its neighbours pick one; one that could be a
syllable only where its neighbours do, and never inside a name. Of the words of a contrast («tỉnh»,
«thị») none is picked beside another. Numbers stay as they are.
"""

import itertools
import re
from collections.abc import Container, Iterable, Mapping, Sequence

from rapidfuzz.distance import OSA

from knowledge.language import Contrasts
from knowledge.syllabary import Syllabary
from knowledge.text import Token, fold, normalize, syllables, tokenize

_NUMERAL = re.compile(r"[ivx]+")
MAX_SLIPS = 1
MIN_LETTERS = 3
"""Shorter words are a slip away from too many others, unless a neighbour decides."""
MIN_INITIALS = 4
"""Shorter words in capitals are left alone: an abbreviation is a slip away from others."""
NUMBER = "#"
AS_WRITTEN = 2
"""What a neighbour that stands beside a word as written counts; without accents it counts 1."""
BOTH_SIDES = 3
"""What could be a word of its own is mended only where both its neighbours know the other."""
PASSES = 2
"""A mended word may be the neighbour that the next one needs."""


class Speller:
    """Mends single words; knows the words and the pairs of words of a fact base."""

    def __init__(
        self,
        phrases: Iterable[str],
        names: Iterable[str],
        abbreviations: Iterable[str],
        contrasts: Contrasts,
        syllabary: Syllabary,
    ) -> None:
        self._syllabary = syllabary
        self._words: dict[str, None] = {}
        self._pairs = self._learn(phrases)
        self._named_pairs = self._pairs | self._learn(names)
        self._folded = {fold(word) for word in self._words}
        self._syllables = {known for word in self._words for known in syllables(word)}
        self._abbreviations = {fold(part) for key in abbreviations for part in key.split()}
        self._by_length: dict[int, list[str]] = {}
        for word in self._words:
            self._by_length.setdefault(len(word), []).append(word)
        self._groups = [
            frozenset(fold(word) for word in group if " " not in word) for group in contrasts.groups
        ]

    def _learn(self, phrases: Iterable[str]) -> set[tuple[str, str]]:
        """Takes in the words of phrases; their neighbouring pairs, as written and folded."""
        pairs: set[tuple[str, str]] = set()
        for phrase in phrases:
            known = [_word(token) for token in tokenize(normalize(phrase))]
            self._words.update(dict.fromkeys(known))
            for before, after in itertools.pairwise(known):
                pairs |= {(before, after), (fold(before), fold(after))}
        return pairs

    def correct(self, text: str) -> str:
        """The text with its slips mended; the same text where there are none."""
        for _ in range(PASSES):
            mended = self._mend(text)
            if mended == text:
                break
            text = mended
        return text

    def _mend(self, text: str) -> str:
        tokens = tokenize(text)
        accented = any(token.syllable.accented for token in tokens)
        fixes: dict[int, str] = {}
        for place, token in enumerate(tokens):
            if not self._is_known(token) and (
                word := self._meant(tokens, place, accented=accented)
            ):
                fixes[place] = word
        parts, end = [], 0
        for place, token in enumerate(tokens):
            if place in fixes:
                parts += [text[end : token.start], _cased(fixes[place], token.raw)]
                end = token.end
        return "".join([*parts, text[end:]])

    def _is_known(self, token: Token) -> bool:
        word = token.raw.lower()
        if (
            token.is_number
            or _NUMERAL.fullmatch(word)
            or word in self._words
            or token.folded in self._abbreviations
        ):
            return True
        return not token.syllable.accented and token.folded in self._folded

    def _meant(self, tokens: Sequence[Token], place: int, *, accented: bool) -> str | None:
        """The one word that is a slip away and, where several are, that the neighbours know."""
        token = tokens[place]
        if (single := self._undoubled(token)) is not None:
            return single
        possible = self._syllabary.is_valid(token.syllable)
        if possible and token.raw[:1].isupper() and place > 0:
            return None
        if token.raw.isupper() and (possible or len(token.raw) < MIN_INITIALS):
            return None
        found = self._near(token, accented=accented)
        pairs = self._pairs if possible else self._named_pairs
        support = {
            word: score
            for word in found
            for score in (_support(tokens, place, word, pairs),)
            if not possible or score >= AS_WRITTEN or not self._contrasting(word)
        }
        best = max(support.values(), default=0)
        picked = [word for word, score in support.items() if score == best]
        plain = {fold(word) for word in picked}
        inside = 0 < place < len(tokens) - 1
        enough = (BOTH_SIDES if inside else AS_WRITTEN) if possible else 1
        sure = best >= enough or (not possible and len(token.raw) >= MIN_LETTERS)
        if len(plain) != 1 or not sure or self._contrasts(plain, support):
            return None
        return picked[0] if len(picked) == 1 else next(iter(plain))

    def _near(self, token: Token, *, accented: bool) -> list[str]:
        """Known words a single slip away: with their accents where the writer types any."""
        typed = token.raw.lower() if accented else token.folded
        lengths = range(len(typed) - MAX_SLIPS, len(typed) + MAX_SLIPS + 1)
        near: Mapping[str, None] = {
            (word if accented else fold(word)): None
            for length in lengths
            for word in self._by_length.get(length, ())
            if OSA.distance(word if accented else fold(word), typed, score_cutoff=MAX_SLIPS)
            <= MAX_SLIPS
        }
        return list(near)

    def _undoubled(self, token: Token) -> str | None:
        """The word without a letter hit twice, where that alone is known."""
        typed = token.raw.lower()
        if self._syllabary.is_valid(token.syllable) and token.raw[:1].islower():
            return None
        single = {
            typed[:place] + typed[place + 1 :]
            for place in range(1, len(typed))
            if fold(typed[place]) == fold(typed[place - 1])
        } | {
            typed[:place] + typed[place + 1 :]
            for place in range(len(typed) - 1)
            if fold(typed[place]) == fold(typed[place + 1])
        }
        known = sorted(word for word in single if word in self._words or word in self._folded)
        return known[0] if len({fold(word) for word in known}) == 1 else None

    def _contrasting(self, word: str) -> bool:
        """Does it stand in contrast to another word?"""
        return any(fold(word) in group for group in self._groups)

    def _contrasts(self, picked: set[str], support: Mapping[str, int]) -> bool:
        """Was it picked from among words that stand in contrast to one another?"""
        plain = {fold(word) for word in support}
        return any(picked & group and len(plain & group) > 1 for group in self._groups)


def _support(
    tokens: Sequence[Token], place: int, word: str, pairs: Container[tuple[str, str]]
) -> int:
    """How well the neighbours know this word: twice for each that stands beside it as written, once
    for each that does without accents."""
    score = 0
    if place > 0:
        before = _word(tokens[place - 1])
        score += AS_WRITTEN * ((before, word) in pairs) or (fold(before), fold(word)) in pairs
    if place + 1 < len(tokens):
        after = _word(tokens[place + 1])
        score += AS_WRITTEN * ((word, after) in pairs) or (fold(word), fold(after)) in pairs
    return score


def _word(token: Token) -> str:
    """The word in small letters; one sign for any number."""
    return NUMBER if token.is_number else token.raw.lower()


def _cased(word: str, typed: str) -> str:
    return word.capitalize() if typed[:1].isupper() else word
