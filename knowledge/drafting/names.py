"""Names of people in rows of capital words, and where a place's name before them ends."""

from collections.abc import Callable, Sequence

from knowledge.drafting.words import Word
from knowledge.drafting_words import OfficialWords
from knowledge.text import split_syllable

LENGTHS = range(2, 6)
"""Syllables of a person's name."""
USUAL = (3, 4)
_KNOWN = 5.0
_BARE = 1.0
_UNTOLD = 0.5
_SHORT = -0.6
"""«huyện Ninh Hải»: two syllables are rather a place's name than a person's."""
_TOO_LONG = -1.5


class Names:
    """Tells names of people by their first word."""

    def __init__(self, words: OfficialWords) -> None:
        self._surnames = {split_syllable(one) for line in words.surnames for one in line.split()}
        self._telling = {split_syllable(one) for one in words.telling_middles}
        self._nobody = frozenset(words.not_people)
        self._middles = {split_syllable(one) for line in words.middles for one in line.split()}

    def is_surname(self, word: str) -> bool:
        return split_syllable(word) in self._surnames

    def is_nobody(self, words: Sequence[str]) -> bool:
        """Do capital words begin with what is nobody's name: «Việt Nam»?"""
        return " ".join(words[:2]) in self._nobody

    def is_name(self, words: Sequence[str]) -> bool:
        """Could these capital words be the name of a person?"""
        if self.is_nobody(words) or len(words) not in LENGTHS:
            return False
        told = len(words) in USUAL and split_syllable(words[1]) in self._telling
        if not (told or self.is_surname(words[0])):
            return False
        return _is_shouted(words) or not _has_acronym(words)

    def begins_inside(self, words: Sequence[Word], index: int, size: int) -> bool:
        """Is the last word of a phrase rather the first of a person's name: «tỉnh Đoàn Văn …»?"""
        last = index + size - 1
        if size < 2 or words[index].is_capital or not words[last].is_capital:
            return False
        run = capital_run(words, last)
        return len(run) in USUAL and self.is_name(run)

    def split(self, run: Sequence[str], known: Callable[[str], bool], *, bare: bool = True) -> int:
        """How many words of a row of capitals name a place, where a person may follow. `known`
        tells places; `bare`: may it be that no place is named at all?"""
        best, found = -9.0, 0
        for size in range(len(run) + 1):
            place, rest = run[:size], run[size:]
            if rest and not self.is_name(rest):
                continue
            if size == 0 and not bare:
                continue
            score = self._place_score(place, known) + self._name_score(rest)
            if score > best:
                best, found = score, size
        return found

    def _place_score(self, place: Sequence[str], known: Callable[[str], bool]) -> float:
        if not place:
            return _BARE
        if known(" ".join(place)):
            return _KNOWN
        return 0.0 if len(place) < 4 else _TOO_LONG

    def _name_score(self, name: Sequence[str]) -> float:
        if not name:
            return _UNTOLD
        usual = {2: _SHORT, 3: 2.0, 4: 2.0, 5: 0.5}[len(name)]
        middle = len(name) > 2 and split_syllable(name[1]) in self._middles
        return usual + (1.0 if middle else 0.0)


def capital_run(words: Sequence[Word], index: int) -> list[str]:
    """The capital words from here on, up to a mark or a small word."""
    run: list[str] = []
    while index < len(words) and words[index].is_capital and not words[index].is_mark:
        run.append(words[index].text)
        index += 1
    return run


def written_name(words: Sequence[str]) -> str:
    """The name as it is usually written, also where the article shouts it."""
    return " ".join(word.capitalize() for word in words) if _is_shouted(words) else " ".join(words)


def _is_shouted(words: Sequence[str]) -> bool:
    return len(words) in USUAL and all(word.isupper() for word in words)


def _has_acronym(words: Sequence[str]) -> bool:
    return any(len(word) > 1 and word[1].isupper() for word in words)
