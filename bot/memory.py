"""What a process remembers for a while, in memory only, and never more than it has room for."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from itertools import takewhile
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")

KEPT_QUESTIONS = 4


class Bounded(Generic[K, V]):
    """A mapping that forgets what was used longest ago, and what is older than `seconds`."""

    def __init__(self, room: int, now: Callable[[], float], seconds: float = float("inf")) -> None:
        self._room = room
        self._seconds = seconds
        self._now = now
        self._items: OrderedDict[K, tuple[float, V]] = OrderedDict()

    def get(self, key: K) -> V | None:
        item = self._items.get(key)
        if item is None:
            return None
        if self._now() - item[0] > self._seconds:
            del self._items[key]
            return None
        self._items.move_to_end(key)
        return item[1]

    def put(self, key: K, value: V) -> None:
        while self._items and self._now() - next(iter(self._items.values()))[0] > self._seconds:
            self._items.popitem(last=False)
        self._items[key] = (self._now(), value)
        self._items.move_to_end(key)
        if len(self._items) > self._room:
            self._items.popitem(last=False)

    def first_time(self, key: K, value: V) -> bool:
        """Note `key`; False when it was noted before and is not yet forgotten."""
        if self.get(key) is not None:
            return False
        self.put(key, value)
        return True

    def drop(self, matches: Callable[[K], bool]) -> None:
        """Forget all that matches."""
        for key in [key for key in self._items if matches(key)]:
            del self._items[key]

    def __len__(self) -> int:
        return len(self._items)


@dataclass(frozen=True)
class Asked:
    """A question of somebody, and when. `key` names the message or the tap that asked it."""

    key: int | str
    text: str
    at: float


class RecentQuestions:
    """The last questions of each user in each chat, in the order they were first asked."""

    def __init__(self, room: int, now: Callable[[], float], seconds: float) -> None:
        self._now = now
        self._seconds = seconds
        self._asked: Bounded[tuple[int, int], tuple[Asked, ...]] = Bounded(room, now, seconds)

    def before(self, chat: int, user: int, key: int | str) -> tuple[str, ...]:
        """The questions before this one, oldest first; for a new one these are all."""
        fresh_since = self._now() - self._seconds
        asked = self._asked.get((chat, user)) or ()
        earlier = takewhile(lambda one: one.key != key, asked)
        return tuple(one.text for one in earlier if one.at >= fresh_since)

    def note(self, chat: int, user: int, key: int | str, text: str) -> None:
        """Keep a question; an edited one takes the place of its first wording."""
        fresh_since = self._now() - self._seconds
        asked = [one for one in self._asked.get((chat, user)) or () if one.at >= fresh_since]
        new = Asked(key, text, self._now())
        places = [place for place, one in enumerate(asked) if one.key == key]
        if places:
            asked[places[0]] = new
        else:
            asked.append(new)
        self._asked.put((chat, user), tuple(asked[-KEPT_QUESTIONS:]))

    def forget(self, chat: int) -> None:
        """Forget all questions of a chat."""
        self._asked.drop(lambda key: key[0] == chat)
