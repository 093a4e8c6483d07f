"""Leases: one holder at a time, whoever asks, and nobody for ever."""

from keeping import Calendar

from bot.state.leases import LONGEST_SECONDS


async def test_one_holds_a_lease_until_it_is_over_or_given_up(state, calendar: Calendar):
    leases = state.leases
    assert await leases.until("sender") is None
    assert await leases.take("sender", "a", 30)
    assert not await leases.take("sender", "b", 30)
    assert await leases.take("polling", "b", 30)
    calendar.seconds += 20
    assert await leases.take("sender", "a", 30)  # renewed
    calendar.seconds += 20
    assert not await leases.take("sender", "b", 30)
    await leases.release("sender", "b")  # not b's
    assert not await leases.take("sender", "b", 30)
    calendar.seconds += 11
    assert await leases.take("sender", "b", 30)
    assert not await leases.take("sender", "a", 30)
    await leases.release("sender", "b")
    assert await leases.take("sender", "a", 30)
    assert await leases.until("sender") == calendar.seconds + 30


async def test_a_lease_of_a_clock_that_went_wrong_is_over(state, calendar: Calendar):
    calendar.seconds += 3600
    assert await state.leases.take("sender", "a", 30)
    calendar.seconds -= 3600
    assert await state.leases.until("sender") > calendar.seconds + LONGEST_SECONDS
    assert await state.leases.take("sender", "b", 30)
