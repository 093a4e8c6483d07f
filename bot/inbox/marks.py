"""Marks of «done», written in groups: one transaction for all that piled up meanwhile."""

import asyncio
from collections.abc import Callable

from bot.state.database import StateError
from bot.state.inbox import Inbox

GATHERING_SECONDS = 0.005
"""What ended within this time is marked together; what a killed process had not marked yet is
answered twice."""
MOST_WAITING = 8
"""With so many answered and not yet marked, no other answer goes out: a killed process is to answer
few twice."""
PAUSE_SECONDS = 5.0
"""Until the next attempt when the database fails."""


class Marks:
    """Updates that are done and not yet marked."""

    def __init__(self, inbox: Inbox) -> None:
        self._inbox = inbox
        self._arrivals: list[int] = []
        self._writing = 0
        self._failing = False
        self._any = asyncio.Event()
        self.caught_up: Callable[[], None] = _nothing
        """Called after each attempt to write."""

    def behind(self) -> bool:
        """Whether too many wait to be marked. While the database fails nobody waits for it."""
        return not self._failing and len(self._arrivals) + self._writing >= MOST_WAITING

    def add(self, arrival: int) -> None:
        self._arrivals.append(arrival)
        self._any.set()

    async def run(self) -> None:
        """Write marks until cancelled."""
        while True:
            await self._any.wait()
            await asyncio.sleep(GATHERING_SECONDS)
            if not await self.write():
                await asyncio.sleep(PAUSE_SECONDS)

    async def write(self) -> bool:
        """Write what there is; False: the database fails, and it is kept for later."""
        self._any.clear()
        arrivals, self._arrivals = self._arrivals, []
        if not arrivals:
            return True
        written = False
        self._writing = len(arrivals)
        try:
            await self._inbox.done(arrivals)
            written = True
        except StateError:
            pass
        finally:
            self._writing = 0
            self._failing = not written
            if not written:  # also where this was cancelled half-way: to mark twice does no harm
                self._arrivals = arrivals + self._arrivals
                self._any.set()
            self.caught_up()
        return written


def _nothing() -> None:
    """Nobody waits for marks."""
