"""Updates on their way in: stored, dispatched, marked; and all that without a database."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing, contextmanager
from functools import partial
from pathlib import Path

import pytest
from telegram import Update
from updates import message, typed

from bot.inbox import intake as intake_module
from bot.inbox.budget import Budget
from bot.inbox.dispatcher import Dispatcher
from bot.inbox.intake import Intake
from bot.inbox.marks import Marks
from bot.state import database, place
from bot.state.cipher import new_key
from bot.state.state import State, state_at
from bot.transport import incoming

KEY = new_key()


@contextmanager
def nothing() -> Iterator[tuple[()]]:
    yield ()


async def nothing_sent(seconds: float) -> None:
    pass


def content(number: int, chat: int = 7) -> dict[str, object]:
    return {"update_id": number, "message": message(number, chat)}


class Bot:
    """An intake on a state of its own; handlers note what they were given and wait to be let go."""

    def __init__(self, state: State) -> None:
        self.handled: list[int] = []
        self.gate = asyncio.Event()
        self.gate.set()
        now = asyncio.get_running_loop().time
        budget = Budget(lambda _: True, now, lifted=True)
        self.dispatcher = Dispatcher(self._handle, self._handle, budget, nothing, now)
        self.intake = Intake(state.inbox, self.dispatcher, partial(incoming.read, bot=None), now)

    async def _handle(self, update: Update) -> None:
        self.handled.append(update.update_id)
        await self.gate.wait()

    async def settle(self) -> None:
        for _ in range(20):
            await asyncio.sleep(0)


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite+aiosqlite:///{tmp_path}/state.db"


@asynccontextmanager
async def running(url: str) -> AsyncIterator[tuple[Bot, State]]:
    state = state_at(url, KEY)
    async with state.opened():
        bot = Bot(state)
        async with bot.intake.running(0.05, nothing_sent):
            yield bot, state


@contextmanager
def locked(url: str) -> Iterator[None]:
    """Another program has the file locked."""
    with closing(sqlite3.connect(place.file_of(url), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield


async def test_what_was_not_finished_is_handled_first_by_the_next_start(url):
    async with running(url) as (bot, _):
        bot.gate.clear()
        taken = await bot.intake.take([content(1), content(2), content(3, 8), None])
        assert [(one.update_id, one.safe) for one in taken] == [(1, True), (2, True), (3, True)]
        await bot.settle()
        assert bot.handled == [1, 3]
    async with running(url) as (bot, _):
        await bot.intake.take([content(1), content(4)])
        await bot.settle()
        assert bot.handled == [1, 3, 2, 4]
    async with running(url) as (bot, _):
        await bot.intake.take([content(4)])
        await bot.settle()
        assert bot.handled == []


async def test_what_comes_at_once_is_stored_together(url, monkeypatch):
    async with running(url) as (bot, state):
        kept: list[int] = []
        keep = state.inbox.keep

        async def counted(letters):
            kept.append(len(letters))
            return await keep(letters)

        monkeypatch.setattr(type(state.inbox), "keep", lambda _, letters: counted(letters))
        posts = [content(number, number) for number in range(1, 201)]
        taken = await asyncio.gather(*(bot.intake.take([one]) for one in [*posts, *posts]))
        assert all(one.safe for (one,) in taken)
        assert len(kept) <= 2
        while len(bot.handled) < len(posts):
            await bot.settle()
        await bot.settle()
        assert sorted(bot.handled) == list(range(1, 201))


async def test_who_goes_away_while_it_is_stored_keeps_nobody_else_from_it(url):
    async with running(url) as (bot, _):
        first, second = (asyncio.create_task(bot.intake.take([content(n, n)])) for n in (1, 2))
        await asyncio.sleep(0)
        first.cancel()
        (taken,) = await second
        assert taken.safe
        await asyncio.gather(first, return_exceptions=True)
        ((third),) = await bot.intake.take([content(3, 3)])
        assert third.safe


async def test_what_is_typed_is_not_stored(url):
    async with running(url) as (bot, _):
        bot.gate.clear()
        query = typed(1, 7).to_dict()
        await bot.intake.take([query])
        await bot.intake.take([query])
        await bot.settle()
        assert bot.handled == [1]
    async with running(url) as (bot, _):
        assert bot.handled == []


async def test_without_a_database_an_update_is_safe_once_it_is_handled(url, monkeypatch):
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.01)
    async with running(url) as (bot, _):
        bot.gate.clear()
        with locked(url):
            (taken,) = await bot.intake.take([content(1)])
            await bot.settle()
            assert bot.handled == [1]
            assert not taken.safe
            (again,) = await bot.intake.take([content(1)])
            bot.gate.set()
            await bot.settle()
            assert taken.safe
            assert again.safe
        (stored,) = await bot.intake.take([content(1)])
        assert stored.safe
        await bot.settle()
        assert bot.handled == [1]
    async with running(url) as (bot, _):
        await bot.settle()
        assert bot.handled == []


async def test_marks_that_cannot_be_written_are_kept(url, monkeypatch):
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.01)
    state = state_at(url, KEY)
    async with state.opened():
        kept = Marks(state.inbox)
        kept.add(1)
        with locked(url):
            assert not await kept.write()
        assert await kept.write()
        assert await kept.write()


async def test_more_than_there_is_room_for_waits_at_telegram(url, monkeypatch):
    monkeypatch.setattr(intake_module, "ROOM", 2)
    async with running(url) as (bot, _):
        bot.gate.clear()
        await bot.intake.take([content(1), content(2)])
        more = asyncio.create_task(bot.intake.take([content(3)]))
        await bot.settle()
        assert not more.done()
        bot.gate.set()
        assert (await asyncio.wait_for(more, 5))[0].update_id == 3
