"""A curator with a state and seeds of their own."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from curator import Curator

from bot import clock
from bot.publishing.publisher import Publisher
from bot.state.cipher import new_key
from bot.state.state import State, state_at

NOON = 1_800_075_600
"""15/1/2027, 12:00 in Hà Tĩnh."""
ZONE = clock.zone(clock.HOME_ZONE)


@pytest.fixture
async def state(tmp_path: Path) -> AsyncIterator[State]:
    state = state_at(f"sqlite+aiosqlite:///{tmp_path}/state.db", new_key())
    async with state.opened():
        yield state


@pytest.fixture
def curator(state: State, invented_seeds: Path) -> Curator:
    publisher = Publisher(state, zone=ZONE, now=lambda: NOON)
    return Curator(state, publisher, invented_seeds)
