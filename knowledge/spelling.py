"""Slips of the finger, mended before anything is read: for each word that stands oddly, the words
that it can be a slip of compete, in a row with their neighbours.

A row of words is worth what its pairs are known for, less what each word costs: a slip, a word
never heard, letters that can be no Vietnamese syllable. A word is mended only where the best row
with it is clearly better than the best row with any other word there. In a name, what could be a
syllable is never mended: that is another name. Numbers stay as they are.
"""

import itertools
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from knowledge.language import Contrasts
from knowledge.slips import SlipIndex
from knowledge.syllabary import Syllabary, is_well_toned, read_telex
from knowledge.text import Syllable, Token, fold, split_syllable, tokenize
from knowledge.word_pairs import NUMBER, WordPairs

SLIP = 3.0
"""What it costs to take a word for a slip of another …"""
IMPOSSIBLE = 6.0
"""… to leave letters that are no Vietnamese syllable …"""
UNHEARD = 2.5
"""… or an abbreviation or a syllable that no phrase or fact has …"""
EVERYDAY = 1.6
"""… unless the language has it every day …"""
BARE = 0.5
"""… or, where all else is typed with accents, a word without those that it is known with."""
MARGIN = 1.0
"""By how much the row with a mended word must be better than any row with another one there."""
MIN_LETTERS = 3
SHORT_MARGIN = 2.0
"""… and where a known word of less letters is typed: too many others are a slip away."""
PASSES = 2
"""A mended word may be the neighbour that another one needs."""
_VOWELS = frozenset("aeiouy")
_NUMERAL = re.compile(r"[ivx]+")


@dataclass(frozen=True, slots=True)
class Choice:
    """A word that may have been meant at a place, and what that costs."""

    word: str
    cost: float
    mended: bool = False
    named: bool = True
    """May it lean on names? What could be a syllable of its own may not."""


class Speller:
    """Mends single words; knows the words and the pairs of words of a fact base."""

    def __init__(self, pairs: WordPairs, contrasts: Contrasts, syllabary: Syllabary) -> None:
        self._pairs = pairs
        self._syllabary = syllabary
        self._known = pairs.words.keys() | pairs.abbreviations
        self._index = SlipIndex(word for word in pairs.words if word != NUMBER)
        self._groups = [
            frozenset(fold(word) for word in group if " " not in word) for group in contrasts.groups
        ]

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
        parts, end = [], 0
        for place, word in self._clear_mends(self._rows(tokens)).items():
            token = tokens[place]
            parts += [text[end : token.start], _cased(word, token.raw)]
            end = token.end
        return "".join([*parts, text[end:]])

    def _rows(self, tokens: Sequence[Token]) -> list[list[Choice]]:
        """The choices for each word; one alone where it stands as it should."""
        accented = any(token.syllable.accented for token in tokens)
        shouted = all(token.raw.isupper() for token in tokens if not token.is_number)
        typed = [self._as_typed(token, accented=accented) for token in tokens]
        rows = [[choice] for choice in typed]
        for place, token in enumerate(tokens):
            inside = place > 0 and token.raw[:1].isupper() and not shouted
            if self._is_odd(typed, place):
                rows[place] += self._slips(token, accented=accented, inside_name=inside)
        return rows

    def _as_typed(self, token: Token, *, accented: bool) -> Choice:
        word = token.raw.lower()
        if token.is_number or (_NUMERAL.fullmatch(word) and (token.raw.isupper() or len(word) > 1)):
            return Choice(NUMBER, 0.0)
        if word in self._known:
            return Choice(word, 0.0)
        if self._knows(token.syllable):
            return Choice(token.folded, BARE if accented else 0.0)
        if _VOWELS.isdisjoint(token.folded):
            return Choice(word, UNHEARD)
        if not self._syllabary.is_valid(token.syllable) or not is_well_toned(word):
            return Choice(word, IMPOSSIBLE)
        return Choice(word, EVERYDAY if self._syllabary.is_everyday(token.syllable) else UNHEARD)

    def _knows(self, typed: Syllable) -> bool:
        return bool(self._agreeing(typed))

    def _agreeing(self, typed: Syllable) -> list[str]:
        """The known words that this can be with accents added."""
        written = (one.word for one in self._index.written(typed.folded))
        return [word for word in written if typed.agrees_with(split_syllable(word))]

    def _is_odd(self, typed: Sequence[Choice], place: int) -> bool:
        """Is it unknown, or known beside neither of its neighbours?"""
        choice = typed[place]
        if choice.word == NUMBER:
            return False
        if choice.cost >= EVERYDAY:
            return True
        if self._stands_in_contrast(choice.word):
            return False
        beside = itertools.pairwise(typed[max(0, place - 1) : place + 2])
        return not any(self._pairs.support(before.word, after.word) for before, after in beside)

    def _slips(self, token: Token, *, accented: bool, inside_name: bool) -> list[Choice]:
        """The words that this one can be a slip of, or that its Telex keys stand for."""
        possible = self._syllabary.is_everyday(token.syllable)
        if inside_name and possible:
            return []
        typed = token.raw.lower()
        near = self._index.near(typed)
        words = dict.fromkeys(one.word if accented else fold(one.word) for one in near)
        if (telex := read_telex(typed)) is not None:
            words |= dict.fromkeys(self._agreeing(telex))
        if typed in self._pairs.abbreviations:
            words = {word: None for word in words if word not in self._pairs.abbreviations}
        return [Choice(word, SLIP, mended=True, named=not possible) for word in words]

    def _clear_mends(self, rows: Sequence[Sequence[Choice]]) -> dict[int, str]:
        """The mended words that clearly win, by place."""
        if all(len(row) == 1 for row in rows):
            return {}
        ahead = _best_rows(rows, self._support)
        behind = _best_rows(rows[::-1], lambda after, before: self._support(before, after))[::-1]
        mends = {}
        for place, row in enumerate(rows):
            if len(row) > 1:
                worth = {
                    choice: before + after + choice.cost
                    for choice, before, after in zip(row, ahead[place], behind[place], strict=True)
                }
                if (word := self._winner(worth)) is not None:
                    mends[place] = word
        return mends

    def _support(self, before: Choice, after: Choice) -> float:
        named = before.named and after.named
        return self._pairs.support(before.word, after.word, named=named)

    def _winner(self, worth: Mapping[Choice, float]) -> str | None:
        """The mended word that is worth clearly more than any other; without accents where only
        they are open."""
        top = max(worth, key=lambda choice: worth[choice])
        plain = fold(top.word)
        short = any(not one.mended and len(one.word) < MIN_LETTERS for one in worth)
        floor = worth[top] - (SHORT_MARGIN if short else MARGIN)
        rivals = [choice for choice, value in worth.items() if value > floor]
        if any(not one.mended or fold(one.word) != plain for one in rivals):
            return None
        if self._contrasts(plain, worth):
            return None
        return top.word if len(rivals) == 1 else plain

    def _stands_in_contrast(self, word: str) -> bool:
        return any(fold(word) in group for group in self._groups)

    def _contrasts(self, picked: str, worth: Iterable[Choice]) -> bool:
        """Does a word that it stands in contrast to compete with it?"""
        others = {fold(choice.word) for choice in worth if choice.mended} - {picked}
        return any(picked in group and others & group for group in self._groups)


def _best_rows(
    rows: Sequence[Sequence[Choice]], support: Callable[[Choice, Choice], float]
) -> list[list[float]]:
    """For each choice what the best row is worth that ends with it."""
    best = [[-choice.cost for choice in rows[0]]]
    for before, row in itertools.pairwise(rows):
        worth = list(zip(before, best[-1], strict=True))
        best.append(
            [
                max(so_far + support(one, choice) for one, so_far in worth) - choice.cost
                for choice in row
            ]
        )
    return best


def _cased(word: str, typed: str) -> str:
    return word.capitalize() if typed[:1].isupper() else word
