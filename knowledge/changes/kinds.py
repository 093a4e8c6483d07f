"""The kinds of news, and one piece of it."""

from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from knowledge.outcome import Line


class ChangeKind(StrEnum):
    """What has happened."""

    DIRECTIVE = "directive"
    """Somebody demanded something."""
    DOCUMENT = "document"
    """A document that no article had named."""
    OFFICE = "office"
    """An office changed hands, or a known person was seen in another one."""
    FIGURE = "figure"
    """A result, an estimate or a target."""
    CORRECTION = "correction"
    """A fact says something else than before."""
    WITHDRAWAL = "withdrawal"
    """Nothing says any more what a fact said."""
    REMINDER = "reminder"
    """A deadline comes near."""


@dataclass(frozen=True)
class Change:
    """One piece of news about a fact.

    `key` (64 hex digits) is made of the content alone: what is new is the same news whichever ids,
    files and order it comes in. A correction's key is made of both contents, so a fact that is put
    right, wrong and right again has the same key twice. `before` is what the newest fact base no
    longer tells: for a correction what stood there, for a withdrawal all that was said; a
    correction without it tells that what was withdrawn is there again.
    """

    kind: ChangeKind
    fact: str
    key: str
    before: tuple[Line, ...] = ()


def key_of(*content: object) -> str:
    """A key for content made of texts, numbers, dates, None and tuples of these."""
    return sha256(repr(content).encode()).hexdigest()
