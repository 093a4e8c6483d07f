"""A body as an article prints it, and small helps to read one."""

from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.drafting.words import Word


@dataclass(frozen=True)
class Body:
    """A body as it is printed; `area` is None where no place is told."""

    start: int
    end: int
    """Words."""
    type: str | None
    text: str
    """Its name as printed, without the place at its end."""
    area: str | None = None
    named: bool = False
    """Is the place told by its name, not by its kind alone?"""
    organization: str | None = None
    """A known organization, printed by its whole name."""
    committee: str | None = None
    """The Party committee that it is part of, as printed: «Thành ủy»."""
    levels: tuple[str, ...] = ()
    """Of a committee: the levels of units that have one so called."""
    kinds: tuple[str, ...] = ()
    """The kinds of units that it says it is of, where the article names none: «huyện»."""
    private: bool = False
    exact: bool = True
    """Are all its letters as they should be?"""
    is_open: bool = False
    """Can it be of units of several levels, and which is not told?"""


def joined(before: str, words: Sequence[Word]) -> str:
    """The words with a space between, a comma close to what stands before it."""
    text = before
    for word in words:
        space = "" if word.text in ",;" or not text else " "
        text += space + word.text
    return text


def word_after(words: Sequence[Word], end: int) -> int:
    """The first word behind a place in the text."""
    return next((i for i, word in enumerate(words) if word.start >= end), len(words))
