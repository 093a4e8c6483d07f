"""Seeds that a curator changes while the demo runs: published into its own state as soon as they
are in order, so that answers and notices can be looked at in the page."""

import asyncio
from collections.abc import Callable
from pathlib import Path

from bot.publishing import report
from bot.publishing.draft import RefusedError
from bot.publishing.publisher import Publisher
from knowledge.curation.seed_files import contents_of

EVERY_SECONDS = 1.0

Stamp = frozenset[tuple[str, int, int]]
"""Name, time and size of each file."""


class Folder:
    """Looks for changed files every second."""

    def __init__(self, folder: Path, publisher: Publisher, tell: Callable[[str], None]) -> None:
        """`tell` takes a line for the curator."""
        self._folder = folder
        self._publisher = publisher
        self._tell = tell
        self._seen: Stamp | None = None

    async def run(self) -> None:
        """Go on until cancelled."""
        while True:
            await self.look()
            await asyncio.sleep(EVERY_SECONDS)

    async def look(self) -> None:
        """Publish what has changed since the last look; what is wrong with it is told."""
        stamp = await asyncio.to_thread(_stamp, self._folder)
        if stamp == self._seen:
            return
        first, self._seen = self._seen is None, stamp
        try:
            seeds = await asyncio.to_thread(contents_of, self._folder)
            draft = await self._publisher.draft(seeds, None)
            if draft is None:
                return
            _, planned = await self._publisher.publish(draft)
        except RefusedError as refused:
            for line in refused.lines:
                self._tell(line)
            self._tell("The seeds have changed, and are served when this is mended.")
        else:
            if not first:
                self._tell(f"The seeds have changed: {report.summary(draft, planned)}.")


def _stamp(folder: Path) -> Stamp:
    found = set()
    for path in (*folder.glob("*.toml"), *folder.glob("articles/*.toml")):
        try:
            status = path.stat()
        except OSError:  # it has just gone
            continue
        found.add((str(path), status.st_mtime_ns, status.st_size))
    return frozenset(found)
