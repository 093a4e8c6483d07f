"""From accepted cards to a release: looked at first, then published once, whoever presses."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from functools import partial

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.desk.base import Base, Bases
from bot.desk.keeping import Keeper, Lying
from bot.desk.outcomes import Over, Preview, Published, Refused
from bot.desk.renewing import renewed
from bot.desk.weighing import Weighed, weigh
from bot.publishing.draft import Consent
from bot.publishing.publisher import Planned, Publisher
from bot.state.drafts import Drafts
from bot.state.kept_drafts import Operator
from bot.state.releases import NONE, OvertakenError
from knowledge.curation.seed_files import Contents


class _MovedOnError(Exception):
    """The draft is not what was weighed any more."""


class Issuing:
    """Publishes drafts of one state."""

    def __init__(
        self,
        drafts: Drafts,
        publisher: Publisher,
        bases: Bases,
        warm: Callable[[Contents], object],
    ) -> None:
        """`warm` makes ready what answers from seeds, before anybody is to be answered so."""
        self._drafts = drafts
        self._keeper = Keeper(drafts)
        self._publisher = publisher
        self._bases = bases
        self._warm = warm

    async def preview(self, draft: int) -> Preview | Over:
        """See `Desk.preview`."""
        while True:
            base = await self._bases.newest()
            lying = await self._renewed(draft, base)
            if isinstance(lying, Over):
                return lying
            weighed = await asyncio.to_thread(weigh, lying.draft, lying.rows, base)
            planned = await self._publisher.plan(weighed.release) if weighed.release else []
            return await _preview(lying, base, weighed, planned)

    async def publish(
        self, draft: int, version: int, by: Operator, sure_at: int | None
    ) -> Published | Refused | Over:
        """See `Desk.publish`."""
        while True:
            base = await self._bases.newest()
            lying = await self._renewed(draft, base)
            if isinstance(lying, Over):
                done = lying.release
                return lying if done is None else Published(done, 0, new=False, by=lying.by)
            weighed = await asyncio.to_thread(weigh, lying.draft, lying.rows, base)
            accepted = not weighed.odd or sure_at == base.number
            is_fit = lying.draft.version == version and accepted and not weighed.complaints
            if weighed.release is None or not is_fit:
                preview = await self.preview(draft)
                if isinstance(preview, Over):
                    continue  # somebody has just published it, or dropped it
                return Refused(preview)
            if base.release is None:
                first = await self._publish_folder(base)
                sure_at = first if sure_at == NONE else sure_at  # the same facts as looked at
                continue
            await asyncio.to_thread(self._warm, weighed.release.seeds)
            also = partial(self._mark, lying, by)
            with suppress(OvertakenError, _MovedOnError):
                release, planned = await self._publisher.publish(weighed.release, also)
                return Published(release, _hearers(planned), new=True, by=by)

    async def _renewed(self, draft: int, base: Base) -> Lying | Over:
        """A draft as it is beside the newest facts."""
        while True:
            lying = await self._keeper.read(draft)
            if isinstance(lying, Over):
                return lying
            rows = await asyncio.to_thread(renewed, lying.rows, base.facts)
            kept = await self._keeper.keep(lying, rows)
            if kept is not None:
                return kept

    async def _publish_folder(self, base: Base) -> int | None:
        """The first release is the folder's, as a bot that starts would make it. None: somebody
        else has made one."""
        first = await self._publisher.draft(base.seeds, Consent())
        if first is not None and first.parent is None:
            with suppress(OvertakenError):
                return (await self._publisher.publish(first))[0]
        return None

    async def _mark(
        self, lying: Lying, by: Operator, connection: AsyncConnection, release: int
    ) -> None:
        draft = lying.draft
        if not await self._drafts.publish(connection, draft.id, draft.version, release, by):
            raise _MovedOnError


async def _preview(lying: Lying, base: Base, weighed: Weighed, planned: list[Planned]) -> Preview:
    showing = await lying.showing(base)
    return Preview(
        draft=showing.summary(),
        release=base.number,
        facts=weighed.facts,
        complaints=weighed.complaints,
        odd=weighed.odd,
        changes=len(planned),
        hearers=_hearers(planned),
    )


def _hearers(planned: list[Planned]) -> int:
    return len({chat for one in planned for chat in one.chats})
