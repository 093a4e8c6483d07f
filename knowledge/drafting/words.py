"""A block's text as words and marks with their places, and phrases to find among them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from rapidfuzz.distance import OSA

from knowledge.text import fold, split_syllable

Value = TypeVar("Value")
SHORTEST_SLIP = 3
"""Letters of a syllable in which one may be wrong."""
_TOKEN = re.compile(
    r"[A-ZĐ\d]+(?:-[A-ZĐ\d]+[^\W_]*)+(?![^\W_])"  # KT-XH
    r"|\d+(?:[.,/]\d+)*[^\W_]*"
    r"|(?:[^\W\d_]\.)+[^\W\d_](?![^\W_])"  # T.Ư
    r"|[^\W_]+(?:[&’'/](?=[^\W_])[^\W_]+)*(?:-\d+)?"
    r"|[^\w\s]"
)
_POINTED = re.compile(r"\b([A-ZĐ]{1,5}|T[pxtS]|t[pxt]|ThS)\.(?=\s*[^\W\d_]{2})")
"""An abbreviation with its point: «TP.»."""
_LEFT_OUT = frozenset({",", "-", "–", "—", "‑", "va"})
"""In names of bodies a comma, a dash and «và» are written for one another."""


class Word(NamedTuple):
    """A word or a mark, and where it stands."""

    text: str
    start: int
    end: int
    key: str
    """Folded."""

    @property
    def is_capital(self) -> bool:
        return self.text[0].isupper()

    @property
    def is_mark(self) -> bool:
        return not self.text[0].isalnum()


@lru_cache(maxsize=256)
def split_words(text: str) -> tuple[Word, ...]:
    """Words and marks of an NFC text in order; the point of an abbreviation belongs to it."""
    plain = _POINTED.sub(r"\1 ", text)
    return tuple(Word(match[0], *match.span(), fold(match[0])) for match in _TOKEN.finditer(plain))


def telling(words: Iterable[Word]) -> list[Word]:
    """The words of a name, without those that are written for one another."""
    return [word for word in words if word.key not in _LEFT_OUT]


def keys(text: str) -> tuple[str, ...]:
    return tuple(word.key for word in telling(split_words(text)))


class Match(NamedTuple, Generic[Value]):
    """A phrase found: how many words it takes, what it stands for, whether its accents agree."""

    size: int
    value: Value
    exact: bool


class Phrases(Generic[Value]):
    """Phrases by their folded words; the longest at a place wins."""

    def __init__(self, phrases: Iterable[tuple[str, Value]]) -> None:
        self._found: dict[tuple[str, ...], list[tuple[str, Value]]] = {}
        for phrase, value in phrases:
            if found := keys(phrase) or tuple(word.key for word in split_words(phrase)):
                self._found.setdefault(found, []).append((phrase, value))
        self._longest = max(map(len, self._found), default=0)

    def at(self, words: Sequence[Word], index: int, head: str = "") -> Match[Value] | None:
        """The longest phrase that begins at a word; with `head`, which the text leaves out, as
        its first words."""
        if index >= len(words):
            return None
        if words[index].key in _LEFT_OUT:
            return self._joint(words[index])
        before = keys(head)
        stretch = words[index : index + 2 * self._longest]
        for size in range(len(stretch), 0, -1):
            seen = telling(stretch[:size])
            if len(before) + len(seen) > self._longest or stretch[size - 1].key in _LEFT_OUT:
                continue
            found = self._found.get((*before, *(word.key for word in seen)), ())
            if len(seen) < size:
                found = [pair for pair in found if _has_left_out(pair[0])]
            for phrase, value in found:
                if _agree(seen, telling(split_words(phrase))[len(before) :]):
                    return Match(size, value, True)
            if found:
                return Match(size, found[0][1], False)
        return None

    def exact_at(self, words: Sequence[Word], index: int) -> Match[Value] | None:
        """The longest phrase that begins at a word and whose accents agree; «huyện Đoan …» is no
        «Huyện đoàn»."""
        found = self.at(words, index)
        while found is not None and not found.exact:
            shorter = words[: index + found.size - 1]
            found = self.at(shorter, index) if found.size > 1 else None
        return found

    def _joint(self, word: Word) -> Match[Value] | None:
        """A phrase of nothing but a word that names leave out: «và»."""
        found = self._found.get((word.key,), ())
        return next((Match(1, value, True) for _, value in found), None)

    def __iter__(self) -> Iterator[tuple[str, Value]]:
        for found in self._found.values():
            yield from found


def is_slip(seen: Sequence[str], known: Sequence[str]) -> bool:
    """Were these folded words meant as the known ones, but for one letter in one of them?"""
    if len(seen) != len(known):
        return False
    wrong = [pair for pair in zip(seen, known, strict=True) if pair[0] != pair[1]]
    if len(wrong) != 1:
        return False
    ((typed, meant),) = wrong
    return (
        len(meant) >= SHORTEST_SLIP and typed[:1] == meant[:1] and OSA.distance(typed, meant) == 1
    )


def _agree(seen: Sequence[Word], known: Sequence[Word]) -> bool:
    """The same words with the same accents, wherever the tone is written."""
    return all(
        one.key == other.key
        and (one.is_mark or split_syllable(one.text) == split_syllable(other.text))
        for one, other in zip(seen, known, strict=True)
    )


def _has_left_out(phrase: str) -> bool:
    """Has a name words that are written for one another?"""
    return any(word.key in _LEFT_OUT for word in split_words(phrase))
