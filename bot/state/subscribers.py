"""Chats that follow something: whether they can be written to, and when their last digest was."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.state import follows, outbox
from bot.state.database import Database
from bot.state.ledger import Ledger
from bot.state.outbox import UNSENT, RowState
from bot.state.tables import outbox as rows
from bot.state.tables import subscribers


class Pause(StrEnum):
    """Why a chat cannot be written to."""

    BLOCKED = "blocked"
    """By the user; or the bot may not write in the group."""
    GONE = "gone"
    """There is no such user or group any more, or the bot was put out of it."""


@dataclass(frozen=True)
class Subscriber:
    """What is known of a chat that follows something. `digest_on`: the day of its last daily or
    weekly message."""

    chat: int
    paused: bool
    digest_on: date | None


async def known(connection: AsyncConnection) -> dict[int, Subscriber]:
    """All of them, by chat."""
    found = await connection.execute(select(subscribers))
    return {
        row.chat: Subscriber(row.chat, row.paused_at is not None, row.digest_on) for row in found
    }


async def had_digest(connection: AsyncConnection, chat: int, day: date) -> None:
    """A chat has had its digest of a day."""
    await connection.execute(
        update(subscribers).where(subscribers.c.chat == chat).values(digest_on=day)
    )


class Subscribers:
    """The table of subscribers. Every function is one transaction and may raise StateError."""

    def __init__(self, database: Database, ledger: Ledger, now: Callable[[], int]) -> None:
        """`now` gives the seconds since 1970."""
        self._database = database
        self._ledger = ledger
        self._now = now

    async def pause(self, chat: int, why: Pause) -> bool:
        """A chat cannot be written to: what waits for it rests. False: that was known, or it
        follows nothing."""
        async with self._database.begin() as connection:
            changed = await connection.execute(
                update(subscribers)
                .where(subscribers.c.chat == chat, subscribers.c.paused_at.is_(None))
                .values(paused_at=self._now(), pause=why)
            )
            if changed.rowcount:
                await connection.execute(
                    update(rows)
                    .where(rows.c.chat == chat, rows.c.state == RowState.PENDING)
                    .values(state=RowState.PAUSED, changed_at=self._now())
                )
            return bool(changed.rowcount)

    async def resume(self, chat: int) -> bool:
        """A chat can be written to again: what has waited goes on. False: nothing rested."""
        async with self._database.begin() as connection:
            changed = await connection.execute(
                update(subscribers)
                .where(subscribers.c.chat == chat, subscribers.c.paused_at.is_not(None))
                .values(paused_at=None, pause=None)
            )
            if changed.rowcount:
                await connection.execute(
                    update(rows)
                    .where(rows.c.chat == chat, rows.c.state == RowState.PAUSED)
                    .values(state=RowState.PENDING, changed_at=self._now())
                )
            return bool(changed.rowcount)

    async def paused(self) -> set[int]:
        """The chats that cannot be written to."""
        async with self._database.begin() as connection:
            found = await connection.execute(
                select(subscribers.c.chat).where(subscribers.c.paused_at.is_not(None))
            )
            return {row.chat for row in found}

    async def paused_before(self, moment: int, why: Collection[Pause]) -> list[int]:
        """The chats that rest since before a moment for one of these reasons."""
        async with self._database.begin() as connection:
            found = await connection.execute(
                select(subscribers.c.chat).where(
                    subscribers.c.paused_at < moment, subscribers.c.pause.in_(why)
                )
            )
            return [row.chat for row in found]

    async def moved(self, old: int, new: int) -> None:
        """A group became a supergroup: its follows and what waits for it go along; whether one can
        write there is another matter. Told twice, or in either order, it stays as it is."""
        async with self._database.begin() as connection:
            self._ledger.note_moved(old, new)
            await follows.move(connection, old, new)
            await outbox.move(connection, old, new)
            last = await connection.scalar(
                select(subscribers.c.digest_on).where(subscribers.c.chat == old)
            )
            await connection.execute(delete(subscribers).where(subscribers.c.chat == old))
            if last is not None:
                await connection.execute(
                    update(subscribers)
                    .where(subscribers.c.chat == new, subscribers.c.digest_on.is_(None))
                    .values(digest_on=last)
                )
            await _as_the_chat(connection, new)


async def _as_the_chat(connection: AsyncConnection, chat: int) -> None:
    """What waits for a chat rests if the chat does: one that came from another may not."""
    since = await connection.scalar(
        select(subscribers.c.paused_at).where(subscribers.c.chat == chat)
    )
    await connection.execute(
        update(rows)
        .where(rows.c.chat == chat, rows.c.state.in_(UNSENT))
        .values(state=RowState.PENDING if since is None else RowState.PAUSED)
    )
