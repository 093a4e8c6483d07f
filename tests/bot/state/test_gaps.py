"""Counts of what the facts lack, and the weekly message that goes out once."""

from datetime import date, timedelta

from sqlalchemy import insert, select

from bot.state.gaps import MOST_QUESTIONS, Asked, Counted, week_of
from bot.state.tables import gap_questions, gaps, metadata, told
from bot.state.weeklies import LEASE_SECONDS, Issue

WEEK = date(2026, 11, 2)
BEFORE = WEEK - timedelta(weeks=1)
ISSUE = Issue(WEEK, 77)


async def test_counts_add_up_the_most_asked_first(state):
    await state.gaps.add({("a", WEEK): Asked(2, "m-1"), ("b", WEEK): Asked(1)})
    await state.gaps.add({("b", WEEK): Asked(1, "m-2"), ("b", BEFORE): Asked(3, "m-0")})
    assert await state.gaps.most_asked(BEFORE) == [
        Counted("b", 5, "m-2", WEEK),
        Counted("a", 2, "m-1", WEEK),
    ]
    assert await state.gaps.most_asked(BEFORE, WEEK) == [Counted("b", 3, "m-0", BEFORE)]


async def test_nothing_tells_who_asked(state):
    """Neither a chat nor a user has a place there."""
    columns = {one.name for table in (gaps, gap_questions) for one in table.columns}
    assert columns == {"key", "week", "times", "near", "id", "question"}
    assert {gaps, gap_questions} <= set(metadata.sorted_tables)


async def test_questions_are_sealed_and_few(state):
    typed = [f"câu {number}" for number in range(9)]
    for _ in range(2):
        await state.gaps.add({("a", WEEK): Asked(9, None, typed)})
    (found,) = await state.gaps.most_asked(WEEK)
    assert found.questions == tuple(typed[:MOST_QUESTIONS])
    async with state.database.begin() as connection:
        kept = list(await connection.scalars(select(gap_questions.c.question)))
    assert not [one for one in kept if "câu".encode() in one]


async def test_a_year_is_forgotten_and_questions_sooner(state):
    for weeks in (0, 20, 60):
        week = WEEK - timedelta(weeks=weeks)
        await state.gaps.add({("a", week): Asked(1, None, ["câu"])})
    await state.gaps.forget(WEEK, keep_questions=True)
    (found,) = await state.gaps.most_asked(date.min)
    assert (found.count, found.questions) == (2, ("câu",))
    await state.gaps.forget(WEEK, keep_questions=False)
    (found,) = await state.gaps.most_asked(date.min)
    assert (found.count, found.questions) == (2, ())


def test_a_week_begins_on_monday():
    assert {week_of(WEEK + timedelta(days=day)) for day in range(7)} == {WEEK}


async def test_a_weekly_message_goes_out_once(state):
    assert await state.weeklies.is_due(ISSUE)
    assert await state.weeklies.depart(ISSUE)
    assert not await state.weeklies.depart(ISSUE)
    await state.weeklies.arrived(ISSUE, 5)
    assert not await state.weeklies.is_due(ISSUE)
    assert not await state.weeklies.depart(ISSUE)
    assert await state.weeklies.is_due(Issue(WEEK + timedelta(weeks=1), 77))


async def test_a_weekly_message_in_doubt_is_sent_once_more(state, calendar):
    for _ in range(2):
        assert await state.weeklies.is_due(ISSUE)
        assert await state.weeklies.depart(ISSUE)  # and the process is killed
        assert not await state.weeklies.is_due(ISSUE)
        calendar.seconds += LEASE_SECONDS + 1
    assert not await state.weeklies.is_due(ISSUE)
    assert not await state.weeklies.depart(ISSUE)


async def test_what_surely_did_not_arrive_goes_again(state):
    for _ in range(4):
        assert await state.weeklies.depart(ISSUE)
        await state.weeklies.unsent(ISSUE)
    assert await state.weeklies.is_due(ISSUE)


async def test_after_a_restored_backup_the_weekly_message_does_not_come_again(state):
    digest = state.ledger.of_row(ISSUE.key, ISSUE.operator)
    async with state.database.begin() as connection:
        await connection.execute(insert(told).values(digest=digest, message=5))
    assert not await state.weeklies.is_due(ISSUE)
