"""Which processes live: each says so again and again, in a lease of its own. One that is silent is
dead, and what it had in hand is anybody's.

A clock may jump, and those of two machines differ. So nobody is dead because of a time alone: it
also has to have been silent for a while as the one who looks counts the seconds.
"""

from collections.abc import Callable

from sqlalchemy import ColumnElement, delete, exists, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.state.leases import held, take
from bot.state.tables import leases

PREFIX = "process:"
"""So begins the name of the lease by which a process says that it lives."""
PRESENT_SECONDS = 30
"""For how long it is believed to live after it said so."""
SURE_SECONDS = 8.0
"""Its lease over, it is given so long to say that it lives all the same: longer than any process
waits until it says so again."""


class Presence:
    """One process among others. All functions are part of somebody else's transaction."""

    def __init__(self, now: Callable[[], int], ticks: Callable[[], float], holder: str) -> None:
        """`now` gives the seconds since 1970, `ticks` seconds that never go back; `holder` is the
        name of this process."""
        self._now = now
        self._ticks = ticks
        self._name = PREFIX + holder
        self._holder = holder
        self._seen: dict[tuple[str, int], float] = {}
        """What others said last → since when that is known."""

    async def renew(self, connection: AsyncConnection) -> None:
        """Say that this process lives, and forget those that do not."""
        now, ticks = self._now(), self._ticks()
        await take(connection, self._name, self._holder, now, PRESENT_SECONDS)
        others = await connection.execute(
            select(leases.c.name, leases.c.until, held(now).label("holds")).where(
                leases.c.name.startswith(PREFIX), leases.c.name != self._name
            )
        )
        seen: dict[tuple[str, int], float] = {}
        for name, until, holds in others:
            since = self._seen.get((name, until), ticks)
            if ticks - since >= (PRESENT_SECONDS if holds else SURE_SECONDS):
                silent = (leases.c.name == name, leases.c.until == until)
                await connection.execute(delete(leases).where(*silent))
            else:
                seen[name, until] = since
        self._seen = seen

    async def leave(self, connection: AsyncConnection) -> None:
        """Say that this process ends."""
        await connection.execute(delete(leases).where(leases.c.name == self._name))


def living(holder: ColumnElement[str | None]) -> ColumnElement[bool]:
    """Whether the process of that name lives; nobody (None) does not."""
    return exists().where(leases.c.name == PREFIX + holder)
