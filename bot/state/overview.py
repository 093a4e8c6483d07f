"""How the outbox stands, for whoever watches it."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import exists, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.state.database import Database
from bot.state.due import cannot_be_told, lasting
from bot.state.outbox import RowState
from bot.state.tables import events, outbox, releases, subscribers


@dataclass(frozen=True)
class Overview:
    """Numbers and seconds; 0 where there is nothing."""

    oldest_due: int
    """For how long the oldest row that is due, and could be sent, has waited."""
    pending: int
    paused: int
    """Chats that cannot be written to."""
    release_age: int
    canary_silent: int
    """The age of the oldest news that was not sent to the canary chat."""


class Watching:
    """One transaction, which may raise StateError."""

    def __init__(self, database: Database, now: Callable[[], int]) -> None:
        """`now` gives the seconds since 1970."""
        self._database = database
        self._now = now

    async def overview(self, canary: int | None) -> Overview:
        """How it stands now; `canary`: the chat that gets all news."""
        now = self._now()
        pending = outbox.c.state == RowState.PENDING
        async with self._database.begin() as connection:
            due = await connection.scalar(
                select(func.min(outbox.c.due_at)).where(
                    pending,
                    outbox.c.due_at <= now,
                    lasting(now),
                    ~cannot_be_told(outbox.c.chat, now),
                )
            )
            published = await connection.scalar(select(func.max(releases.c.published_at)))
            unheard = await _unheard(connection, canary, now) if canary is not None else None
            return Overview(
                oldest_due=_age(due, now),
                pending=await connection.scalar(select(func.count()).where(pending)) or 0,
                paused=await connection.scalar(
                    select(func.count()).where(subscribers.c.paused_at.is_not(None))
                )
                or 0,
                release_age=_age(published, now),
                canary_silent=_age(unheard, now),
            )


async def _unheard(connection: AsyncConnection, canary: int, now: int) -> int | None:
    """When the oldest news began that the canary chat should have and has not."""
    heard = exists().where(
        outbox.c.event == events.c.id,
        outbox.c.chat == canary,
        outbox.c.state == RowState.SENT,
    )
    meant = exists().where(outbox.c.event == events.c.id, outbox.c.chat == canary)
    found: int | None = await connection.scalar(
        select(func.min(events.c.created_at)).where(meant, ~heard, events.c.expires_at > now)
    )
    return found


def _age(moment: int | None, now: int) -> int:
    return 0 if moment is None else max(0, now - moment)
