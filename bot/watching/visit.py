"""One visit to one feed: what is new in it is noted, then page after page is read."""

import asyncio
import hashlib
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

import structlog

from bot.state.sightings import FeedMemory, Sighting, digest_of
from bot.state.state import State
from bot.watching.addresses import of_one_site, shown
from bot.watching.download import (
    Bounds,
    Downloader,
    DownloadError,
    Fetched,
    downloading,
)
from bot.watching.feed import Feed, FeedError, Item, read_feed
from bot.watching.judging import Judge
from bot.watching.reader import Reader

FEED = Bounds(8_000_000)
"""Ten thousand items are less."""
MOST_ITEMS = 300
"""The newest of a feed; who lists more lists what is old."""
MOST_PAGES = 30
"""Of one feed in one visit; the others wait for the next."""
MOST_FAILURES = 3
"""So many pages one after another that cannot be read: the newspaper is left alone for now."""
OLD_SECONDS = 7 * 86_400
"""Older articles are none of the news."""
LONGEST_MARK = 500
"""Letters of an ETag."""

Turn = Callable[[], Awaitable[None]]
"""Called before each download; whatever it raises ends the visit."""

_log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Manners:
    """How a newspaper's server is treated."""

    pause_seconds: float = 1.0
    """Between two downloads."""
    feed: Bounds = FEED


class Visitor:
    """Visits feeds, one after another."""

    def __init__(
        self, state: State, reader: Reader, now: Callable[[], int], manners: Manners, turn: Turn
    ) -> None:
        """`now` gives the seconds since 1970."""
        self._sightings = state.sightings
        self._reader = reader
        self._now = now
        self._manners = manners
        self._turn = turn

    async def visit(self, feed: str, judge: Judge) -> Counter[str]:
        """Look at a feed and at its pages that are due; how often which thing happened: «unread»
        (the feed itself), «new», and the fates of pages. StateError when the database fails."""
        found: Counter[str] = Counter()
        memory = await self._sightings.memory(feed)
        if memory.rest_until > self._now():
            _log.info("feed_rests", feed=shown(feed), seconds=memory.rest_until - self._now())
            return found
        async with downloading(feed) as downloader:
            await self._turn()
            try:
                found["new"] = await self._look(feed, memory, downloader, judge)
            except FeedError as error:
                found["unread"] = 1
                _log.warning("feed_not_read", feed=shown(feed), reason=str(error))
            except DownloadError as error:
                found["unread"] = 1
                _log.warning("feed_not_read", feed=shown(feed), reason=str(error))
                await self._let_rest(feed, memory, error)
                return found
            found.update(await self._pages(feed, downloader, judge))
        return found

    async def _look(
        self, feed: str, memory: FeedMemory, downloader: Downloader, judge: Judge
    ) -> int:
        """Note what the feed holds; how many articles of it are new."""
        conditions = _conditions(memory)
        fetched = await downloader.fetch(feed, self._manners.feed, conditions)
        if fetched is None:
            if not conditions:
                raise DownloadError("says that nothing has changed, which was not asked")
            return 0
        after = _memory(fetched)
        if after.digest == memory.digest:
            await self._sightings.remember(feed, after)
            return 0
        read = await asyncio.to_thread(read_feed, fetched, self._now())
        new = await self._sightings.take_in(feed, self._chosen(feed, read, judge), after)
        items = len(read.items) + read.linkless
        elsewhere = sum(not of_one_site(one.link, feed) for one in read.items)
        if items and elsewhere + read.linkless == items:
            _log.warning("feed_leads_elsewhere", feed=shown(feed), items=items)
        _log.info(
            "feed_read",
            feed=shown(feed),
            items=items,
            without_link=read.linkless,
            of_other_sites=elsewhere,
            new=new,
        )
        return new

    def _chosen(self, feed: str, read: Feed, judge: Judge) -> list[Sighting]:
        """The articles of a feed that may be worth reading, each once, the newest first."""
        oldest = self._now() - OLD_SECONDS
        items: dict[str, Item] = {}
        for one in read.items:
            is_old = one.published_at is not None and one.published_at < oldest
            if not is_old and of_one_site(one.link, feed):
                items.setdefault(digest_of(judge.key(one.link)), one)
        newest = sorted(items.items(), key=lambda pair: -(pair[1].published_at or 0))
        return [
            Sighting(key, one.link, one.title, one.published_at) for key, one in newest[:MOST_ITEMS]
        ]

    async def _pages(self, feed: str, downloader: Downloader, judge: Judge) -> Counter[str]:
        found: Counter[str] = Counter()
        failures = 0
        for sighting in await self._sightings.due(feed, MOST_PAGES):
            await asyncio.sleep(self._manners.pause_seconds)
            await self._turn()
            try:
                became = await self._reader.read(sighting, downloader, judge)
            except DownloadError as error:
                found["unread pages"] += 1
                failures += 1
                if error.rest_seconds:
                    await self._let_rest(feed, await self._sightings.memory(feed), error)
                if error.rest_seconds or failures == MOST_FAILURES:
                    _log.warning("pages_left_for_later", feed=shown(feed), reason=str(error))
                    break
            else:
                failures = 0
                found[became] += 1
        return found

    async def _let_rest(self, feed: str, memory: FeedMemory, error: DownloadError) -> None:
        if error.rest_seconds:
            until = self._now() + error.rest_seconds
            await self._sightings.remember(feed, replace(memory, rest_until=until))


def _conditions(memory: FeedMemory) -> dict[str, str]:
    """The headers that spare sending again what we have."""
    found = {"If-None-Match": memory.etag, "If-Modified-Since": memory.modified}
    return {name: value for name, value in found.items() if value}


def _memory(fetched: Fetched) -> FeedMemory:
    etag = fetched.etag if fetched.etag and len(fetched.etag) <= LONGEST_MARK else None
    modified = fetched.modified if fetched.modified and len(fetched.modified) <= 100 else None
    return FeedMemory(etag, modified, hashlib.sha256(fetched.body).hexdigest())
