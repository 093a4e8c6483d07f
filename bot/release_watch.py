"""Serving the newest release: which one it is at the start, and another one as soon as it is
published, by whichever process.

Its engine is made in a thread, while the old one goes on answering; then it takes the old one's
place at once, in between two updates. A release that cannot be used is told in the log, and the
one before goes on being served.
"""

import asyncio
from collections.abc import Callable

import structlog

from bot.loading import settle
from bot.services import Services
from bot.state.database import StateError
from bot.state.releases import Files, Release, Releases
from knowledge.engine import Engine

EVERY_SECONDS = 1.0

MakeEngine = Callable[[Files], Engine]

_log = structlog.get_logger(__name__)


class ReleaseWatch:
    """Looks for a newer release every second."""

    def __init__(self, services: Services, releases: Releases, make: MakeEngine) -> None:
        self._services = services
        self._releases = releases
        self._make = make
        self._looked_at = services.answering.release_id

    async def run(self) -> None:
        """Go on until cancelled."""
        while True:
            await self.look()
            await asyncio.sleep(EVERY_SECONDS)

    async def look(self) -> None:
        """Serve the newest release, where it is another one than the last that was looked at."""
        try:
            newest = await self._releases.newest()
            if newest is None or newest.id == self._looked_at:
                return
            engine = await usable(self._releases, newest, self._make)
        except StateError:
            return  # the database tells so itself; what is served goes on
        self._looked_at = newest.id
        if engine is not None:
            self._services.serve(engine, newest.id)
            del engine
            settle()
            _log.info("release_served", release=newest.id)


async def newest_usable(releases: Releases, make: MakeEngine) -> tuple[Engine, Release] | None:
    """The newest release that can be served, with its engine; None: there is none at all."""
    for release in await releases.all():
        engine = await usable(releases, release, make)
        if engine is not None:
            return engine, release
    return None


async def usable(releases: Releases, release: Release, make: MakeEngine) -> Engine | None:
    """The engine of a release; None, and a line in the log, where it has none."""
    files = await releases.files(release.id)
    try:
        return await asyncio.to_thread(make, files)
    except Exception as error:  # noqa: BLE001  (whatever is wrong with it, another is served)
        reason = str(error).partition("\n")[0] or type(error).__name__
        _log.error("release_unusable", release=release.id, reason=reason)
        return None
