"""One Chromium for all pages: to start it takes longer than most of them. It lives in the event
loop of the session, and so does all that it looks at."""

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest_asyncio
import scripted
from browser import chromium, running_demo
from playwright.async_api import Browser
from scripted import Double

from bot.answering import Answering
from bot.demo.launch import Demo
from knowledge.engine import Engine

DAY = date(2026, 11, 1)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    async with chromium() as started:
        yield started


@pytest_asyncio.fixture(loop_scope="session")
async def demo(engine: Engine, tmp_path: Path) -> AsyncIterator[Demo]:
    """A demo of its own for each test."""
    async with running_demo(Answering(engine, lambda: DAY), tmp_path) as running:
        yield running


@pytest_asyncio.fixture(loop_scope="session")
async def double() -> AsyncIterator[Double]:
    """A Bot API whose bot is the test."""
    async with scripted.double() as running:
        yield running
