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

DAY = date(2026, 11, 1)


@pytest.fixture
async def demo(engine: Engine, tmp_path: Path) -> AsyncIterator[Demo]:
    """A demo of its own for each test."""
    async with running_demo(Answering(engine, lambda: DAY), tmp_path) as running:
        yield running


@pytest.fixture
async def double() -> AsyncIterator[Double]:
    """A Bot API whose bot is the test."""
    async with scripted.double() as running:
        yield running
