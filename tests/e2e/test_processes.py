"""The commands as processes: they start, serve and end as people expect."""

import asyncio
import re
import signal
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from processes import PATIENCE, TOKEN, Start, starting

from bot.demo.server import demo_server
from bot.demo.world import World
from bot.transport import web

CHAT = 5_000_000


@pytest.fixture
async def start(tmp_path: Path, shared_seeds: Path, shared_cache: Path) -> AsyncIterator[Start]:
    """Start a command in an empty folder."""
    async with starting(tmp_path, shared_seeds, shared_cache) as run:
        yield run


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
async def test_the_demo_prints_its_address_and_ends_cleanly(start, how):
    process = await start("demo", "--port", "0")
    line = (await asyncio.wait_for(process.stdout.readline(), PATIENCE)).decode()
    url = re.search(r"http://127\.0\.0\.1:\d+", line)[0]
    async with httpx.AsyncClient(base_url=url, trust_env=False) as client:
        assert "<title>" in (await client.get("/")).text
        held = asyncio.create_task(client.get(f"/page/news?chat={CHAT}", timeout=PATIENCE))
        await asyncio.sleep(0.1)
        process.send_signal(how)
        assert (await held).json()["events"] == []
    out, err = await asyncio.wait_for(process.communicate(), PATIENCE)
    assert (process.returncode, out, err) == (0, b"", b"")


async def test_the_bot_runs_on_a_bot_api_and_tells_its_health(start):
    world = World("Bot", "thu_bot", lambda: 1)
    api, health = web.bind("127.0.0.1:0", "api"), web.bind("127.0.0.1:0", "health")
    url = f"http://127.0.0.1:{api.getsockname()[1]}"
    watched = f"127.0.0.1:{health.getsockname()[1]}"
    health.close()
    async with web.serving(demo_server(world, TOKEN, ()), api):
        process = await start(
            "run",
            TELEGRAM_BOT_TOKEN=TOKEN,
            TELEGRAM_API_BASE_URL=url,
            HOIDAP_HEALTH=watched,
            HTTP_PROXY="http://127.0.0.1:9",
        )
        chat = world.chat(CHAT)
        world.said(chat, {"text": "/help", "entities": [COMMAND]})
        async with asyncio.timeout(PATIENCE):
            while not any(message["from"]["is_bot"] for message in chat.messages.values()):
                await asyncio.sleep(0.05)
        async with httpx.AsyncClient(trust_env=False) as client:
            assert (await client.get(f"http://{watched}/healthz")).json() == {"ok": True}
        process.send_signal(signal.SIGTERM)
        _, err = await asyncio.wait_for(process.communicate(), PATIENCE)
        world.close()
    assert process.returncode == 0
    assert world.updates == []  # confirmed once they were handled
    assert TOKEN.encode() not in err
    assert b"Traceback" not in err


async def test_a_refused_token_is_one_line(start):
    world = World("Bot", "thu_bot", lambda: 1)
    api = web.bind("127.0.0.1:0", "api")
    async with web.serving(demo_server(world, "1:another", ()), api):
        process = await start(
            "run",
            TELEGRAM_BOT_TOKEN=TOKEN,
            TELEGRAM_API_BASE_URL=f"http://127.0.0.1:{api.getsockname()[1]}",
        )
        out, err = await asyncio.wait_for(process.communicate(), PATIENCE)
    assert (process.returncode, out) == (2, b"")
    assert err.count(b"\n") == 1
    assert b"TELEGRAM_BOT_TOKEN" in err
    assert TOKEN.encode() not in err


COMMAND = {"type": "bot_command", "offset": 0, "length": 5}
