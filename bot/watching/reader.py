"""One article of a feed: its page is read, judged, put on the operators' desk."""

import asyncio
from dataclasses import replace
from datetime import date

import structlog

from bot.article_files import LARGEST_BYTES
from bot.brought import UnreadableError
from bot.desk.outcomes import Known, Opened
from bot.logs import where
from bot.publishing.draft import RefusedError
from bot.state.alerts import Alert
from bot.state.database import StateError
from bot.state.sightings import Fate, Sighting
from bot.watching.addresses import host_of, shown
from bot.watching.corrections import Corrections
from bot.watching.download import Bounds, Downloader, DownloadError
from bot.watching.judging import Judge
from bot.watching.news import drafted_news
from bot.watching.newsroom import FRESH_SECONDS, Newsroom
from bot.watching.page import NoArticleError, Page, read_article_page
from bot.watching.prints import restore_print, same_article
from knowledge.drafting.heading import Told

PAGE = Bounds(LARGEST_BYTES)
MOST_TRIES = 5
RETRY_SECONDS = 900
"""After the first failure; after each further one twice as long."""
OLD_DAYS = 7
"""An article whose page says that it is older is none of the news."""
APART_DAYS = 1
"""By more the days of feed and page may not differ: else a person has to look."""

_log = structlog.get_logger(__name__)


class Reader:
    """Reads the pages of articles."""

    def __init__(self, room: Newsroom) -> None:
        self._room = room
        self._corrections = Corrections(room)

    async def read(self, sighting: Sighting, downloader: Downloader, judge: Judge) -> str:
        """Read an article's page; what became of it, in a word for the summary. DownloadError when
        the page could not be had, which is noted."""
        try:
            page = await _page(sighting, downloader, judge)
            if sighting.fate is Fate.DRAFTED:
                return await self._corrections.compare(sighting, page)
            return await self._judge(sighting, page, judge)
        except DownloadError as error:
            if not error.rest_seconds:  # that a server is busy says nothing about the page
                await self._not_read(
                    sighting, str(error), lasting=error.lasting, is_gone=error.gone
                )
            raise
        except NoArticleError as error:
            await self._not_read(sighting, str(error), is_gone=True)
        except (StateError, RefusedError):
            raise
        except Exception as error:  # noqa: BLE001  (a fault of ours: one keeps back no other)
            _log.error(
                "drafting_fails",
                article=shown(sighting.link),
                error=type(error).__name__,
                where=where(error),
            )
            await self._not_read(sighting, f"drafting it fails ({type(error).__name__})")
        return "passed"

    async def _judge(self, sighting: Sighting, page: Page, judge: Judge) -> str:
        if sighting.published_at is None and self._is_old(page.told.published_on):
            return await self._pass(sighting, f"is of {page.told.published_on}: too old")
        if known := judge.known(sighting.link, page.told):
            return await self._is_known(sighting, page, f"published as {known}")
        for other in await self._room.sightings.printed(self._room.now() - FRESH_SECONDS):
            if other.print and same_article(restore_print(other.print), page.print):
                return await self._is_same(sighting, page, other)
        relevance = await asyncio.to_thread(judge.weigh, page.text, page.told)
        if not relevance.is_relevant:
            return await self._pass(sighting, "names no known body and too few topics")
        return await self._open(sighting, page, judge)

    async def _open(self, sighting: Sighting, page: Page, judge: Judge) -> str:
        told = self._dated(sighting, page)
        told = replace(
            told,
            publisher=told.publisher or host_of(sighting.link),
            url=judge.address(told.url or sighting.link),
        )
        try:
            opened = await self._room.desk.open(
                page.text, name=shown(sighting.link), by=None, source=sighting.link, told=told
            )
        except UnreadableError as error:
            return await self._pass(sighting, str(error))
        if isinstance(opened, Known):
            return await self._is_known(sighting, page, f"published as {opened.article}")
        seen = replace(sighting, fate=Fate.DRAFTED, draft=opened.draft.id)
        await self._room.keep(
            replace(seen, print=page.print.stored()), self._alerts(sighting, opened)
        )
        _log.info("article_drafted", article=shown(sighting.link), draft=opened.draft.id)
        return Fate.DRAFTED

    def _alerts(self, sighting: Sighting, opened: Opened) -> list[Alert]:
        """None where an operator has brought it before the feed did."""
        if not opened.new and opened.draft.source != sighting.link:
            return []
        news = drafted_news(opened.draft, sighting.link)
        return self._room.alerts(f"drafted {sighting.key}", news)

    def _dated(self, sighting: Sighting, page: Page) -> Told:
        """The day on the page; where there is none, or the feed tells quite another one, the
        feed's, for a person to look at."""
        told, at = page.told, sighting.published_at
        if at is None:
            return told
        feed = self._room.day_of(at)
        if told.published_on and abs((feed - told.published_on).days) <= APART_DAYS:
            return told
        other = f", trang của bài ghi {told.published_on}" if told.published_on else ""
        return replace(told, published_on=feed, date_basis=f"ngày trong nguồn tin của báo{other}")

    def _is_old(self, day: date | None) -> bool:
        return day is not None and (self._room.day_of(self._room.now()) - day).days > OLD_DAYS

    # ---- what is noted ----

    async def _is_known(self, sighting: Sighting, page: Page, why: str) -> str:
        known = replace(sighting, fate=Fate.KNOWN, print=page.print.stored())
        await self._room.sightings.settle(known, None)
        _log.info("article_known", article=shown(sighting.link), why=why)
        return Fate.KNOWN

    async def _is_same(self, sighting: Sighting, page: Page, other: Sighting) -> str:
        """It lies under another address, too; perhaps mended there."""
        if other.fate is Fate.DRAFTED:
            await self._corrections.compare(other, page)
        return await self._is_known(sighting, page, f"the same as {shown(other.link)}")

    async def _pass(self, sighting: Sighting, why: str) -> str:
        await self._room.sightings.settle(replace(sighting, fate=Fate.PASSED), None)
        _log.info("article_passed", article=shown(sighting.link), why=why)
        return Fate.PASSED

    async def _not_read(
        self, sighting: Sighting, reason: str, *, lasting: bool = False, is_gone: bool = False
    ) -> None:
        """Try again later, a few times. `is_gone`: the server works, and has no article there."""
        seen = replace(sighting, tries=sighting.tries + 1)
        if seen.tries < MOST_TRIES and not lasting:
            wait = RETRY_SECONDS * 2**sighting.tries
            await self._room.sightings.settle(seen, self._room.now() + wait)
            again = f"in {wait // 60} minutes"
        elif sighting.fate is Fate.DRAFTED:
            again = await self._corrections.lose(seen, is_gone=is_gone)
        else:
            await self._room.sightings.settle(replace(seen, fate=Fate.PASSED), None)
            again = "never"
        _log.warning("article_not_read", article=shown(sighting.link), reason=reason, again=again)


async def _page(sighting: Sighting, downloader: Downloader, judge: Judge) -> Page:
    fetched = await downloader.fetch(sighting.link, PAGE)
    if fetched is None:
        raise DownloadError("says that nothing has changed, which was not asked")
    return await asyncio.to_thread(read_article_page, fetched, judge.layout)
