"""Who is handled when: lanes, budgets, and what a full lane says."""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from telegram import Update
from updates import GROUP, asked, pressed, typed
from virtual import run

from bot.inbox.budget import USER_AT_ONCE, USER_SECONDS, Budget
from bot.inbox.dispatcher import Dispatcher, Handled


class Desk:
    """A dispatcher whose handlers note what they were given, and when."""

    def __init__(
        self,
        *,
        wanted: Callable[[Update], bool] = lambda _: True,
        unlimited: Sequence[int] = (),
    ) -> None:
        self.now = asyncio.get_running_loop().time
        self.handled: list[tuple[float, int]] = []
        self.busy: list[tuple[float, int]] = []
        self.slow: dict[int, float] = {}
        """How long a handler takes."""
        self.sent: dict[int, list[asyncio.Future[object]]] = defaultdict(list)
        self._collected: list[asyncio.Future[object]] = []
        budget = Budget(wanted, self.now, unlimited=unlimited)
        self.dispatcher = Dispatcher(self._handle, self._say, budget, self._collecting, self.now)

    async def _handle(self, update: Update) -> None:
        self.handled.append((self.now(), update.update_id))
        self._collected += self.sent[update.update_id]
        await asyncio.sleep(self.slow.get(update.update_id, 0.0))
        if update.update_id == 13:
            raise ValueError("of a handler")

    async def _say(self, update: Update) -> None:
        self.busy.append((self.now(), update.update_id))

    @contextmanager
    def _collecting(self) -> Iterator[Sequence[asyncio.Future[object]]]:
        self._collected = []
        yield self._collected

    async def take(self, *updates: Update) -> list[Handled]:
        """Give updates all at once and see them through."""
        accepted = [self.dispatcher.accept(update) for update in updates]
        await asyncio.wait(accepted)
        return accepted

    def when(self, number: int) -> float:
        return next(at for at, one in self.handled if one == number)

    @property
    def order(self) -> list[int]:
        return [number for _, number in self.handled]


def test_one_chat_waits_for_itself_and_for_no_other():
    async def work() -> None:
        desk = Desk()
        desk.slow = {1: 100.0}
        await desk.take(asked(1, 7), asked(2, 7), asked(3, 8))
        assert desk.order == [1, 3, 2]
        assert (desk.when(3), desk.when(2)) == (0.0, 100.0)

    run(work())


def test_operators_go_through_cards_as_fast_as_they_like_but_wait_in_groups():
    async def work() -> None:
        desk = Desk(unlimited=(7,))
        presses = [pressed(number, 7) for number in range(40)]
        parts = [asked(100 + number, 7) for number in range(40)]
        group = [asked(200 + number, 7, GROUP) for number in range(USER_AT_ONCE + 1)]
        await desk.take(*presses, *parts, *group)
        assert desk.when(39) == desk.when(139) == 0.0
        assert desk.when(200 + USER_AT_ONCE) == USER_SECONDS
        assert not desk.busy

    run(work())


def test_twenty_questions_of_one_are_all_answered_and_delay_nobody():
    async def work() -> None:
        desk = Desk()
        flood = [asked(number, 7) for number in range(20)]
        group = [asked(100 + number, 7, GROUP) for number in range(3)]
        await desk.take(*flood, *group, asked(50, 8), asked(60, 9, GROUP))
        assert [number for number in desk.order if number < 20] == list(range(20))
        assert desk.when(4) == 0.0
        assert desk.when(19) == 15 * USER_SECONDS
        assert desk.when(50) == 0.0
        assert desk.when(60) == 0.0  # nor in the group where the other goes on
        assert desk.busy == []

    run(work())


def test_who_never_stops_is_told_once_a_minute():
    async def work() -> None:
        desk = Desk()
        await desk.take(*(asked(number, 7) for number in range(100)))
        assert desk.order == list(range(USER_AT_ONCE + 30))
        assert len(desk.busy) == 1
        await asyncio.sleep(1)
        await desk.take(*(asked(200 + number, 7) for number in range(100)))
        assert len(desk.busy) == 2

    run(work())


def test_who_never_stops_in_many_groups_is_told_once():
    async def work() -> None:
        desk = Desk()
        await desk.take(*(asked(number, 7, -1 - number) for number in range(200)))
        assert len(desk.busy) == 1

    run(work())


def test_a_group_that_asks_at_once_is_answered_in_order():
    async def work() -> None:
        desk = Desk()
        people = [asked(number, 1000 + number, GROUP) for number in range(250)]
        await desk.take(*people, asked(999, 8))
        answered = [number for number in desk.order if number != 999]
        assert answered == list(range(220))
        assert desk.when(19) == 0.0
        assert desk.when(20) == 3.0
        assert desk.when(219) == 600.0
        assert desk.when(999) == 0.0
        assert len(desk.busy) == 1

    run(work())


def test_what_people_tell_one_another_costs_nothing():
    async def work() -> None:
        desk = Desk(wanted=lambda update: update.update_id >= 500)
        talk = [asked(number, 7, GROUP) for number in range(300)]
        await desk.take(*talk, asked(500, 8, GROUP))
        assert desk.when(500) == 0.0
        assert desk.busy == []

    run(work())


def test_what_telegram_tells_of_a_chat_and_albums_cost_nothing():
    async def work() -> None:
        desk = Desk()
        photo = [{"file_id": "x", "file_unique_id": "x", "width": 1, "height": 1}]
        album = [asked(n, 7, photo=photo, media_group_id="1") for n in range(10)]
        service = [asked(100 + n, 8, GROUP, new_chat_title="Xóm") for n in range(50)]
        await desk.take(*album, *service)
        assert {at for at, _ in desk.handled} == {0.0}

    run(work())


def test_a_press_does_not_wait_for_questions():
    async def work() -> None:
        desk = Desk()
        people = [asked(number, 1000 + number, GROUP) for number in range(200)]
        await desk.take(*people, pressed(500, 1001, GROUP))
        assert desk.when(500) == 0.0

    run(work())


def test_of_what_is_typed_the_newest_counts():
    async def work() -> None:
        desk = Desk()
        desk.slow = {1: 1.0}
        first = desk.dispatcher.accept(typed(1, 7))
        await asyncio.sleep(0.5)
        await desk.take(*(typed(number, 7) for number in range(2, 20)))
        assert desk.order == [1, 19]
        assert first.done()

    run(work())


def test_a_handler_that_fails_ends_nothing():
    async def work() -> None:
        desk = Desk()
        accepted = await desk.take(asked(13, 7), asked(14, 7))
        assert desk.order == [13, 14]
        assert not any(one.exception() for one in accepted)

    run(work())


def test_an_update_is_handled_when_all_answers_are_sent():
    async def work() -> None:
        desk = Desk()
        loop = asyncio.get_running_loop()
        answers = [loop.create_future(), loop.create_future()]
        desk.sent[1] = [*answers]
        left = loop.create_future()
        desk.sent[2] = [left]
        first, second = (desk.dispatcher.accept(asked(number, 7)) for number in (1, 2))
        await asyncio.sleep(1)
        assert desk.order == [1, 2]  # the next one need not wait for what is being sent
        answers[0].set_result(None)
        await asyncio.sleep(1)
        assert not first.done()
        answers[1].set_exception(ValueError("given up"))
        left.cancel()
        await asyncio.wait({first, second})
        assert first.result() is None
        assert second.cancelled()

    run(work())


def test_stopping_finishes_what_is_in_hand_and_leaves_the_rest():
    async def work() -> None:
        desk = Desk()
        desk.slow = {1: 2.0, 2: 1000.0}
        accepted = [desk.dispatcher.accept(one) for one in (asked(1, 7), asked(2, 8), asked(3, 7))]
        await asyncio.sleep(1)
        await desk.dispatcher.stop(10.0)
        assert [one.cancelled() for one in accepted] == [False, True, True]
        assert desk.order == [1, 2]

    run(work())


askings = st.lists(
    st.tuples(st.integers(1, 4), st.sampled_from([None, GROUP, GROUP - 1]), st.floats(0, 9)),
    max_size=60,
)


@settings(max_examples=60)
@given(askings)
def test_each_is_handled_once_those_of_a_person_in_order(asked_by: Any):
    async def work() -> None:
        desk = Desk()
        lanes: dict[object, list[int]] = defaultdict(list)
        accepted = []
        for number, (sender, chat, pause) in enumerate(asked_by, 100):
            await asyncio.sleep(pause)
            lanes[sender, chat or sender].append(number)
            accepted.append(desk.dispatcher.accept(asked(number, sender, chat)))
        if accepted:
            await asyncio.wait(accepted)
        assert len(set(desk.order)) == len(desk.order)
        for numbers in lanes.values():
            seen = [number for number in desk.order if number in numbers]
            assert seen == [number for number in numbers if number in seen]
        assert len(desk.order) + len(desk.busy) <= len(accepted)
        if not desk.busy:
            assert sorted(desk.order) == list(range(100, 100 + len(accepted)))

    run(work())
