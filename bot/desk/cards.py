"""What an operator looks at: drafts, and their cards, each with one fact."""

from dataclasses import dataclass
from datetime import date

from bot.state.kept_drafts import Decision, Operator
from knowledge.outcome import Line

__all__ = ["Card", "Decision", "Like", "Newcomer", "Operator", "Paragraph", "Summary"]


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of the article's text, by its number."""

    number: int
    text: str


@dataclass(frozen=True)
class Like:
    """A known record that a new one resembles."""

    id: str
    name: str
    """What it is called, with what tells it from others."""


@dataclass(frozen=True)
class Newcomer:
    """A new record that comes along with a card's fact, because the fact names it."""

    id: str
    table: str
    """«people», «posts», «organizations», «areas», «topics», «indicators» or «publishers»."""
    name: str
    likes: tuple[Like, ...]
    """Known records that it may be; offered as «Là X»."""
    known: Like | None
    """The known record that it was said to be; then it does not come along."""


@dataclass(frozen=True)
class Card:
    """A card as it is now."""

    id: int
    version: int
    """To be sent back with every step: what is stale changes nothing."""
    draft: int
    position: int
    """From 1; the first one is the article itself."""
    of: int
    """How many cards the draft has."""
    table: str
    """Which kind of fact: «article», «memberships», «documents», «events», «participations»,
    «observations», «statements» or «projects»."""
    record: str
    """The id of the record."""
    said: tuple[Line, ...]
    """The fact as a reader would read it."""
    fields: str
    """The rows as TOML, for editing."""
    paragraphs: tuple[Paragraph, ...]
    """Where it stands in the article, the one with the value first. For operators' eyes only."""
    sure: bool
    why: str | None
    """What is to be looked at, in Vietnamese."""
    likes: tuple[Like, ...]
    """Known records of its own kind that the fact resembles (documents)."""
    known: Like | None
    """The known record that the fact was said to be; then it does not go in, and what names it
    names that one."""
    newcomers: tuple[Newcomer, ...]
    needs: tuple[int, ...]
    """Positions of the cards that this one names and that stand in its way: what waits for a
    decision, and what was dropped though this one cannot do without it."""
    decision: Decision
    by: Operator | None
    """Who decided; None: nobody has, or nobody knows any more."""


@dataclass(frozen=True)
class Summary:
    """An open draft in short."""

    id: int
    version: int
    """Grows with every step on the draft or one of its cards."""
    title: str
    published_on: date | None
    date_basis: str | None
    doubts: tuple[str, ...]
    """What is to be looked at in the article's own data, in Vietnamese."""
    cards: int
    sure: int
    accepted: int
    dropped: int
    waiting: int
    waiting_sure: int
    """Of those that wait, how many are sure."""
    source: str | None
    """The address of the feed's entry, where a feed brought it."""
    opened_at: int
    """Seconds since 1970."""

    @property
    def check(self) -> int:
        """How many cards are to be looked at."""
        return self.cards - self.sure
