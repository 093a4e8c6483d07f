"""A state of its own for each test, on a real database: all that holds has to hold on both."""

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
    monkeypatch.setattr(state_module, "monotonic", calendar)
    return calendar


@pytest.fixture
async def state(url: str, calendar: Calendar, tmp_path: Path) -> AsyncIterator[State]:
    state = state_at(url, KEY, tmp_path / "state.ledger")
    async with state.opened():
        yield state


@pytest.fixture
async def file_state(file_url: str, calendar: Calendar) -> AsyncIterator[State]:
    state = state_at(file_url, KEY)
    async with state.opened():
        yield state
