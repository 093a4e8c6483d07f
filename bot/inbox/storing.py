"""Updates stored in groups: what comes while a transaction runs is stored together by the next one.

A webhook brings updates one by one, hundreds at a time. With a transaction for each, the last would
wait for hundreds of them, and the marks of what is done behind them, too: a process killed then
would answer all of it again.
"""

import asyncio
from collections.abc import Sequence

from bot.state.inbox import Inbox, Letter

Arrivals = list[int | None]


class Storing:
    """The way of all letters into the inbox."""

    def __init__(self, inbox: Inbox) -> None:
        self._inbox = inbox
        self._waiting: list[tuple[Sequence[Letter], asyncio.Future[Arrivals]]] = []
        self._task: asyncio.Task[None] | None = None

    async def keep(self, letters: Sequence[Letter]) -> Arrivals:
        """Store letters; the number of arrival of each, None: it was there before. StateError where
        they cannot be stored."""
        stored: asyncio.Future[Arrivals] = asyncio.get_running_loop().create_future()
        self._waiting.append((letters, stored))
        if self._task is None:
            # A task of its own: who brought one letter may go away, the others wait all the same.
            self._task = asyncio.create_task(self._store_all())
        return await stored

    async def _store_all(self) -> None:
        while self._waiting:
            batches, self._waiting = self._waiting, []
            try:
                arrivals = await self._inbox.keep([one for some, _ in batches for one in some])
            except Exception as error:  # noqa: BLE001  (it is told to all who wait)
                for _, stored in batches:
                    if not stored.done():
                        stored.set_exception(error)
                continue
            numbers = iter(arrivals)
            for some, stored in batches:
                own = [next(numbers) for _ in some]
                if not stored.done():
                    stored.set_result(own)
        self._task = None
