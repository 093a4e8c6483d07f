"""Updates of different chats side by side; those of one chat one after another, as they came."""

import asyncio
from collections.abc import Awaitable
from typing import Any
from weakref import WeakValueDictionary

from telegram import Update
from telegram.ext import BaseUpdateProcessor

CHATS_AT_ONCE = 256


class InOrderPerChat(BaseUpdateProcessor):
    """A lock for each chat that has anything to do. asyncio's locks are first come, first served;
    a lock that nobody waits for vanishes with its last user."""

    __slots__ = ("_locks",)

    def __init__(self) -> None:
        super().__init__(CHATS_AT_ONCE)
        self._locks: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Process one update when those before it in its chat are done."""
        chat = update.effective_chat if isinstance(update, Update) else None
        if chat is None:
            await coroutine
            return
        lock = self._locks.setdefault(chat.id, asyncio.Lock())
        async with lock:
            await coroutine

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to free."""
