"""Vietnamese text as syllables: letters, vowel marks and tones apart, so that spellings compare.

A typed accent must agree with the known word; an unaccented letter is free. Tones belong to the
syllable and not to one letter, so «hoà» and «hòa» are the same.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

CACHED_WORDS = 65_536
"""Words and known phrases whose syllables are kept: the language has few, texts repeat them."""
CACHED_LETTERS = 1024
CACHED_TEXTS = 64
"""Texts whose words are kept: every step of a question takes the same one apart."""
_TONES = {"\u0300": "f", "\u0301": "s", "\u0303": "x", "\u0309": "r", "\u0323": "j"}
_MARKS = {"\u0302": "^", "\u0306": "(", "\u031b": "+"}
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
_SENTENCE_END = re.compile(r"[?!;\n]|(?<=\w)\.(?=\s|$)")
_VOWELS = frozenset("aeiouy")


class Syllable(NamedTuple):
    """One syllable: plain letters, a mark per letter (space: none), and the tone ('': none)."""

    folded: str
    marks: str
    tone: str

    def agrees_with(self, known: "Syllable") -> bool:
        """Could this, as typed, be meant as `known`? Missing accents are free, typed ones bind."""
        if self is known:
            return True
        if self.folded != known.folded or (self.tone and self.tone != known.tone):
            return False
        if self.marks == known.marks or self.marks.isspace():
            return True
        pairs = zip(self.marks, known.marks, strict=True)
        return all(typed in (" ", mark) for typed, mark in pairs)

    @property
    def accented(self) -> bool:
        return bool(self.tone) or not self.marks.isspace()


class Token(NamedTuple):
    """One word or number of a text and where it stands in it."""

    raw: str
    start: int
    end: int
    syllable: Syllable

    @property
    def folded(self) -> str:
        return self.syllable.folded

    @property
    def is_number(self) -> bool:
        return self.raw[0].isdigit()


def normalize(text: str) -> str:
    """NFC with single spaces inside lines; lines stay."""
    lines = unicodedata.normalize("NFC", text).splitlines()
    return "\n".join(" ".join(line.split()) for line in lines).strip()


@lru_cache(maxsize=CACHED_WORDS)
def split_syllable(word: str) -> Syllable:
    """Take one word apart into letters, marks and tone."""
    letters: list[str] = []
    marks: list[str] = []
    tone = ""
    for char in unicodedata.normalize("NFD", word.lower()):
        if char in _TONES:
            tone = _TONES[char]
        elif char in _MARKS and marks:
            marks[-1] = _MARKS[char]
        elif char == "đ":
            letters.append("d")
            marks.append("-")
        elif not unicodedata.combining(char):
            letters.append(char)
            marks.append(" ")
    return Syllable("".join(letters), "".join(marks), tone)


@lru_cache(maxsize=CACHED_TEXTS)
def tokenize(text: str) -> tuple[Token, ...]:
    """Words and numbers of an NFC text, in order; punctuation only separates."""
    return tuple(
        [Token(match[0], *match.span(), split_syllable(match[0])) for match in _WORD.finditer(text)]
    )


@lru_cache(maxsize=CACHED_WORDS)
def syllables(text: str) -> tuple[Syllable, ...]:
    """The syllables of a known phrase."""
    return tuple(token.syllable for token in tokenize(unicodedata.normalize("NFC", text)))


@lru_cache(maxsize=CACHED_WORDS)
def fold(text: str) -> str:
    """Letters without any accent, lower case, one char for each char of the NFC text, so that
    places in the result are places in the text."""
    return "".join(map(_fold_letter, unicodedata.normalize("NFC", text)))


@lru_cache(maxsize=CACHED_LETTERS)
def _fold_letter(char: str) -> str:
    base = unicodedata.normalize("NFD", char.lower())[0]
    return "d" if base == "đ" else base


def find_row(typed: Sequence[Syllable], known: Sequence[Syllable]) -> Iterator[int]:
    """The places in `typed` where the known words, one or more, can be meant one after another."""
    first = known[0].folded
    for start in range(len(typed) - len(known) + 1):
        if typed[start].folded == first:
            row = typed[start : start + len(known)]
            if all(map(Syllable.agrees_with, row, known)):
                yield start


def is_consonants(word: str) -> bool:
    """Has it no vowel, as only abbreviations have none?"""
    return _VOWELS.isdisjoint(fold(word))


def mended(text: str, tokens: Sequence[Token], mends: Mapping[int, str]) -> str:
    """The text with other words at some places, counted from 1."""
    parts, end = [], 0
    for place, word in mends.items():
        token = tokens[place - 1]
        parts += [text[end : token.start], _cased(word, token.raw)]
        end = token.end
    return "".join([*parts, text[end:]])


def _cased(word: str, typed: str) -> str:
    """The word in capitals as it was typed: all, the first, or none."""
    if typed.isupper() and len(typed) > 1:
        return word.upper()
    return word.capitalize() if any(char.isupper() for char in typed) else word


def sentences(text: str) -> list[str]:
    """Parts of a message between marks that end a sentence; empty parts left out. A full stop
    after letters without a vowel («tp.», «p.») belongs to an abbreviation."""
    parts: list[str] = []
    start = 0
    for match in _SENTENCE_END.finditer(text):
        if match[0] == "." and _is_abbreviation(text[start : match.start()]):
            continue
        parts.append(text[start : match.start()])
        start = match.end()
    parts.append(text[start:])
    return [part.strip() for part in parts if part.strip(" .,-")]


def _is_abbreviation(text: str) -> bool:
    word = fold(text.rsplit(maxsplit=1)[-1]) if text.split() else ""
    return len(word) < 2 or not _VOWELS & set(word)
