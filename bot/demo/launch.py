"""The demo as a whole: its server, and the very same bot polling it. The state
of the operator's own bot is left alone: the demo has its own, which ends with it."""

import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import tzinfo
from pathlib import Path
from socket import socket
from tempfile import TemporaryDirectory
from time import monotonic, time

from bot import clock, loading, served, serving
from bot.answering import Answering
from bot.app import build
from bot.background import Work
from bot.delivery.limits import Limits
from bot.demo.deeds import FEWEST, MOST
from bot.demo.folder import Folder
from bot.demo.server import demo_server
from bot.demo.world import World
from bot.desk.desk import Desk
from bot.newsroom import office_of
from bot.publishing.publisher import Publisher
from bot.release_watch import ReleaseWatch
from bot.sending import Bot
from bot.services import Operating, Services, make_services
from bot.serving import Parts
from bot.state.cipher import new_key
from bot.state.state import State, state_at
from bot.submissions.gathering import Gathering
from bot.transport import web
from knowledge.curation.seed_files import Contents, contents_of

USERNAME = "hoidap_demo_bot"


@dataclass(frozen=True)
class Demo:
    """A demo that is being served, and the bot that is to poll it."""

    url: str
    token: str
    world: World
    parts: Parts


@dataclass(frozen=True)
class Curated:
    """A folder of seeds that is published whenever it changes; who follows hears of it in its time
    of day."""

    folder: Path
    zone: tzinfo
    operators: tuple[int, ...] = ()
    """Visitors of the page who may work at the desk, by their numbers."""


@asynccontextmanager
async def demo(
    answering: Answering, cache: Path, sock: socket, curated: Curated | None = None
) -> AsyncIterator[Demo]:
    """Serve the demo on a bound socket of this machine for as long as the block runs; `cache` is a
    folder for what can be made anew."""
    with TemporaryDirectory(prefix="hoidap-demo-", ignore_cleanup_errors=True) as folder:
        state = state_at(f"sqlite+aiosqlite:///{folder}/state.db", new_key())
        async with state.opened(), _served(answering, state, cache, sock, curated) as running:
            yield running


@asynccontextmanager
async def _served(
    answering: Answering, state: State, cache: Path, sock: socket, curated: Curated | None
) -> AsyncIterator[Demo]:
    about = answering.engine.facts.language.about
    world = World(about.name, USERNAME, lambda: int(time()))
    operators = curated.operators if curated else ()
    for operator in operators:
        if FEWEST < operator < MOST:
            world.visitor(operator).private.started = True  # the bot sets each one's menu at once
    token = f"{world.bot['id']}:{secrets.token_urlsafe(24)}"
    host, port = sock.getsockname()[:2]
    url = f"http://{host}:{port}"
    services = make_services(
        answering,
        state,
        Operating(_desk(state, curated, cache), operators),
        monotonic,
        cache=cache,
    )
    requests = serving.requests_to(url, None)
    app = build(
        services, token=token, api_base_url=url, requests=requests, limits=Limits(lifted=True)
    )
    works = _curating(app.bot, services, curated, cache) if curated else ()
    parts = Parts(app, services, requests[0], lifted=True, works=works)
    async with web.serving(demo_server(world, token, about.examples), sock):
        try:
            yield Demo(url, token, world, parts)
        finally:
            world.close()


def _desk(state: State, curated: Curated | None, cache: Path) -> Desk:
    zone = curated.zone if curated else clock.zone(clock.HOME_ZONE)
    publisher = Publisher(state, zone=zone, now=clock.seconds)

    def seeds() -> Contents:
        return contents_of(curated.folder) if curated else Contents({})

    def warm(new: Contents) -> object:
        return loading.engine_of(new.of_facts, cache)

    return Desk(state, publisher, seeds, warm)


def _curating(bot: Bot, services: Services, curated: Curated, cache: Path) -> tuple[Work, ...]:
    """What publishes the folder, serves what was published, and tells who follows."""
    state, zone = services.state, curated.zone
    publisher = Publisher(state, zone=zone, now=clock.seconds)
    folder = Folder(curated.folder, publisher, lambda line: print(line, flush=True))
    releases = ReleaseWatch(services, state.releases, served.engines(cache))
    gathering = Gathering(bot, services, clock.seconds)
    beside = folder.run, releases.run, services.gaps.run, gathering.run
    return *beside, *office_of(bot, services, zone).works
