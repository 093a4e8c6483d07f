"""Where watched articles go: the desk, what was seen, and who is to hear of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo
from typing import Any

import structlog
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.desk.desk import Desk
from bot.state.alerts import Alert, add_alerts
from bot.state.sightings import Sighting, Sightings, titles_of
from bot.watching.news import ended_news

REREAD_SECONDS = 6 * 3600
"""After so long a page is read again: newspapers correct what they have printed."""
FRESH_SECONDS = 7 * 86_400
"""For so long after it was first seen."""
UNTOUCHED_DAYS = 30
"""So long a draft of a feed waits for somebody to decide anything: nobody will, and it holds the
article's text."""

_log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Newsroom:
    """What all who deal with articles work with."""

    sightings: Sightings
    desk: Desk
    operators: Sequence[int]
    zone: tzinfo
    """Where newspapers and readers live."""
    now: Callable[[], int]
    """Gives the seconds since 1970."""

    async def keep(self, sighting: Sighting, alerts: Sequence[Alert]) -> None:
        """Note what became of an article, and read it again in some hours while it is fresh."""
        again = self.now() + REREAD_SECONDS
        fresh = again < sighting.first_at + FRESH_SECONDS
        await self.sightings.settle(sighting, again if fresh else None, alerts)

    async def clear(self) -> int:
        """Drop the drafts that nobody has touched for UNTOUCHED_DAYS, some at a time, and tell the
        operators: how many."""

        async def tell(connection: AsyncConnection, ended: Sequence[int]) -> None:
            titles = await titles_of(connection, ended)
            news = ended_news(len(ended), titles, UNTOUCHED_DAYS)
            alerts = self.alerts(f"ended {ended[0]}-{ended[-1]}", news)
            await add_alerts(connection, alerts, self.now())

        ended = await self.desk.end_untouched(self.now() - UNTOUCHED_DAYS * 86_400, tell)
        if ended:
            _log.info("untouched_drafts_dropped", drafts=ended, days=UNTOUCHED_DAYS)
        return ended

    def alerts(self, key: str, news: Mapping[str, Any]) -> list[Alert]:
        """The news for each operator, once under one key."""
        return [Alert(operator, key, news) for operator in self.operators]

    def day_of(self, seconds: int) -> date:
        """The day on which that was."""
        return datetime.fromtimestamp(seconds, UTC).astimezone(self.zone).date()
