"""Updates to the handlers: those of a lane in order, lanes side by side, each when its turn has
come. Nobody waits for another's budget, nor for another's slow answer."""

import asyncio
import contextlib
import heapq
from collections.abc import Awaitable, Callable, Coroutine, Hashable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from itertools import count
from typing import Any

import structlog
from telegram import Update

from bot.inbox.buckets import Bucket
from bot.inbox.budget import Budget

AT_ONCE = 256
"""So many handlers may be waiting for something."""

_log = structlog.get_logger(__name__)
Handle = Callable[[Update], Awaitable[None]]
Handled = asyncio.Future[None]
Collecting = Callable[[], AbstractContextManager[Sequence[asyncio.Future[object]]]]


@dataclass(order=True)
class _Job:
    ready: float
    number: int
    update: Update = field(compare=False)
    pace: Bucket | None = field(compare=False)
    handled: Handled = field(compare=False)


class _Lane:
    """What waits for its turn: by the time at which it may go, then as it came."""

    def __init__(self) -> None:
        self.waiting: list[_Job] = []
        self.unpaced = 0
        """How many of them will have to wait for the pace of their chat."""
        self.changed = asyncio.Event()

    def put(self, job: _Job) -> None:
        heapq.heappush(self.waiting, job)
        self.unpaced += job.pace is not None
        self.changed.set()

    def pop(self) -> _Job:
        job = heapq.heappop(self.waiting)
        self.unpaced -= job.pace is not None
        return job

    async def wait(self, seconds: float) -> None:
        """Until something comes, at most so long."""
        self.changed.clear()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self.changed.wait(), seconds)


class Dispatcher:
    """Takes updates and lets `handle` have each; what handlers hand over to be sent meanwhile is
    in the list of `collecting`, and an update is handled when all of that has been sent, too."""

    def __init__(
        self,
        handle: Handle,
        say_busy: Handle,
        budget: Budget,
        collecting: Collecting,
        now: Callable[[], float],
    ) -> None:
        self._handle = handle
        self._say_busy = say_busy
        self._budget = budget
        self._collecting = collecting
        self._now = now
        self._lanes: dict[Hashable, _Lane] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._numbers = count()
        self._slots = asyncio.Semaphore(AT_ONCE)
        self._start = asyncio.Lock()
        self._stopping = False

    def accept(self, update: Update) -> Handled:
        """Take an update; what comes back ends when it is handled and all answers to it are sent
        (or given up), and is cancelled when it is left to the next start."""
        handled: Handled = asyncio.get_running_loop().create_future()
        turn = self._budget.turn(update, self._waiting)
        if turn is None:
            if self._budget.may_tell(update):
                self._run(self._work(self._say_busy, update, handled))
            else:
                handled.set_result(None)
            return handled
        lane = self._lanes.get(turn.lane)
        if lane is None:
            lane = self._lanes[turn.lane] = _Lane()
            self._run(self._serve(turn.lane, lane))
        if turn.newest_only:
            for job in lane.waiting:
                job.handled.set_result(None)
            lane.waiting.clear()
        lane.put(_Job(turn.ready, next(self._numbers), update, turn.pace, handled))
        return handled

    async def stop(self, seconds: float) -> None:
        """Begin nothing more; finish what is in hand within so many seconds, leave the rest."""
        self._stopping = True
        waiting = [job for lane in self._lanes.values() for job in lane.waiting]
        for lane in self._lanes.values():
            lane.waiting.clear()
            lane.changed.set()
        for job in waiting:
            job.handled.cancel()
        if self._tasks:
            _, late = await asyncio.wait(self._tasks, timeout=seconds)
            if late:
                _log.warning("stopped_in_the_middle", after=seconds)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    def _waiting(self, lane: Hashable) -> int:
        return self._lanes[lane].unpaced if lane in self._lanes else 0

    def _run(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _serve(self, key: Hashable, lane: _Lane) -> None:
        """Handle what is in a lane; the lane ends when there is nothing left."""
        while lane.waiting:
            job = lane.waiting[0]
            if job.ready > self._now():
                await lane.wait(job.ready - self._now())
                continue
            lane.pop()
            if job.pace:
                job.ready, job.pace = job.pace.reserve(self._now()), None
                if job.ready > self._now():
                    lane.put(job)
                    continue
            await self._work(self._handle, job.update, job.handled)
        del self._lanes[key]

    async def _work(self, handle: Handle, update: Update, handled: Handled) -> None:
        async with self._slots:
            async with self._start:
                # One handler begins at a time, and the network has its turn in between: many
                # questions at once do not keep the first answer back until the last is thought of.
                await asyncio.sleep(0)
            if self._stopping:
                handled.cancel()
                return
            with self._collecting() as sent:
                try:
                    await handle(update)
                except asyncio.CancelledError:
                    handled.cancel()
                    raise
                except Exception as error:  # noqa: BLE001  (the next update is to be handled)
                    _log.error("handler_failed", error=type(error).__name__)
        _when_all_ended(sent, handled)


def _when_all_ended(sent: Sequence[asyncio.Future[object]], handled: Handled) -> None:
    """End `handled` when everything in the list has ended, whatever came of it; what was cancelled
    is left to the next start, and the update with it."""
    left = len(sent)

    def ended(one: asyncio.Future[object]) -> None:
        nonlocal left
        left -= 1
        if handled.done():
            return
        if one.cancelled():
            handled.cancel()
        elif not left:
            handled.set_result(None)

    if not sent:
        handled.set_result(None)
    for one in sent:
        one.add_done_callback(ended)
