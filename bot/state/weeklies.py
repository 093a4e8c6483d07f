"""Which operator was sent the message of which week, so that each gets it once."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, delete, select, update

from bot.state.database import Database
from bot.state.ledger import Ledger
from bot.state.once import inserting
from bot.state.tables import weeklies

LEASE_SECONDS = 90
"""Longer than a call takes."""
MOST_TRIES = 2
"""Where nobody knows whether a message arrived, it is sent once more."""


@dataclass(frozen=True)
class Issue:
    """The message of a week (the one that begins on that Monday) to an operator."""

    week: date
    operator: int

    @property
    def key(self) -> str:
        """The name under which the ledger knows it."""
        return f"gaps {self.week}"


class Weeklies:
    """The table of weekly messages. Every function is one transaction and may raise StateError."""

    def __init__(self, database: Database, ledger: Ledger, now: Callable[[], int]) -> None:
        """`now` gives the seconds since 1970."""
        self._database = database
        self._ledger = ledger
        self._now = now

    async def is_due(self, issue: Issue) -> bool:
        """Whether a message is still to be sent."""
        async with self._database.begin() as connection:
            row = (await connection.execute(select(weeklies).where(_is(issue)))).first()
            if row is not None:
                resting = row.lease_until is not None and row.lease_until >= self._now()
                return row.sent_at is None and row.tries < MOST_TRIES and not resting
            told = await self._ledger.sent_before(connection, issue.key, [issue.operator])
            return not told

    async def depart(self, issue: Issue) -> bool:
        """It goes out now; False: it does not, it is on its way or was sent."""
        now = self._now()
        async with self._database.begin() as connection:
            going = await connection.scalar(
                inserting(connection, weeklies)
                .values(
                    operator=issue.operator,
                    week=issue.week,
                    tries=1,
                    lease_until=now + LEASE_SECONDS,
                )
                .on_conflict_do_update(
                    index_elements=["operator", "week"],
                    set_={"tries": weeklies.c.tries + 1, "lease_until": now + LEASE_SECONDS},
                    where=and_(
                        weeklies.c.sent_at.is_(None),
                        weeklies.c.tries < MOST_TRIES,
                        (weeklies.c.lease_until.is_(None)) | (weeklies.c.lease_until < now),
                    ),
                )
                .returning(weeklies.c.tries)
            )
            return going is not None

    async def arrived(self, issue: Issue, message: int | None) -> None:
        """The operator has it, as this message; None: it cannot be sent at all."""
        if message is not None:
            self._ledger.note_sent(issue.key, issue.operator, message)
        async with self._database.begin() as connection:
            done = update(weeklies).where(_is(issue))
            await connection.execute(done.values(sent_at=self._now(), lease_until=None))

    async def unsent(self, issue: Issue) -> None:
        """It surely did not arrive: as if it had never been tried."""
        async with self._database.begin() as connection:
            await connection.execute(delete(weeklies).where(_is(issue)))

    async def forget(self, before: date) -> None:
        """Nobody asks any more who got the messages of the weeks before."""
        async with self._database.begin() as connection:
            await connection.execute(delete(weeklies).where(weeklies.c.week < before))


def _is(issue: Issue) -> ColumnElement[bool]:
    return and_(weeklies.c.operator == issue.operator, weeklies.c.week == issue.week)
