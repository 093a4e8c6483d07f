"""What newspapers change in articles that were drafted, or take away: never silently."""

from dataclasses import replace

import structlog

from bot.desk.outcomes import Over
from bot.state.sightings import Sighting
from bot.watching.addresses import shown
from bot.watching.news import changed_news, withdrawn_news
from bot.watching.newsroom import Newsroom
from bot.watching.page import Page
from bot.watching.prints import changes, restore_print

MOST_EDITS = 5
"""So often operators hear that an article has changed; some pages are different at every look."""

_log = structlog.get_logger(__name__)


class Corrections:
    """Compares articles with how they were when they were drafted."""

    def __init__(self, room: Newsroom) -> None:
        self._room = room

    async def compare(self, sighting: Sighting, page: Page) -> str:
        """Has the newspaper changed what was drafted? Then the operators hear of it. A word for the
        summary: «changed» or «unchanged»."""
        concerned, release = await self._standing(sighting)
        if not concerned:
            await self._room.sightings.settle(sighting, None)
            return "unchanged"
        before = restore_print(sighting.print) if sighting.print else page.print
        found = changes(before, page.print)
        now = replace(page.print, edits=before.edits + bool(found))
        seen = replace(sighting, print=now.stored(), tries=0)
        if not found:
            await self._room.keep(seen, ())
            return "unchanged"
        alerts = []
        if now.edits <= MOST_EDITS:
            title, last = page.told.title or sighting.title, now.edits == MOST_EDITS
            news = changed_news(sighting, title, found, release, last=last)
            alerts = self._room.alerts(f"changed {sighting.key[:32]} {now.digest}", news)
        await self._room.keep(seen, alerts)
        _log.warning(
            "article_changed",
            article=shown(sighting.link),
            draft=sighting.draft,
            paragraphs=list(found.gone),
            added=found.added,
        )
        return "changed"

    async def lose(self, sighting: Sighting, *, is_gone: bool) -> str:
        """A drafted article could not be read several times; when it is tried again. Where the
        server works and the article `is_gone`, the operators hear of it."""
        concerned, release = await self._standing(sighting)
        if concerned and not is_gone:
            await self._room.keep(replace(sighting, tries=0), ())
            return "in some hours"
        alerts = []
        if concerned:
            _log.warning("article_withdrawn", article=shown(sighting.link), draft=sighting.draft)
            news = withdrawn_news(sighting, release)
            alerts = self._room.alerts(f"withdrawn {sighting.key}", news)
        await self._room.sightings.settle(sighting, None, alerts)
        return "never"

    async def _standing(self, sighting: Sighting) -> tuple[bool, int | None]:
        """Whether anybody still wants to hear of it, which of a dropped draft nobody does; as
        which release it was published, if it was."""
        if sighting.draft is None:
            return False, None
        found = await self._room.desk.summary(sighting.draft)
        if isinstance(found, Over):
            return found.release is not None, found.release
        return True, None
