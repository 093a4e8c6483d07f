"""What only one process may do at a time: whoever holds the lease of that name.

A lease is held until a time, and renewed well before: who is killed or cut off holds it no longer
after that. The clocks of processes that share a database have to agree (NTP).
"""

from collections.abc import Callable

from sqlalchemy import delete, or_, select

from bot.state.database import Database
from bot.state.once import inserting
from bot.state.tables import leases

LONGEST_SECONDS = 600
"""No lease lasts longer: one until later than this was written by a clock that went wrong."""


class Leases:
    """The table of leases. Every function is one transaction and may raise StateError."""

    def __init__(self, database: Database, now: Callable[[], int]) -> None:
        """`now` gives the seconds since 1970."""
        self._database = database
        self._now = now

    async def take(self, name: str, holder: str, seconds: int) -> bool:
        """Take a lease for so many seconds from now, or renew one's own; False: another holds
        it."""
        now = self._now()
        free = or_(
            leases.c.holder == holder,
            leases.c.until < now,
            leases.c.until > now + LONGEST_SECONDS,
        )
        values = {"holder": holder, "until": now + seconds}
        async with self._database.begin() as connection:
            taken = await connection.scalar(
                inserting(connection, leases)
                .values(name=name, **values)
                .on_conflict_do_update(index_elements=["name"], set_=values, where=free)
                .returning(leases.c.name)
            )
        return taken is not None

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
