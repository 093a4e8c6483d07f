"""One process polls: another stops with one line, unless the first is dead."""

import asyncio

import pytest
from keeping import KEY, Calendar

from bot.errors import UserFault
from bot.state.state import state_at
from bot.transport import sole
from bot.transport.sole import HELD_SECONDS, NAME, sole_poller


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(sole, "RENEWED_SECONDS", 0.01)
    monkeypatch.setattr(sole, "LOOK_SECONDS", 0.02)


@pytest.fixture
async def other(url, calendar):
    other = state_at(url, KEY)
    async with other.opened():
        yield other


async def seconds_pass(calendar: Calendar) -> None:
    while True:
        await asyncio.sleep(0.05)
        calendar.seconds += 1


async def test_a_second_poller_stops_and_the_first_goes_on(state, other, calendar: Calendar):
    async with sole_poller(state.leases, state.holder) as keep:
        going_on = asyncio.create_task(keep())
        passing = asyncio.create_task(seconds_pass(calendar))
        with pytest.raises(UserFault, match="another hoidap polls") as told:
            async with sole_poller(other.leases, other.holder):
                pass
        assert told.value.exit_code == 1
        assert not going_on.done()
        for task in (going_on, passing):
            task.cancel()
    async with sole_poller(other.leases, other.holder):
        pass  # the first has ended


async def test_one_that_was_killed_is_waited_for(state, other, calendar: Calendar):
    assert await state.leases.take(NAME, state.holder, HELD_SECONDS)

    async def time_passes() -> None:
        await asyncio.sleep(0.05)
        calendar.seconds += HELD_SECONDS + 1

    passing = asyncio.create_task(time_passes())
    async with sole_poller(other.leases, other.holder):
        await passing


async def test_one_that_slept_while_another_took_over_stops(state, other, calendar: Calendar):
    async with sole_poller(state.leases, state.holder) as keep:
        calendar.seconds += HELD_SECONDS + 1
        async with sole_poller(other.leases, other.holder):
            with pytest.raises(UserFault, match="another hoidap polls"):
                await asyncio.wait_for(keep(), 5)
        await other.leases.take(NAME, other.holder, HELD_SECONDS)
    assert await other.leases.until(NAME)  # it gives up nothing that is not its own


async def test_a_poller_outlives_a_database_that_fails(state, calendar: Calendar, monkeypatch):
    async with sole_poller(state.leases, state.holder) as keep:
        await state.database.close()
        monkeypatch.setattr(type(state.database), "begin", failing)
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(keep(), 0.1)


def failing(_):
    raise sole.StateError("the database cannot be reached")
