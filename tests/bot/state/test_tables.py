"""What is kept of updates, chats and reports."""

import asyncio
from contextlib import AsyncExitStack

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from keeping import KEY, Calendar
from sqlalchemy import func, select

from bot.state import presence
from bot.state import state as state_module
from bot.state.chats import Chat
from bot.state.inbox import (
    GONE_SECONDS,
    MOST_STARTS,
    REMEMBERED_SECONDS,
    Letter,
)
from bot.state.presence import PRESENT_SECONDS
from bot.state.reports import Report
from bot.state.state import State, state_at
from bot.state.tables import inbox

SURE = presence.SURE_SECONDS


@pytest.fixture(autouse=True)
def sure_at_once(monkeypatch):
    """Whose lease is over is dead: but for the tests of just that."""
    monkeypatch.setattr(presence, "SURE_SECONDS", 0.0)


def letter(number: int, text: str = "chào") -> Letter:
    return Letter(number, "message", 7, {"update_id": number, "message": {"text": text}})


async def rows(state: State) -> int:
    async with state.database.begin() as connection:
        return (await connection.scalar(select(func.count()).select_from(inbox))) or 0


async def found(url: str, *, leaves: bool = True) -> list[int]:
    """The numbers that another process takes over, which then ends."""
    other = state_at(url, KEY)
    async with other.opened():
        taken = await other.inbox.take_over()
        if leaves:
            await other.inbox.leave()
    return [content["update_id"] for _, content in taken]


async def test_what_a_process_leaves_is_found_in_order(url, calendar):
    state = state_at(url, KEY)
    async with state.opened():
        assert await state.inbox.take_over() == []
        first, second, third = await state.inbox.keep([letter(3), letter(5), letter(9)])
        await state.inbox.done([second])
        await state.inbox.leave()
    again = state_at(url, KEY)
    async with again.opened():
        assert await again.inbox.take_over() == [
            (first, letter(3).content),
            (third, letter(9).content),
        ]
        assert await again.inbox.take_over() == []  # they are its own now
        assert await again.inbox.keep([letter(3), letter(9)]) == [None, None]
        assert await again.inbox.keep([letter(4)]) > [third]


async def test_what_a_killed_process_had_is_taken_over_once_it_is_silent(state, url, calendar):
    await state.inbox.take_over()
    await state.inbox.keep([letter(1), letter(2)])
    assert await found(url) == []
    calendar.seconds += PRESENT_SECONDS
    await state.inbox.take_over()  # it lives
    calendar.seconds += PRESENT_SECONDS
    assert await found(url) == []
    calendar.seconds += 1
    assert await found(url, leaves=False) == [1, 2]
    assert await found(url) == []


async def test_an_update_that_several_processes_get_is_handled_by_one(state, url, calendar):
    others = [state_at(url, KEY) for _ in range(3)]
    async with AsyncExitStack() as stack:
        for other in others:
            await stack.enter_async_context(other.opened())
        batches = [[letter(number) for number in range(some, some + 5)] for some in (0, 1, 2, 3)]
        everyone = zip([state, *others], batches, strict=True)
        kept = await asyncio.gather(*(one.inbox.keep(batch) for one, batch in everyone))
    arrivals = [arrival for batch in kept for arrival in batch if arrival is not None]
    assert len(arrivals) == len(set(arrivals)) == 8


async def test_what_nobody_lives_for_is_taken_over_by_one(state, url, calendar):
    await state.inbox.take_over()
    await state.inbox.keep([letter(number) for number in range(50)])
    calendar.seconds += PRESENT_SECONDS + 1
    taken = await asyncio.gather(*(found(url, leaves=False) for _ in range(4)))
    assert sorted(number for some in taken for number in some) == list(range(50))


async def test_nobody_is_dead_because_a_clock_jumped(url, calendar: Calendar, monkeypatch):
    ticks = Calendar()
    monkeypatch.setattr(state_module, "monotonic", ticks)
    monkeypatch.setattr(presence, "SURE_SECONDS", SURE)
    state, other = state_at(url, KEY), state_at(url, KEY)
    async with state.opened(), other.opened():
        await state.inbox.take_over()
        await state.inbox.keep([letter(1)])

        async def five_seconds() -> list[int]:
            calendar.seconds += 5
            ticks.seconds += 5
            return [content["update_id"] for _, content in await other.inbox.take_over()]

        for jump in (3600, -7200, 300, 3600, -300, 0):
            calendar.seconds += jump
            for _ in range(5):
                assert await five_seconds() == []
                assert await state.inbox.take_over() == []
        calendar.seconds -= 60  # it is killed, and the clock is put back
        assert [await five_seconds() for _ in range(7)] == [[]] * 6 + [[1]]


async def test_a_process_that_begins_gives_others_time_to_speak(url, calendar, monkeypatch):
    monkeypatch.setattr(presence, "SURE_SECONDS", SURE)
    killed, new = state_at(url, KEY), state_at(url, KEY)
    async with killed.opened(), new.opened():
        await killed.inbox.take_over()
        await killed.inbox.keep([letter(1)])
        calendar.seconds += 3600
        assert await new.inbox.take_over() == []
        calendar.seconds += int(SURE)
        assert len(await new.inbox.take_over()) == 1


async def test_what_is_done_is_a_number_and_then_nothing(state, calendar):
    arrivals = await state.inbox.keep([letter(number) for number in range(1500)])
    await state.inbox.done(arrivals)
    async with state.database.begin() as connection:
        kept = await connection.scalar(select(func.count()).where(inbox.c.content.is_not(None)))
    assert kept == 0
    await state.inbox.forget()
    assert await rows(state) == 1500
    calendar.seconds += REMEMBERED_SECONDS + 1
    await state.inbox.forget()
    assert await rows(state) == 0


async def test_an_update_is_the_same_by_number_and_content(state):
    assert None not in await state.inbox.keep([letter(1), letter(1, "số đếm lại từ đầu")])
    turned = Letter(1, "message", 7, dict(reversed(letter(1).content.items())))
    known, new, twice = await state.inbox.keep([turned, letter(2), letter(2)])
    assert (known, twice) == (None, None)
    assert new is not None


async def test_who_asked_yesterday_waits_no_more(state, url, calendar: Calendar):
    await state.inbox.keep([letter(1)])
    calendar.seconds += GONE_SECONDS + 1
    await state.inbox.keep([letter(2)])
    assert await found(url) == [2]


async def test_an_update_that_ends_the_process_is_given_up(state, url):
    await state.inbox.keep([letter(1)])
    assert [len(await found(url)) for _ in range(MOST_STARTS + 1)] == [1] * MOST_STARTS + [0]


async def test_a_damaged_row_is_nothing_to_handle(state):
    (arrival,) = await state.inbox.keep([letter(1)])
    async with state.database.begin() as connection:
        await connection.execute(inbox.update().values(content=b"x", owner=None))
    assert await state.inbox.take_over() == [(arrival, {})]


async def test_a_group_keeps_its_settings_when_it_moves(state):
    assert await state.chats.get(-5) is None
    await state.chats.put(Chat(-5, "group", settings={"quiet": True}))
    await state.chats.put(Chat(-5, "group", "administrator", settings={"quiet": True}))
    for _ in range(2):
        await state.chats.moved(-5, -100)
    assert await state.chats.get(-5) is None
    moved = Chat(-100, "supergroup", "administrator", settings={"quiet": True})
    assert await state.chats.get(-100) == moved
    await state.chats.put(Chat(-5, "group"))  # told of again by a late message
    await state.chats.moved(-5, -100)
    assert await state.chats.get(-100) == moved
    await state.chats.refused(-100)
    assert (await state.chats.get(-100)).can_write is False
    await state.chats.forget(-100)
    assert await state.chats.get(-100) is None


async def test_an_answer_is_reported_once(state):
    report = Report(7, 1, "ai là chủ tịch?", ("ong-a", "ong-b"), "abc")
    assert await state.reports.add(report)
    assert not await state.reports.add(report)
    assert not await state.reports.remark(7, 2, "x")
    assert await state.reports.remark(7, 1, "đã thôi giữ chức")
    kept = (await state.reports.oldest(1))[0].report
    assert (kept.question, kept.facts, kept.remark) == (
        report.question,
        report.facts,
        "đã thôi giữ chức",
    )


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    batches=st.lists(st.lists(st.integers(1, 12), max_size=6), max_size=5),
    done=st.sets(st.integers(1, 12)),
)
async def test_each_update_is_kept_once_and_found_until_it_is_done(state, url, batches, done):
    async with state.database.begin() as connection:
        await connection.execute(inbox.delete())  # of the example before
    arrivals: dict[int, int] = {}
    for batch in batches:
        for number, arrival in zip(
            batch, await state.inbox.keep([letter(one) for one in batch]), strict=True
        ):
            assert (arrival is None) == (number in arrivals)
            if arrival is not None:
                arrivals[number] = arrival
    await state.inbox.done([arrivals[number] for number in done if number in arrivals])
    await state.inbox.leave()
    in_order = sorted(arrivals, key=arrivals.__getitem__)
    assert await found(url) == [number for number in in_order if number not in done]
