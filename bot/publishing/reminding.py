"""Reminders of deadlines: events like any others, noted on the day that they are due."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import tzinfo

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.answering import Answering
from bot.notices.schedule import due_at
from bot.publishing.announcing import announce
from bot.publishing.audience import Announcement
from bot.publishing.circle import Circle
from bot.state import follows, heard, releases, subscribers
from bot.state.follows import Frequency
from bot.state.outbox import Recipient
from bot.state.state import State
from knowledge.changes.concerns import concerns
from knowledge.changes.kinds import Change
from knowledge.model import Fact

FRESH_SECONDS = 24 * 3600


class Reminding:
    """Looks for deadlines once a day, and again in each release."""

    def __init__(
        self,
        answering: Answering,
        state: State,
        zone: tzinfo,
        now: Callable[[], int],
        canary: int | None,
    ) -> None:
        """`now` gives the seconds since 1970."""
        self._answering = answering
        self._state = state
        self._zone = zone
        self._now = now
        self._canary = canary
        self._looked: object = None

    async def remind(self) -> None:
        """Note what is to be reminded of today, each once; StateError when the database fails."""
        today, release = self._answering.today(), self._answering.release_id
        if self._looked == (release, today):
            return
        due = self._answering.engine.reminders(today=today)
        if due and not await self._noted(due, release):
            return  # another release is served in a moment
        self._looked = release, today

    async def _noted(self, due: Sequence[Change], release: int) -> bool:
        async with self._state.database.begin() as connection:
            newest = await releases.newest(connection)
            if newest is None or newest.id != release:
                return False
            known = await heard.noted(connection, [one.key for one in due])
            circle = Circle(
                await follows.active(connection),
                await subscribers.known(connection),
                self._now(),
                self._zone,
                self._canary,
            )
            for change in due:
                if change.key not in known:
                    await self._announce(connection, change, circle, release)
            return True

    async def _announce(
        self, connection: AsyncConnection, change: Change, circle: Circle, release: int
    ) -> None:
        told = await heard.last_told(connection, change.fact)
        soon = (self._in_time(one) for one in self._recipients(change.fact, circle))
        news = tuple(one for one in soon if not _fresh(told.get(one.chat, 0), one.due_at))
        announced = Announcement(change.key, change, news)
        await announce(connection, self._state.ledger, announced, release, self._now())

    def _recipients(self, fact: str, circle: Circle) -> Iterable[Recipient]:
        facts = self._answering.engine.facts
        record = facts.record(fact)
        recipients = circle.followers(concerns(record, facts) if isinstance(record, Fact) else ())
        if watching := circle.watching():
            recipients[watching.chat] = watching
        return recipients.values()

    def _in_time(self, recipient: Recipient) -> Recipient:
        """A deadline waits for nobody's Monday."""
        morning = due_at(Frequency.DAILY, self._now(), self._zone)
        return replace(recipient, due_at=min(recipient.due_at, morning))


def _fresh(told_at: int, due_at: int) -> bool:
    """Whether who was told then still knows when the reminder would come: the news of a demand says
    how many days are left."""
    return due_at - FRESH_SECONDS <= told_at <= due_at
