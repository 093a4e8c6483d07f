"""The desk: every step of an operator, each kept before it is told.

Every method may raise StateError (the database failed, nothing was changed) and RefusedError (the
newest release cannot be read by this code). Steps of several operators take turns: each is worked
out on the draft as it was read, and kept only if it still is so, else worked out anew.
"""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace

from bot.desk import steps
from bot.desk.base import Base, Bases
from bot.desk.bringing import Bringing
from bot.desk.cards import Card, Decision, Operator, Summary
from bot.desk.issuing import Issuing
from bot.desk.keeping import Keeper, Lying, Origin
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
from bot.desk.reply import WrongError
from bot.desk.rows import ARTICLE, Row, cards, unpacked
from bot.desk.showing import summary
from bot.publishing.publisher import Publisher
from bot.state.database import StateError
from bot.state.drafts import Also
from bot.state.state import State
from knowledge.curation.seed_files import Contents
from knowledge.drafting.draft import NOTHING_TOLD
from knowledge.drafting.heading import Told

TIDY_SECONDS = 3600
Rows = tuple[Row, ...]
Work = Callable[[Lying, Row, Base], Awaitable[Rows]]
"""What a step makes of the rows of a draft, on one of its cards."""


class Desk:
    """The desk of one state."""

    def __init__(
        self,
        state: State,
        publisher: Publisher,
        seeds: Callable[[], Contents],
        warm: Callable[[Contents], object],
    ) -> None:
        """`seeds` gives the folder as it is: published first where nothing was, and the words of
        drafting. `warm` makes ready what answers from seeds that are about to be published."""
        self._drafts = state.drafts
        self._keeper = Keeper(state.drafts)
        self.bases = Bases(state.releases, seeds)
        """What drafts are held against."""
        self._bringing = Bringing(state.drafts, self.bases)
        self._issuing = Issuing(state.drafts, publisher, self.bases, warm)

    async def run(self) -> None:
        """Forget what is needed no more, every hour; until cancelled."""
        while True:
            with suppress(StateError):  # the database tells so itself
                await self._drafts.tidy()
            await asyncio.sleep(TIDY_SECONDS)

    # ---- opening ------------------------------------------------------------------------------

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
        the desk. `name`: of the file, for messages; `source`: the address of a feed's entry;
        `told`: what is known of it from elsewhere, which counts more than what its page tells.
        UnreadableError where it is none; then nothing is kept."""
        while True:
            found = await self._bringing.bring(article, Origin(name, source, told), by)
            if isinstance(found, Known):
                return found
            draft, new = found
            lying = await self.summary(draft)
            if not isinstance(lying, Over):  # else it was published or dropped just now
                return Opened(lying, new)

    # ---- looking --------------------------------------------------------------------------------

    async def drafts(self) -> tuple[Summary, ...]:
        """The open drafts, the oldest first."""
        return tuple(
            summary(
                one.draft,
                unpacked(one.draft.rows[0]),
                one.cards,
                Origin.unpacked(one.draft.content).source,
            )
            for one in await self._drafts.open_ones()
        )

    async def summary(self, draft: int) -> Summary | Over:
        """An open draft in short."""
        lying = await self._keeper.read(draft)
        if isinstance(lying, Over):
            return lying
        return (await lying.showing(await self.bases.newest())).summary()

    async def card(self, draft: int, position: int) -> Card | Over:
        """The card at a position; at the nearest one there is."""
        lying = await self._keeper.read(draft)
        if isinstance(lying, Over):
            return lying
        return (await lying.showing(await self.bases.newest())).card(position)

    async def waiting(self, draft: int, after: int) -> Card | Over | None:
        """The next card behind a position that waits for a decision, from the beginning again
        where there is none behind it; None: none waits."""
        lying = await self._keeper.read(draft)
        if isinstance(lying, Over):
            return lying
        positions = [
            row.position or 0 for row in cards(lying.rows) if row.decision is Decision.WAITING
        ]
        if not positions:
            return None
        position = next((one for one in positions if one > after), positions[0])
        return (await lying.showing(await self.bases.newest())).card(position)

    # ---- deciding -------------------------------------------------------------------------------

    async def decide(
        self, card: int, version: int, decision: Decision, by: Operator
    ) -> Decided | Stale | Wrong | Over:
        """Accept a card, drop it, or let it wait again. Wrong: what it says cannot be accepted
        (an article without a date)."""

        async def work(lying: Lying, row: Row, _: Base) -> Rows:
            return steps.decide(lying.rows, row, decision, by)

        return await self._step(card, version, work)

    async def accept_sure(self, draft: int, by: Operator) -> Summary | Over:
        """Accept every waiting card that is sure."""
        while True:
            lying = await self._keeper.read(draft)
            if isinstance(lying, Over):
                return lying
            kept = await self._keeper.keep(lying, steps.accept_sure(lying.rows, by))
            if kept is not None:
                return await self.summary(draft)

    async def edit(
        self, card: int, version: int, reply: str, by: Operator
    ) -> Decided | Stale | Wrong | Over:
        """Change fields of a card's rows: `reply` is TOML, the changed fields only or whole rows
        (`Card.fields`); an empty text takes a field away. A card that was changed is accepted.
        Wrong: nothing is changed. Where the article's day is changed before any fact was decided
        of, the article is drafted anew with that day."""

        async def work(lying: Lying, row: Row, base: Base) -> Rows:
            rows = await asyncio.to_thread(
                steps.edit, lying.rows, row, reply, by, lying.draft.text, base
            )
            day = next(one.data.get("published_on") for one in rows if one.table == ARTICLE)
            is_new = row.table == ARTICLE and day != row.data.get("published_on")
            if not is_new or not steps.is_untouched(lying.rows):
                return rows
            told = replace(lying.origin.told, published_on=day)
            drafted = await self._bringing.drafted(lying.draft.text, told, base)
            return steps.redrafted(rows, drafted)

        return await self._step(card, version, work)

    async def add(
        self, like: int, version: int, reply: str, by: Operator
    ) -> Decided | Stale | Wrong | Over:
        """Add a card that the draft lacks, behind all others: `reply` is TOML, what differs from
        the card `like`, or a whole row below the header of another table. It is accepted. Wrong:
        nothing is added."""

        async def work(lying: Lying, row: Row, base: Base) -> Rows:
            return await asyncio.to_thread(
                steps.add, lying.rows, row, reply, by, lying.draft.text, base
            )

        return await self._step(like, version, work, shows_last=True)

    async def take_known(
        self, card: int, version: int, newcomer: str, known: str | None, by: Operator
    ) -> Decided | Stale | Wrong | Over:
        """«Là X»: a new record of a card (`Newcomer.id`), or the card's own (`Card.record`, of
        `Card.likes`), is a known one of the same kind, for all cards of the draft. None: it is new
        after all."""

        async def work(lying: Lying, row: Row, base: Base) -> Rows:
            return steps.take_known(lying.rows, row, newcomer, known, by, base)

        return await self._step(card, version, work)

    async def _step(
        self,
        card: int,
        version: int,
        work: Work,
        *,
        shows_last: bool = False,
    ) -> Decided | Stale | Wrong | Over:
        """Have a step taken on a card of this version, and show what became of it, or the last
        card."""
        while True:
            lying = await self._keeper.with_card(card)
            if isinstance(lying, Over):
                return lying
            row = lying.card(card)
            if row is None:
                return Over(0, None, None)
            base, position = await self.bases.newest(), row.position or 0
            if row.version != version:
                showing = await lying.showing(base)
                return Stale(showing.card(position), showing.summary())
            try:
                rows = await work(lying, row, base)
            except WrongError as error:
                return Wrong(str(error))
            kept = await self._keeper.keep(lying, rows)
            if isinstance(kept, Over):
                return kept
            if kept is not None:
                showing = await kept.showing(base)
                shown = len(cards(kept.rows)) if shows_last else position
                return Decided(showing.card(shown), showing.summary())

    # ---- ending ---------------------------------------------------------------------------------

    async def preview(self, draft: int) -> Preview | Over:
        """What publishing would do now. Where the facts have changed since, cards that need another
        look wait again; nothing else is written."""
        return await self._issuing.preview(draft)

    async def publish(
        self, draft: int, version: int, by: Operator, *, sure_at: int | None = None
    ) -> Published | Refused | Over:
        """Publish the accepted facts as one release, once, whoever presses how often. `version`:
        of the draft as it was previewed (`Preview.draft.version`). `sure_at`: the release
        (`Preview.release`) at which its odd figures were looked at and said to be right; None: that
        was not said. Over: it was dropped."""
        return await self._issuing.publish(draft, version, by, sure_at)

    async def drop(self, draft: int, version: int, by: Operator) -> Over | Summary:
        """Drop a draft with its text. Summary: it has changed since that version; nothing is
        dropped."""
        if await self._drafts.drop(draft, version, by):
            return Over(draft, None, by)
        return await self.summary(draft)

    async def end_untouched(self, since: int, also: Also) -> int:
        """Drop what feeds brought and nobody has touched since a moment (seconds since 1970), some
        of it at a time: how many drafts. `also` tells of it in the same transaction."""
        return await self._drafts.end_untouched(since, also)
