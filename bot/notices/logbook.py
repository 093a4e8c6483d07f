"""What departs and what arrives, noted in the state.

An arrival that the database does not take is kept in mind and noted later; until then nothing
departs, so that few are in doubt whenever the process ends.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

import structlog
from telegram.error import RetryAfter

from bot.delivery import refusals
from bot.notices.metrics import Metrics
from bot.notices.parcel import Parcel
from bot.state.database import StateError
from bot.state.due import Bag
from bot.state.follows import CANARY
from bot.state.ledger import Ledger
from bot.state.sendings import Arrival, Doubts, Sendings
from bot.together import Together

HARD_SECONDS = 600
"""When something that Telegram refuses to take is offered again."""

_log = structlog.get_logger(__name__)


class HeldError(Exception):
    """Something may not depart just now, or not as it is."""


class Logbook:
    """The departures and arrivals of one process."""

    def __init__(self, sendings: Sendings, ledger: Ledger, holder: str, metrics: Metrics) -> None:
        """`holder`: by what name this process holds leases."""
        self.sendings = sendings
        self._ledger = ledger
        self._holder = holder
        self._metrics = metrics
        self._late: list[Callable[[], Awaitable[object]]] = []
        self._noting = Together(self._note_all)
        self.away: set[int] = set()
        """The rows that are on the way, or whose arrival is not noted."""

    async def depart(self, bag: Bag) -> None:
        """These go out now; HeldError, StateError: they do not."""
        if self._late:
            raise HeldError
        self.away.update(bag.ids)
        may_go = False
        try:
            may_go = await self._noting.done(bag)
        finally:
            if not may_go:
                self.away.difference_update(bag.ids)
        if not may_go:
            raise HeldError
        if any(one.tries for one in bag.errands):
            self._metrics.retried.inc()

    async def arrived(self, bag: Bag, message: int, digest_on: date | None) -> None:
        """A chat has them, as this message."""
        for one in bag.errands:
            self._ledger.note_sent(one.news.key, bag.chat, message)
        self._metrics.sent.inc()
        if any(one.unsure for one in bag.errands):
            self._metrics.doubled.inc()
        await self._note(bag, partial(self._noting.done, Arrival(bag, message, digest_on)))

    async def failed(self, bag: Bag, error: Exception) -> None:
        """The attempt came to nothing, or nobody knows what it came to."""
        if refusals.surely_unsent(error):
            await self._note(bag, partial(self.sendings.unsent, bag.ids, _wait(bag, error)))
        else:
            _log.warning("notice_in_doubt", rows=bag.ids, reason=str(error) or type(error).__name__)
            await self._note(bag, partial(self._doubt, bag))

    async def catch_up(self) -> None:
        """Note what is late; StateError where that cannot be done yet."""
        while self._late:
            await self._late[0]()
            del self._late[0]

    async def adopt(self) -> None:
        """Take over what a process that is no more had on the way."""
        doubts = await self.sendings.orphaned(self.away)
        if doubts != Doubts():
            _log.warning("notices_orphaned", again=doubts.again, given_up=doubts.given_up)
        self._metrics.orphaned.inc(doubts.again + doubts.given_up)
        self._metrics.given_up.inc(doubts.given_up)

    async def _note_all(self, steps: Sequence[Bag | Arrival]) -> list[bool]:
        departures = [one for one in steps if isinstance(one, Bag)]
        arrivals = [one for one in steps if isinstance(one, Arrival)]
        going = await self.sendings.note(departures, arrivals, self._holder)
        return [one in going for one in steps]

    async def _doubt(self, bag: Bag) -> None:
        doubts = await self.sendings.unsure(bag.ids)
        self._metrics.given_up.inc(doubts.given_up)

    async def _note(self, bag: Bag, noting: Callable[[], Awaitable[Any]]) -> None:
        async def noted() -> None:
            await noting()
            self.away.difference_update(bag.ids)

        try:
            await noted()
        except StateError:
            self._late.append(noted)


def loaded(bag: Bag, parcel: Parcel) -> Bag:
    """A bag with only what is in a parcel."""
    return replace(bag, errands=tuple(one.errand for one in parcel.items))


def _wait(bag: Bag, error: Exception) -> int:
    """How many seconds until a refused parcel is offered again."""
    if isinstance(error, RetryAfter):
        return int(refusals.seconds(error)) + 1
    canary = any(CANARY in one.reasons for one in bag.errands)
    # A chat that cannot be written to rests; the canary, which follows nothing, cannot.
    return HARD_SECONDS if canary and refusals.unwritable(error) else 0
