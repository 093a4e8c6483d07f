"""The demo's Bot API without the bot: a test plays the bot, over HTTP and with the library."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import httpx
from telegram import Bot, Update
from telegram.request import HTTPXRequest

from bot.demo.chats import Chat
from bot.demo.server import demo_server
from bot.demo.visitors import Visitor
from bot.demo.world import World
from bot.transport import web

TOKEN = "1:abcdefghijklmnopqrstuvwxyz"  # noqa: S105
VISITOR = 5_000_000


class Clock:
    """Seconds that pass only when told."""

    def __init__(self) -> None:
        self.seconds = 1_000_000

    def __call__(self) -> int:
        return self.seconds


@dataclass
class Double:
    """A served world, a browser's HTTP client, and the library as the bot."""

    url: str
    world: World
    clock: Clock
    client: httpx.AsyncClient
    bot: Bot
    offset: int = 0

    @property
    def visitor(self) -> Visitor:
        return self.world.visitor(VISITOR)

    @property
    def forum(self) -> Chat:
        return self.visitor.forum

    @property
    def topic(self) -> int:
        return next(iter(self.forum.topics))

    async def does(self, deed: str, code: int = 200, **content: Any) -> Any:
        """Do something at the page; what came of it."""
        answer = await self.client.post(f"/page/{deed}", json={"chat": VISITOR, **content})
        assert answer.status_code == code, answer.text
        return answer.json().get("done")

    async def call(self, method: str, **params: Any) -> Any:
        """Call the Bot API with JSON; the whole answer."""
        return (await self.client.post(f"/bot{TOKEN}/{method}", json=params)).json()

    async def refused(self, method: str, **params: Any) -> str:
        """Call the Bot API in vain; what it says."""
        answer = await self.call(method, **params)
        assert answer["ok"] is False, answer
        return str(answer["description"])

    async def updates(self, kinds: Sequence[str] | None = None) -> list[Update]:
        """The updates that wait for the bot, read by the library and confirmed."""
        given = await self.bot.get_updates(self.offset, timeout=0, allowed_updates=kinds)
        self.offset = given[-1].update_id + 1 if given else self.offset
        return list(given)

    async def heard(self) -> list[str | None]:
        """The texts of the messages that reached the bot."""
        return [one.message.text for one in await self.updates() if one.message]


@asynccontextmanager
async def double() -> AsyncIterator[Double]:
    """A world of its own on a free port of this machine."""
    clock = Clock()
    world = World("Bot", "thu_bot", clock)
    sock = web.bind("127.0.0.1:0", "the test's port")
    url = f"http://127.0.0.1:{sock.getsockname()[1]}"
    direct = HTTPXRequest(httpx_kwargs={"trust_env": False})
    waiting = HTTPXRequest(httpx_kwargs={"trust_env": False})
    library = Bot(
        TOKEN, f"{url}/bot", f"{url}/file/bot", request=direct, get_updates_request=waiting
    )
    async with (
        web.serving(demo_server(world, TOKEN, ()), sock),
        library,
        httpx.AsyncClient(base_url=url, trust_env=False, timeout=30) as client,
    ):
        try:
            yield Double(url, world, clock, client, library)
        finally:
            world.close()


@asynccontextmanager
async def playing(
    double: Double, answer: Callable[[Update], Awaitable[object]]
) -> AsyncIterator[None]:
    """A small bot that polls and answers each update while the block runs."""

    async def poll() -> None:
        while True:
            for update in await double.bot.get_updates(double.offset, timeout=10):
                double.offset = update.update_id + 1
                await answer(update)

    polling = asyncio.create_task(poll())
    try:
        yield
    finally:
        polling.cancel()
        await asyncio.wait({polling})
