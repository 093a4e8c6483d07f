"""Long polling: updates from Telegram into the bot's queue, until told to stop.

Written here rather than taken from the library, whose loop dies silently when a token is revoked
and confirms updates before they are handled when it stops.
"""

import asyncio
import contextlib
from collections.abc import Callable, Sequence

import structlog
from telegram import Update
from telegram.error import Conflict, InvalidToken, NetworkError, RetryAfter, TelegramError, TimedOut

from bot.app import App
from bot.delivery import refusals
from bot.memory import Bounded

HOLD_SECONDS = 25
FIRST_PAUSE = 1.0
LONGEST_PAUSE = 30.0

_log = structlog.get_logger(__name__)


class Polling:
    """One poller of one bot."""

    def __init__(
        self,
        app: App,
        kinds: Sequence[str],
        polled: Callable[[], None],
        seen: Bounded[int, bool],
    ) -> None:
        """`polled` is called after each answer of Telegram (the health check counts them); `seen`
        remembers the updates that came."""
        self._app = app
        self._kinds = list(kinds)
        self._polled = polled
        self._seen = seen
        self._offset = 0
        self._pause = 0.0

    async def run(self) -> None:
        """Poll until cancelled; raises InvalidToken when Telegram says that the token is dead."""
        while True:
            try:
                updates = await self._fetch(HOLD_SECONDS)
            except TelegramError as error:
                await self._wait_out(error)
                continue
            self._pause = 0.0
            self._polled()
            for update in updates:
                if self._seen.first_time(update.update_id, True):
                    await self._app.update_queue.put(update)
                self._offset = update.update_id + 1

    async def confirm(self) -> None:
        """Tell Telegram that everything fetched so far is done."""
        with contextlib.suppress(TelegramError):
            if self._offset:
                await self._fetch(0, limit=1)

    async def _fetch(self, seconds: int, limit: int = 100) -> tuple[Update, ...]:
        return await self._app.bot.get_updates(
            offset=self._offset, timeout=seconds, limit=limit, allowed_updates=self._kinds
        )

    async def _wait_out(self, error: TelegramError) -> None:
        if isinstance(error, TimedOut):
            return
        if isinstance(error, RetryAfter):
            await asyncio.sleep(refusals.seconds(error))
            return
        if isinstance(error, InvalidToken):
            await self._app.bot.get_me()  # a 404 may be the server's fault; this one decides
        self._pause = min(LONGEST_PAUSE, self._pause * 2 or FIRST_PAUSE)
        event = "another_poller" if isinstance(error, Conflict) else "polling_failed"
        level = _log.warning if isinstance(error, NetworkError) else _log.error
        level(event, reason=error.message, again_in=self._pause)
        await asyncio.sleep(self._pause)
