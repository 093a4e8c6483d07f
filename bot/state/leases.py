"""What only one process may do at a time: whoever holds the lease of that name.

A lease is held until a time, and renewed well before: who is killed or cut off holds it no longer
after that. The clocks of processes that share a database have to agree (NTP).
"""

from collections.abc import Callable

from sqlalchemy import ColumnElement, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.state.database import Database
from bot.state.once import inserting
from bot.state.tables import leases

LONGEST_SECONDS = 600
"""No lease lasts longer: one until later than this was written by a clock that went wrong."""


def held(now: int) -> ColumnElement[bool]:
    """Whether a row of the table is a lease that holds."""
    return leases.c.until.between(now, now + LONGEST_SECONDS)


async def take(connection: AsyncConnection, name: str, holder: str, now: int, seconds: int) -> bool:
    """Take or renew a lease as part of a transaction; False: another holds it."""
    values = {"holder": holder, "until": now + seconds}
    taken = await connection.scalar(
        inserting(connection, leases)
        .values(name=name, **values)
        .on_conflict_do_update(
            index_elements=["name"],
            set_=values,
            where=(leases.c.holder == holder) | ~held(now),
        )
        .returning(leases.c.name)
    )
    return taken is not None


class Leases:
    """The table of leases. Every function is one transaction and may raise StateError."""

    def __init__(self, database: Database, now: Callable[[], int]) -> None:
        """`now` gives the seconds since 1970."""
        self._database = database
        self._now = now

    async def take(self, name: str, holder: str, seconds: int) -> bool:
        """Take a lease for so many seconds from now, or renew one's own; False: another holds
        it."""
        async with self._database.begin() as connection:
            return await take(connection, name, holder, self._now(), seconds)

    async def release(self, name: str, holder: str) -> None:
        """Give up a lease; that of another stays."""
        async with self._database.begin() as connection:
            await connection.execute(
                delete(leases).where(leases.c.name == name, leases.c.holder == holder)
            )

    async def until(self, name: str) -> int | None:
        """Until when somebody holds a lease; it may be over. None: nobody ever took it, or it was
        given up."""
        async with self._database.begin() as connection:
            found: int | None = await connection.scalar(
                select(leases.c.until).where(leases.c.name == name)
            )
        return found
