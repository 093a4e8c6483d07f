"""What was seen in feeds: each article once, and what became of it."""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.state.alerts import Alert, add_alerts
from bot.state.database import Database
from bot.state.feed_tables import feeds, sightings
from bot.state.once import inserting

AT_ONCE = 500
"""Databases take only so many parameters in a statement."""
KEPT_SECONDS = 60 * 86_400
"""How long it is known what was in a feed, after it has gone from there."""
STALE_SECONDS = 86_400
"""How old the time may be at which something was seen last."""


class Fate(StrEnum):
    """What became of an article."""

    WAITING = "waiting"
    """Its page is still to be read."""
    PASSED = "passed"
    """It is nothing for the fact base, or could not be read."""
    KNOWN = "known"
    """It was there before, under another address or brought by somebody."""
    DRAFTED = "drafted"


@dataclass(frozen=True)
class FeedMemory:
    """What is known of a feed from last time."""

    etag: str | None = None
    modified: str | None = None
    digest: str | None = None
    """Of what it held."""
    rest_until: int = 0
    """When the server may be asked again."""


@dataclass(frozen=True)
class Sighting:
    """An article that a feed named."""

    key: str
    link: str
    title: str
    published_at: int | None
    """As the feed tells; times are seconds since 1970."""
    first_at: int = 0
    fate: Fate = Fate.WAITING
    tries: int = 0
    draft: int | None = None
    print: Mapping[str, Any] | None = None


class Sightings:
    """The tables of feeds and what was seen in them. Every function is one transaction and may
    raise StateError."""

    def __init__(self, database: Database, now: Callable[[], int]) -> None:
        """`now` gives the seconds since 1970."""
        self._database = database
        self._now = now

    async def memory(self, feed: str) -> FeedMemory:
        """What is known of the feed at an address."""
        async with self._database.begin() as connection:
            chosen = select(feeds).where(feeds.c.feed == digest_of(feed))
            row = (await connection.execute(chosen)).first()
        return (
            FeedMemory(row.etag, row.modified, row.digest, row.rest_until) if row else FeedMemory()
        )

    async def remember(self, feed: str, memory: FeedMemory) -> None:
        """Know this of a feed from now on."""
        async with self._database.begin() as connection:
            await _remember(connection, feed, memory)

    async def take_in(self, feed: str, seen: Sequence[Sighting], memory: FeedMemory) -> int:
        """Note what a feed holds, and what is known of it now; how many articles are new, which
        wait from now on. All of it or nothing."""
        now, mine = self._now(), digest_of(feed)
        added = 0
        async with self._database.begin() as connection:
            for some in _portions(seen):
                rows = [_row(one, mine, now) for one in some]
                adding = inserting(connection, sightings).on_conflict_do_nothing()
                done = await connection.execute(adding.returning(sightings.c.key), rows)
                added += len(done.all())
                await connection.execute(
                    update(sightings)
                    .where(sightings.c.key.in_([one.key for one in some]))
                    .where(sightings.c.seen_at < now - STALE_SECONDS)
                    .values(seen_at=now)
                )
            await _remember(connection, feed, memory)
        return added

    async def due(self, feed: str, most: int) -> list[Sighting]:
        """Articles of a feed whose page is to be read now, the newest first."""
        async with self._database.begin() as connection:
            rows = await connection.execute(
                select(sightings)
                .where(sightings.c.feed == digest_of(feed), sightings.c.due_at <= self._now())
                .order_by(func.coalesce(sightings.c.published_at, sightings.c.first_at).desc())
                .limit(most)
            )
            return [_sighting(row) for row in rows]

    async def printed(self, since: int) -> list[Sighting]:
        """The articles with a print that were first seen since and are on the desk, or were there
        before."""
        async with self._database.begin() as connection:
            rows = await connection.execute(
                select(sightings).where(
                    sightings.c.first_at >= since, sightings.c.state.in_([Fate.DRAFTED, Fate.KNOWN])
                )
            )
            return [_sighting(row) for row in rows]

    async def settle(
        self, sighting: Sighting, due_at: int | None, alerts: Sequence[Alert] = ()
    ) -> None:
        """Note what became of an article, when to look at its page again, and what the operators
        are to be told of it. All of it or nothing."""
        now = self._now()
        async with self._database.begin() as connection:
            await connection.execute(
                update(sightings)
                .where(sightings.c.key == sighting.key)
                .values(
                    state=sighting.fate,
                    tries=sighting.tries,
                    draft=sighting.draft,
                    print=sighting.print,
                    due_at=due_at,
                )
            )
            await add_alerts(connection, alerts, now)

    async def forget(self) -> None:
        """Know nothing any more of what has gone from the feeds long ago."""
        async with self._database.begin() as connection:
            old = sightings.c.seen_at < self._now() - KEPT_SECONDS
            await connection.execute(delete(sightings).where(old))


async def titles_of(connection: AsyncConnection, drafts: Sequence[int]) -> list[str]:
    """What feeds called the articles of these drafts, as far as that is still known."""
    mine = select(sightings.c.draft, sightings.c.title).where(sightings.c.draft.in_(drafts))
    rows = await connection.execute(mine.order_by(sightings.c.draft, sightings.c.first_at))
    return list({row.draft: row.title for row in rows}.values())


def digest_of(address: str) -> str:
    """What stands for an address in the tables."""
    return hashlib.sha256(address.encode()).hexdigest()


async def _remember(connection: AsyncConnection, feed: str, memory: FeedMemory) -> None:
    values = {
        "etag": memory.etag,
        "modified": memory.modified,
        "digest": memory.digest,
        "rest_until": memory.rest_until,
    }
    await connection.execute(
        inserting(connection, feeds)
        .values(feed=digest_of(feed), **values)
        .on_conflict_do_update(index_elements=["feed"], set_=values)
    )


def _row(one: Sighting, feed: str, now: int) -> dict[str, Any]:
    return {
        "key": one.key,
        "feed": feed,
        "link": one.link,
        "title": one.title,
        "published_at": one.published_at,
        "first_at": now,
        "seen_at": now,
        "state": Fate.WAITING,
        "tries": 0,
        "due_at": now,
    }


def _sighting(row: Any) -> Sighting:
    return Sighting(
        row.key,
        row.link,
        row.title,
        row.published_at,
        row.first_at,
        Fate(row.state),
        row.tries,
        row.draft,
        row.print,
    )


def _portions(every: Sequence[Any]) -> Iterable[Sequence[Any]]:
    for start in range(0, len(every), AT_ONCE):
        yield every[start : start + AT_ONCE]
