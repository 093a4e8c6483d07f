"""Does a time named in a question point at a fact?"""

import re
from collections.abc import Iterable

from knowledge.model import Document, Event, Membership, Participation, Statement, StatementKind
from knowledge.period import Period
from knowledge.profile import Profile
from knowledge.times import LONGEST_MONTH, When

OF_A_TIME = frozenset({StatementKind.RESULT, StatementKind.LIMITATION, StatementKind.THEME})
"""Statements that tell how things stood in their period, whenever they were made."""
SHORTEST_YEAR = 365
_YEAR = re.compile(r"(?<!\d)(?<!\d\d/)20\d\d(?![\d/])")


def time_agrees(when: When, profile: Profile) -> bool:
    """Does a time named in the question point at the fact?"""
    fact = profile.fact
    if isinstance(fact, Statement) and fact.kind in OF_A_TIME and fact.period and _is_long(when):
        return _tells_of(when, fact.period)
    if any(period_agrees(when, period) for period in profile.times):
        return True
    period = when.period
    if period is None or isinstance(fact, (Membership, Event, Participation)):
        return False
    years = {period.start.year, period.end.year}
    whole_years = period in (Period.of_year(period.start.year),) or len(years) > 1
    told = profile.own_texts if isinstance(fact, Document) else profile.texts
    return whole_years and years <= years_in(told)


def is_issued(when: When, document: Document) -> bool:
    """Was the document issued at that time, and not only talked of then?"""
    day = document.issued_on
    return day is not None and period_agrees(when, Period(day, day))


def years_in(texts: Iterable[str]) -> set[int]:
    """The years that texts tell of; one in a document's number is none."""
    return {int(year) for text in texts for year in _YEAR.findall(text)}


def _is_long(when: When) -> bool:
    """A time longer than the days around a meeting."""
    if when.months is not None:
        return when.months[0] < when.months[1]
    return when.period is not None and when.exact and when.period.days > LONGEST_MONTH


def _tells_of(when: When, period: Period) -> bool:
    """Is `period`, which a statement tells of, the time asked for? A year also stands for its
    parts; a part of a year for itself alone."""
    if when.period is not None and when.period.days >= SHORTEST_YEAR:
        return period_agrees(when, period)
    if when.months is not None:
        first, last = when.months
        return (period.start.month, period.end.month) == (first, last)
    return when.period == period


def period_agrees(when: When, period: Period) -> bool:
    """Is `period` the time meant, or a part of it?"""
    if when.day_month is not None:
        return (period.start.day, period.start.month) == when.day_month
    if when.months is not None:
        first, last = when.months
        return (
            period.start.year == period.end.year
            and first <= period.start.month
            and period.end.month <= last
        )
    if when.period is None:
        return False
    if when.after:
        return when.period is not None and period.start > when.period.end
    if when.until and period.end.year == when.period.end.year:
        return True
    if when.since and period.start.year == when.period.start.year:
        return True
    return when.period.contains(period)
