"""Whether sending makes sense: when Telegram is not reached nothing is sent, but asked from time to
time whether it is there again."""

import asyncio
from collections.abc import Awaitable, Callable

import structlog
from telegram.error import InvalidToken, RetryAfter, TelegramError

from bot.delivery import refusals
from bot.errors import SettingFault

FIRST_PAUSE, LONGEST_PAUSE = 1.0, 60.0
ROUGH = 3
"""After so many failures in a row it is tried with one message at a time, ever more seldom."""

_log = structlog.get_logger(__name__)


class Weather:
    """How the way to Telegram is."""

    def __init__(self, ask: Callable[[], Awaitable[object]]) -> None:
        """`ask` is a call that does nothing but succeed where Telegram is reached."""
        self._ask = ask
        self._failures = 0
        self._bad = asyncio.Event()

    def may_go(self, away: int) -> bool:
        """Whether one more may depart while so many are on the way."""
        return not self._bad.is_set() and (self._failures < ROUGH or not away)

    @property
    def fair(self) -> bool:
        return not self._bad.is_set()

    @property
    def rough(self) -> bool:
        """Whether only one at a time may go."""
        return self._failures >= ROUGH

    def succeeded(self) -> None:
        self._failures = 0

    def failed(self) -> None:
        """A call did not get through."""
        self._failures += 1
        if not self._bad.is_set():
            self._bad.set()

    async def run(self) -> None:
        """After each failure, find out when to go on; UserFault when the token is dead."""
        while True:
            await self._bad.wait()
            if self.rough:
                pause = min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** min(self._failures - ROUGH, 10))
                await asyncio.sleep(pause)
            await self._cleared()
            self._bad.clear()

    async def _cleared(self) -> None:
        pause = FIRST_PAUSE
        while True:
            try:
                await self._ask()
            except InvalidToken as error:
                if refusals.revoked(error):
                    raise SettingFault(REVOKED) from None
            except RetryAfter as error:
                pause = refusals.seconds(error)
            except TelegramError as error:
                _log.warning("sending_held", reason=error.message, again_in=pause)
            else:
                return
            await asyncio.sleep(pause)
            pause = min(LONGEST_PAUSE, pause * 2)


REVOKED = (
    "TELEGRAM_BOT_TOKEN: Telegram refuses this token now. It was revoked, or the bot deleted: copy "
    "the new one from @BotFather."
)
