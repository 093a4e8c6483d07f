"""One process polls at a time: Telegram gives updates to one, and tells two only that they are in
each other's way. Who holds the lease goes on, any other stops."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import structlog

from bot.background import Work
from bot.errors import SettingFault, UserFault
from bot.state.database import StateError
from bot.state.leases import Leases

NAME = "polling"
HELD_SECONDS = 30
RENEWED_SECONDS = 5.0
LOOK_SECONDS = 0.5

_log = structlog.get_logger(__name__)


@asynccontextmanager
async def sole_poller(leases: Leases, holder: str) -> AsyncIterator[Work]:
    """Be the one that polls for as long as the block runs, if the work that is handed over goes on;
    UserFault where another polls. One that was killed is waited for."""
    try:
        await _take(leases, holder)
    except StateError as error:
        raise SettingFault(f"HOIDAP_STATE_URL: {error}. Start again when it works.") from None

    async def keep() -> None:
        while True:
            await asyncio.sleep(RENEWED_SECONDS)
            # While the database fails nobody else can take it, and answers go on.
            with contextlib.suppress(StateError):
                if not await leases.take(NAME, holder, HELD_SECONDS):
                    raise _taken()

    try:
        yield keep
    finally:
        with contextlib.suppress(StateError):
            await leases.release(NAME, holder)


async def _take(leases: Leases, holder: str) -> None:
    if await leases.take(NAME, holder, HELD_SECONDS):
        return
    seen = await leases.until(NAME)
    _log.info("another_poller_was_here", waits_at_most=HELD_SECONDS)
    while not await leases.take(NAME, holder, HELD_SECONDS):
        await asyncio.sleep(LOOK_SECONDS)
        if await leases.until(NAME) != seen:
            raise _taken()  # somebody renews it


def _taken() -> UserFault:
    return UserFault(
        "another hoidap polls with this state, so this one stops. Several processes can share the "
        "work behind a webhook: see docs/operations.md"
    )
