"""The one sender of a bot: whoever has something to say hands it over and goes on at once.

Each chat has a lane for answers and one for notices: a greeting that waits behind hundreds of
others is not to keep back an answer. Lanes run side by side; the limits and the number of calls in
flight are the rate limiter's, through which all calls pass.
"""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from contextlib import contextmanager
from contextvars import Context, ContextVar
from typing import Any, TypeVar

import structlog
from telegram.error import TelegramError

from bot.delivery import failures
from bot.delivery.lane import Errand, Job, Lane
from bot.delivery.priority import Priority

T = TypeVar("T")
Handed = list[asyncio.Future[Any]]

_handed: ContextVar[Handed | None] = ContextVar("handed", default=None)
_log = structlog.get_logger(__name__)


class Sender:
    """All lanes of one bot."""

    def __init__(self) -> None:
        self.on_migrated: list[Callable[[int, int], Awaitable[None]]] = []
        """Called once when a chat goes on under another id: old, new."""
        self.on_unwritable: list[Callable[[int, str], Awaitable[None]]] = []
        """Called when a chat cannot be written to: the chat, what Telegram says."""
        self._lanes: dict[tuple[int, Priority], Lane] = {}
        self._moved: dict[int, int] = {}
        self._tasks: dict[asyncio.Task[Any], Lane | None] = {}
        self._stopped = False

    def hand(
        self,
        chat: int,
        job: Job[T],
        *,
        priority: Priority = Priority.ANSWER,
        excuse: Job[Any] | None = None,
    ) -> asyncio.Future[T]:
        """Have a job done in a chat, after all that was handed over for it before. The future ends
        when it is done or given up (with what went wrong); it is cancelled, if the process ends
        first. `excuse` is done in its place when it fails through no fault of the chat's."""
        errand = Errand(job, excuse, asyncio.get_running_loop().create_future())
        _note(errand.done)
        if self._stopped:
            errand.done.cancel()
            return errand.done
        chat = self._moved.get(chat, chat)
        lane = self._lanes.get((chat, priority))
        if lane is None:
            lane = self._lanes[chat, priority] = Lane(self, chat, priority)
            lane.waiting.append(errand)
            self._start(self._run(lane, priority), lane)
        else:
            lane.waiting.append(errand)
        return errand.done

    def beside(self, work: Coroutine[Any, Any, T]) -> asyncio.Future[T | None]:
        """Have something done at once, in no order: acknowledging a press. Ends like `hand`."""

        async def noted() -> T | None:
            try:
                return await work
            except Exception as error:  # noqa: BLE001  (it is noted, and nothing waits for it)
                failures.note(error)
                return None

        task = self._start(noted(), None)
        _note(task)
        return task

    @contextmanager
    def collecting(self) -> Iterator[Handed]:
        """Collects the futures of all that is handed over inside the block, by whatever is called
        there."""
        handed: Handed = []
        token = _handed.set(handed)
        try:
            yield handed
        finally:
            _handed.reset(token)

    async def drain(self, seconds: float) -> None:
        """Take nothing more, finish what is in hand, but drop what is not done in time."""
        self._stopped = True
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=seconds)
        left = dict(self._tasks)
        for task, lane in left.items():
            task.cancel()
            if lane:
                lane.leave()
        if left:
            _log.warning("stopped_in_the_middle", left=len(left), after=seconds)
            await asyncio.wait(left)

    async def move(self, old: int, new: int) -> None:
        """A chat goes on under another id, with all that waits for it."""
        if old == new or self._moved.get(old) == new:
            return
        self._moved.pop(new, None)
        moved = [one for one, to in self._moved.items() if to == old]
        self._moved |= dict.fromkeys([*moved, old], new)
        for priority in Priority:
            lane = self._lanes.pop((old, priority), None)
            if lane is None:
                continue
            lane.chat = new
            there = self._lanes.setdefault((new, priority), lane)
            if there is not lane:
                there.waiting.extendleft(reversed(lane.waiting))
                lane.waiting.clear()
        await self.tell_moved(old, new)

    async def tell_moved(self, old: int, new: int) -> None:
        """Let everybody know that a chat goes on under another id; told again, it changes nothing
        but where that failed before."""
        for hook in self.on_migrated:
            await _told(hook(old, new))

    async def close(self, chat: int, error: BaseException) -> None:
        """A chat cannot be written to: what waits for it ends."""
        for priority in Priority:
            if lane := self._lanes.get((chat, priority)):
                lane.end(error)
        reason = error.message if isinstance(error, TelegramError) else str(error)
        for hook in self.on_unwritable:
            await _told(hook(chat, reason))

    def _start(self, work: Coroutine[Any, Any, T], lane: Lane | None) -> asyncio.Task[T]:
        """Run something that belongs to no update in particular: in a context of its own."""
        task = asyncio.get_running_loop().create_task(work, context=Context())
        self._tasks[task] = lane
        task.add_done_callback(self._tasks.pop)
        return task

    async def _run(self, lane: Lane, priority: Priority) -> None:
        try:
            await lane.run()
        finally:
            lane.leave()
            if self._lanes.get((lane.chat, priority)) is lane:
                del self._lanes[lane.chat, priority]


def _note(future: asyncio.Future[Any]) -> None:
    handed = _handed.get()
    if handed is not None:
        handed.append(future)


async def _told(hook: Awaitable[None]) -> None:
    """A hook that fails is no reason not to send."""
    try:
        await hook
    except Exception as error:  # noqa: BLE001
        failures.note(error)
