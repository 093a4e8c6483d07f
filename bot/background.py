"""What a bot does beside answering: looks for releases, sends notices, keeps house.

A work that fails by a fault of ours is begun again after a pause; one that ends with a UserFault
(the token was revoked, another process took over) ends the bot.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence

import structlog

from bot.delivery import failures
from bot.errors import UserFault

PAUSE_SECONDS = 5.0

Work = Callable[[], Awaitable[None]]
"""Goes on until it is cancelled."""

_log = structlog.get_logger(__name__)


async def beside(main: Awaitable[object], works: Sequence[Work]) -> None:
    """Do `main`, and the works for as long as it goes on; whatever ends it with an error ends all
    of it with that error."""
    first = asyncio.ensure_future(main)
    tasks = [first, *(asyncio.ensure_future(_again_and_again(work)) for work in works)]
    try:
        ended, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in ended:
            task.result()
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _again_and_again(work: Work) -> None:
    while True:
        try:
            await work()
        except UserFault:
            raise
        except Exception as error:  # noqa: BLE001  (the bot goes on, and the work after a pause)
            failures.note(error)
        else:
            _log.warning("background_work_ended")
        await asyncio.sleep(PAUSE_SECONDS)
