"""Long polling: updates from Telegram into the intake, until told to stop.

Written here rather than taken from the library, whose loop dies silently when a token is revoked,
confirms updates before they are handled, and drops a batch when it cannot read one update of it.
"""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import structlog
from telegram.error import Conflict, InvalidToken, NetworkError, RetryAfter, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

# The library reads updates itself wherever it makes this call, and offers no other way to say what
# is asked for than this.
from telegram.request._requestparameter import RequestParameter

from bot.delivery import refusals
from bot.inbox.intake import Taken
from bot.sending import Bot

HOLD_SECONDS = 25
FIRST_PAUSE = 1.0
LONGEST_PAUSE = 30.0
UNSAFE_PAUSE = 1.0
"""Until what could not be stored is asked for again."""

_log = structlog.get_logger(__name__)
Take = Callable[[Sequence[Any]], Awaitable[list[Taken]]]


class Polling:
    """One poller of one bot."""

    def __init__(
        self,
        bot: Bot,
        connection: BaseRequest,
        kinds: Sequence[str],
        take: Take,
        polled: Callable[[], None],
    ) -> None:
        """`connection` is the one that waits for updates; `polled` is called after each answer of
        Telegram (the health check counts them)."""
        self._bot = bot
        self._connection = connection
        self._kinds = list(kinds)
        self._take = take
        self._polled = polled
        self._taken: list[Taken] = []
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
            self._taken = await self._take(updates)
            if not self._move_on() or (updates and not self._taken):
                await asyncio.sleep(UNSAFE_PAUSE)
                self._move_on()

    async def confirm(self) -> None:
        """Tell Telegram of everything that it may forget."""
        self._move_on()
        with contextlib.suppress(TelegramError):
            if self._offset:
                await self._fetch(0, limit=1)

    def _move_on(self) -> bool:
        """Ask next for what comes after the updates that are safe; False: some are not."""
        for one in self._taken:
            if not one.safe:
                return False
            self._offset = one.update_id + 1
        return True

    async def _fetch(self, seconds: int, limit: int = 100) -> Sequence[Any]:
        asked = {
            "offset": self._offset,
            "timeout": seconds,
            "limit": limit,
            "allowed_updates": self._kinds,
        }
        found = await self._connection.post(
            f"{self._bot.base_url}/getUpdates",
            RequestData([RequestParameter.from_input(*one) for one in asked.items()]),
            read_timeout=seconds + (self._connection.read_timeout or 0.0),
        )
        return found if isinstance(found, list) else []

    async def _wait_out(self, error: TelegramError) -> None:
        if isinstance(error, TimedOut):
            return
        if isinstance(error, RetryAfter):
            await asyncio.sleep(refusals.seconds(error))
            return
        if isinstance(error, InvalidToken):
            await self._end_if_revoked()
        self._pause = min(LONGEST_PAUSE, self._pause * 2 or FIRST_PAUSE)
        event = "another_poller" if isinstance(error, Conflict) else "polling_failed"
        level = _log.warning if isinstance(error, NetworkError) else _log.error
        level(event, reason=error.message, again_in=self._pause)
        await asyncio.sleep(self._pause)

    async def _end_if_revoked(self) -> None:
        """Raise InvalidToken when Telegram says of the bot itself that its token is dead; anything
        else, a 404 too, may be the fault of a server or of what stands before it."""
        try:
            await self._bot.get_me()
        except InvalidToken as error:
            if refusals.revoked(error):
                raise
        except TelegramError:
            pass  # it tells nothing of the token
