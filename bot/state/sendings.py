"""The rows of the outbox on their way out.

pending → sending (until a lease is over) → sent; back to pending when surely nothing was sent. When
nobody knows, a row goes out once more and no further.
"""

import random
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, case, delete, exists, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.state import due
from bot.state.database import Database
from bot.state.due import Bag
from bot.state.outbox import UNSENT, RowState
from bot.state.subscribers import had_digest
from bot.state.tables import events, leases, outbox

LEASE = "sender"
"""The lease of the one process that sends."""
LEASE_SECONDS = 60
"""After so long nobody knows what became of a row that was on its way."""
MOST_UNSURE = 2
"""A row that may have arrived so often is not sent again."""
RETRY_SECONDS = (2, 10)
"""How long after an unknown outcome the next attempt is: not all of them at once."""

Claimed = Mapping[int, tuple[int, tuple[str, ...]]]
"""Rows, each with its chat and its reasons."""

_rests = due.rests(outbox.c.chat)
_waits = case((_rests, RowState.PAUSED), else_=RowState.PENDING)
"""The state of a row that was not sent: its chat may have begun to rest meanwhile."""


@dataclass(frozen=True)
class Doubts:
    """What became of rows of which nobody knows whether they arrived."""

    again: int = 0
    given_up: int = 0


@dataclass(frozen=True)
class Arrival:
    """What was in a bag is there, as one message; `digest_on`: as the digest of that day."""

    bag: Bag
    message: int
    digest_on: date | None


class Sendings:
    """The outbox as its sender sees it. Every function is one transaction and may raise
    StateError."""

    def __init__(self, database: Database, now: Callable[[], int]) -> None:
        """`now` gives the seconds since 1970."""
        self._database = database
        self._now = now

    async def due(
        self, most: int, besides: Collection[int] = (), only: int | None = None
    ) -> list[Bag]:
        """What is due in so many chats, those that have waited longest first; `besides` these,
        `only` this one."""
        now = self._now()
        async with self._database.begin() as connection:
            chats = await due.chats(connection, now, most, besides, only)
            return await due.bags(connection, chats, now)

    async def note(
        self, departures: Sequence[Bag], arrivals: Sequence[Arrival], holder: str
    ) -> list[Bag]:
        """Note what has arrived, and what goes out now; of the departures those that may go. One
        may where all that is in it is still to be told as it was read (nothing stopped, paused,
        erased or expired since, no other release published), and `holder` is the sender."""
        now = self._now()
        async with self._database.begin() as connection:
            for one in arrivals:
                await _set(connection, one.bag.ids, now, state=RowState.SENT, message=one.message)
                if one.digest_on is not None:
                    await had_digest(connection, one.bag.chat, one.digest_on)
            if not departures:
                return []
            claimed = await _claim(connection, departures, now)
            # Only now that nobody else can have the rows: whoever publishes reads them or waits.
            newest, ours = (await connection.execute(select(due.NEWEST, _held(holder, now)))).one()
            same = [bag for bag in departures if ours and bag.release == newest]
            whole = [bag for bag in same if _as_read(bag, claimed)]
            going = await due.wanted(connection, whole)
            gone = {row for bag in going for row in bag.ids}
            await _unclaim(connection, claimed.keys() - gone)
            return going

    async def unsent(self, ids: Sequence[int], wait: int = 0) -> None:
        """These surely did not arrive; they are due again after so many seconds."""
        now = self._now()
        later = {"due_at": now + wait} if wait else {}
        async with self._database.begin() as connection:
            await _set(connection, ids, now, state=_waits, **later)

    async def unsure(self, ids: Sequence[int]) -> Doubts:
        """Nobody knows whether these arrived."""
        async with self._database.begin() as connection:
            return await _doubt(connection, outbox.c.id.in_(ids), self._now())

    async def dead(self, ids: Sequence[int], why: str) -> None:
        """These are not to be sent."""
        async with self._database.begin() as connection:
            await _set(connection, ids, self._now(), state=RowState.DEAD, why=why)

    async def drop(self, ids: Sequence[int]) -> None:
        """Nobody wants these any more: nothing of them is kept, since the chat may be one that was
        erased while somebody published."""
        async with self._database.begin() as connection:
            waiting = outbox.c.state == RowState.PENDING
            await connection.execute(delete(outbox).where(outbox.c.id.in_(ids), waiting))

    async def out_of_topic(self, ids: Sequence[int]) -> None:
        """These cannot go to their topic; they go to the group itself."""
        async with self._database.begin() as connection:
            await _set(connection, ids, self._now(), thread=None, state=_waits)

    async def orphaned(self, besides: Collection[int]) -> Doubts:
        """Rows that somebody who is no more had on the way. `besides` these, which this process
        has. An SQLite file has one sender: what is not this one's is nobody's."""
        async with self._database.begin() as connection:
            which = [outbox.c.state == RowState.SENDING, outbox.c.id.not_in(besides)]
            if connection.dialect.name != "sqlite":
                which.append(outbox.c.lease_until < self._now())
            return await _doubt(connection, and_(*which), self._now())

    async def expire(self) -> int:
        """News that nobody needs any more is not sent; how many rows that ends."""
        over = select(events.c.id).where(events.c.expires_at <= self._now())
        async with self._database.begin() as connection:
            ended = await connection.execute(
                update(outbox)
                .where(outbox.c.state.in_(UNSENT), outbox.c.event.in_(over))
                .values(state=RowState.DEAD, why="expired", changed_at=self._now())
            )
            return ended.rowcount

    async def sent_since(self, moment: int) -> list[tuple[int, int]]:
        """The messages that went out since a moment, or may have: chat and when, in that order."""
        arrived = (outbox.c.state == RowState.SENT) | (outbox.c.unsure > 0)
        at = func.max(outbox.c.changed_at)
        async with self._database.begin() as connection:
            rows = await connection.execute(
                select(outbox.c.chat, at)
                .where(arrived, outbox.c.changed_at >= moment)
                .group_by(outbox.c.chat, outbox.c.message)
                .order_by(at)
            )
            return [(chat, moment) for chat, moment in rows]


def _held(holder: str, now: int) -> Any:
    """Whether it is this process that sends."""
    return exists().where(leases.c.name == LEASE, leases.c.holder == holder, leases.c.until >= now)


async def _claim(connection: AsyncConnection, bags: Sequence[Bag], now: int) -> Claimed:
    """Put what is in some bags on its way, where it was not already."""
    rows = await connection.execute(
        update(outbox)
        .where(
            outbox.c.id.in_([row for bag in bags for row in bag.ids]),
            outbox.c.state == RowState.PENDING,
            due.lasting(now),
            ~_rests,
        )
        .values(
            state=RowState.SENDING,
            lease_until=now + LEASE_SECONDS,
            tries=outbox.c.tries + 1,
            changed_at=now,
        )
        .returning(outbox.c.id, outbox.c.chat, outbox.c.reasons)
    )
    return {row.id: (row.chat, tuple(row.reasons)) for row in rows}


def _as_read(bag: Bag, claimed: Claimed) -> bool:
    """Whether all that is in a bag is on its way, to the chat and for the reasons as it was
    read."""
    return all(claimed.get(one.id) == (bag.chat, one.reasons) for one in bag.errands)


async def _unclaim(connection: AsyncConnection, ids: Collection[int]) -> None:
    """As if these had not been claimed."""
    if ids:
        values = {"state": RowState.PENDING, "lease_until": None, "tries": outbox.c.tries - 1}
        await connection.execute(update(outbox).where(outbox.c.id.in_(ids)).values(values))


async def _set(connection: AsyncConnection, ids: Sequence[int], now: int, **values: Any) -> None:
    values |= {"changed_at": now, "lease_until": None}
    await connection.execute(update(outbox).where(outbox.c.id.in_(ids)).values(values))


async def _doubt(connection: AsyncConnection, which: ColumnElement[bool], now: int) -> Doubts:
    again = outbox.c.unsure + 1 < MOST_UNSURE
    rows = await connection.execute(
        update(outbox)
        .where(which, outbox.c.state == RowState.SENDING)
        .values(
            state=case((again, _waits), else_=RowState.DEAD),
            why=case((again, None), else_="unsure"),
            due_at=now + random.randint(*RETRY_SECONDS),  # noqa: S311  (no secret)
            unsure=outbox.c.unsure + 1,
            lease_until=None,
            changed_at=now,
        )
        .returning(outbox.c.state)
    )
    states = [RowState(row.state) for row in rows]
    given_up = states.count(RowState.DEAD)
    return Doubts(len(states) - given_up, given_up)
