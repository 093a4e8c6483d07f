"""What was worked out for the words typed last: people use the same ones."""

from collections.abc import Callable
from typing import TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")
MOST = 16_384
"""So many are kept; then it starts anew."""


class Recent(dict[Key, Value]):
    """Values by what they are worked out of, each when it is first asked for. Unlike `lru_cache` it
    can be a part of something that is written down; it is written down empty."""

    def __init__(self, work: Callable[[Key], Value]) -> None:
        super().__init__()
        self._work = work

    def __missing__(self, key: Key) -> Value:
        if len(self) >= MOST:
            self.clear()
        value = self[key] = self._work(key)
        return value

    def __reduce__(self) -> tuple[type["Recent[Key, Value]"], tuple[Callable[[Key], Value]]]:
        return Recent, (self._work,)
