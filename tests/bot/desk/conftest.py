"""A desk of its own for each test, with a state and seeds."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from operating import NOON, ZONE, Office

from bot.desk.desk import Desk
from bot.publishing.publisher import Publisher
from bot.state.cipher import new_key
from bot.state.state import State, state_at
from knowledge.curation.seed_files import contents_of


@pytest.fixture
def url(request: pytest.FixtureRequest) -> str:
    """SQLite, but for the tests that are marked BOTH."""
    kind = getattr(request, "param", "sqlite")
    return request.getfixturevalue({"sqlite": "file_url", "postgresql": "postgres_url"}[kind])


@pytest.fixture
def key() -> str:
    return new_key()


@pytest.fixture
async def state(url: str, key: str, tmp_path: Path) -> AsyncIterator[State]:
    state = state_at(url, key, tmp_path / "state.ledger")
    async with state.opened():
        yield state


@pytest.fixture
def office(state: State, key: str, invented_seeds: Path) -> Office:
    publisher = Publisher(state, zone=ZONE, now=lambda: NOON)
    desk = Desk(state, publisher, lambda: contents_of(invented_seeds), lambda _: None)
    return Office(state, desk, publisher, invented_seeds, key)
