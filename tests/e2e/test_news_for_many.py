"""News for many, sent by processes that are killed: nothing is lost, what is doubled says so."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from processes import PATIENCE, Start, starting

from bot.delivery.line import IN_FLIGHT
from bot.state.cipher import new_key
from tests.spreading import spread


@pytest.fixture
async def start(tmp_path: Path, invented_seeds: Path, shared_cache: Path) -> AsyncIterator[Start]:
    async with starting(tmp_path, invented_seeds, shared_cache) as run:
        yield run


async def test_a_bot_that_is_killed_again_and_again_tells_everybody(
    start, tmp_path, invented_seeds
):
    state = f"sqlite+aiosqlite:///{tmp_path}/state.db", new_key()
    async with asyncio.timeout(2 * PATIENCE):
        found = await spread(
            start, state, invented_seeds, followers=100, kills=2, between=(0.3, 1.2)
        )
    assert not found.lost
    assert not found.left
    assert found.most <= 30
    assert max(found.heard.values()) <= 2
    assert len(found.doubled) <= IN_FLIGHT * len(found.kills)
    assert found.unmarked == []
