"""Things that come one by one and are done in groups: what comes while a group is being done is
done with the next one."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")


class Together(Generic[T, R]):
    """Does things in groups, one group after another."""

    def __init__(self, do: Callable[[Sequence[T]], Awaitable[Sequence[R]]]) -> None:
        """`do` does a group; what came of each, in the same order."""
        self._do = do
        self._waiting: list[tuple[T, asyncio.Future[R]]] = []
        self._task: asyncio.Task[None] | None = None

    async def done(self, thing: T) -> R:
        """Have a thing done; what came of it, or what went wrong with its group."""
        future: asyncio.Future[R] = asyncio.get_running_loop().create_future()
        self._waiting.append((thing, future))
        if self._task is None:
            # A task of its own: who brought one may go away, the others wait all the same.
            self._task = asyncio.create_task(self._do_all())
        return await future

    async def _do_all(self) -> None:
        while self._waiting:
            group, self._waiting = self._waiting, []
            try:
                results = await self._do([thing for thing, _ in group])
            except Exception as error:  # noqa: BLE001  (it is told to all who wait)
                for _, future in group:
                    if not future.done():
                        future.set_exception(error)
                continue
            for (_, future), result in zip(group, results, strict=True):
                if not future.done():
                    future.set_result(result)
        self._task = None
