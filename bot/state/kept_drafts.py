"""What is kept of a draft."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

FIRST = 1
"""The position of the article's own card."""


class DraftState(StrEnum):
    """How far a draft has come."""

    OPEN = "open"
    PUBLISHED = "published"
    DROPPED = "dropped"


class Decision(StrEnum):
    """What was decided of a card."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    DROPPED = "dropped"


@dataclass(frozen=True)
class Operator:
    """Who acts. Kept only as long as others have to be told who decided."""

    id: int
    """Of the user, as Telegram has it."""
    name: str


@dataclass(frozen=True)
class KeptRow:
    """A proposed row. A new one has no `id` yet."""

    place: int
    """In the order of the seed file, from 0."""
    position: int | None
    """Of its card, from 1; None: it has none."""
    content: str
    sure: bool
    decision: Decision = Decision.WAITING
    version: int = 1
    by: Operator | None = None
    id: int = 0


@dataclass(frozen=True)
class KeptDraft:
    """A draft. Content, text and rows are gone some time after it is published or dropped."""

    id: int
    state: DraftState
    version: int
    sha256: str
    """Of the article's text."""
    content: str
    text: str
    release: int | None
    """As which it was published."""
    by: Operator | None
    opened_at: int
    rows: tuple[KeptRow, ...] = ()


@dataclass(frozen=True)
class InShort:
    """An open draft with the row of its article alone, and how many cards there are, by what was
    decided and whether they are sure."""

    draft: KeptDraft
    cards: Mapping[tuple[Decision, bool], int] = field(default_factory=dict)
