"""The one place that reads the clock."""

import time
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

HOME_ZONE = "Asia/Ho_Chi_Minh"


def zone(name: str) -> tzinfo:
    """The time zone called `name`; ValueError when there is none.

    A bare machine may lack the zone database: the default zone then is plain UTC+7, which it has
    been since 1975.
    """
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        if name == HOME_ZONE:
            return timezone(timedelta(hours=7), HOME_ZONE)
        raise ValueError(f"no time zone is called {name!r}") from error


def today(where: tzinfo) -> date:
    """Today's date in a time zone."""
    return datetime.now(UTC).astimezone(where).date()  # noqa: TID251


def seconds() -> int:
    """The seconds since 1970, as they are stored."""
    return int(time.time())
