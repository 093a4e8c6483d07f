"""Who goes next: first come, first served among those that the limits let go, answers before
notices. Pure: the time is an argument."""

import math
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count

from bot.delivery.limits import Chat, Limits
from bot.delivery.priority import Priority

IN_FLIGHT = 8
"""Messages on the wire at once; what a crash can leave in doubt."""
NOTICES_IN_FLIGHT = IN_FLIGHT - 1
"""A notice that takes long on its way keeps no answer waiting."""


@dataclass(eq=False, slots=True)
class Turn:
    """A call that waits for its turn. `chat` None: it concerns no chat that we know."""

    chat: Chat | None
    priority: Priority
    number: int
    prepares: bool
    """Whether something is to be done about it when its turn has come, before it goes."""
    left: bool = False
    gone: bool = False
    landed: bool = False


class Line:
    """All calls that wait. A chat that waits stands in `ready` with its first turn, or in `later`
    with the moment at which its limits let go; or an answer will put it there. Entries that are out
    of date are passed over when they come up."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._numbers = count()
        self._flying = 0
        self._waiting: dict[Chat | None, list[tuple[int, int, Turn]]] = {}
        self._ready: list[tuple[int, int, Chat | None]] = []
        self._later: list[tuple[float, int, Chat | None]] = []

    def join(
        self, chat: Chat | None, priority: Priority, now: float, *, prepares: bool = False
    ) -> Turn:
        """Stand in line behind all of the same priority. What `prepares` is to `go` after its turn
        has come."""
        turn = Turn(chat, priority, next(self._numbers), prepares)
        self.join_again(turn, now)
        return turn

    def join_again(self, turn: Turn, now: float) -> None:
        """Stand in line at the place of old: it came first and was refused."""
        heappush(self._waiting.setdefault(turn.chat, []), (int(turn.priority), turn.number, turn))
        self._file(turn.chat, now)

    def leave(self, turn: Turn, now: float) -> None:
        """Wait no longer."""
        turn.left = True
        self._file(turn.chat, now)

    def next(self, now: float) -> Turn | None:
        """The turn that goes now; None: nobody may. It is on the wire until `arrive`."""
        while self._later and self._later[0][0] <= now:
            self._file(heappop(self._later)[2], now)
        while self._ready:
            priority, number, chat = heappop(self._ready)
            turn = self._first(chat)
            if turn is None or (turn.priority, turn.number) != (priority, number):
                continue
            if self._limits.free_at(chat, now) > now:
                self._file(chat, now)
                continue
            if self._free_at(priority, now) > now:
                heappush(self._ready, (priority, number, chat))
                return None
            self._depart(turn, now)
            return turn
        return None

    def when(self, now: float) -> float:
        """When to ask for the next turn again, if nothing happens until then."""
        soon = self._free_at(self._ready[0][0], now) if self._ready else math.inf
        return min(soon, self._later[0][0]) if self._later else soon

    def go(self, turn: Turn) -> None:
        """What had to be prepared goes now."""
        turn.gone = True
        self._limits.go()

    def land(self, turn: Turn, now: float, took: float | None = None) -> None:
        """The call has ended, well (it took so many seconds) or not."""
        turn.landed = True
        self._limits.arrive(turn.chat, now, took)
        self._file(turn.chat, now)

    def arrive(self, turn: Turn, now: float) -> None:
        """Nothing is left to do about the call: another may be on the wire in its place."""
        if not turn.gone:
            self._limits.stay(turn.chat)
            self._file(turn.chat, now)
        elif not turn.landed:
            self.land(turn, now)
        self._flying -= 1

    def _free_at(self, priority: int, now: float) -> float:
        """When what has this priority may go, to whichever chat; infinity while that depends on an
        answer."""
        awaited = priority == Priority.ANSWER
        if self._flying >= (IN_FLIGHT if awaited else NOTICES_IN_FLIGHT):
            return math.inf
        return self._limits.any_free_at(now, awaited=awaited)

    def _depart(self, turn: Turn, now: float) -> None:
        heappop(self._waiting[turn.chat])
        turn.gone, turn.landed = not turn.prepares, False
        self._flying += 1
        awaited = turn.priority == Priority.ANSWER
        self._limits.depart(turn.chat, now, awaited=awaited, prepares=turn.prepares)
        self._file(turn.chat, now)

    def _file(self, chat: Chat | None, now: float) -> None:
        """Put a chat where it belongs."""
        turn = self._first(chat)
        if turn is None:
            return
        free_at = self._limits.free_at(chat, now)
        if free_at <= now:
            heappush(self._ready, (int(turn.priority), turn.number, chat))
        elif free_at < math.inf:
            heappush(self._later, (free_at, turn.number, chat))

    def _first(self, chat: Chat | None) -> Turn | None:
        waiting = self._waiting.get(chat)
        while waiting and waiting[0][2].left:
            heappop(waiting)
        if waiting:
            return waiting[0][2]
        self._waiting.pop(chat, None)
        return None
