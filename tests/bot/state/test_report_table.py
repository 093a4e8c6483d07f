"""Reports of wrong answers: who hears that one is right, and once."""

from dataclasses import replace

import pytest
from sqlalchemy import insert, select

from bot.state import reports as module
from bot.state.follows import Frequency, Wish
from bot.state.reports import LEASE_SECONDS, Fixed, Report
from bot.state.tables import reports, told

REPORT = Report(7, 1, "ai?", ("m-a", "m-b"), "r", answer="A là chủ tịch.", promised=True)


async def publish(state, changed=(), moved=None):
    async with state.database.begin() as connection:
        return await module.put_right(connection, set(changed), moved or {})


async def chats(state):
    async with state.database.begin() as connection:
        return list(await connection.scalars(select(reports.c.chat)))


async def test_an_answer_stands_with_its_report(state):
    await state.reports.add(REPORT)
    (kept,) = await state.reports.oldest(5)
    assert kept.report == REPORT


async def test_what_an_operator_put_right_is_told_once_and_gone(state):
    await state.reports.add(REPORT)
    ((number, _),) = [(one.number, one) for one in await state.reports.oldest(5)]
    assert await state.reports.to_tell() == []
    assert await state.reports.fixed(number)
    assert not await state.reports.fixed(number)
    assert await state.reports.oldest(5) == []
    (kept,) = await state.reports.to_tell()
    assert await state.reports.depart(number)
    assert not await state.reports.depart(number)
    await state.reports.arrived(kept, 55)
    assert await state.reports.to_tell() == []
    assert await chats(state) == []


async def test_what_a_release_put_right_stays_for_operators_without_its_chat(state):
    await state.reports.add(REPORT)
    await state.reports.add(replace(REPORT, message=2, facts=("m-z",)))
    assert await publish(state, ["m-b"]) == 1
    assert await publish(state, ["m-b"]) == 0
    (kept,) = await state.reports.to_tell()
    await state.reports.depart(kept.number)
    await state.reports.arrived(kept, 55)
    first, second = await state.reports.oldest(5)
    assert (first.report.chat, first.report.fixed) == (0, Fixed.RELEASE)
    assert (second.report.chat, second.report.fixed) == (7, None)


async def test_facts_that_move_stay_the_answers(state):
    await state.reports.add(REPORT)
    assert await publish(state, moved={"m-a": "m-new"}) == 0
    assert await publish(state, ["m-new"]) == 1


async def test_who_was_promised_nothing_hears_nothing(state):
    await state.reports.add(replace(REPORT, promised=False))
    await publish(state, ["m-a"])
    assert await state.reports.to_tell() == []
    (kept,) = await state.reports.oldest(5)
    assert await state.reports.fixed(kept.number)
    assert await chats(state) == []


async def test_dealt_with_in_silence_forgets_but_for_what_is_still_to_be_told(state):
    await state.reports.add(REPORT)
    await state.reports.add(replace(REPORT, message=2, facts=("m-z",)))
    await publish(state, ["m-z"])
    await state.reports.forget(99)
    assert await state.reports.oldest(5) == []
    (left,) = await state.reports.to_tell()
    assert left.report.message == 2


async def test_a_message_in_doubt_is_sent_once_more_and_never_again(state, calendar):
    await state.reports.add(REPORT)
    await publish(state, ["m-a"])
    for _ in range(2):
        (kept,) = await state.reports.to_tell()
        assert await state.reports.depart(kept.number)  # and the process is killed
        assert await state.reports.to_tell() == []
        calendar.seconds += LEASE_SECONDS + 1
    assert await state.reports.to_tell() == []
    assert await chats(state) == [0]


async def test_what_surely_did_not_arrive_is_tried_again(state):
    await state.reports.add(REPORT)
    await publish(state, ["m-a"])
    for _ in range(5):
        (kept,) = await state.reports.to_tell()
        assert await state.reports.depart(kept.number)
        await state.reports.unsent(kept.number)
    assert len(await state.reports.to_tell()) == 1


@pytest.mark.parametrize("fixed_before", [False, True])
async def test_after_stop_all_nothing_comes(state, fixed_before):
    await state.follows.follow(Wish(7, "cay-xanh", Frequency.DAILY, 1))
    await state.reports.add(REPORT)
    if fixed_before:
        await publish(state, ["m-a"])
    await state.follows.stop_all(7)
    await publish(state, ["m-a"])
    assert await state.reports.to_tell() == []
    assert len(await state.reports.oldest(5)) == 1


async def test_stopping_waits_for_what_is_on_its_way(state, calendar):
    await state.reports.add(REPORT)
    await publish(state, ["m-a"])
    (kept,) = await state.reports.to_tell()
    await state.reports.depart(kept.number)
    assert await state.follows.is_being_told(7)
    calendar.seconds += LEASE_SECONDS + 1
    assert not await state.follows.is_being_told(7)


async def test_a_group_that_moves_takes_its_report_along(state):
    await state.reports.add(replace(REPORT, chat=-5))
    await state.reports.moved(-5, -1005)
    await publish(state, ["m-a"])
    (kept,) = await state.reports.to_tell()
    assert kept.report.chat == -1005


async def test_after_a_restored_backup_nobody_is_told_again(state):
    await state.reports.add(REPORT)
    await publish(state, ["m-a"])
    digest = state.ledger.of_row("report 1", 7)
    async with state.database.begin() as connection:
        await connection.execute(insert(told).values(digest=digest, message=55))
    assert await state.reports.to_tell() == []
    assert await chats(state) == [0]
