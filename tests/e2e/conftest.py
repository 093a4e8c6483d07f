"""The demo on a free port, with the real bot, engine and HTTP; the province is invented."""

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest
import scripted
from browser import running_demo
from scripted import Double

from bot.answering import Answering
from bot.demo.launch import Demo
from knowledge.engine import Engine
from knowledge.seeds import load

DAY = date(2026, 11, 1)


_built: list[Engine] = []


@pytest.fixture
async def demo(invented_seeds: Path, tmp_path: Path) -> AsyncIterator[Demo]:
    """A demo of its own for each test; the engine, which nothing changes, is built once."""
    if not _built:
        _built.append(Engine(load(invented_seeds)))
    async with running_demo(Answering(_built[0], lambda: DAY), tmp_path) as running:
        yield running


@pytest.fixture
async def double() -> AsyncIterator[Double]:
    """A Bot API whose bot is the test."""
    async with scripted.double() as running:
        yield running
