"""The demo as a whole: its server, and the very same bot polling it. The state
of the operator's own bot is left alone: the demo's is in memory only."""

import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import tzinfo
from pathlib import Path
from socket import socket
from time import monotonic, time

from bot import clock, served, serving
from bot.answering import Answering
from bot.app import build
from bot.background import Work
from bot.delivery.limits import Limits
from bot.demo.folder import Folder
from bot.demo.server import demo_server
from bot.demo.world import World
from bot.newsroom import office_of
from bot.publishing.publisher import Publisher
from bot.release_watch import ReleaseWatch
from bot.services import Services, make_services
from bot.serving import Parts
from bot.state.cipher import new_key
from bot.state.state import state_at
from bot.transport import web

USERNAME = "hoidap_demo_bot"


@dataclass(frozen=True)
class Demo:
    """A demo that is being served, and the bot that is to poll it."""

    url: str
    token: str
    world: World
    parts: Parts


@asynccontextmanager
async def demo(
    answering: Answering, cache: Path, sock: socket, seeds: Path | None = None
) -> AsyncIterator[Demo]:
    """Serve the demo on a bound socket of this machine for as long as the block runs; `cache` is a
    folder for what can be made anew, `seeds` one that is published whenever it changes."""
    about = answering.engine.facts.language.about
    world = World(about.name, USERNAME, lambda: int(time()))
    token = f"{world.bot['id']}:{secrets.token_urlsafe(24)}"
    host, port = sock.getsockname()[:2]
    url = f"http://{host}:{port}"
    state = state_at("sqlite+aiosqlite://", new_key())
    services = make_services(answering, state, monotonic, cache=cache)
    requests = serving.requests_to(url, None)
    app = build(
        services, token=token, api_base_url=url, requests=requests, limits=Limits(lifted=True)
    )
    zone = clock.zone(clock.HOME_ZONE)
    works = office_of(app.bot, services, zone).works
    if seeds:
        works += _publishing(services, seeds, cache, zone)
    parts = Parts(app, services, requests[0], lifted=True, works=works)
    async with state.opened(), web.serving(demo_server(world, token, about.examples), sock):
        try:
            yield Demo(url, token, world, parts)
        finally:
            world.close()


def _publishing(services: Services, seeds: Path, cache: Path, zone: tzinfo) -> tuple[Work, ...]:
    """What publishes a folder whenever it changes, and what serves it then."""
    state = services.state
    publisher = Publisher(state, zone=zone, now=clock.seconds)
    folder = Folder(seeds, publisher, lambda line: print(line, flush=True))
    return folder.run, ReleaseWatch(services, state.releases, served.engines(cache)).run
