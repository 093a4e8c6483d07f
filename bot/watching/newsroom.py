"""Where watched articles go: the desk, what was seen, and who is to hear of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo
from typing import Any

from bot.desk.desk import Desk
from bot.state.alerts import Alert
from bot.state.sightings import Sighting, Sightings

REREAD_SECONDS = 6 * 3600
"""After so long a page is read again: newspapers correct what they have printed."""
FRESH_SECONDS = 7 * 86_400
"""For so long after it was first seen."""


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

    def alerts(self, key: str, news: Mapping[str, Any]) -> list[Alert]:
        """The news for each operator, once under one key."""
        return [Alert(operator, key, news) for operator in self.operators]

    def day_of(self, seconds: int) -> date:
        """The day on which that was."""
        return datetime.fromtimestamp(seconds, UTC).astimezone(self.zone).date()
