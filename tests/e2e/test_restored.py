"""Yesterday's backup put back after a day of news: nobody gets any of it again, and who was erased
hears nothing more."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from news import ARTICLE, DIRECTIVE, noon
from processes import PATIENCE, TOKEN, Start, starting

from bot.state.follows import Frequency, Wish
from bot.state.state import state_at
from tests.double import Double, served

READER, LEAVER = 4_001, 4_002


class Listening(Double):
    """Knows who was told of which directive."""

    def __init__(self) -> None:
        super().__init__()
        self.told: Counter[tuple[int, int]] = Counter()

    async def answer(self, method: str, params: dict[str, str]) -> Any:
        if method == "sendMessage":
            for number in (1, 2):
                if f"bến thuyền thứ {number}" in params["text"]:
                    self.told[int(params["chat_id"]), number] += 1
        return await super().answer(method, params)

    async def until_told(self, *whom: tuple[int, int]) -> None:
        while not set(whom) <= set(self.told):
            await self.changed.wait()


@pytest.fixture
async def start(tmp_path: Path, invented_seeds: Path, shared_cache: Path) -> AsyncIterator[Start]:
    async with starting(tmp_path, invented_seeds, shared_cache) as run:
        yield run


async def says(start: Start, *arguments: str) -> str:
    """What a command prints that ends well. News is due when it is day where it is published."""
    process = await start(*arguments, HOIDAP_TIMEZONE=noon())
    out, err = await asyncio.wait_for(process.communicate(), PATIENCE)
    assert process.returncode == 0, err.decode()
    return out.decode()


async def test_nothing_is_sent_again_after_a_restore(start, tmp_path, invented_seeds):
    double, article = Listening(), invented_seeds / ARTICLE
    state = state_at(f"sqlite+aiosqlite:///{tmp_path}/var/state.db")
    async with served(double) as url, asyncio.timeout(4 * PATIENCE):
        run = {
            "TELEGRAM_BOT_TOKEN": TOKEN,
            "TELEGRAM_API_BASE_URL": url,
            "HOIDAP_TIMEZONE": noon(),
        }
        await says(start, "publish")
        async with state.opened():
            for chat in (READER, LEAVER):
                await state.follows.follow(Wish(chat, "du-lich", Frequency.AT_ONCE, 1))
        bot = await start("run", **run)
        await says(start, "backup", "yesterday.backup")
        add_directive(article, 1)
        await says(start, "publish")
        await double.until_told((READER, 1), (LEAVER, 1))
        async with state.opened():
            await state.holdings.erase(LEAVER, LEAVER)
        bot.terminate()
        await bot.communicate()

        printed = await says(start, "restore", "yesterday.backup")
        assert "will not be sent again: 2" in printed
        assert "erased again: 1" in printed
        add_directive(article, 2)
        await says(start, "publish")  # yesterday's news once more, and today's
        bot = await start("run", **run)
        await double.until_told((READER, 2))
        bot.terminate()
        _, err = await bot.communicate()
    assert double.told == {(READER, 1): 1, (LEAVER, 1): 1, (READER, 2): 1}
    assert b"Traceback" not in err


def add_directive(article: Path, number: int) -> None:
    article.write_text(article.read_text("utf-8") + DIRECTIVE.format(number=number), "utf-8")
