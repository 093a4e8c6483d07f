"""What became of a step at the desk."""

from dataclasses import dataclass
from datetime import date

from bot.desk.cards import Card, Operator, Summary


@dataclass(frozen=True)
class Opened:
    """The article lies on the desk."""

    draft: Summary
    new: bool
    """False: it lay there already."""


@dataclass(frozen=True)
class Known:
    """The article's facts are published already; nothing was opened."""

    article: str
    title: str
    published_on: date
    release: int
    """The release that is served; or the one that the desk made of it."""


@dataclass(frozen=True)
class Over:
    """The draft is open no more."""

    draft: int
    """0: nobody knows which one it was."""
    release: int | None
    """As which release it was published; None: it was dropped, or there never was one."""
    by: Operator | None


@dataclass(frozen=True)
class Decided:
    """The step was taken. `card` is the card as it is now."""

    card: Card
    draft: Summary


@dataclass(frozen=True)
class Stale:
    """Somebody was faster; nothing was changed. `card.by` tells who decided what."""

    card: Card
    draft: Summary


@dataclass(frozen=True)
class Wrong:
    """What was sent cannot be; nothing was changed. `line` is one line in Vietnamese with the
    mend."""

    line: str


@dataclass(frozen=True)
class Complaint:
    """What is in the way of publishing, in one Vietnamese line."""

    line: str
    position: int | None
    """The card on which it stands; None: it is about the whole."""


@dataclass(frozen=True)
class Preview:
    """What publishing would do now."""

    draft: Summary
    release: int
    """The newest release, which the new one would follow."""
    facts: int
    """How many accepted facts go in."""
    complaints: tuple[Complaint, ...]
    """None of these may be left."""
    odd: tuple[Complaint, ...]
    """Figures that jump: published only with an explicit yes."""
    changes: int
    """How much of it is news."""
    hearers: int
    """How many chats hear of it."""

    @property
    def is_ready(self) -> bool:
        """Whether it may be published, odd figures aside."""
        return not self.complaints


@dataclass(frozen=True)
class Published:
    """The article is published, as this release."""

    release: int
    hearers: int
    """How many chats hear of it; 0 where it was published before."""
    new: bool
    """False: it was published already, by a press before this one; nothing was done now."""
    by: Operator | None


@dataclass(frozen=True)
class Refused:
    """Nothing was published: something is in the way, wants a yes, or has changed since the preview
    that was looked at. `preview` is how it is now."""

    preview: Preview
