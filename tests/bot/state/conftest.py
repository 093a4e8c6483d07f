"""A state of its own for each test: a real SQLite file."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from keeping import KEY, Calendar

from bot.state import state as state_module
from bot.state.state import State, state_at


@pytest.fixture
def calendar(monkeypatch: pytest.MonkeyPatch) -> Calendar:
    calendar = Calendar()
    monkeypatch.setattr(state_module.clock, "seconds", calendar)
    return calendar


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite+aiosqlite:///{tmp_path}/var/state.db"


@pytest.fixture
async def state(url: str, calendar: Calendar) -> AsyncIterator[State]:
    state = state_at(url, KEY)
    async with state.opened():
        yield state
