"""`hoidap export` at the command line, over the seeds of the invented province."""

import asyncio
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from exported import ARTICLE

from bot import cli
from bot.state import releases
from bot.state.state import state_at
from knowledge.curation.seed_files import contents_of

Hoidap = Callable[..., tuple[int, list[str], str]]


@pytest.fixture
def seeds(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, invented_seeds: Path) -> Path:
    for name in list(os.environ):
        if name.startswith(("HOIDAP_", "TELEGRAM_")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("HOIDAP_SEEDS", str(invented_seeds))
    monkeypatch.chdir(tmp_path)
    return invented_seeds


@pytest.fixture
def hoidap(seeds: Path, capfd: pytest.CaptureFixture[str]) -> Hoidap:
    """Run a command; its exit code, the lines on stdout, stderr."""

    def run(*arguments: str) -> tuple[int, list[str], str]:
        code = cli.execute(list(arguments))
        printed = capfd.readouterr()
        return code, printed.out.splitlines(), printed.err

    return run


@pytest.fixture
def release(seeds: Path) -> Callable[[], None]:
    """Make what the seeds hold the newest release."""

    async def add() -> None:
        state = state_at("sqlite+aiosqlite:///var/state.db")
        async with state.opened(), state.database.begin() as connection:
            files = contents_of(seeds).files
            await releases.add(connection, files, parent=releases.NONE, now=1_740_000_000)

    return lambda: asyncio.run(add())


@pytest.fixture
def change(seeds: Path) -> Callable[[str, str], None]:
    """Put something else into the seeds."""

    def put(old: str, new: str) -> None:
        file = seeds / ARTICLE
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), "utf-8")

    return put
