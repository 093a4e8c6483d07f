"""One article of a feed: its page is read, judged, put on the operators' desk; later it is read
again, for newspapers correct what they have printed."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, tzinfo

import structlog

from bot.article_files import LARGEST_BYTES
from bot.brought import UnreadableError
from bot.desk.desk import Desk
from bot.desk.outcomes import Known, Opened, Over
from bot.publishing.draft import RefusedError
from bot.state.alerts import Alert
from bot.state.database import StateError
from bot.state.sightings import Fate, Sighting, Sightings
from bot.watching.addresses import host_of, shown
from bot.watching.download import Bounds, Downloader, DownloadError
from bot.watching.judging import Judge
from bot.watching.news import changed_news, drafted_news, withdrawn_news
from bot.watching.page import NoArticleError, Page, read_article_page
from bot.watching.prints import Changes, Print, changes, restore_print, same_article
from knowledge.drafting.heading import Told

PAGE = Bounds(LARGEST_BYTES)
MOST_TRIES = 5
RETRY_SECONDS = 900
"""After the first failure; after each further one twice as long."""
REREAD_SECONDS = 6 * 3600
REREAD_UNTIL_SECONDS = 7 * 86_400
"""For so long after it was first seen an article is read again."""
OLD_DAYS = 7
"""An article whose page says that it is older is none of the news."""
APART_DAYS = 1
"""Feed and page may differ by so many days; else neither is believed."""

_log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Newsroom:
    """Where articles go, and who is to hear of them."""

    sightings: Sightings
    desk: Desk
    operators: Sequence[int]
    zone: tzinfo


class Reader:
    """Reads the pages of articles."""

    def __init__(self, room: Newsroom, now: Callable[[], int], bounds: Bounds = PAGE) -> None:
        """`now` gives the seconds since 1970."""
        self._room = room
        self._now = now
        self._bounds = bounds

    async def read(self, sighting: Sighting, downloader: Downloader, judge: Judge) -> str:
        """Read an article's page; what became of it, in a word for the summary. DownloadError when
        the page could not be had, which is noted."""
        try:
            page = await self._page(sighting, downloader, judge)
        except DownloadError as error:
            await self._not_had(sighting, error)
            raise
        except NoArticleError as error:
            await self._not_read(sighting, str(error))
            return "passed"
        try:
            if sighting.fate is Fate.DRAFTED:
                return await self._compare(sighting, page)
            return await self._judge(sighting, page, judge)
        except (StateError, RefusedError):
            raise
        except Exception as error:  # noqa: BLE001  (a fault of ours: one keeps back no other)
            _log.exception("drafting_fails", article=shown(sighting.link))
            await self._not_read(sighting, f"drafting it fails ({type(error).__name__})")
            return "passed"

    async def _page(self, sighting: Sighting, downloader: Downloader, judge: Judge) -> Page:
        fetched = await downloader.fetch(sighting.link, self._bounds)
        if fetched is None:
            raise DownloadError("says that nothing has changed, which was not asked")
        try:
            return await asyncio.to_thread(read_article_page, fetched, judge.layout)
        except NoArticleError:
            raise
        except Exception as error:
            raise NoArticleError(f"cannot be read ({type(error).__name__})") from error

    # ---- a new article ----

    async def _judge(self, sighting: Sighting, page: Page, judge: Judge) -> str:
        if sighting.published_at is None and self._is_old(page.told.published_on):
            return await self._pass(sighting, f"is of {page.told.published_on}: too old")
        if known := judge.known(sighting.link, page.told):
            return await self._is_known(sighting, page, f"published as {known}")
        since = self._now() - REREAD_UNTIL_SECONDS
        for other in await self._room.sightings.printed(since):
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
        drafted = replace(
            sighting, fate=Fate.DRAFTED, draft=opened.draft.id, print=page.print.stored()
        )
        await self._settle(drafted, self._alerts(drafted, opened))
        _log.info("article_drafted", article=shown(sighting.link), draft=opened.draft.id)
        return Fate.DRAFTED

    def _alerts(self, sighting: Sighting, opened: Opened) -> list[Alert]:
        """None where an operator has brought it before the feed did."""
        if not opened.new and opened.draft.source != sighting.link:
            return []
        return [
            Alert(operator, f"drafted {sighting.key}", drafted_news(opened.draft, sighting.link))
            for operator in self._room.operators
        ]

    def _dated(self, sighting: Sighting, page: Page) -> Told:
        """The day on the page; where there is none, or the feed tells quite another one, the
        feed's, for a person to look at."""
        told, at = page.told, sighting.published_at
        if at is None:
            return told
        feed = self._day_of(at)
        if told.published_on and abs((feed - told.published_on).days) <= APART_DAYS:
            return told
        other = f", trang của bài ghi {told.published_on}" if told.published_on else ""
        return replace(told, published_on=feed, date_basis=f"ngày trong nguồn tin của báo{other}")

    def _is_old(self, day: date | None) -> bool:
        return day is not None and (self._day_of(self._now()) - day).days > OLD_DAYS

    def _day_of(self, seconds: int) -> date:
        return datetime.fromtimestamp(seconds, UTC).astimezone(self._room.zone).date()

    # ---- an article that is known ----

    async def _is_known(self, sighting: Sighting, page: Page, why: str) -> str:
        known = replace(sighting, fate=Fate.KNOWN, print=page.print.stored())
        await self._room.sightings.settle(known, None)
        _log.info("article_known", article=shown(sighting.link), why=why)
        return Fate.KNOWN

    async def _is_same(self, sighting: Sighting, page: Page, other: Sighting) -> str:
        """It lies under another address, too; perhaps mended there."""
        if other.draft is not None:
            await self._compare(other, page)
        return await self._is_known(sighting, page, f"the same as {shown(other.link)}")

    async def _compare(self, sighting: Sighting, page: Page) -> str:
        """Has the newspaper changed what was drafted? Then the operators hear of it."""
        before = restore_print(sighting.print) if sighting.print else page.print
        found = changes(before, page.print)
        over = await self._room.desk.summary(sighting.draft) if sighting.draft else None
        if isinstance(over, Over) and over.release is None:
            await self._room.sightings.settle(sighting, None)  # dropped: nobody wants to hear of it
            return "unchanged"
        seen = replace(sighting, print=page.print.stored(), tries=0)
        release = over.release if isinstance(over, Over) else None
        await self._settle(seen, self._changed(seen, page, found, release) if found else [])
        if not found:
            return "unchanged"
        _log.warning(
            "article_changed",
            article=shown(sighting.link),
            draft=sighting.draft,
            paragraphs=list(found.gone),
            added=found.added,
        )
        return "changed"

    def _changed(
        self, sighting: Sighting, page: Page, found: Changes, release: int | None
    ) -> list[Alert]:
        news = changed_news(sighting, page.told.title or sighting.title, found, release)
        key = f"changed {_version(sighting, page.print)}"
        return [Alert(operator, key, news) for operator in self._room.operators]

    # ---- what is noted ----

    async def _settle(self, sighting: Sighting, alerts: Sequence[Alert]) -> None:
        """Note it, and read it again in some hours while it is fresh."""
        again = self._now() + REREAD_SECONDS
        fresh = again < sighting.first_at + REREAD_UNTIL_SECONDS
        await self._room.sightings.settle(sighting, again if fresh else None, alerts)

    async def _pass(self, sighting: Sighting, why: str) -> str:
        await self._room.sightings.settle(replace(sighting, fate=Fate.PASSED), None)
        _log.info("article_passed", article=shown(sighting.link), why=why)
        return Fate.PASSED

    async def _not_had(self, sighting: Sighting, error: DownloadError) -> None:
        """A page did not come. One that was drafted and is there no more, operators hear of."""
        if error.rest_seconds:
            return  # the server is busy, which says nothing about the page
        is_last = sighting.tries + 1 >= MOST_TRIES
        alerts: list[Alert] = []
        if error.gone and is_last and sighting.draft is not None:
            over = await self._room.desk.summary(sighting.draft)
            if not isinstance(over, Over) or over.release is not None:
                release = over.release if isinstance(over, Over) else None
                news = withdrawn_news(sighting, release)
                key = f"withdrawn {sighting.key}"
                alerts = [Alert(operator, key, news) for operator in self._room.operators]
        await self._not_read(sighting, str(error), lasting=error.lasting, alerts=alerts)

    async def _not_read(
        self,
        sighting: Sighting,
        reason: str,
        *,
        lasting: bool = False,
        alerts: Sequence[Alert] = (),
    ) -> None:
        """Try again later, a few times; what was drafted stays so."""
        tries, fate = sighting.tries + 1, sighting.fate
        wait: int | None = RETRY_SECONDS * 2 ** (tries - 1)
        if lasting or tries >= MOST_TRIES:
            wait = None
            fate = Fate.PASSED if fate is Fate.WAITING else fate
        seen = replace(sighting, fate=fate, tries=tries)
        due_at = None if wait is None else self._now() + wait
        await self._room.sightings.settle(seen, due_at, alerts)
        again = "never" if wait is None else f"in {wait // 60} minutes"
        _log.warning("article_not_read", article=shown(sighting.link), reason=reason, again=again)


def _version(sighting: Sighting, now: Print) -> str:
    """One version of one article."""
    return f"{sighting.key[:32]} {now.digest}"
