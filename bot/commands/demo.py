"""`hoidap demo`: the bot on a local Bot API with a chat page; no token, no account."""

import asyncio
import logging
from time import monotonic
from typing import Annotated

import typer

from bot import loading, logs, serving
from bot.answering import Answering
from bot.demo import launch
from bot.settings import Settings, load_settings
from bot.transport import web
from bot.transport.health import Pulse

DEFAULT_PORT = 8080


def demo(
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="Port on 127.0.0.1; 0 takes a free one.")
    ] = DEFAULT_PORT,
) -> None:
    """Try the bot in the browser, on this machine only."""
    settings = load_settings()
    logs.configure(level=logging.WARNING)
    asyncio.run(_demo(loading.answering(settings), settings, port))


async def _demo(answering: Answering, settings: Settings, port: int) -> None:
    sock = web.bind(f"127.0.0.1:{port}", "--port")
    curated = launch.Curated(settings.seeds, settings.zone, settings.admins)
    async with launch.demo(answering, settings.cache, sock, curated) as running:
        print(f"Chat with the bot: {running.url}  (Ctrl-C ends it)", flush=True)
        for visitor in running.world.visitors:  # whom HOIDAP_ADMINS names
            print(f"As an operator, with the desk: {running.url}/?visitor={visitor}", flush=True)
        await serving.until_told(serving.poll(running.parts, Pulse(monotonic)))
