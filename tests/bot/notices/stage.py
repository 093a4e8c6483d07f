"""Sending notices in virtual time: a real state in SQLite, the real way out over HTTP to a Telegram
that answers as a test says. The clock stands still while the database works."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import insert, select

from bot.background import beside
from bot.delivery.limits import Limits
from bot.delivery.sender import Sender
from bot.notices import courier
from bot.notices.content import packed
from bot.notices.office import Office
from bot.notices.resting import Resting
from bot.notices.schedule import due_at
from bot.sending import Bot
from bot.state import outbox, subscribers
from bot.state.cipher import new_key
from bot.state.database import Database
from bot.state.follows import CANARY, Frequency, Wish
from bot.state.outbox import Recipient
from bot.state.state import State, state_at
from bot.state.tables import follows
from bot.state.tables import outbox as rows
from bot.state.tables import subscribers as subscriber_rows
from knowledge.changes.telling import Notice
from knowledge.outcome import Source
from knowledge.replies import rich
from tests.bot.delivery.telegram_double import Seen, Telegram, connected
from tests.bot.delivery.virtual_time import VirtualLoop

HOME = ZoneInfo("Asia/Ho_Chi_Minh")
NOON = int(datetime(2026, 11, 3, 12, tzinfo=HOME).timestamp())
KEY = new_key()
CANARY_CHAT = 99
SOURCE = Source("bai-1", "Bài 1", date(2026, 11, 1), "Báo Hà Tĩnh")


class Loop(VirtualLoop):
    """Virtual time that stands still during transactions."""

    def __init__(self) -> None:
        super().__init__()
        self.transactions = 0
        jumping, select = self._jumping, self._jumping.select

        def patiently(timeout: float | None = None) -> Any:
            if self.transactions and timeout != 0:
                before = jumping.passed
                ready = type(jumping).__mro__[1].select(jumping, 0.02)
                jumping.passed = before
                return ready
            return select(timeout)

        self._jumping.select = patiently


class Paper:
    """The engine, as far as notices go."""

    def __init__(self) -> None:
        self.withdrawn: set[str] = set()
        self.faulty: set[str] = set()
        self.library: Any = None
        self.length = 0

    def notice(self, kind: str, fact: str, *, today: date, before: Any = ()) -> Notice | None:
        if fact in self.withdrawn:
            return None
        if fact in self.faulty:
            raise ValueError(fact)
        details = (rich("chữ " * self.length),) if self.length else ()
        dated = rich("📄 Báo Hà Tĩnh, 1/11/2026")
        return Notice(rich(f"🆕 Tin: **{fact}**"), (*details, dated), "Cây xanh", (SOURCE,), fact)

    def thing(self, target: str) -> Any:
        return SimpleNamespace(name=target.replace("-", " "))


@dataclass
class Stage:
    """A state, a Telegram, and processes that come and go."""

    state: State
    telegram: Telegram
    paper: Paper
    now: Callable[[], int]
    release: int = 0
    canary: int | None = None
    lifted: bool = False
    operators: tuple[int, ...] = ()
    jump: int = 0
    """So many seconds the clock of the host goes wrong; or that nothing happened for."""
    offices: list[Office] = field(default_factory=list)
    bots: list[Bot] = field(default_factory=list)
    senders: list[Sender] = field(default_factory=list)
    times: list[tuple[int, datetime]] = field(default_factory=list)
    """When each chat was written to, by the clock of the host."""

    async def follow(
        self,
        chats: Iterable[int],
        thing: str = "cay-xanh",
        frequency: Frequency = Frequency.AT_ONCE,
        thread: int | None = None,
        by: int | None = None,
    ) -> None:
        for chat in chats:
            await self.state.follows.follow(Wish(chat, thing, frequency, 1, thread, by))

    async def many_follow(self, chats: Iterable[int], thing: str = "cay-xanh") -> None:
        """As `follow`, in one go."""
        made = {"thing": thing, "frequency": Frequency.AT_ONCE, "paused": False}
        made |= {"consent_at": 1, "consent_version": 1}
        async with self.state.database.begin() as connection:
            await connection.execute(insert(follows), [{"chat": one, **made} for one in chats])
            await connection.execute(insert(subscriber_rows), [{"chat": one} for one in chats])

    async def publish(self, fact: str, thing: str = "cay-xanh", days: float = 14.0) -> int:
        """News for all who follow a thing; its number."""
        now = self.now()
        async with self.state.database.begin() as connection:
            event = await outbox.add_event(
                connection,
                key=f"{fact}-{now}",
                release=self.release,
                kind="directive",
                fact=fact,
                content=packed(()),
                now=now,
                expires_at=now + int(days * 86400),
            )
            known = await subscribers.known(connection)
            made = await connection.execute(
                select(follows).where(follows.c.thing == thing, follows.c.paused.is_(False))
            )
            recipients = [self._recipient(one, known[one.chat]) for one in made]
            if self.canary is not None:
                reasons = (CANARY,)
                recipients.append(Recipient(self.canary, None, now, Frequency.AT_ONCE, reasons))
            await outbox.add_rows(connection, event, recipients, now)
        return event

    def _recipient(self, follow: Any, known: subscribers.Subscriber) -> Recipient:
        frequency = Frequency(follow.frequency)
        due = due_at(frequency, self.now(), HOME, known.digest_on)
        return Recipient(follow.chat, follow.thread, due, frequency, (follow.thing,), known.paused)

    @asynccontextmanager
    async def sending(self, port: int | None = None) -> AsyncIterator[Office]:
        """A process that sends; in the end it is told to stop."""
        async with connected(self.telegram, Limits(lifted=self.lifted)) as bot:
            office, sender = self.office(bot)
            running = asyncio.ensure_future(beside(asyncio.Event().wait(), office.works))
            try:
                yield office
            finally:
                running.cancel()
                with suppress(asyncio.CancelledError):
                    await running
                await sender.drain(10.0)

    def office(self, bot: Bot) -> tuple[Office, Sender]:
        sender, resting = Sender(), Resting(self.state.subscribers)
        sender.on_migrated.append(self.state.subscribers.moved)
        sender.on_unwritable.append(resting.refused)
        answering = SimpleNamespace(
            engine=self.paper,
            release_id=self.release,
            today=lambda: datetime.fromtimestamp(self.now(), HOME).date(),
        )
        services = SimpleNamespace(
            state=self.state,
            sender=sender,
            resting=resting,
            answering=answering,
            operators=self.operators,
        )
        office = Office(bot, services, HOME, self.now, canary=self.canary, remind=_nothing)
        self.offices.append(office)
        self.bots.append(bot)
        self.senders.append(sender)
        return office, sender

    def note_time(self, call: Seen) -> None:
        """A rule that says nothing."""
        if call.method == "sendMessage":
            self.times.append((call.chat, datetime.fromtimestamp(self.now(), HOME)))

    async def until(self, done: Callable[[], bool], seconds: float = 3600) -> None:
        """Wait until something is so."""
        async with asyncio.timeout(seconds):
            while not done():
                await asyncio.sleep(0.5)

    async def settled(self, seconds: float = 3600) -> None:
        """Wait until nothing that is due is left."""
        async with asyncio.timeout(seconds):
            while (await self.states())["pending"] + (await self.states())["sending"]:
                await asyncio.sleep(1.0)

    async def states(self) -> Counter[str]:
        """How many rows are in which state."""
        async with self.state.database.begin() as connection:
            return Counter((await connection.scalars(select(rows.c.state))).all())

    async def row(self, chat: int) -> Any:
        """The only row of a chat."""
        async with self.state.database.begin() as connection:
            return (await connection.execute(select(rows).where(rows.c.chat == chat))).one()

    def heard(self) -> Counter[int]:
        """How many messages reached each chat."""
        return Counter(call.chat for call in self.telegram.done if call.method == "sendMessage")


async def _nothing() -> None:
    """There is nothing to remind of."""


def play(
    folder: Path, monkeypatch: Any, work: Callable[[Stage], Awaitable[None]], **more: Any
) -> Stage:
    """Run a play in virtual time that begins at noon of a Tuesday; the stage as it is left."""
    start = more.pop("start", NOON)
    stages: list[Stage] = []
    with asyncio.Runner(loop_factory=Loop) as runner:
        loop = runner.get_loop()

        def now() -> int:
            return start + int(loop.time()) + (stages[0].jump if stages else 0)

        begin = Database.begin

        @asynccontextmanager
        async def counted(self: Database) -> AsyncIterator[Any]:
            loop.transactions += 1
            try:
                async with begin(self) as connection:
                    yield connection
            finally:
                loop.transactions -= 1

        monkeypatch.setattr(Database, "begin", counted)
        monkeypatch.setattr("bot.state.state.clock.seconds", now)
        monkeypatch.setenv("PTB_TIMEDELTA", "1")
        state = state_at(f"sqlite+aiosqlite:///{folder}/state.db", KEY)
        monkeypatch.setattr(courier, "LOOK_SECONDS", 5.0)
        stage = Stage(state, Telegram(seconds=0.03), Paper(), now, **more)
        stages.append(stage)
        stage.telegram.rules.append(stage.note_time)

        async def whole() -> None:
            async with state.opened(alone=True):
                await work(stage)

        runner.run(whole())
    return stage
