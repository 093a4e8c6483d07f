"""A bot that is killed with questions in hand: the next one answers them, and none twice beyond
what was being sent at that moment."""

import asyncio
import signal
import sqlite3
from asyncio.subprocess import Process
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import httpx
import pytest
from processes import PATIENCE, TOKEN, Start, starting

from bot.delivery.line import IN_FLIGHT
from bot.inbox.marks import MOST_WAITING
from bot.transport import web
from tests.double import Double, question, served

CHATS = 200
TWICE = IN_FLIGHT + MOST_WAITING
"""What is on the wire when the process is killed, and what was answered and not yet marked."""


@pytest.fixture
async def start(tmp_path: Path, shared_seeds: Path, shared_cache: Path) -> AsyncIterator[Start]:
    async with starting(tmp_path, shared_seeds, shared_cache) as run:
        yield run


async def kill(process: Process) -> None:
    process.send_signal(signal.SIGKILL)
    await process.wait()


def drop_tables(database: Path) -> None:
    """Through a connection, not by overwriting the files: the process has a part of them mapped
    into its memory and dies of SIGBUS when that part is cut off."""
    with closing(sqlite3.connect(database, timeout=PATIENCE)) as connection, connection:
        tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        for (name,) in tables.fetchall():
            if not name.startswith("sqlite_"):
                connection.execute(f'DROP TABLE "{name}"')


async def test_two_hundred_questions_outlive_a_killed_process(start):
    double = Double(holds=0.05)
    async with served(double) as url, asyncio.timeout(2 * PATIENCE):
        variables = {
            "TELEGRAM_BOT_TOKEN": TOKEN,
            "TELEGRAM_API_BASE_URL": url,
            "HOIDAP_LIMITS": "off",
        }
        double.give(*(question(number, 1000 + number, "/help") for number in range(1, CHATS + 1)))
        first = await start("run", **variables)
        while double.updates:  # all are confirmed …
            await double.changed.wait()
        await double.until_sent(20)
        await kill(first)
        await asyncio.sleep(0.1)  # what it had sent by then is read, too
        answered = set(double.sent)
        assert len(answered) < CHATS  # … but far from all are answered
        second = await start("run", **variables)
        while len(double.sent) < CHATS:
            await double.changed.wait()
        second.send_signal(signal.SIGTERM)
        _, err = await second.communicate()
    twice = [chat for chat, number in double.sent.items() if number > 1]
    assert set(double.sent) == {1000 + number for number in range(1, CHATS + 1)}
    assert max(double.sent.values()) == 2
    assert set(twice) <= answered
    assert len(twice) <= TWICE
    assert b"Traceback" not in err


async def test_what_the_webhook_acknowledged_outlives_a_killed_process(start):
    double = Double(holds=0.3)
    port = web.bind("127.0.0.1:0", "a free port")
    address = f"127.0.0.1:{port.getsockname()[1]}"
    port.close()
    async with served(double) as url, asyncio.timeout(2 * PATIENCE):
        variables = {
            "TELEGRAM_BOT_TOKEN": TOKEN,
            "TELEGRAM_API_BASE_URL": url,
            "TELEGRAM_WEBHOOK_URL": "https://bot.example/hook",
            "TELEGRAM_WEBHOOK_SECRET": "s3cret",
            "HOIDAP_LISTEN": address,
        }
        first = await start("run", **variables)
        headers = {"X-Telegram-Bot-Api-Secret-Token": "s3cret"}
        async with httpx.AsyncClient(trust_env=False) as client:
            for number in range(1, 6):
                update = question(number, 7, "/help")
                while True:
                    try:
                        posted = await client.post(
                            f"http://{address}/hook", json=update, headers=headers
                        )
                    except httpx.ConnectError:
                        await asyncio.sleep(0.05)
                    else:
                        break
                assert posted.status_code == 200
        await kill(first)
        sent = double.sent.total()
        assert sent < 5
        await start("run", **variables)
        await double.until_sent(5)
    assert double.sent[7] <= 6


async def test_answers_go_on_while_the_database_fails(start, tmp_path):
    double = Double()
    async with served(double) as url, asyncio.timeout(PATIENCE):
        process = await start("run", TELEGRAM_BOT_TOKEN=TOKEN, TELEGRAM_API_BASE_URL=url)
        double.give(question(1, 7, "/help"))
        await double.until_sent(1)
        drop_tables(tmp_path / "var" / "state.db")
        double.give(*(question(number, 7, "/help") for number in range(2, 5)))
        await double.until_sent(4)
        while double.updates:  # confirmed once they are handled
            await double.changed.wait()
        process.send_signal(signal.SIGTERM)
        _, err = await process.communicate()
    assert process.returncode == 0
    assert double.sent[7] == 4
    assert b"state_fails" in err
    assert b"Traceback" not in err
