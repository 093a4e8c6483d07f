"""Whatever happens in whatever order, and wherever a process is killed: who is to hear of something
hears of it, at most twice, and twice only where nobody could know whether it had arrived."""

import asyncio
import re
import shutil
import tempfile
from collections import Counter
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager, suppress
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)
from stage import KEY, NOON, Loop, Paper, Stage
from telegram.error import Forbidden, NetworkError, RetryAfter, TimedOut

from bot.background import beside
from bot.delivery import voyage
from bot.delivery.refusals import NotSentError
from bot.notices import courier
from bot.state import state as state_module
from bot.state.database import Database
from bot.state.state import state_at

CHATS = st.integers(1, 4)
NUMBERS = re.compile(r"\d+")
FAULTS = {
    "arrives, but nobody hears of it": (True, TimedOut()),
    "is lost, and nobody hears of it": (False, NetworkError("502")),
    "never gets out": (False, NotSentError("refused")),
    "is refused": (False, Forbidden("bot was blocked by the user")),
}
WAIT = "is told to wait"
UNKNOWN = {"arrives, but nobody hears of it", "is lost, and nobody hears of it"}


class KilledError(BaseException):
    """The process is no more."""


class Edge:
    """Telegram's side, with the faults that are to come; counts what arrives."""

    def __init__(self) -> None:
        self.faults: list[str] = []
        self.arrived: Counter[tuple[int, int]] = Counter()
        self.unknown: Counter[tuple[int, int]] = Counter()
        self.unmarked = 0
        self.fuse: int | None = None
        self.rate_limiter = None
        self.on_the_wire: set[tuple[int, int]] = set()

    def step(self) -> None:
        """A step of the process; it may be its last."""
        if self.fuse is not None:
            self.fuse -= 1
            if self.fuse <= 0:
                raise KilledError

    async def get_me(self) -> None:
        """Telegram is there."""

    async def send_message(self, chat: int, text: str, **_: Any) -> None:
        trip = voyage.current.get()
        await trip.depart()
        told = {(int(number), chat) for number in NUMBERS.findall(text.splitlines()[-1])}
        self.on_the_wire |= told
        try:
            self.step()
            self._take(told, text)
            self.step()
        except Exception as error:
            await trip.arrive(error)
            self.on_the_wire -= told
            raise
        await trip.arrive({"message_id": 1})
        self.on_the_wire -= told

    def _take(self, told: set[tuple[int, int]], text: str) -> None:
        fault = self.faults.pop() if self.faults else None
        if fault == WAIT:
            raise RetryAfter(timedelta(seconds=7))
        arrives, error = FAULTS[fault] if fault else (True, None)
        if fault in UNKNOWN:
            self.unknown.update(told)
        if arrives:
            again = {one for one in told if self.arrived[one]}
            self.unmarked += bool(again) and "gửi lại" not in text
            self.arrived.update(told)
        if error:
            raise error


class Outbox(RuleBasedStateMachine):
    """Chats that follow and stop, news, time that passes, processes that are killed."""

    template: Path

    @initialize()
    def begin(self) -> None:
        self.runner = asyncio.Runner(loop_factory=Loop)
        self.loop = self.runner.get_loop()
        self.loop.set_exception_handler(lambda *_: None)  # a killed process tells nobody
        self.folder = tempfile.TemporaryDirectory()
        shutil.copy(self.template, f"{self.folder.name}/state.db")
        state_module.clock.seconds = self.now
        self.state = state_at(f"sqlite+aiosqlite:///{self.folder.name}/state.db", KEY)
        self.edge = Edge()
        self.stage = Stage(self.state, SimpleNamespace(), Paper(), self.now)
        self.published: list[int] = []
        self.due: set[tuple[int, int]] = set()
        self.wanted: set[tuple[int, int]] = set()
        self.running: asyncio.Future[None] | None = None
        self.step_begin = Database.begin
        Database.begin = _stepping(self.edge, self.loop, Database.begin)
        self.start()

    def now(self) -> int:
        return NOON + int(self.loop.time())

    def do(self, work: Coroutine[Any, Any, Any]) -> Any:
        """Something that another process does."""
        fuse, self.edge.fuse = self.edge.fuse, None
        try:
            return self.runner.run(work)
        finally:
            self.edge.fuse = fuse

    def start(self) -> None:
        async def begun() -> None:
            office, self.sender = self.stage.office(self.edge)
            self.office = office
            self.running = asyncio.ensure_future(beside(asyncio.Event().wait(), office.works))

        self.do(begun())

    @rule(chat=CHATS)
    def follow(self, chat: int) -> None:
        self.do(self.stage.follow([chat]))

    @rule(chat=CHATS)
    def stop(self, chat: int) -> None:
        self.do(self.state.follows.stop_all(chat))
        self.wanted -= {one for one in self.wanted if one[1] == chat}

    @rule(chat=CHATS)
    def unblock(self, chat: int) -> None:
        self.do(self.office._services.resting.back(chat))

    @rule()
    def publish(self) -> None:
        async def published() -> None:
            number = await self.stage.publish(f"tin-{len(self.published)}")
            self.published.append(number)
            for chat in range(1, 5):
                if await self.state.follows.of(chat):
                    self.due.add((number, chat))
                    self.wanted.add((number, chat))

        self.do(published())

    @rule(faults=st.lists(st.sampled_from([*FAULTS, WAIT]), max_size=3))
    def trouble(self, faults: list[str]) -> None:
        self.edge.faults += faults

    @rule(seconds=st.sampled_from([1, 5, 30]))
    def let_pass(self, seconds: int) -> None:
        self.runner.run(asyncio.sleep(seconds))

    @rule(steps=st.integers(1, 25))
    def kill(self, steps: int) -> None:
        """So many steps from now the process is no more; another one begins."""
        self.edge.fuse = steps
        self.runner.run(asyncio.sleep(10))
        self.runner.run(self._end())
        self.edge.fuse = None
        self.edge.unknown.update(self.edge.on_the_wire)
        self.edge.on_the_wire.clear()
        self.start()

    async def _end(self) -> None:
        self.edge.fuse = 0
        for task in (self.running, *self.sender._tasks):
            task.cancel()
        # What is left are transactions in the middle: they are rolled back.
        rest = asyncio.all_tasks() - {asyncio.current_task()}
        await asyncio.gather(*rest, return_exceptions=True)

    @invariant()
    def nobody_hears_what_is_not_due_or_too_often(self) -> None:
        if not hasattr(self, "edge"):
            return
        assert set(self.edge.arrived) <= self.due
        for one, times in self.edge.arrived.items():
            assert times <= 2
            assert times == 1 or self.edge.unknown[one]
        assert not self.edge.unmarked

    def teardown(self) -> None:
        if not hasattr(self, "runner"):
            return
        try:
            self.edge.faults.clear()
            for chat in range(1, 5):
                self.unblock(chat)
            self.runner.run(asyncio.sleep(400))
            self.nobody_hears_what_is_not_due_or_too_often()
            missed = {one for one in self.wanted if not self.edge.arrived[one]}
            assert all(self.edge.unknown[one] >= 2 for one in missed)
            assert self.do(self.stage.states()).keys() <= {"sent", "dead"}
        finally:
            with suppress(KilledError):
                self.runner.run(self._end())
            Database.begin = self.step_begin
            self.runner.run(self.state.database.close())
            self.runner.close()
            self.folder.cleanup()


def _stepping(edge: Edge, loop: Loop, begin: Any) -> Any:
    """Transactions each of which may be the last thing that a process does, done or not done."""

    @asynccontextmanager
    async def stepping(self: Database) -> AsyncIterator[Any]:
        edge.step()
        loop.transactions += 1
        try:
            async with begin(self) as connection:
                yield connection
                edge.step()
        finally:
            loop.transactions -= 1
        edge.step()

    return stepping


def test_everybody_hears_once_or_else_can_know_why_twice(tmp_path, monkeypatch):
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    monkeypatch.setattr(courier, "LOOK_SECONDS", 5.0)
    monkeypatch.setattr(state_module.clock, "seconds", lambda: NOON)
    Outbox.template = tmp_path / "state.db"

    async def made() -> None:
        async with state_at(f"sqlite+aiosqlite:///{Outbox.template}", KEY).opened():
            pass

    asyncio.run(made())
    run_state_machine_as_test(
        Outbox,
        settings=settings(
            max_examples=6,
            stateful_step_count=15,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
