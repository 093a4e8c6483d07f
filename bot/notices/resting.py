"""Chats that cannot be written to: their news rests until they can be."""

from collections.abc import Awaitable, Callable
from time import monotonic

import structlog

from bot.delivery import refusals
from bot.state.database import StateError
from bot.state.subscribers import Pause, Subscribers

PATIENCE_SECONDS = 3600.0
"""That somebody writes in a group does not tell that the bot may: after so long it is tried."""

_log = structlog.get_logger(__name__)
Refused = Callable[[int], Awaitable[None]]


class Resting:
    """Who rests, known without asking the state for every update."""

    def __init__(self, subscribers: Subscribers, now: Callable[[], float] = monotonic) -> None:
        """`now` counts seconds and never goes back."""
        self._subscribers = subscribers
        self._now = now
        self._since: dict[int, float] = {}
        self.on_shut_out: list[Refused] = []
        """Called once when a group that has followed something takes no message any more."""

    def __contains__(self, chat: object) -> bool:
        return chat in self._since

    async def look(self) -> None:
        """Learn what other processes have noted."""
        known = await self._subscribers.paused()
        self._since = {chat: self._since.get(chat, self._now()) for chat in known}

    async def refused(self, chat: int, reason: str) -> None:
        """Telegram does not let the bot write to a chat, and says why."""
        await self.rest(chat, Pause.GONE if refusals.gone(reason) else Pause.BLOCKED)

    async def rest(self, chat: int, why: Pause) -> None:
        """A chat cannot be written to."""
        try:
            new = await self._subscribers.pause(chat, why)
        except StateError:
            return  # the next message is refused as well
        if not new:
            return
        self._since[chat] = self._now()
        _log.info("notices_rest", pause=why, group=chat < 0)
        if why is Pause.BLOCKED and chat < 0:
            for hook in self.on_shut_out:
                await hook(chat)

    async def heard(self, chat: int) -> None:
        """Somebody writes in a chat."""
        if chat > 0 or self._now() - self._since.get(chat, 0.0) >= PATIENCE_SECONDS:
            await self.back(chat)

    async def back(self, chat: int) -> None:
        """A chat can be written to."""
        try:
            await self._subscribers.resume(chat)
        except StateError:
            return  # the next update tells it again
        self._since.pop(chat, None)
