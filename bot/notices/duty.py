"""One process of all that share a state sends notices: the one that holds the lease."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Sequence

import structlog

from bot.background import Work, beside
from bot.state.database import StateError
from bot.state.leases import Leases
from bot.state.sendings import LEASE

HELD_SECONDS = 15
RENEWED_SECONDS = 5.0
"""A lease is renewed long before it is over."""
LOOK_SECONDS = 2.0
"""How often another process looks whether the lease is free."""

_log = structlog.get_logger(__name__)


class Duty:
    """Does its works while this process holds the lease."""

    def __init__(
        self,
        leases: Leases,
        holder: str,
        begin: Callable[[], Awaitable[object]],
        works: Sequence[Work],
    ) -> None:
        """`begin` is done each time before the works."""
        self._leases = leases
        self._holder = holder
        self._begin = begin
        self._works = works

    async def run(self) -> None:
        """Go on until cancelled."""
        try:
            while True:
                while not await self._taken():
                    await asyncio.sleep(LOOK_SECONDS)
                await self._begin()
                await beside(self._while_held(), self._works)
                _log.warning("another_process_sends")
        finally:
            with contextlib.suppress(StateError):
                await self._leases.release(LEASE, self._holder)

    async def _while_held(self) -> None:
        """Renew the lease until another process has it, or might."""
        now = asyncio.get_running_loop().time
        until = now() + HELD_SECONDS
        while now() < until:
            await asyncio.sleep(RENEWED_SECONDS)
            asked = now()
            if await self._taken():
                until = asked + HELD_SECONDS

    async def _taken(self) -> bool:
        try:
            return await self._leases.take(LEASE, self._holder, HELD_SECONDS)
        except StateError:
            return False
