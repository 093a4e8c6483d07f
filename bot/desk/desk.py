"""The desk: every step of an operator, each kept before it is told.

Every method may raise StateError (the database failed, nothing was changed).
"""

from collections.abc import Callable

from bot.desk.cards import Card, Decision, Operator, Summary
from bot.desk.outcomes import (
    Decided,
    Known,
    Opened,
    Over,
    Preview,
    Published,
    Refused,
    Stale,
    Wrong,
)
from bot.publishing.publisher import Publisher
from bot.state.state import State
from knowledge.curation.seed_files import Contents
from knowledge.drafting.draft import NOTHING_TOLD
from knowledge.drafting.heading import Told


class Desk:
    """The desk of one state."""

    def __init__(
        self,
        state: State,
        publisher: Publisher,
        seeds: Callable[[], Contents],
        now: Callable[[], int],
    ) -> None:
        """`seeds` gives the folder as it is: published first where nothing was, and the words of
        drafting. `now` gives the seconds since 1970."""
        self._state = state
        self._publisher = publisher
        self._seeds = seeds
        self._now = now

    async def open(
        self,
        article: str | bytes,
        *,
        name: str,
        by: Operator | None,
        source: str | None = None,
        told: Told = NOTHING_TOLD,
    ) -> Opened | Known:
        """Draft an article (its text; or the bytes of a text file or an HTML page) and lay it on
        the desk. `name`: of the file, for the log; `source`: the address of a feed's entry; `told`:
        what is known of it from elsewhere. UnreadableError where it is none; then nothing is
        kept."""
        raise NotImplementedError

    async def drafts(self) -> tuple[Summary, ...]:
        """The open drafts, the oldest first."""
        raise NotImplementedError

    async def summary(self, draft: int) -> Summary | Over:
        """An open draft in short."""
        raise NotImplementedError

    async def card(self, draft: int, position: int) -> Card | Over:
        """The card at a position; at the nearest one there is."""
        raise NotImplementedError

    async def waiting(self, draft: int, after: int) -> Card | Over | None:
        """The next card behind a position that waits for a decision, from the beginning again
        where there is none behind it; None: none waits."""
        raise NotImplementedError

    async def decide(
        self, card: int, version: int, decision: Decision, by: Operator
    ) -> Decided | Stale | Wrong | Over:
        """Accept a card, drop it, or let it wait again. Wrong: what it says cannot be accepted
        (an article without a date)."""
        raise NotImplementedError

    async def accept_sure(self, draft: int, by: Operator) -> Summary | Over:
        """Accept every waiting card that is sure, and whose needs are accepted as well."""
        raise NotImplementedError

    async def edit(
        self, card: int, version: int, reply: str, by: Operator
    ) -> Decided | Stale | Wrong | Over:
        """Change fields of a card's rows: `reply` is TOML, the changed fields only or whole rows
        (`Card.fields`). A card that was changed is accepted. Wrong: nothing is changed."""
        raise NotImplementedError

    async def take_known(
        self, card: int, version: int, newcomer: str, known: str | None, by: Operator
    ) -> Decided | Stale | Wrong | Over:
        """«Là X»: a new record of a card (`Newcomer.id`) is a known one of the same kind, for all
        cards of the draft. None: it is new after all."""
        raise NotImplementedError

    async def preview(self, draft: int) -> Preview | Over:
        """What publishing would do now; nothing is written."""
        raise NotImplementedError

    async def publish(
        self, draft: int, version: int, by: Operator, *, sure_at: int | None = None
    ) -> Published | Refused | Over:
        """Publish the accepted facts as one release, once, whoever presses how often. `version`:
        of the draft as it was previewed (`Preview.draft.version`). `sure_at`: the release
        (`Preview.release`) at which its odd figures were looked at and said to be right; None: that
        was not said. Over: it was dropped."""
        raise NotImplementedError

    async def drop(self, draft: int, version: int, by: Operator) -> Over | Summary:
        """Drop a draft with its text. Summary: it has changed since that version; nothing is
        dropped."""
        raise NotImplementedError
