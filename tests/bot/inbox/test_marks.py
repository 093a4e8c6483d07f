"""Marks of what is done: few answers may be on their way without one."""

import pytest

from bot.inbox.marks import MOST_WAITING, Marks
from bot.state.cipher import new_key
from bot.state.database import StateError
from bot.state.state import state_at


@pytest.fixture
async def inbox():
    state = state_at("sqlite+aiosqlite://", new_key())
    async with state.opened():
        yield state.inbox


class FailingInbox:
    async def done(self, arrivals):
        raise StateError("the disk is full")


async def test_too_many_unmarked_are_told_until_they_are_written(inbox):
    marks, told = Marks(inbox), []
    marks.caught_up = lambda: told.append(marks.behind())
    for arrival in range(MOST_WAITING):
        assert not marks.behind()
        marks.add(arrival)
    assert marks.behind()
    assert await marks.write()
    assert told == [False]


async def test_nobody_waits_for_a_database_that_fails():
    marks = Marks(FailingInbox())
    for arrival in range(2 * MOST_WAITING):
        marks.add(arrival)
    assert not await marks.write()
    assert not marks.behind()
