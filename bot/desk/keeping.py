"""Open drafts as they lie on the desk: read, shown, and kept when a step has changed them."""

import asyncio
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.desk.base import Base
from bot.desk.outcomes import Over
from bot.desk.rows import Row, cards, changed, packed, unpacked
from bot.desk.showing import Showing
from bot.state.drafts import Drafts
from bot.state.kept_drafts import DraftState, KeptDraft
from knowledge.drafting.heading import Told


@dataclass(frozen=True)
class Origin:
    """Where an article came from."""

    name: str
    """Of the file."""
    source: str | None
    """The address of a feed's entry."""
    told: Told
    """What was known of it beside its text."""

    def packed(self) -> str:
        """As JSON."""
        told = self.told
        day = told.published_on.isoformat() if told.published_on else None
        return json.dumps(
            {
                "name": self.name,
                "source": self.source,
                "told": [
                    told.publisher,
                    told.title,
                    told.byline,
                    day,
                    told.url,
                    told.date_basis,
                ],
            },
            ensure_ascii=False,
        )

    @classmethod
    def unpacked(cls, content: str) -> "Origin":
        """What was packed."""
        read = json.loads(content)
        publisher, title, byline, day, url, basis = read["told"]
        published_on = date.fromisoformat(day) if day else None
        told = Told(publisher, title, byline, published_on, url, basis)
        return cls(read["name"], read["source"], told)


@dataclass(frozen=True)
class Lying:
    """An open draft as it was read."""

    draft: KeptDraft
    rows: tuple[Row, ...]
    origin: Origin

    def card(self, kept: int) -> Row | None:
        """The card that is kept under a number; None: it has gone."""
        return next((row for row in cards(self.rows) if row.kept == kept), None)

    async def showing(self, base: Base) -> Showing:
        """What shows its cards beside known facts."""
        return await asyncio.to_thread(
            Showing, self.draft, self.rows, base.facts, self.origin.source
        )


class Keeper:
    """Reads drafts, and keeps them."""

    def __init__(self, drafts: Drafts) -> None:
        self._drafts = drafts

    async def read(self, draft: int) -> Lying | Over:
        """A draft as it is now."""
        kept = await self._drafts.get(draft)
        if kept is None:
            return Over(draft, None, None)
        if kept.state is not DraftState.OPEN:
            return Over(draft, kept.release, kept.by)
        rows = tuple(map(unpacked, kept.rows))
        return Lying(kept, rows, Origin.unpacked(kept.content))

    async def with_card(self, card: int) -> Lying | Over:
        """The draft of a card."""
        draft = await self._drafts.of_row(card)
        return Over(0, None, None) if draft is None else await self.read(draft)

    async def keep(self, lying: Lying, rows: Sequence[Row]) -> Lying | Over | None:
        """Keep what a step has made of the rows: the draft as it is then. None: somebody else was
        faster, the step has to be worked out anew."""
        there = {row.kept for row in rows}
        removed = [row.kept for row in lying.rows if row.kept not in there]
        new = [packed(row) for row in changed(lying.rows, rows)]
        draft = lying.draft
        if (new or removed) and not await self._drafts.save(
            draft.id, draft.version, new, removed=removed
        ):
            return None
        return await self.read(draft.id)
