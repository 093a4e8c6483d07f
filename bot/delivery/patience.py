"""Calls made again: what surely did nothing for a long while, what the server failed at a few
times, and what may have arrived never: nobody is to get an answer twice."""

import asyncio
from collections.abc import Awaitable, Callable
from itertools import count
from typing import TypeVar

import structlog
from telegram.error import TelegramError

from bot.delivery.refusals import never_sent, server_failed

T = TypeVar("T")

FIRST_PAUSE = 1.0
LONGEST_PAUSE = 30.0
SERVER_TRIES = 3
"""How often a call is made again that the server itself says it failed at."""

_log = structlog.get_logger(__name__)


async def patiently(call: Callable[[], Awaitable[T]], seconds: float) -> T:
    """Make a call, again after growing pauses where that cannot do it twice; `seconds`: how long
    after the first try another one is still of use."""
    now = asyncio.get_running_loop().time
    until = now() + seconds
    for turn in count():
        pause = min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** min(turn, 10))
        try:
            return await call()
        except TelegramError as error:
            again = never_sent(error) or (server_failed(error) and turn < SERVER_TRIES)
            if not again or now() + pause > until:
                raise
            _log.warning("tried_again", reason=error.message, after=pause)
        await asyncio.sleep(pause)
    raise AssertionError("counting never ends")
