"""What has to be looked after from time to time: what was on the way when a process ended, news
that nobody needs any more, reminders, and chats that are gone for good."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress

import structlog

from bot.notices.logbook import Logbook
from bot.state.database import StateError
from bot.state.subscribers import Pause, Subscribers

EVERY_SECONDS = 20.0
GONE_SECONDS = 30 * 24 * 3600
"""After so long nothing is kept of a chat that is gone."""

_log = structlog.get_logger(__name__)
Remind = Callable[[], Awaitable[None]]
Erase = Callable[[int], Awaitable[object]]


class Sweep:
    """Goes round several times a minute, in the process that sends."""

    def __init__(
        self,
        logbook: Logbook,
        subscribers: Subscribers,
        now: Callable[[], int],
        *,
        remind: Remind,
        erase: Erase,
    ) -> None:
        """`now` gives the seconds since 1970; `remind` notes what is to be reminded of today,
        `erase` all that is kept of a chat."""
        self._logbook = logbook
        self._subscribers = subscribers
        self._now = now
        self._remind = remind
        self._erase = erase

    async def run(self) -> None:
        """Go on until cancelled."""
        while True:
            with suppress(StateError):  # the database tells so itself
                await self.sweep()
            await asyncio.sleep(EVERY_SECONDS)

    async def sweep(self) -> None:
        """Go round once; StateError when the database fails."""
        await self._logbook.adopt()
        if ended := await self._logbook.sendings.expire():
            _log.info("notices_expired", rows=ended)
        await self._remind()
        moment = self._now() - GONE_SECONDS
        for chat in await self._subscribers.paused_before(moment, (Pause.GONE,)):
            await self._erase(chat)
