"""What each operator is to be told of watched articles, once."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.state.database import Database
from bot.state.feed_tables import alerts
from bot.state.ledger import Ledger
from bot.state.once import inserting

LEASE_SECONDS = 90
"""Longer than a call takes."""
MOST_TRIES = 2
"""Where nobody knows whether a message arrived, it is sent once more."""
KEPT_SECONDS = 90 * 86_400


@dataclass(frozen=True)
class Alert:
    """A message to an operator. `key` tells it from all others to the same one."""

    operator: int
    key: str
    content: Mapping[str, Any]
    tries: int = 0


async def add_alerts(connection: AsyncConnection, new: Iterable[Alert], now: int) -> None:
    """Have operators told, as part of a transaction; what they were told already they are not."""
    for one in new:
        await connection.execute(
            inserting(connection, alerts)
            .values(
                operator=one.operator, key=one.key, content=one.content, created_at=now, tries=0
            )
            .on_conflict_do_nothing()
        )


class Alerts:
    """The table of alerts. Every function is one transaction and may raise StateError."""

    def __init__(self, database: Database, ledger: Ledger, now: Callable[[], int]) -> None:
        """`now` gives the seconds since 1970."""
        self._database = database
        self._ledger = ledger
        self._now = now

    async def waiting(self, operators: Sequence[int]) -> list[Alert]:
        """What these operators are still to be told, the oldest first."""
        async with self._database.begin() as connection:
            rows = await connection.execute(
                select(alerts)
                .where(alerts.c.operator.in_(operators), *self._unsent())
                .order_by(alerts.c.created_at, alerts.c.operator, alerts.c.key)
            )
            return [Alert(row.operator, row.key, row.content, row.tries) for row in rows]

    async def depart(self, alert: Alert) -> bool:
        """It goes out now; False: it does not, it is on its way or was sent."""
        async with self._database.begin() as connection:
            if await self._ledger.sent_before(connection, alert.key, [alert.operator]):
                done = update(alerts).where(_is(alert)).values(sent_at=self._now())
                await connection.execute(done)
                return False
            going = await connection.scalar(
                update(alerts)
                .where(_is(alert), *self._unsent())
                .values(tries=alerts.c.tries + 1, lease_until=self._now() + LEASE_SECONDS)
                .returning(alerts.c.tries)
            )
            return going is not None

    async def arrived(self, alert: Alert, message: int | None) -> None:
        """The operator has it, as this message; None: it cannot be sent at all."""
        if message is not None:
            self._ledger.note_sent(alert.key, alert.operator, message)
        async with self._database.begin() as connection:
            done = update(alerts).where(_is(alert))
            await connection.execute(done.values(sent_at=self._now(), lease_until=None))

    async def unsent(self, alert: Alert) -> None:
        """It surely did not arrive: as if it had never been tried."""
        async with self._database.begin() as connection:
            back = update(alerts).where(_is(alert), alerts.c.sent_at.is_(None))
            await connection.execute(back.values(tries=alerts.c.tries - 1, lease_until=None))

    async def forget(self) -> None:
        """Nobody asks any more who was told of old articles."""
        async with self._database.begin() as connection:
            old = alerts.c.created_at < self._now() - KEPT_SECONDS
            await connection.execute(delete(alerts).where(old))

    def _unsent(self) -> tuple[ColumnElement[bool], ...]:
        resting = and_(alerts.c.lease_until.is_not(None), alerts.c.lease_until >= self._now())
        return alerts.c.sent_at.is_(None), alerts.c.tries < MOST_TRIES, ~resting


def _is(alert: Alert) -> ColumnElement[bool]:
    return and_(alerts.c.operator == alert.operator, alerts.c.key == alert.key)
