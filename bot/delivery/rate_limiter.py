"""Every call to Telegram passes here: messages wait for their turn, a 429 is waited out.

The limiter of python-telegram-bot lets the next message go too early after a 429 (its issue #5338),
stops all chats for the sake of one (#3765) and begins with more than a group is allowed (#3772).
"""

import asyncio
import math
import re
from collections.abc import Callable, Coroutine, Hashable
from functools import partial
from typing import Any

import structlog
from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

from bot.delivery import priority, voyage
from bot.delivery.limits import Limits, chat_named
from bot.delivery.line import Line, Turn
from bot.delivery.refusals import seconds
from bot.delivery.voyage import Voyage

_COUNTED = re.compile(r"(?:send|copy|forward|edit)[A-Z]|deleteMessage")
"""Methods that Telegram counts as messages. The rest goes at once."""

LOOK_SECONDS = 0.01
"""How often it is looked whether a prepared message may go."""
TICK_SECONDS = 0.0005

Answer = bool | dict[str, Any] | list[dict[str, Any]]
Call = Callable[[], Coroutine[Any, Any, Answer]]
_log = structlog.get_logger(__name__)


class RateLimiter(BaseRateLimiter[None]):
    """The one way of a bot to Telegram."""

    __slots__ = ("_behind", "_going", "_limits", "_line", "_timer")

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._line = Line(limits)
        self._going: dict[Turn, asyncio.Future[None]] = {}
        self._timer: asyncio.TimerHandle | None = None
        self._behind: Callable[[], bool] = bool

    def hold_while(self, behind: Callable[[], bool]) -> None:
        """No message goes while `behind` says so; `go_on` is called when it no longer does."""
        self._behind = behind

    def remember(self, chat: int, ago: float) -> None:
        """A message went to a chat so many seconds ago, sent by an earlier process."""
        self._limits.remember(chat, _now() - ago)

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nobody is let go any more."""
        if self._timer:
            self._timer.cancel()

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Answer]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: None,
    ) -> Answer:
        """Make a call when it may be made, again after each 429; what it answers."""
        chat = chat_named(data.get("chat_id"))
        if not _COUNTED.match(endpoint):
            return await self._unless_halted((endpoint, chat), callback, args, kwargs)
        trip = voyage.current.get()
        prepares = trip is not None
        turn = self._line.join(chat, priority.current.get(), _now(), prepares=prepares)
        while True:
            await self._come_up(turn)
            try:
                return await self._make(turn, trip, partial(callback, *args, **kwargs))
            except RetryAfter as error:
                self._halt(chat, endpoint, error)
                if trip:
                    raise
            finally:
                self._line.arrive(turn, _now())
                self.go_on()
            self._line.join_again(turn, _now())

    async def _make(self, turn: Turn, trip: Voyage | None, call: Call) -> Answer:
        """Make a call whose turn has come, and have it noted."""
        if trip is None:
            return await self._timed(turn, call)
        began = _now()
        await trip.depart()
        self._limits.note_preparing(_now() - began)
        while (early := self._limits.early(_now())) > 0:
            await asyncio.sleep(min(early + TICK_SECONDS, LOOK_SECONDS))
        self._line.go(turn)
        try:
            answer = await self._timed(turn, call)
        except Exception as error:
            await trip.arrive(error)
            raise
        await trip.arrive(answer)
        return answer

    async def _timed(self, turn: Turn, call: Call) -> Answer:
        started = _now()
        took = None
        try:
            answer = await call()
            took = _now() - started
            return answer
        finally:
            self._line.land(turn, _now(), took)

    async def _unless_halted(
        self,
        key: Hashable,
        callback: Callable[..., Coroutine[Any, Any, Answer]],
        args: Any,
        kwargs: dict[str, Any],
    ) -> Answer:
        """Make a call that is no message: only a 429 of its own method and chat stops it."""
        while True:
            while (wait := self._limits.free_at(key, _now()) - _now()) > 0:
                await asyncio.sleep(wait)
            try:
                return await callback(*args, **kwargs)
            except RetryAfter as error:
                self._halt(key, str(args[0]), error)

    def _halt(self, key: Hashable, method: str, error: RetryAfter) -> None:
        _log.warning("told_to_wait", method=method, seconds=seconds(error))
        self._limits.halt(key, _now(), seconds(error))

    async def _come_up(self, turn: Turn) -> None:
        """Wait until a turn may go."""
        going = self._going[turn] = asyncio.get_running_loop().create_future()
        self.go_on()
        try:
            await going
        except asyncio.CancelledError:
            if self._going.pop(turn, None):
                self._line.leave(turn, _now())
            else:  # it had come up just before
                self._line.arrive(turn, _now())
            self.go_on()
            raise

    def go_on(self) -> None:
        """Let go whoever may, and come back when the next one may."""
        now = _now()
        while not self._behind():
            turn = self._line.next(now)
            if turn is None:
                self._come_back(self._line.when(now))
                return
            going = self._going.pop(turn)
            if not going.done():
                going.set_result(None)

    def _come_back(self, when: float) -> None:
        if self._timer:
            self._timer.cancel()
        loop = asyncio.get_running_loop()
        self._timer = loop.call_at(when, self.go_on) if when < math.inf else None


def _now() -> float:
    return asyncio.get_running_loop().time()
