"""Token buckets by reservation: what is over the budget gets the time at which it may go."""

from collections.abc import Callable, Hashable

from bot.memory import Bounded

ROOM = 10_000
"""So many buckets are remembered: one that is forgotten is full again."""


class Bucket:
    """So many at once, then one each so many seconds."""

    def __init__(self, at_once: float, seconds: float) -> None:
        self._head_start = (at_once - 1) * seconds
        self._seconds = seconds
        self._full_at = float("-inf")
        """When the bucket has all its tokens again."""

    def free_at(self, now: float, ahead: int = 0) -> float:
        """When the next may go if so many others that wait go before it."""
        return max(now, max(self._full_at, now) + ahead * self._seconds - self._head_start)

    def reserve(self, now: float) -> float:
        """Take a token; the time at which it is there."""
        free_at = self.free_at(now)
        self._full_at = max(self._full_at, now) + self._seconds
        return free_at


class Buckets:
    """A bucket for each who needs one."""

    def __init__(self, at_once: float, seconds: float, now: Callable[[], float]) -> None:
        self._size = at_once, seconds
        self._kept: Bounded[Hashable, Bucket] = Bounded(ROOM, now)

    def of(self, key: Hashable) -> Bucket:
        bucket = self._kept.get(key)
        if bucket is None:
            bucket = Bucket(*self._size)
            self._kept.put(key, bucket)
        return bucket
