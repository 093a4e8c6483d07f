"""When a notice is due: at once by day, with the digest of the morning, or with that of Monday.

Pure: the time is an argument, in seconds since 1970; `zone` is where the readers live.
"""

from datetime import UTC, date, datetime, time, timedelta, tzinfo

from bot.state.follows import Frequency

QUIET_FROM, QUIET_UNTIL = time(21, 0), time(6, 30)
"""Nobody is written to at night."""
DIGEST_AT = time(7, 0)
WEEKLY_ON = 0
"""Monday."""
AHEAD = timedelta(days=1)
"""A digest further ahead than this was noted by a clock that went wrong: nobody waits for that."""


def due_at(frequency: Frequency, now: int, zone: tzinfo, digest_on: date | None = None) -> int:
    """When what happens now is to be told. `digest_on`: the day of the chat's last digest; there is
    one a day, whatever clocks do."""
    if frequency is Frequency.AT_ONCE:
        return awake_at(now, zone)
    here = _local(now, zone)
    day = here.date() if here.time() < DIGEST_AT else here.date() + timedelta(days=1)
    if digest_on is not None and day <= digest_on <= day + AHEAD:
        day = digest_on + timedelta(days=1)
    if frequency is Frequency.WEEKLY:
        day += timedelta(days=(WEEKLY_ON - day.weekday()) % 7)
    return _at(day, DIGEST_AT, zone)


def has_begun(week: date, now: int, zone: tzinfo) -> bool:
    """Whether it is time for what is told once in the week that begins on a Monday."""
    return now >= _at(week, DIGEST_AT, zone)


def awake_at(now: int, zone: tzinfo) -> int:
    """The first moment from now on that lies outside the quiet hours."""
    here = _local(now, zone)
    if QUIET_UNTIL <= here.time() < QUIET_FROM:
        return now
    evening = here.time() >= QUIET_FROM
    return _at(here.date() + timedelta(days=evening), QUIET_UNTIL, zone)


def awake_for(now: int, zone: tzinfo) -> int:
    """For how many seconds messages may have gone out by now, since the last quiet hours; 0 in
    them."""
    if awake_at(now, zone) != now:
        return 0
    return now - _at(_local(now, zone).date(), QUIET_UNTIL, zone)


def day_of(now: int, zone: tzinfo) -> date:
    """The date of a moment."""
    return _local(now, zone).date()


def _local(now: int, zone: tzinfo) -> datetime:
    return datetime.fromtimestamp(now, UTC).astimezone(zone)


def _at(day: date, when: time, zone: tzinfo) -> int:
    return int(datetime.combine(day, when, zone).timestamp())
