"""The typed result of a question. Everything a messenger needs, and nothing of any messenger."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class OutcomeKind(StrEnum):
    """The contract's `status`."""

    ANSWER = "answer"
    CLARIFY = "clarify"
    UNKNOWN = "unknown"
    HELP = "help"


@dataclass(frozen=True)
class Span:
    """A run of text, set in bold or not."""

    text: str
    bold: bool = False


Line = tuple[Span, ...]


@dataclass(frozen=True)
class Choice:
    """Something to press: `label` for people, `target` the id of a record that
    `Engine.show` can answer about (a fact, post, person, document, event …)."""

    label: str
    target: str


@dataclass(frozen=True)
class Source:
    """An article that a reply rests on."""

    id: str
    title: str
    date: date
    publisher: str


@dataclass(frozen=True)
class Gap:
    """What a question asks and no fact tells."""

    key: str
    """What was understood of it, as ids and terms: the same for all who ask the same, without a
    word that was typed (`gaps.py`)."""
    near: str | None
    """The fact that comes nearest; None: none comes near."""


@dataclass(frozen=True)
class Reply:
    """What to say. `lines` fit in about 900 characters; `more` is the rest, on request."""

    kind: OutcomeKind
    lines: tuple[Line, ...]
    more: tuple[Line, ...] = ()
    choices: tuple[Choice, ...] = ()
    """Clarify: the readings to choose from (at most four). Else: related facts."""
    facts: tuple[str, ...] = ()
    articles: tuple[Source, ...] = ()
    trace: Sequence[str] = field(default=(), compare=False)
    gaps: tuple[Gap, ...] = field(default=(), compare=False)

    @property
    def text(self) -> str:
        """The reply as plain text."""
        return plain(self.lines)


def plain(lines: tuple[Line, ...]) -> str:
    return "\n".join("".join(span.text for span in line) for line in lines)
