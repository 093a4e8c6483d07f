"""Every update on its way in: stored first, then dispatched, then marked as done.

When the database fails, answers go on from memory: an update is then safe once it is handled, and
not before that is it confirmed to Telegram, which would send it again.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from bot.errors import SettingFault
from bot.inbox.dispatcher import Dispatcher, Handled
from bot.inbox.marks import Marks
from bot.inbox.storing import Storing
from bot.memory import Bounded
from bot.state.database import StateError
from bot.state.inbox import Content, Inbox, Letter
from bot.transport.incoming import Incoming

HOUSEKEEPING_SECONDS = 3600.0
TAKE_OVER_SECONDS = 5.0
"""How often this process says that it lives, and looks what others left that do not."""
KNOWN = 10_000
"""So many updates are known again although they could not be stored."""
ROOM = 20_000
"""So many updates wait in memory at most; the others wait at Telegram."""
PASSING = ("inline_query", "chosen_inline_result")
"""Nobody waits for these after a restart, so they are not stored."""

Drain = Callable[[float], Awaitable[None]]
Read = Callable[[Any], Incoming | None]


@dataclass(frozen=True)
class Taken:
    """An update that was taken in."""

    update_id: int
    handled: Handled | None
    """None: it is stored (or needs no storing)."""

    @property
    def safe(self) -> bool:
        """Whether Telegram may forget it."""
        return self.handled is None or (self.handled.done() and not self.handled.cancelled())


class Intake:
    """The one way from the transports to the dispatcher."""

    def __init__(
        self, inbox: Inbox, dispatcher: Dispatcher, read: Read, now: Callable[[], float]
    ) -> None:
        """`read` makes an update of what came."""
        self._inbox = inbox
        self._storing = Storing(inbox)
        self._dispatcher = dispatcher
        self._read = read
        self.marks = Marks(inbox)
        self._known: Bounded[tuple[int, str], Handled] = Bounded(KNOWN, now)
        self._open = 0
        self._room = asyncio.Event()
        self._room.set()

    @asynccontextmanager
    async def running(self, stop_seconds: float, drain: Drain) -> AsyncIterator[None]:
        """Handle first what an earlier process left, then what others leave, too; in the end finish
        what is in hand, and what is handed over to be sent (`drain`), within so many seconds
        each."""
        try:
            await self._take_over()
        except StateError as error:
            raise SettingFault(f"HOIDAP_STATE_URL: {error}. Start again when it works.") from None
        works = (self.marks.run(), self._keep_taking_over(), self._keep_house())
        tasks = [asyncio.create_task(work) for work in works]
        try:
            yield
        finally:
            await self._dispatcher.stop(stop_seconds)
            await drain(stop_seconds)
            for task in tasks:
                task.cancel()
            await asyncio.wait(tasks)
            await self.marks.write()
            with contextlib.suppress(StateError):
                await self._inbox.leave()

    async def take(self, contents: Sequence[Any]) -> list[Taken]:
        """Store updates as they came and let them be handled. What has no number is left out."""
        await self._room.wait()
        incoming = [one for content in contents if (one := self._read(content))]
        lasting = [one for one in incoming if one.kind not in PASSING]
        try:
            arrivals = (
                await self._storing.keep([_letter(one) for one in lasting]) if lasting else []
            )
        except StateError:
            return [self._take_unstored(one) for one in incoming]
        numbers = {id(one): number for one, number in zip(lasting, arrivals, strict=True)}
        for one in incoming:
            if one.kind in PASSING:
                self._take_unstored(one)
            elif (arrival := numbers[id(one)]) is not None:
                self._take_stored(one, arrival)
        return [Taken(one.update.update_id, None) for one in incoming]

    def _take_stored(self, one: Incoming, arrival: int) -> None:
        earlier = self._known.get((one.update.update_id, one.kind))
        self._mark_after(earlier or self._dispatch(one), arrival)

    def _take_unstored(self, one: Incoming) -> Taken:
        key = one.update.update_id, one.kind
        handled = self._known.get(key)
        if handled is None:
            handled = self._dispatch(one)
            self._known.put(key, handled)
        return Taken(one.update.update_id, None if one.kind in PASSING else handled)

    def _dispatch_stored(self, content: Content, arrival: int) -> None:
        one = self._read(content)
        if one is None:
            self.marks.add(arrival)
        else:
            self._mark_after(self._dispatch(one), arrival)

    def _dispatch(self, one: Incoming) -> Handled:
        handled = self._dispatcher.accept(one.update)
        self._open += 1
        handled.add_done_callback(self._closed)
        if self._open >= ROOM:
            self._room.clear()
        return handled

    def _closed(self, _: Handled) -> None:
        self._open -= 1
        if self._open < ROOM:
            self._room.set()

    def _mark_after(self, handled: Handled, arrival: int) -> None:
        def mark(ended: Handled) -> None:
            if not ended.cancelled():
                self.marks.add(arrival)

        handled.add_done_callback(mark)

    async def _take_over(self) -> None:
        """Handle what processes that have ended left undone."""
        for arrival, content in await self._inbox.take_over():
            self._dispatch_stored(content, arrival)

    async def _keep_taking_over(self) -> None:
        while True:
            await asyncio.sleep(TAKE_OVER_SECONDS)
            with contextlib.suppress(StateError):
                await self._take_over()

    async def _keep_house(self) -> None:
        while True:
            with contextlib.suppress(StateError):
                await self._inbox.forget()
            await asyncio.sleep(HOUSEKEEPING_SECONDS)


def _letter(one: Incoming) -> Letter:
    chat = one.update.effective_chat
    return Letter(one.update.update_id, one.kind, chat.id if chat else None, one.content)
