"""A curator with a state and seeds of their own."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from curator import NOON, ZONE, Curator

from bot.publishing.publisher import Publisher
from bot.state.cipher import new_key
from bot.state.state import State, state_at


@pytest.fixture
def url(request: pytest.FixtureRequest) -> str:
    """SQLite, but for the tests that are marked BOTH."""
    kind = getattr(request, "param", "sqlite")
    return request.getfixturevalue({"sqlite": "file_url", "postgresql": "postgres_url"}[kind])


@pytest.fixture
async def state(url: str, tmp_path: Path) -> AsyncIterator[State]:
    state = state_at(url, new_key(), tmp_path / "state.ledger")
    async with state.opened():
        yield state


@pytest.fixture
def curator(state: State, invented_seeds: Path) -> Curator:
    publisher = Publisher(state, zone=ZONE, now=lambda: NOON)
    return Curator(state, publisher, invented_seeds)
