"""The time that a figure covers: named beside it, or carried on from what was said before."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from knowledge.drafting.amounts import Amount
from knowledge.drafting.days import with_slashes
from knowledge.drafting.patterns import anywhere, at_end, at_start, either
from knowledge.figure_terms import FigureWords
from knowledge.literals import fold_for_times
from knowledge.period import Period
from knowledge.times import LONGEST_MONTH, When, read_times

HEAD = 30
"""Letters at the head of a sentence where a time or a place holds for what follows, too."""
LAST_DAYS = 28
"""From this day on a date is the end of its month."""
FAR = 90
"""Letters from an amount to a time behind it that can be its own."""
BESIDE = 1
"""Letters between an amount and a time that is its own: «47 tỷ đồng năm 2010»."""
FRONT = 8
"""Letters before a term that opens a sentence: «Trong nhiệm kỳ 2020 - 2025, …»."""
_NEAR = 28
"""Letters before a time in which a word can make it another's."""
_LAST_MONTHS = re.compile(
    r"(?<!\d)(?P<count>1[01]|[1-9])\s*tháng\s+(?:cuối|còn\s+lại(?:\s+của)?)\s+năm"
    r"(?:\s+(?P<year>20\d\d))?",
    re.I,
)
_UNTIL = re.compile(r"(?<!\w)(?:đến|tới)\s+(?:(?:cuối|hết)\s+)?(?:ngày\s+)?$", re.I)
_COUNTED_MONTHS = re.compile(r"\d{1,2}\s*tháng", re.I)


@dataclass(frozen=True)
class Span:
    """A time named in a sentence. `period` is None for a day or where it is not the figures' own
    («so với năm 2016»); either way its letters are no part of an indicator."""

    start: int
    end: int
    period: Period | None
    since: bool = False
    """«từ năm 2020 đến nay»."""
    leads: bool = False
    """Does it hold for what follows: «6 tháng cuối năm: …»?"""
    aim: Period | None = None
    """A term that goes on, in which aims are to be reached: «nhiệm kỳ 2025 - 2030»."""


class TimeReader:
    """Reads the times of sentences against the day of the article."""

    def __init__(self, terms: FigureWords, published_on: date) -> None:
        self._today = published_on
        self._comparing = re.compile(rf"(?<!\w)(?:{either(terms.comparing)})(?:\s+\w+)?\s*$", re.I)
        self._of_term = at_start(terms.comparing)
        self._now = re.compile(rf"^\s*(?:{either(terms.now)})(?!\w)", re.I)
        self._dated = re.compile(rf"(?<!\w)(?:{either(terms.dated)})(?:\s+\w+)?\s*$", re.I)
        self._as_of_now = anywhere(terms.as_of_now)
        self._not_now = anywhere(terms.not_now)
        self._whole_year = anywhere(terms.whole_year)
        self._year_to_now = anywhere(terms.year_to_now)
        self._lasting = at_end(terms.lasting)

    def read(self, sentence: str, amounts: Sequence[Amount]) -> list[Span]:
        """All times, in order, where no amount stands."""
        taken = [False] * (len(sentence) + 1)
        for amount in amounts:
            taken[amount.start : amount.end] = [True] * (amount.end - amount.start)
        return sorted(self._spans(sentence, taken, amounts), key=lambda span: span.start)

    def _leads(self, rest: str, end: int, amounts: Sequence[Amount]) -> bool:
        """Does it stand before every amount of its sentence, or does a list follow behind a colon,
        with no amount before that?"""
        if not any(one.start < end for one in amounts):
            return True
        colon = rest.find(":")
        before = end + colon
        return colon >= 0 and not any(end <= one.start < before for one in amounts)

    def _spans(self, sentence: str, taken: list[bool], amounts: Sequence[Amount]) -> Iterator[Span]:
        for match in _LAST_MONTHS.finditer(sentence):
            if not any(taken[match.start() : match.end()]):
                taken[match.start() : match.end()] = [True] * (match.end() - match.start())
                leads = self._leads(sentence[match.end() :], match.end(), amounts)
                yield Span(*match.span(), self._last_months(match), leads=leads)
        for start, end, when in read_times(fold_for_times(with_slashes(sentence)), self._today):
            if any(taken[start:end]):
                continue
            taken[start:end] = [True] * (end - start)
            before = sentence[max(0, start - _NEAR) : start]
            if self._is_duration(sentence, start, end, when):
                yield Span(start, end, None)
                continue
            of_term = self._of_term.match(sentence[start:end]) and start > FRONT
            other = self._comparing.search(before) or self._dated.search(before)
            until = self._until(when, before)
            if of_term or (not when.until and other and not until):
                yield Span(start, end, None, aim=self._aim(when))
            else:
                rest = sentence[end:]
                leads = self._leads(rest, end, amounts)
                yield Span(start, end, until or self._period(when, rest), when.since, leads)
        for match in self._whole_year.finditer(sentence):
            if not any(taken[match.start() : match.end() + 1]):
                other = self._comparing.search(sentence[: match.start()])
                year = None if other else Period.of_year(self._today.year)
                yield Span(*match.span(), year)

    def _last_months(self, match: re.Match[str]) -> Period:
        """«3 tháng cuối năm»."""
        year = int(match["year"] or self._today.year)
        return Period.of_months(year, 13 - int(match["count"]), 12)

    def _is_duration(self, sentence: str, start: int, end: int, when: When) -> bool:
        """Is it how long something lasts, not when it was: «chậm trên 6 tháng»?"""
        bare = when.months is not None and _COUNTED_MONTHS.fullmatch(sentence[start:end].strip())
        return bool(bare and self._lasting.search(sentence[:start]))

    def _until(self, when: When, before: str) -> Period | None:
        """«đến cuối tháng 9», «đến ngày 30/9»: the months of the year up to then."""
        if not _UNTIL.search(before):
            return None
        last = when.period
        if when.months is not None and when.months[0] == when.months[1]:
            return Period.of_months(self._today.year, 1, when.months[1])
        if when.day_month is not None and when.day_month[0] >= LAST_DAYS:
            return Period.of_months(self._today.year, 1, when.day_month[1])
        if last is None or last.days > LONGEST_MONTH or last.end.day < LAST_DAYS:
            return None
        return Period.of_months(last.end.year, 1, last.end.month)

    def _aim(self, when: When) -> Period | None:
        """A span of years that goes on after the article."""
        period = when.period
        if period is None or period.start.year == period.end.year:
            return None
        return period if period.end > self._today else None

    def up_to_now(self, sentence: str, spans: Sequence[Span], carried: Period | None) -> list[Span]:
        """Where a sentence says that something holds now, which is the end of the time told
        before («6 tháng đầu năm … Đến nay …») or else the month of the article."""
        today = self._today
        found = [
            Span(*match.span(), Period.of_months(today.year, 1, today.month))
            for match in self._year_to_now.finditer(sentence)
        ]
        if carried is not None and abs((today - carried.end).days) <= LONGEST_MONTH:
            return found
        taken = [*found, *(span for span in spans if span.since)]
        month = Period.of_months(today.year, today.month, today.month)
        others = [match.span() for match in self._not_now.finditer(sentence)]
        return found + [
            Span(*match.span(), month)
            for match in self._as_of_now.finditer(sentence)
            if not any(one.start <= match.start() <= one.end + 1 for one in taken)
            and not any(start <= match.start() < end for start, end in others)
        ]

    def _period(self, when: When, rest: str) -> Period | None:
        if when.until and when.period is not None and not when.exact:
            return Period.of_year(when.period.end.year)  # «đến cuối năm 2025»
        if when.day_month is not None or not when.exact:
            return None
        if when.months is not None:
            return Period.of_months(self._today.year, *when.months)
        period = when.period
        if period is None or (period.days < LONGEST_MONTH and period.start == period.end):
            return None
        if when.until:
            return Period.of_year(period.end.year)
        if when.since:
            if not self._now.match(rest) or period.start > self._today:
                return None
            return Period(period.start, Period.of_year(self._today.year).end)
        return period


def period_at(spans: Sequence[Span], amount: Amount, part: tuple[int, int]) -> Period | None:
    """The time of an amount: the one right behind it, or the nearest before it in its part of the
    sentence, or at the head of the sentence or before its list; else the first behind it in its
    part, or the only one of the sentence behind it."""
    place = amount.start
    beside = [one.period for one in spans if 0 <= one.start - amount.end <= BESIDE]
    if beside and beside[0]:
        return beside[0]
    before = [span for span in spans if span.period and span.end <= place]
    near = [span.period for span in before if span.start >= part[0]]
    near = near or [span.period for span in before if span.start < HEAD or span.leads]
    if near:
        return near[-1]
    behind = [
        span.period
        for span in spans
        if span.period and not span.since and place <= span.start < min(part[1], place + FAR)
    ]
    if behind:
        return behind[0]
    every = {span.period for span in spans if span.period}
    later = spans and spans[-1].start > place and not spans[-1].since
    return next(iter(every)) if len(every) == 1 and later else None
