"""Looking at all feeds, one after another; of several processes one does so."""

import asyncio
from collections import Counter
from collections.abc import Callable, Sequence

import structlog

from bot.state.state import State
from bot.watching.judging import Judges
from bot.watching.newsroom import Newsroom
from bot.watching.reader import Reader
from bot.watching.telling import Teller
from bot.watching.visit import Manners, Visitor

LEASE = "watch"
LEASE_SECONDS = 120
"""Longer than one download takes with what is made of it."""
LOOK_SECONDS = 1.0

_log = structlog.get_logger(__name__)


class TurnLostError(Exception):
    """Another process has taken over."""


class Watch:
    """All feeds of one process."""

    def __init__(
        self,
        state: State,
        judges: Judges,
        room: Newsroom,
        teller: Teller,
        now: Callable[[], int],
        manners: Manners | None = None,
    ) -> None:
        """`now` gives the seconds since 1970."""
        self._state = state
        self._room = room
        self._judges = judges
        self._teller = teller
        self._visitor = Visitor(state, Reader(room), now, manners or Manners(), self._keep_turn)

    async def look(self, feeds: Sequence[str]) -> Counter[str] | None:
        """Look at each feed once, and tell the operators; how often which thing happened. None:
        another process is at it. StateError when the database fails."""
        if not await self._take_turn():
            return None
        found: Counter[str] = Counter()
        unreached: set[int] = set()
        try:
            found["ended"] = await self._room.clear()
            # also what a killed process left
            found["told"] += await self._teller.tell(unreached)
            judge = await self._judges.newest()
            for feed in feeds:
                found.update(await self._visitor.visit(feed, judge))
                found["told"] += await self._teller.tell(unreached)
            await self._state.sightings.forget()
            await self._state.alerts.forget()
        except TurnLostError:
            _log.warning("another_watches")
            return None
        finally:
            await self._state.leases.release(LEASE, self._state.holder)
        return found

    async def _take_turn(self) -> bool:
        """Wait for what a killed process has left of its turn, but not for one that is alive."""
        until = await self._state.leases.until(LEASE)
        while not await self._mine():
            if await self._state.leases.until(LEASE) != until:
                return False
            await asyncio.sleep(LOOK_SECONDS)
        return True

    async def _keep_turn(self) -> None:
        if not await self._mine():
            raise TurnLostError

    async def _mine(self) -> bool:
        return await self._state.leases.take(LEASE, self._state.holder, LEASE_SECONDS)
