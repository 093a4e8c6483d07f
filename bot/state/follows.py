"""Who wants to hear of what, and how often."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Row, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.state import reports as reported
from bot.state.database import Database
from bot.state.once import inserting
from bot.state.tables import events, follows, outbox, subscribers

MOST_FOLLOWS = 100
"""So many things a chat can follow: what has more is no wish but a mistake."""
UNSENT = ("pending", "paused")
"""States of outbox rows that nobody has been told of yet."""
SENDING = "sending"
CANARY = "canary"
"""The reason of what the operators' own chat gets, whatever it follows."""


class Frequency(StrEnum):
    """How often a follow may write, the most often first."""

    AT_ONCE = "at-once"
    DAILY = "daily"
    WEEKLY = "weekly"


@dataclass(frozen=True)
class Follow:
    """A chat (in its thread, None: the chat itself) wants to hear of a thing. `by` is the admin who
    said so for a group; consent: when, and to which version of the text."""

    id: int
    chat: int
    thread: int | None
    thing: str
    frequency: Frequency
    paused: bool
    by: int | None
    consent_at: int
    consent_version: int


@dataclass(frozen=True)
class Wish:
    """What somebody agrees to when they confirm a follow."""

    chat: int
    thing: str
    frequency: Frequency
    consent_version: int
    thread: int | None = None
    by: int | None = None


@dataclass(frozen=True)
class Behind:
    """Why something was sent: what the chat followed, and the frequency by which it was due."""

    reasons: tuple[str, ...]
    timing: Frequency


class Outcome(StrEnum):
    """What came of a wish."""

    NEW = "new"
    CHANGED = "changed"
    """It was followed already: the frequency (and the thread) are the new ones."""
    SAME = "same"
    FULL = "full"
    """The chat follows as much as it can."""


async def active(connection: AsyncConnection) -> list[Follow]:
    """All follows that are not paused, as they were made."""
    return await _found(connection, follows.c.paused.is_(False))


async def active_of(connection: AsyncConnection, chat: int) -> list[Follow]:
    """Those of one chat."""
    return await _found(connection, follows.c.paused.is_(False), follows.c.chat == chat)


async def stop_all(connection: AsyncConnection, chat: int) -> int:
    """Follow nothing in a chat any more; how many follows that ended."""
    ended = await connection.execute(delete(follows).where(follows.c.chat == chat))
    await _drop_unjustified(connection, chat)
    await _forget_idle(connection, chat)
    return ended.rowcount


async def move(connection: AsyncConnection, old: int, new: int) -> None:
    """A chat goes on under another id. What the new one follows itself stays as it is there; told
    twice, or in either order, nothing is lost or doubled."""
    there = {one.thing for one in await _found(connection, follows.c.chat == new)}
    for one in await _found(connection, follows.c.chat == old):
        mine = follows.c.id == one.id
        if one.thing in there:
            await connection.execute(delete(follows).where(mine))
        else:
            await connection.execute(update(follows).where(mine).values(chat=new))
            await _subscribe(connection, new)


class Follows:
    """The table of follows. Every function is one transaction and may raise StateError."""

    def __init__(self, database: Database, now: Callable[[], int]) -> None:
        """`now` gives the seconds since 1970."""
        self._database = database
        self._now = now

    async def follow(self, wish: Wish) -> Outcome:
        """Note what a chat wants to hear of; a follow that was paused goes on."""
        async with self._database.begin() as connection:
            there = await _found(connection, *_of(wish.chat, wish.thing))
            if there:
                return await self._renew(connection, there[0], wish)
            held = select(func.count()).where(follows.c.chat == wish.chat)
            if (await connection.scalar(held) or 0) >= MOST_FOLLOWS:
                return Outcome.FULL
            values = {"chat": wish.chat, "thing": wish.thing, "paused": False}
            made = await connection.execute(
                inserting(connection, follows)
                .values(**values, **self._agreed(wish))
                .on_conflict_do_nothing()
            )
            await _subscribe(connection, wish.chat)
            return Outcome.NEW if made.rowcount else Outcome.SAME

    async def of(self, chat: int) -> list[Follow]:
        """What a chat follows, as it came to it."""
        async with self._database.begin() as connection:
            return await _found(connection, follows.c.chat == chat)

    async def stop(self, chat: int, things: Collection[str]) -> int:
        """Follow these no longer; how many of them were followed. What is still unsent because of
        them alone is not sent."""
        async with self._database.begin() as connection:
            ended = await connection.execute(
                delete(follows).where(follows.c.chat == chat, follows.c.thing.in_(things))
            )
            await _drop_unjustified(connection, chat)
            await _forget_idle(connection, chat)
            return ended.rowcount

    async def stop_all(self, chat: int) -> int:
        """Follow nothing any more, nor wait for a word about what was reported; how many follows
        that ended."""
        async with self._database.begin() as connection:
            await reported.release(connection, chat)
            return await stop_all(connection, chat)

    async def pause(self, chat: int, thing: str, *, paused: bool) -> bool:
        """Let a follow rest, or go on; False: it is not followed."""
        async with self._database.begin() as connection:
            changed = await connection.execute(
                update(follows).where(*_of(chat, thing)).values(paused=paused)
            )
            if paused:
                await _drop_unjustified(connection, chat)
            return bool(changed.rowcount)

    async def set_frequency(self, chat: int, things: Collection[str], frequency: Frequency) -> int:
        """How often these may write from now on; how many of them are followed."""
        async with self._database.begin() as connection:
            changed = await connection.execute(
                update(follows)
                .where(follows.c.chat == chat, follows.c.thing.in_(things))
                .values(frequency=frequency)
            )
            return changed.rowcount

    async def slow_down(self, chat: int, things: Collection[str], frequency: Frequency) -> int:
        """These write no more often than this from now on; how many of them are followed."""
        ways = list(Frequency)
        more_often = ways[: ways.index(frequency)]
        theirs = (follows.c.chat == chat, follows.c.thing.in_(things))
        async with self._database.begin() as connection:
            faster = (*theirs, follows.c.frequency.in_(more_often))
            await connection.execute(update(follows).where(*faster).values(frequency=frequency))
            followed = select(func.count()).select_from(follows).where(*theirs)
            return await connection.scalar(followed) or 0

    async def is_being_told(self, chat: int) -> bool:
        """Whether a message to a chat is on its way just now."""
        async with self._database.begin() as connection:
            sending = select(outbox.c.id).where(
                outbox.c.chat == chat, outbox.c.state == SENDING, outbox.c.lease_until > self._now()
            )
            if await connection.scalar(sending.limit(1)) is not None:
                return True
            return await reported.is_being_told(connection, chat, self._now())

    async def behind(self, chat: int, message: int, event: int) -> Behind | None:
        """Why a chat was sent a message, or else was told of an event; None: nothing is known of
        that any more. A correction is sent for what the chat was told before."""
        async with self._database.begin() as connection:
            rows = await _rows(connection, chat, outbox.c.message == message)
            rows = rows or await _rows(connection, chat, outbox.c.event == event)
            if not rows:
                return None
            reasons = _reasons(rows)
            if not reasons:
                told = select(events.c.fact).where(events.c.id.in_([row.event for row in rows]))
                about = select(events.c.id).where(events.c.fact.in_(told))
                reasons = _reasons(await _rows(connection, chat, outbox.c.event.in_(about)))
            return Behind(reasons, Frequency(rows[0].timing))

    async def _renew(self, connection: AsyncConnection, follow: Follow, wish: Wish) -> Outcome:
        same = (follow.frequency, follow.thread) == (wish.frequency, wish.thread)
        if same and not follow.paused:
            return Outcome.SAME
        await connection.execute(
            update(follows)
            .where(follows.c.id == follow.id)
            .values(paused=False, **self._agreed(wish))
        )
        return Outcome.CHANGED

    def _agreed(self, wish: Wish) -> dict[str, Any]:
        return {
            "thread": wish.thread,
            "frequency": wish.frequency,
            "by": wish.by,
            "consent_at": self._now(),
            "consent_version": wish.consent_version,
        }


async def _rows(
    connection: AsyncConnection, chat: int, which: ColumnElement[bool]
) -> Sequence[Row[Any]]:
    """What a chat was told, or is to be."""
    found = select(outbox).where(outbox.c.chat == chat, which).order_by(outbox.c.id)
    return (await connection.execute(found)).all()


def _reasons(rows: Iterable[Row[Any]]) -> tuple[str, ...]:
    """The things that rows are there for, each once."""
    return tuple(dict.fromkeys(one for row in rows for one in row.reasons if one != CANARY))


async def _found(connection: AsyncConnection, *which: ColumnElement[bool]) -> list[Follow]:
    rows = await connection.execute(select(follows).where(*which).order_by(follows.c.id))
    return [_follow(row) for row in rows]


def _follow(row: Row[Any]) -> Follow:
    return Follow(**{**row._mapping, "frequency": Frequency(row.frequency)})


def _of(chat: int, thing: str) -> Sequence[ColumnElement[bool]]:
    return follows.c.chat == chat, follows.c.thing == thing


async def _subscribe(connection: AsyncConnection, chat: int) -> None:
    await connection.execute(
        inserting(connection, subscribers).values(chat=chat).on_conflict_do_nothing()
    )


async def _drop_unjustified(connection: AsyncConnection, chat: int) -> None:
    """Unsent rows of what the chat asked for and asks for no longer. A correction of what it was
    told names no reason: that waits for as long as the chat follows anything."""
    followed = {one.thing for one in await active_of(connection, chat)}
    unsent = select(outbox.c.id, outbox.c.reasons).where(
        outbox.c.chat == chat, outbox.c.state.in_(UNSENT)
    )
    for row in (await connection.execute(unsent)).all():
        mine = outbox.c.id == row.id
        left = [one for one in row.reasons if one in followed or one == CANARY]
        if not left and (row.reasons or not followed):
            await connection.execute(delete(outbox).where(mine))
        elif left != row.reasons:
            await connection.execute(update(outbox).where(mine).values(reasons=left))


async def _forget_idle(connection: AsyncConnection, chat: int) -> None:
    """A chat that follows nothing is no subscriber."""
    left = select(follows.c.id).where(follows.c.chat == chat).limit(1)
    if await connection.scalar(left) is None:
        await connection.execute(delete(subscribers).where(subscribers.c.chat == chat))
