"""Texts that came in several messages: laid on the desk as one when no more of it comes.

The parts are in the state until their draft is. So whoever is killed in between loses nothing: the
next process finds them, and the desk knows an article that lies there already.
"""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress

import structlog
from telegram import User

from bot.conversation import Session
from bot.memory import Bounded
from bot.sending import Bot, Place, Writer
from bot.services import Services
from bot.state.database import StateError
from bot.state.parts import Part
from bot.submissions.laying import Article, lay
from bot.submissions.parts import joined, texts

LOOK_SECONDS = 1.0
QUIET_SECONDS = 3
"""A text is whole when nothing more of it has come for so long."""
BACK_SECONDS = 10
"""After a start Telegram brings what came meanwhile; the rest of a text may be among it."""
LEASE = "gathering"
LEASE_SECONDS = 60
"""Longer than a draft takes."""
AGAIN_SECONDS = 60
"""Until the next attempt when the database fails."""
ROOM = 1000

_log = structlog.get_logger(__name__)


class Gathering:
    """Looks every second for texts that are whole. Of several processes one does."""

    def __init__(self, bot: Bot, services: Services, now: Callable[[], int]) -> None:
        """`now` gives the seconds since 1970."""
        self._bot = bot
        self._services = services
        self._now = now
        self._started = now()
        self._failed: Bounded[Part, bool] = Bounded(ROOM, now, AGAIN_SECONDS)

    async def run(self) -> None:
        """Go on until cancelled."""
        self._started = self._now()
        while True:
            with suppress(StateError):
                await self.look()
            await asyncio.sleep(LOOK_SECONDS)

    async def look(self) -> None:
        """Lay every text that is whole on the desk. May raise StateError."""
        state = self._services.state
        kept = await state.parts.all()
        if not kept or not await state.leases.take(LEASE, state.holder, LEASE_SECONDS):
            return
        came = {one.part: one.at for one in kept}
        for text in texts(came):
            if self._is_whole(text, came) and not self._failed.get(text[0]):
                await self._lay(text)

    def _is_whole(self, text: Sequence[Part], came: Mapping[Part, int]) -> bool:
        now, last = self._now(), max(came[part] for part in text)
        if last < self._started <= now < self._started + BACK_SECONDS:
            return False
        return not last <= now < last + QUIET_SECONDS

    async def _lay(self, text: Sequence[Part]) -> None:
        first = text[0]
        if first.chat in self._services.operators:
            user = User(first.chat, first.name, False, language_code=first.language)
            session = Session(self._services, self._bot, user)
            article = Article(joined(text), messages=len(text))
            waits = False

            async def work(writer: Writer) -> None:
                nonlocal waits
                try:
                    await lay(writer, session, article)
                except StateError:
                    waits = True

            with self._services.sender.collecting() as handed:
                session.write(Place(first.chat), work)
            await asyncio.wait(handed)
            if any(one.cancelled() for one in handed):
                return  # the process ends; the next one does it
            if waits:
                self._failed.put(first, True)
                _log.warning("text_waits", messages=len(text), again_in=AGAIN_SECONDS)
                return
        await self._services.state.parts.forget(text)
