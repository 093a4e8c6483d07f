"""What Telegram allows, in numbers: messages over all chats, in one chat, in one group, and the
halts that it orders itself. Pure: the time is an argument, in seconds of any clock that never goes
back.

A message reaches the server at some moment between its departure and its answer, nobody knows when.
So it fills its place in a window from its departure until its answer, and for the length of the
window from then on: however long its way was, the server never sees more than it allows. Over all
chats, where each hundredth counts, half the time of the fastest answer so far is taken off: so
long, at least, every message is on its way.
"""

import math
from collections import OrderedDict, deque
from collections.abc import Hashable
from dataclasses import dataclass

MARGIN_SECONDS = 0.05
"""What clocks may differ by, and what a server may round."""
OVERALL, OVERALL_SECONDS, OVERALL_MARGIN = 30, 1.0, 0.01
LONGEST_WAY = 0.1
"""No more than so much of the way is counted on."""
LONGEST_LEAD = 0.05
"""How much earlier than its message may go a notice has its turn at most, to be prepared."""
STEADY = 0.94
"""Notices go one by one at an even pace, so much of what the pace allows apart: whenever an answer
comes, the next place is free within moments."""
IN_CHAT, IN_CHAT_SECONDS = 1, 1.0
IN_GROUP, IN_GROUP_SECONDS = 20, 60.0

STORM_CHATS, STORM_SECONDS = 5, 5.0
"""So many chats told to wait within so many seconds are a storm: it is the bot that is too fast."""
CALM_SECONDS = 30.0
"""After a storm the pace is half of what it was; it doubles each time this long passes in calm."""

Chat = int | str
"""A chat's id, or @name of a public group or channel."""


def chat_named(value: object) -> Chat | None:
    """A chat as methods of the Bot API name it («7» is 7); None: no chat."""
    if isinstance(value, int):
        return value
    if not isinstance(value, str):
        return None
    digits = value.strip().removeprefix("-")
    return int(value) if digits.isascii() and digits.isdigit() else value.strip().lower()


class Window:
    """How many messages fit into any so many seconds."""

    __slots__ = ("_answered", "_flying", "_seconds")

    def __init__(self, seconds: float, margin: float = MARGIN_SECONDS) -> None:
        self._seconds = seconds + margin
        self._flying = 0
        self._answered: deque[float] = deque()

    def free_at(self, now: float, room: int) -> float:
        """When one more fits; infinity while that depends on answers that are not here yet."""
        self._forget(now)
        over = self._flying + len(self._answered) - room
        if over < 0:
            return now
        return self._answered[over] + self._seconds if over < len(self._answered) else math.inf

    def depart(self) -> None:
        self._flying += 1

    def stay(self) -> None:
        """What departed has not gone after all."""
        self._flying -= 1

    def arrive(self, now: float) -> None:
        self._flying -= 1
        self._answered.append(now)

    def idle(self, now: float) -> bool:
        self._forget(now)
        return not self._flying and not self._answered

    def _forget(self, now: float) -> None:
        while self._answered and self._answered[0] + self._seconds <= now:
            self._answered.popleft()


class Pace:
    """How many messages a second go out over all chats: Telegram's own limit, less after storms."""

    def __init__(self) -> None:
        self._room = OVERALL
        self._since = -math.inf
        self._halted: deque[tuple[float, Hashable]] = deque()

    def at(self, now: float) -> int:
        calm = (now - self._since) / CALM_SECONDS
        return OVERALL if calm > OVERALL else min(OVERALL, self._room << int(calm))

    def note_halt(self, key: Hashable, now: float) -> None:
        """A chat was told to wait; with many others it makes a storm."""
        self._halted.append((now, key))
        while self._halted[0][0] + STORM_SECONDS < now:
            self._halted.popleft()
        # What was sent at the old pace tells nothing of the new one.
        fresh = now - self._since >= STORM_SECONDS
        if fresh and len({key for _, key in self._halted}) >= STORM_CHATS:
            self._room = max(1, self.at(now) // 2)
            self._since = now
            self._halted.clear()


@dataclass(slots=True)
class _State:
    """What is known of one chat."""

    windows: tuple[tuple[Window, int], ...]
    halted_until: float = -math.inf

    def free_at(self, now: float) -> float:
        return max(
            [now, self.halted_until, *(window.free_at(now, room) for window, room in self.windows)]
        )

    def idle(self, now: float) -> bool:
        return self.halted_until <= now and all(window.idle(now) for window, _ in self.windows)


class Limits:
    """What was sent lately, and so what may be sent now. `lifted`: only the halts that the server
    orders are kept."""

    def __init__(self, *, lifted: bool = False) -> None:
        self._lifted = lifted
        self._overall = Window(OVERALL_SECONDS, OVERALL_MARGIN)
        self._pace = Pace()
        self._fastest = math.inf
        self._next_notice = -math.inf
        self._lead = 0.0
        self._preparing = 0
        self._states: OrderedDict[Hashable, _State] = OrderedDict()

    def free_at(self, key: Hashable, now: float) -> float:
        """When one more message may go to a chat, as far as that chat is concerned; infinity while
        that depends on an answer. `key` is a chat, or whatever else was halted."""
        state = self._states.get(key)
        return state.free_at(now) if state else now

    def any_free_at(self, now: float, *, awaited: bool = True) -> float:
        """When one more message may have its turn, to whichever chat; what nobody waits for keeps
        a steady pace besides, and has its turn early enough to be prepared."""
        if self._lifted:
            return now
        free_at = self._overall.free_at(now, self._pace.at(now) - self._preparing)
        return free_at if awaited else max(free_at - self._lead, self._next_notice)

    def early(self, now: float) -> float:
        """For how many seconds a message that has been prepared is still too early; infinity while
        that depends on an answer."""
        return 0.0 if self._lifted else self._overall.free_at(now, self._pace.at(now)) - now

    def note_preparing(self, seconds: float) -> None:
        """A message was prepared in so long: the next one has its turn that much earlier."""
        self._lead += (min(seconds, LONGEST_LEAD) - self._lead) / 10

    def depart(
        self, chat: Chat | None, now: float, *, awaited: bool = True, prepares: bool = False
    ) -> None:
        """A message goes out; `chat` None: to no chat that we know. One that `prepares` goes when
        it is ready."""
        if not awaited:
            self._next_notice = now + STEADY * OVERALL_SECONDS / self._pace.at(now)
        if prepares:
            self._preparing += 1
        else:
            self._overall.depart()
        for window, _ in self._state(chat).windows:
            window.depart()

    def go(self) -> None:
        """A message that was prepared goes."""
        self._preparing -= 1
        self._overall.depart()

    def stay(self, chat: Chat | None) -> None:
        """A message that was to be prepared does not go after all."""
        self._preparing -= 1
        for window, _ in self._state(chat).windows:
            window.stay()

    def arrive(self, chat: Chat | None, now: float, took: float | None = None) -> None:
        """The call that departed has ended; `took`: the seconds that Telegram took to do it."""
        if took is not None:
            self._fastest = min(self._fastest, took)
        way = min(self._fastest / 2, LONGEST_WAY) if self._fastest < math.inf else 0.0
        self._overall.arrive(now - way)
        for window, _ in self._state(chat).windows:
            window.arrive(now)
        self._forget(now)

    def remember(self, chat: Chat, at: float) -> None:
        """A message went to a chat at a moment, before this process began; to be told in order."""
        for window, _ in self._state(chat).windows:
            window.depart()
            window.arrive(at)

    def halt(self, key: Hashable, now: float, seconds: float) -> None:
        """The server says that a chat has to wait; of two halts the longer one counts."""
        state = self._state(key)
        state.halted_until = max(state.halted_until, now + seconds + MARGIN_SECONDS)
        self._pace.note_halt(key, now)

    def __len__(self) -> int:
        """How many chats something is known of."""
        return len(self._states)

    def _state(self, key: Hashable) -> _State:
        state = self._states.get(key)
        if state is None:
            state = self._states[key] = _State(() if self._lifted else _windows(key))
        self._states.move_to_end(key)
        return state

    def _forget(self, now: float) -> None:
        """Let go of what has been idle; those that were touched longest ago stand first."""
        while self._states:
            key, state = next(iter(self._states.items()))
            if state.idle(now):
                del self._states[key]
            elif state.halted_until > now + IN_GROUP_SECONDS:
                self._states.move_to_end(key)  # a long halt keeps nothing else from being forgotten
                return
            else:
                return


def _windows(key: Hashable) -> tuple[tuple[Window, int], ...]:
    """The limits of one chat. Groups and channels have negative ids or are named."""
    if not isinstance(key, int | str):
        return ()
    alone = (Window(IN_CHAT_SECONDS), IN_CHAT)
    group = isinstance(key, str) or key < 0
    return (alone, (Window(IN_GROUP_SECONDS), IN_GROUP)) if group else (alone,)
