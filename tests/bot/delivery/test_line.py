"""Whatever comes in whatever order: no limit is exceeded, nobody is forgotten."""

import math
from collections import defaultdict
from dataclasses import dataclass, field
from heapq import heappop, heappush

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.delivery import limits as numbers
from bot.delivery.limits import Chat, Limits, chat_named
from bot.delivery.line import IN_FLIGHT, NOTICES_IN_FLIGHT, Line, Turn
from bot.delivery.priority import Priority


@dataclass(frozen=True)
class Message:
    """One call: when it is wanted, how long it is under way, and the 429 that it gets first."""

    at: float
    chat: Chat | None
    priority: Priority = Priority.ANSWER
    there: float = 0.01
    back: float = 0.01
    refused: int = 0


@dataclass
class Server:
    """What the server saw, and whether everything went as promised."""

    messages: list[Message]
    limits: Limits = field(default_factory=Limits)
    timed: bool = False
    """Whether the line learns how long a way takes."""
    seen: list[tuple[float, Chat | None]] = field(default_factory=list)
    departures: dict[Chat | None, list[Message]] = field(default_factory=lambda: defaultdict(list))
    answered: dict[int, float] = field(default_factory=dict)

    def run(self) -> "Server":
        """Play all messages against a line; the times at which each was sent."""
        line = Line(self.limits)
        events: list[tuple[float, int, str, int]] = []
        turns: dict[Turn, int] = {}
        halts: dict[Chat | None, float] = {}
        refused: set[int] = set()
        for number, message in enumerate(self.messages):
            heappush(events, (message.at, number, "wanted", number))
        order, now, flying, waiting = len(self.messages), 0.0, 0, set[int]()
        while events or waiting:
            wake = line.when(now)
            if not events or wake < events[0][0]:
                assert wake < math.inf, "somebody waits for ever"
                now = max(now, wake)
            else:
                now, _, kind, number = heappop(events)
                message = self.messages[number]
                if kind == "wanted":
                    turns[line.join(message.chat, message.priority, now)] = number
                    waiting.add(number)
                elif kind == "seen":
                    self.seen.append((now, message.chat))
                else:
                    flying -= 1
                    turn = _turn_of(number, turns)
                    if message.refused and number not in refused:
                        refused.add(number)
                        self.limits.halt(message.chat, now, message.refused)
                        halted = halts.get(message.chat, 0.0)
                        halts[message.chat] = max(now + message.refused, halted)
                        line.arrive(turn, now)
                        line.join_again(turn, now)
                        waiting.add(number)
                    else:
                        line.land(turn, now, self._took(message))
                        line.arrive(turn, now)
                        self.answered[number] = now
            while turn := line.next(now):
                number = turns[turn]
                message = self.messages[number]
                assert now >= halts.get(message.chat, 0.0), "sent before its time"
                waiting.discard(number)
                flying += 1
                assert flying <= IN_FLIGHT
                if not message.refused or number in refused:
                    self.departures[message.chat].append(message)
                order += 2
                there = now + message.there
                heappush(events, (there, order, "seen", number))
                heappush(events, (there + message.back, order + 1, "ended", number))
            self._nobody_waits_in_vain(waiting, flying, now)
        return self

    def _took(self, message: Message) -> float | None:
        return message.there + message.back if self.timed else None

    def _nobody_waits_in_vain(self, waiting: set[int], flying: int, now: float) -> None:
        for message in (self.messages[number] for number in waiting):
            awaited = message.priority is Priority.ANSWER
            if flying < (IN_FLIGHT if awaited else NOTICES_IN_FLIGHT):
                overall = self.limits.any_free_at(now, awaited=awaited)
                assert max(overall, self.limits.free_at(message.chat, now)) > now

    def most(self, seconds: float, chat: Chat | None = None) -> int:
        """The most messages (to one chat) that the server saw in any so many seconds."""
        times = sorted(at for at, to in self.seen if chat in (None, to))
        return max(
            (sum(start <= at < start + seconds for at in times) for start in times), default=0
        )


def _turn_of(number: int, turns: dict[Turn, int]) -> Turn:
    return next(one for one, other in turns.items() if other == number)


CHATS = st.sampled_from([1, 2, 3, -100, -200, "@kenh", None])
MESSAGES = st.lists(
    st.builds(
        Message,
        at=st.floats(0, 30),
        chat=CHATS,
        priority=st.sampled_from(Priority),
        there=st.floats(0, 0.4),
        back=st.floats(0, 0.4),
        refused=st.sampled_from([0, 0, 0, 0, 3, 35]),
    ),
    max_size=60,
)


@settings(max_examples=150, deadline=None)
@given(MESSAGES)
def test_no_window_is_ever_exceeded_as_the_server_sees_it(messages):
    server = Server(messages).run()
    assert server.most(1.0) <= 30
    for chat in (1, 2, 3, -100, -200, "@kenh"):
        assert server.most(1.0, chat) <= 1
    for group in (-100, -200, "@kenh"):
        assert server.most(60.0, group) <= 20
    assert len(server.answered) == len(messages), "everything is sent in the end"


@settings(max_examples=50, deadline=None)
@given(st.floats(0, 0.3), st.lists(st.floats(0, 0.1), min_size=100, max_size=100))
def test_notices_go_at_an_even_pace_near_the_limit_and_never_over_it(way, more):
    """However long the way is at least, and whatever some take longer."""
    ways = [way] + [way + one for one in more]
    notices = [
        Message(0.0, chat, Priority.NOTICE, there=there, back=0.0)
        for chat, there in enumerate(ways, 1)
    ]
    server = Server(notices, timed=True).run()
    assert server.most(1.0) <= 30
    assert server.most(0.1) <= 30 * 0.1 + 8
    if max(ways) < 0.05:
        assert max(server.answered.values()) < len(notices) / 28


def test_an_answer_waits_for_no_burst_of_notices():
    notices = [Message(0.0, chat, Priority.NOTICE) for chat in range(100, 300)]
    answers = [Message(0.5 + chat / 4, chat) for chat in range(1, 20)]
    server = Server(notices + answers).run()
    for number, answer in enumerate(answers, len(notices)):
        assert server.answered[number] - answer.at < 0.25


@settings(max_examples=50, deadline=None)
@given(st.lists(st.floats(0, 90), min_size=21, max_size=60), st.floats(0, 0.4))
def test_a_busy_group_never_sees_more_than_20_a_minute(times, there):
    server = Server([Message(at, -100, there=there) for at in times]).run()
    assert server.most(60.0, -100) <= 20
    assert len(server.answered) == len(times)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.floats(0, 5), CHATS), max_size=60))
def test_those_of_one_chat_go_in_the_order_they_came(wanted):
    messages = [Message(at, chat) for at, chat in sorted(wanted, key=lambda one: one[0])]
    for sent in Server(messages).run().departures.values():
        assert [one.at for one in sent] == sorted(one.at for one in sent)


def test_many_chats_at_once_go_as_fast_as_telegram_lets_them():
    server = Server([Message(0.0, chat) for chat in range(1, 301)]).run()
    assert server.most(1.0) <= 30
    assert max(server.answered.values()) < 300 / 30 * 1.1


def test_a_group_gets_20_a_minute_while_others_do_not_wait():
    group = [Message(0.0, -100) for _ in range(45)]
    server = Server([*group, *(Message(30.0, chat) for chat in range(1, 21))]).run()
    assert server.most(60.0, -100) == 20
    assert max(server.answered.values()) < 3 * 60
    assert all(server.answered[45 + number] < 31 for number in range(20))


def test_answers_go_before_notices_however_many_wait():
    notices = [Message(0.0, -chat, Priority.NOTICE) for chat in range(1, 201)]
    server = Server([*notices, *(Message(1.0 + chat, chat) for chat in range(1, 5))]).run()
    assert all(server.answered[199 + chat] < 2.0 + chat for chat in range(1, 5))
    assert len(server.answered) == 204


def test_notices_leave_room_for_answers():
    notices = [Message(0.0, -chat, Priority.NOTICE) for chat in range(1, 201)]
    asked = [0.3 + 0.45 * number for number in range(16)]
    server = Server([*notices, *(Message(at, 1 + n) for n, at in enumerate(asked))]).run()
    waits = [server.answered[200 + number] - at for number, at in enumerate(asked)]
    assert max(waits) < 0.2
    assert len(server.answered) == 216


def test_the_longer_of_two_halts_counts_and_only_there():
    limits = Limits()
    limits.halt(-1, 0.0, 35)
    limits.halt(-1, 1.0, 5)
    assert limits.free_at(-1, 2.0) >= 35
    assert limits.free_at(-2, 2.0) == limits.free_at(None, 2.0) == 2.0


def test_a_storm_slows_all_and_passes():
    limits = Limits()
    pace = numbers.Pace()
    for chat in range(numbers.STORM_CHATS):
        limits.halt(chat, 0.0, 10)
        pace.note_halt(chat, 0.0)
    assert pace.at(1.0) == 15
    calm = numbers.CALM_SECONDS
    assert (pace.at(calm + 1), pace.at(100 * calm)) == (30, 30)
    assert limits.any_free_at(0.0) == 0.0


def test_one_burst_that_is_refused_is_one_storm():
    pace = numbers.Pace()
    for chat in range(30):
        pace.note_halt(chat, chat / 30)
    assert pace.at(1.0) == 15
    for chat in range(15):
        pace.note_halt(chat, numbers.STORM_SECONDS + 1 + chat / 15)
    assert pace.at(numbers.STORM_SECONDS + 2) == 7


def test_a_storm_on_all_drops_nothing_and_tries_none_before_its_time():
    server = Server([Message(0.0, chat, refused=5) for chat in range(1, 101)]).run()
    assert len(server.answered) == 100
    refused_again = [at for at, _ in server.seen if at > 5.0]
    assert len(refused_again) >= 100
    window = max(sum(start <= at < start + 1 for at in refused_again) for start in refused_again)
    assert window <= 15


def test_one_chat_told_to_wait_often_is_no_storm():
    pace = numbers.Pace()
    for second in range(20):
        pace.note_halt(7, second / 10)
    assert pace.at(2.0) == 30


def test_chats_that_are_idle_are_forgotten():
    limits = Limits()
    for number in range(500):
        now = number * 1.0
        limits.depart(-number - 1, now)
        limits.arrive(-number - 1, now)
    assert len(limits) < 100
    limits.halt(1, 500.0, 3600)
    limits.depart(2, 1000.0)
    limits.arrive(2, 1000.0)
    assert len(limits) == 2


def test_limits_that_are_lifted_keep_only_halts():
    lifted = Limits(lifted=True)
    server = Server([Message(0.0, -1) for _ in range(100)], lifted).run()
    assert max(server.answered.values()) < 1.0
    lifted.halt(-1, 10.0, 30)
    assert lifted.free_at(-1, 11.0) > 40
    assert lifted.free_at(-2, 11.0) == 11.0


@pytest.mark.parametrize(
    ("named", "chat"),
    [(7, 7), ("7", 7), ("-100", -100), ("@Kenh", "@kenh"), (None, None), (1.5, None)],
)
def test_a_chat_is_the_same_however_it_is_named(named, chat):
    assert chat_named(named) == chat


def test_who_leaves_the_line_holds_up_nobody():
    line = Line(Limits())
    first = line.join(1, Priority.ANSWER, 0.0)
    second = line.join(1, Priority.ANSWER, 0.0)
    line.leave(first, 0.0)
    assert line.next(0.0) is second
    assert line.next(0.0) is None
