"""When a notice is due, wherever the host stands and whatever its clock does."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.notices.schedule import QUIET_FROM, QUIET_UNTIL, awake_at, due_at
from bot.state.follows import Frequency

HOME = ZoneInfo("Asia/Ho_Chi_Minh")
MOMENTS = st.datetimes(datetime(2021, 1, 1), datetime(2035, 1, 1)).map(  # noqa: DTZ001
    lambda at: int(at.replace(tzinfo=UTC).timestamp())
)


def at(text: str, zone: ZoneInfo = HOME) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=zone).timestamp())


@pytest.mark.parametrize(
    ("frequency", "now", "due"),
    [
        (Frequency.AT_ONCE, "2026-11-02 12:00", "2026-11-02 12:00"),
        (Frequency.AT_ONCE, "2026-11-02 06:30", "2026-11-02 06:30"),
        (Frequency.AT_ONCE, "2026-11-02 21:00", "2026-11-03 06:30"),
        (Frequency.AT_ONCE, "2026-11-02 03:00", "2026-11-02 06:30"),
        (Frequency.DAILY, "2026-11-02 06:59", "2026-11-02 07:00"),
        (Frequency.DAILY, "2026-11-02 07:00", "2026-11-03 07:00"),
        (Frequency.WEEKLY, "2026-11-02 06:59", "2026-11-02 07:00"),
        (Frequency.WEEKLY, "2026-11-02 07:00", "2026-11-09 07:00"),
        (Frequency.WEEKLY, "2026-11-08 23:00", "2026-11-09 07:00"),
    ],
)
def test_what_happens_is_told_when_it_was_wished(frequency, now, due):
    assert due_at(frequency, at(now), HOME) == at(due)


@given(MOMENTS)
def test_nobody_is_written_to_at_night(now):
    due = due_at(Frequency.AT_ONCE, now, HOME)
    assert QUIET_UNTIL <= datetime.fromtimestamp(due, HOME).time() < QUIET_FROM
    assert 0 <= due - now <= 9.5 * 3600
    assert awake_at(due, HOME) == due


@given(MOMENTS, st.integers(-3600, 3600), st.sampled_from([Frequency.DAILY, Frequency.WEEKLY]))
def test_there_is_one_digest_a_day_though_the_clock_jumps(now, jump, frequency):
    first = due_at(frequency, now, HOME)
    day = datetime.fromtimestamp(first, HOME).date()
    again = due_at(frequency, first + jump, HOME, digest_on=day)
    assert datetime.fromtimestamp(again, HOME).date() > day


def test_a_digest_of_a_clock_that_was_years_ahead_keeps_nobody_from_the_next():
    now = at("2026-11-03 12:00")
    wrong = date(2031, 11, 3)
    assert due_at(Frequency.DAILY, now, HOME, wrong) == due_at(Frequency.DAILY, now, HOME)


def test_a_zone_with_summer_time_has_its_digest_at_seven():
    berlin = ZoneInfo("Europe/Berlin")
    due = due_at(Frequency.DAILY, at("2026-10-24 12:00", berlin), berlin)
    assert datetime.fromtimestamp(due, berlin).isoformat() == "2026-10-25T07:00:00+01:00"


def test_a_digest_of_an_earlier_day_changes_nothing():
    now = at("2026-11-03 12:00")
    before = date(2026, 11, 3) - timedelta(days=1)
    assert due_at(Frequency.DAILY, now, HOME, before) == due_at(Frequency.DAILY, now, HOME)
