"""A newspaper, and a process that watches it with a calendar of its own."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest
from watched import KEY, Calendar, Phones, Room, room_of

from bot.desk import base as base_module
from bot.state import state as state_module
from bot.state.releases import digest_of
from bot.state.state import state_at
from knowledge.curation.seed_files import Contents
from knowledge.factbase import FactBase
from tests.double import served
from tests.newspaper import Newspaper, printed

Begin = Callable[[], AbstractAsyncContextManager[Room]]


@pytest.fixture
async def paper() -> AsyncIterator[Newspaper]:
    newspaper = Newspaper()
    async with printed(newspaper):
        yield newspaper


@pytest.fixture(scope="session")
def fresh_state(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A state's file in which nothing stands yet: to copy one is quicker than to make one."""
    file = tmp_path_factory.mktemp("fresh") / "state.db"

    async def make() -> None:
        async with state_at(f"sqlite+aiosqlite:///{file}", KEY).opened():
            pass

    asyncio.run(make())
    return file


@pytest.fixture(scope="session")
def seeds_read_once() -> Iterator[None]:
    """The same seeds are read for each test; what comes of it nothing changes."""
    read: dict[str, FactBase] = {}
    really = base_module.readable

    def readable(seeds: Contents) -> FactBase:
        digest = digest_of(seeds.files)
        if digest not in read:
            read[digest] = really(seeds)
        return read[digest]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(base_module, "readable", readable)
        yield


@pytest.fixture
def calendar(monkeypatch: pytest.MonkeyPatch) -> Calendar:
    calendar = Calendar()
    monkeypatch.setattr(state_module.clock, "seconds", calendar)
    monkeypatch.setattr(state_module, "monotonic", calendar)
    return calendar


@pytest.fixture
async def begin(
    tmp_path: Path,
    fresh_state: Path,
    seeds_read_once: None,
    shared_seeds: Path,
    paper: Newspaper,
    calendar: Calendar,
) -> AsyncIterator[Begin]:
    """Begins a process that watches; another one goes on with the same state."""
    file = shutil.copy(fresh_state, tmp_path / "state.db")
    phones = Phones()
    async with served(phones) as api:
        yield lambda: room_of(
            f"sqlite+aiosqlite:///{file}", shared_seeds, paper, phones, api, calendar
        )


@pytest.fixture
async def room(begin: Begin) -> AsyncIterator[Room]:
    async with begin() as one:
        yield one
