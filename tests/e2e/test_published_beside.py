"""Publishing beside a running bot, over a Bot API; and being killed in the middle of it."""

import asyncio
import multiprocessing
import random
import sqlite3
import time
from collections.abc import AsyncIterator
from contextlib import closing
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest
from processes import PATIENCE, TOKEN, Start, starting

from bot import clock
from bot.publishing.draft import Consent
from bot.publishing.publisher import Publisher
from bot.state.cipher import new_key
from bot.state.follows import Frequency, Wish
from bot.state.state import State, state_at
from knowledge.curation.seed_files import contents_of
from tests.double import Double, question, served

ARTICLE = "articles/2025-02-18-lam-viec.toml"
DIRECTIVE = """
[[statements]]
id = "s-moi-{0}"
kind = "directive"
text = "mở bến thuyền thứ {0}"
by = ["ngo-ba-trac"]
topics = ["du-lich"]
paragraphs = [6]
"""
QUESTION = "thu ngân sách TX Bình Lãng năm 2024"
KILLS = 6
FOLLOWERS = 1_000
LONGEST_SECONDS = 0.3
"""About as long as one publishing takes."""


class Listening(Double):
    """Keeps what the bot says."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    async def answer(self, method: str, params: dict[str, str]) -> Any:
        if method == "sendMessage":
            self.texts.append(params["text"])
        return await super().answer(method, params)

    async def until_said(self, words: str) -> None:
        """Ask again and again until the answer has these words."""
        number = 0
        while not any(words in text for text in self.texts):
            number += 1
            self.give(question(number, 1_000 + number, QUESTION))
            await self.until_sent(number)
            await asyncio.sleep(0.1)


@pytest.fixture
async def start(tmp_path: Path, invented_seeds: Path, shared_cache: Path) -> AsyncIterator[Start]:
    async with starting(tmp_path, invented_seeds, shared_cache) as run:
        yield run


async def told(start: Start, *arguments: str) -> tuple[int, str]:
    """Run a command; its exit code, and all that it printed."""
    process = await start(*arguments)
    out, err = await asyncio.wait_for(process.communicate(), PATIENCE)
    return process.returncode or 0, (out + err).decode()


def change(seeds: Path, old: str, new: str) -> None:
    file = seeds / ARTICLE
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


async def test_a_running_bot_answers_from_what_is_published_beside_it(start, invented_seeds):
    double = Listening()
    async with served(double) as url, asyncio.timeout(4 * PATIENCE):
        process = await start("run", TELEGRAM_BOT_TOKEN=TOKEN, TELEGRAM_API_BASE_URL=url)
        await double.until_said("298 tỷ")
        change(invented_seeds, "value = 298", "value = 2980")
        code, printed = await told(start, "publish")
        assert (code, "--accept o-thu-ns-bl-2024" in printed) == (1, True)
        code, printed = await told(start, "publish", "--accept", "o-thu-ns-bl-2024")
        assert (code, "o-thu-ns-bl-2024" in printed) == (0, True)
        await double.until_said("2.980 tỷ")
        assert (await told(start, "rollback", "1"))[0] == 0
        double.texts.clear()
        await double.until_said("298 tỷ")
        code, printed = await told(start, "releases")
        assert (code, printed.count("\n"), "restores 1" in printed) == (0, 3, True)
        process.terminate()
        _, err = await process.communicate()
    assert process.returncode == 0
    assert b"Traceback" not in err


def publish(url: str, key: str, seeds: Path, ready: Connection) -> None:
    """What a process does that is killed in the middle."""
    asyncio.run(_publish(url, key, seeds, ready))


async def _publish(url: str, key: str, seeds: Path, ready: Connection) -> None:
    state = state_at(url, key)
    async with state.opened():
        publisher = publisher_into(state)
        draft = await publisher.draft(contents_of(seeds), Consent())
        ready.send(None)
        if draft:
            await publisher.publish(draft)


def publisher_into(state: State) -> Publisher:
    return Publisher(state, zone=clock.zone(clock.HOME_ZONE), now=clock.seconds)


def held(file: Path) -> dict[str, int]:
    """How many rows each table has."""
    tables = ("releases", "release_files", "events", "outbox")
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        count = "SELECT count(*) FROM {}"
        return {one: connection.execute(count.format(one)).fetchone()[0] for one in tables}


async def test_whoever_is_killed_while_publishing_has_published_all_or_nothing(
    tmp_path, invented_seeds
):
    file, key = tmp_path / "state.db", new_key()
    url = f"sqlite+aiosqlite:///{file}"
    state = state_at(url, key)
    async with state.opened():
        publisher = publisher_into(state)
        first = await publisher.draft(contents_of(invented_seeds), Consent())
        await publisher.publish(first)
        for chat in range(FOLLOWERS):
            await state.follows.follow(Wish(chat + 1, "du-lich", Frequency.AT_ONCE, 1))
    files = len(first.seeds.files)
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["bot.publishing.publisher", "bot.state.migrations.upgrade"])
    done, article = 0, invented_seeds / ARTICLE
    article.write_text(article.read_text("utf-8") + DIRECTIVE.format(0), "utf-8")
    for _ in range(KILLS):
        told, ready = context.Pipe(duplex=False)
        process = context.Process(target=publish, args=(url, key, invented_seeds, ready))
        process.start()
        told.recv()
        time.sleep(random.uniform(0.0, LONGEST_SECONDS))  # noqa: S311
        process.kill()
        process.join()
        if held(file)["releases"] > 1 + done:
            done += 1
            article.write_text(article.read_text("utf-8") + DIRECTIVE.format(done), "utf-8")
        assert held(file) == {
            "releases": 1 + done,
            "release_files": files * (1 + done),
            "events": done,
            "outbox": FOLLOWERS * done,
        }
    async with state_at(url, key).opened():
        pass
