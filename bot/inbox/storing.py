"""Updates stored in groups: what comes while a transaction runs is stored together by the next one.

A webhook brings updates one by one, hundreds at a time. With a transaction for each, the last would
wait for hundreds of them, and the marks of what is done behind them, too: a process killed then
would answer all of it again.
"""

from collections.abc import Sequence

from bot.state.inbox import Inbox, Letter
from bot.together import Together

Arrivals = list[int | None]


class Storing:
    """The way of all letters into the inbox."""

    def __init__(self, inbox: Inbox) -> None:
        self._inbox = inbox
        self._together = Together(self._store)

    async def keep(self, letters: Sequence[Letter]) -> Arrivals:
        """Store letters; the number of arrival of each, None: it was there before. StateError where
        they cannot be stored."""
        return await self._together.done(letters)

    async def _store(self, groups: Sequence[Sequence[Letter]]) -> list[Arrivals]:
        numbers = iter(await self._inbox.keep([one for group in groups for one in group]))
        return [[next(numbers) for _ in group] for group in groups]
