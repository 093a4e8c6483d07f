"""Ids for what is new: folded words, unique, never one that is taken."""

import re
from collections.abc import Container

from knowledge.text import fold

LONGEST = 40
_OTHER = re.compile(r"[^a-z0-9]+")
_PAD = "-moi"
"""Ids have three characters at least."""


class Ids:
    """Gives ids that nothing else has: neither a known record nor one of the same draft."""

    def __init__(self, taken: Container[str]) -> None:
        self._taken = taken
        self._given: set[str] = set()

    def make(self, *words: str, year: int | None = None) -> str:
        """An id of these words, shortened at a word and numbered where it has to be, with the
        year at its end."""
        ending = f"-{year}" if year else ""
        name = _OTHER.sub("-", fold(" ".join(words))).strip("-")
        base = _shortened(name, LONGEST - len(ending)) + ending
        base = base if len(base) > 2 else base + _PAD
        found, number = base, 2
        while found in self._taken or found in self._given:
            ending = f"-{number}"
            found = _shortened(base, LONGEST - len(ending)) + ending
            number += 1
        self._given.add(found)
        return found


def _shortened(text: str, longest: int) -> str:
    if len(text) <= longest:
        return text
    cut = text[: longest + 1].rpartition("-")[0]
    return cut or text[:longest]
