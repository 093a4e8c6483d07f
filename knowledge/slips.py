"""Slips of the finger: a letter swapped with the next, left out or hit twice, or the key beside it.

Which known words can have been meant by what was typed. A slip leaves the accents of the other
letters alone, so that what is typed must agree with them; missing accents are free.
"""

import itertools
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from knowledge.recent import Recent
from knowledge.text import fold

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_ALIKE = frozenset({"\u0303", "\u0309"})
"""Two tones that much of the country speaks alike («chũ» for «chủ»)."""
_KEYBOARD = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
NEIGHBOURS = {
    letter: row[max(0, place - 1) : place] + row[place + 1 : place + 2]
    for row in _KEYBOARD
    for place, letter in enumerate(row)
}
"""The keys beside each key, in its row."""


@dataclass(frozen=True, slots=True)
class Spelled:
    """A word as it is written: its letters with their marks, and its tone apart."""

    word: str
    letters: str
    tone: str


def spell(word: str) -> Spelled:
    """Take a word in small letters apart; the tone belongs to the whole word."""
    chars = unicodedata.normalize("NFD", word)
    letters = "".join(char for char in chars if char not in _TONES)
    tone = "".join(char for char in chars if char in _TONES)[:1]
    return Spelled(word, unicodedata.normalize("NFC", letters), tone)


class SlipIndex:
    """Known words, found by what is left of them after a slip."""

    def __init__(self, words: Iterable[str], confusions: Iterable[Sequence[str]] = ()) -> None:
        self._written: dict[str, list[Spelled]] = defaultdict(list)
        for word in dict.fromkeys(words):
            self._written[fold(word)].append(spell(word))
        self._found = Recent(self._near)
        self._shortened: dict[str, list[str]] = defaultdict(list)
        for folded in self._written:
            for rest in {folded[:i] + folded[i + 1 :] for i in range(len(folded))}:
                self._shortened[rest].append(folded)
        self._confused = [
            (mine, other)
            for group in confusions
            for mine, other in itertools.permutations(group, 2)
        ]

    def written(self, folded: str) -> Sequence[Spelled]:
        """The known words with these letters."""
        return self._written.get(folded, ())

    def near(self, typed: str) -> Sequence[Spelled]:
        """Known words that one slip, or one confusion of sounds, turns into `typed` (in small
        letters)."""
        return self._found[typed]

    def _near(self, typed: str) -> Sequence[Spelled]:
        return tuple(self._meant(typed))

    def _meant(self, typed: str) -> Iterator[Spelled]:
        one, plain = spell(typed), fold(typed)
        for folded in self._near_letters(plain):
            for known in self._written[folded]:
                if one.tone in ("", known.tone) and is_slip(one.letters, known.letters):
                    yield known
        for known in self._written.get(plain, ()):
            if {one.tone, known.tone} == _ALIKE and _agree(one.letters, known.letters):
                yield known
        for other in self._confusions(one.letters):
            for known in self._written.get(fold(other), ()):
                if one.tone in ("", known.tone) and _agree(other, known.letters):
                    yield known

    def _confusions(self, letters: str) -> Iterator[str]:
        """The word with an initial or an ending («-ng») that is often taken for its own."""
        for mine, other in self._confused:
            if mine[0] != "-" and letters.startswith(mine):
                yield other + letters[len(mine) :]
            if mine[0] == "-" and letters.endswith(mine[1:]):
                yield letters[: -len(mine) + 1] + other[1:]

    def _near_letters(self, folded: str) -> dict[str, None]:
        """The letters of known words that one slip turns into these."""
        meant = [*self._shortened.get(folded, ())]
        for place, letter in enumerate(folded):
            before, after = folded[:place], folded[place + 1 :]
            meant += [f"{before}{key}{after}" for key in NEIGHBOURS.get(letter, "")]
            if before.endswith(letter):
                meant.append(before + after)
            if after and after[0] != letter:
                meant.append(f"{before}{after[0]}{letter}{after[1:]}")
        return dict.fromkeys([one for one in meant if one in self._written])


def is_slip(typed: str, meant: str) -> bool:
    """Is `typed` what one slip makes of `meant`? Both letters with marks, without tones."""
    pairs = enumerate(zip(typed, meant, strict=False))
    wrong = [place for place, (mine, other) in pairs if mine != other and mine != fold(other)]
    start = wrong[0] if wrong else min(len(typed), len(meant))
    if len(typed) == len(meant):
        beside = len(wrong) == 1 and typed[start] in NEIGHBOURS.get(fold(meant[start]), "")
        return beside or (0 < len(wrong) <= 2 and _is_swapped(typed, meant, start))
    if len(typed) == len(meant) - 1:
        return any(_agree(typed[place:], meant[place + 1 :]) for place in range(start + 1))
    if len(typed) == len(meant) + 1:
        return any(
            typed[place] == typed[place - 1] and _agree(typed[place:], meant[place - 1 :])
            for place in range(1, min(start, len(meant)) + 1)
        )
    return False


def _is_swapped(typed: str, meant: str, start: int) -> bool:
    return any(
        place + 1 < len(meant)
        and _agrees(typed[place], meant[place + 1])
        and _agrees(typed[place + 1], meant[place])
        and _agree(typed[place + 2 :], meant[place + 2 :])
        for place in range(max(0, start - 1), start + 1)
    )


def _agree(typed: str, meant: str) -> bool:
    if typed == meant:
        return True
    return len(typed) == len(meant) and all(map(_agrees, typed, meant))


def _agrees(typed: str, meant: str) -> bool:
    return typed == meant or typed == fold(meant)
