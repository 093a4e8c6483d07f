"""What is on its way to one chat, one after another, in the order it was handed over."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from telegram.error import ChatMigrated

from bot.delivery import failures, refusals
from bot.delivery.patience import patiently
from bot.delivery.priority import Priority, current

T = TypeVar("T")

PATIENCE_SECONDS = {Priority.ANSWER: 600.0, Priority.NOTICE: 3600.0}
"""How long after the first try a message is still worth sending where Telegram is not reached."""
MOVES = 3
"""How often in a row a chat may say that it has moved before that is taken for a fault."""


class Keeper(Protocol):
    """Who keeps the lanes, and hears of what concerns the whole chat."""

    async def move(self, old: int, new: int) -> None: ...

    async def close(self, chat: int, error: BaseException) -> None: ...


@dataclass(eq=False, slots=True)
class Errand:
    """One thing to do in a chat. `done` ends with it, well or not; it is cancelled if the process
    ends first. `excuse` is done if the errand fails and the user is owed a word."""

    job: "Job[Any]"
    excuse: "Job[Any] | None"
    done: asyncio.Future[Any]

    def fail(self, error: BaseException) -> None:
        if not self.done.done():
            self.done.set_exception(error)
            self.done.exception()  # it was told; the loop need not tell it again


class Lane:
    """A chat's errands. `chat` may change while they wait, or even in between two calls of one: a
    job takes the chat's id from here."""

    def __init__(self, keeper: Keeper, chat: int, priority: Priority) -> None:
        self.chat = chat
        self.waiting: deque[Errand] = deque()
        self._keeper = keeper
        self._priority = priority
        self._doing: Errand | None = None

    async def call(self, make: Callable[[int], Awaitable[T]]) -> T:
        """Make a call to Telegram about this chat, given its id: again where that cannot do it
        twice, and with the new id if the group became a supergroup."""
        for move in range(MOVES + 1):
            chat = self.chat
            try:
                return await self._patiently(make, chat)
            except ChatMigrated as error:
                if move == MOVES:
                    raise
                await self._keeper.move(chat, error.new_chat_id)
        raise AssertionError("the last move raises")

    async def run(self) -> None:
        """Do what waits, until nothing does."""
        current.set(self._priority)
        while self.waiting:
            self._doing = self.waiting.popleft()
            await self._do(self._doing)
            self._doing = None

    def end(self, error: BaseException) -> None:
        """Let nothing wait any longer: it cannot be sent."""
        while self.waiting:
            self.waiting.popleft().fail(error)

    def leave(self) -> None:
        """Drop what is in hand: the process ends."""
        for errand in (self._doing, *self.waiting):
            if errand:
                errand.done.cancel()
        self.waiting.clear()

    async def _patiently(self, make: Callable[[int], Awaitable[T]], chat: int) -> T:
        return await patiently(lambda: make(chat), PATIENCE_SECONDS[self._priority])

    async def _do(self, errand: Errand) -> None:
        try:
            result = await errand.job(self)
        except Exception as error:  # noqa: BLE001  (whatever it is: the next in the lane goes on)
            await self._failed(errand, error)
            errand.fail(error)
        else:
            if not errand.done.done():
                errand.done.set_result(result)

    async def _failed(self, errand: Errand, error: Exception) -> None:
        owed = failures.note(error)
        if refusals.unwritable(error):
            await self._keeper.close(self.chat, error)
        elif owed and errand.excuse:
            try:
                await errand.excuse(self)
            except Exception as another:  # noqa: BLE001
                failures.note(another)


Job = Callable[[Lane], Awaitable[T]]
"""What is to be done in a lane; makes its calls through `Lane.call`."""
