"""Waiting for what is on its way to a chat: after «stopped» nothing comes any more."""

from asyncio import sleep

from bot.services import Services
from bot.state.database import StateError

LOOK_SECONDS = 0.2
MOST_SECONDS = 90.0
"""Longer than anything can be on its way."""


async def settle(services: Services, chat: int) -> None:
    """Until nothing is on its way to a chat. Where the state cannot tell, at once."""
    waited = 0.0
    try:
        while waited < MOST_SECONDS and await services.state.follows.is_being_told(chat):
            await sleep(LOOK_SECONDS)
            waited += LOOK_SECONDS
    except StateError:
        return
