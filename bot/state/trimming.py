"""What nobody needs any more is deleted, a little at a time: whoever else works with the database
never waits long.

What a chat was told last of a fact is kept for ever: it has to hear when that is put right or
withdrawn. What it was told before that, what came to nothing, and news that nobody was told go
after KEPT_SECONDS; of old releases the files go, not that there were any.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence

from sqlalchemy import ColumnElement, delete, exists, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.state.database import Database
from bot.state.outbox import RowState
from bot.state.tables import events, outbox, release_files, releases, seed_files

KEPT_SECONDS = 90 * 24 * 3600
"""How long rows and events are kept that nothing is going to ask for; the ledger keeps as long."""
FILES_KEPT_SECONDS = 365 * 24 * 3600
"""How long one can go back to a release, at least …"""
NEWEST_KEPT = 50
"""… and to so many of the newest, however old they are."""
AT_ONCE = 500
"""So many rows go in a transaction …"""
RELEASES_AT_ONCE = 5
"""… or the files of so many releases."""
PAUSE_SECONDS = 0.05
"""After each transaction: others have theirs meanwhile."""

_Step = Callable[[int], Awaitable[int]]
"""Deletes some of what is older than a moment; how much that was."""
_ALONE = text("LOCK TABLE releases IN SHARE ROW EXCLUSIVE MODE")
"""For PostgreSQL: nobody publishes meanwhile, who might want just the contents that go."""


class Trimming:
    """Deletes what is old. May raise StateError between two transactions."""

    def __init__(self, database: Database, now: Callable[[], int]) -> None:
        """`now` gives the seconds since 1970."""
        self._database = database
        self._now = now

    async def trim(self) -> int:
        """Delete all that is old enough; how many rows, events and releases that were."""
        past = self._now() - KEPT_SECONDS
        gone = await self._all(self._dead, past)
        for event in await self._overtaken(past):
            gone += await self._all(self._told_again, event)
        gone += await self._all(self._untold, past)
        return gone + await self._all(self._files, self._now() - FILES_KEPT_SECONDS)

    async def _all(self, step: _Step, argument: int) -> int:
        gone = 0
        while some := await step(argument):
            gone += some
            await asyncio.sleep(PAUSE_SECONDS)
        return gone

    async def _dead(self, past: int) -> int:
        """Rows that were not sent and will not be."""
        return await self._delete(outbox.c.state == RowState.DEAD, outbox.c.due_at < past)

    async def _overtaken(self, past: int) -> list[int]:
        """Old events after which there was other news of the same fact."""
        later = events.alias()
        again = exists().where(later.c.fact == events.c.fact, later.c.id > events.c.id)
        async with self._database.begin() as connection:
            found = await connection.scalars(
                select(events.c.id).where(events.c.created_at < past, again)
            )
            return list(found)

    async def _told_again(self, event: int) -> int:
        """Rows of an event that are not the last that their chats were told of its fact."""
        later, news = outbox.alias(), events.alias()
        fact = select(events.c.fact).where(events.c.id == event).scalar_subquery()
        again = exists().where(
            later.c.event == news.c.id,
            news.c.fact == fact,
            news.c.id > event,
            later.c.chat == outbox.c.chat,
            later.c.state == RowState.SENT,
        )
        return await self._delete(outbox.c.event == event, outbox.c.state == RowState.SENT, again)

    async def _delete(self, *which: ColumnElement[bool]) -> int:
        some = select(outbox.c.id).where(*which).limit(AT_ONCE)
        async with self._database.begin() as connection:
            return (await connection.execute(delete(outbox).where(outbox.c.id.in_(some)))).rowcount

    async def _untold(self, past: int) -> int:
        """Events of which no row is left."""
        rows = exists().where(outbox.c.event == events.c.id)
        some = select(events.c.id).where(events.c.created_at < past, ~rows).limit(AT_ONCE)
        async with self._database.begin() as connection:
            return (await connection.execute(delete(events).where(events.c.id.in_(some)))).rowcount

    async def _files(self, past: int) -> int:
        """The files of old releases, and the contents that no other release has."""
        newest = select(releases.c.id).order_by(releases.c.id.desc()).limit(NEWEST_KEPT)
        kept = exists().where(release_files.c.release == releases.c.id)
        old = (releases.c.published_at < past, releases.c.id.not_in(newest), kept)
        async with self._database.begin() as connection:
            if connection.dialect.name == "postgresql":
                await connection.execute(_ALONE)
            chosen = select(releases.c.id).where(*old).order_by(releases.c.id)
            some = (await connection.scalars(chosen.limit(RELEASES_AT_ONCE))).all()
            await _forget_files(connection, some)
            return len(some)


async def _forget_files(connection: AsyncConnection, some: Sequence[int]) -> None:
    theirs = release_files.c.release.in_(some)
    digests = select(release_files.c.digest).where(theirs).distinct()
    contents = (await connection.scalars(digests)).all()
    await connection.execute(delete(release_files).where(theirs))
    in_use = exists().where(release_files.c.digest == seed_files.c.digest)
    for start in range(0, len(contents), AT_ONCE):
        which = seed_files.c.digest.in_(contents[start : start + AT_ONCE])
        await connection.execute(delete(seed_files).where(which, ~in_use))
