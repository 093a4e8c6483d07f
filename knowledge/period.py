"""Periods of time as closed intervals of days, and the notation that seeds write them in.

The notation follows SDMX time periods: `2022`, `2021-Q1`, `2023-09`, `2022-12-27`, and `START/END`
of any two of them (`2023-01/2023-09`, `2021/2025`).
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

_ROMAN = ("I", "II", "III", "IV")
_YEAR = re.compile(r"(\d{4})")
_QUARTER = re.compile(r"(\d{4})-Q([1-4])")
_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


@dataclass(frozen=True, order=True)
class Period:
    """All days from `start` to `end`, both included."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"period ends ({self.end}) before it starts ({self.start})")

    @classmethod
    def parse(cls, text: str) -> "Period":
        """Read the seed notation; ValueError names the text it cannot read."""
        first, slash, last = text.strip().partition("/")
        start = _parse_one(first)
        return cls(start.start, _parse_one(last).end) if slash else start

    @classmethod
    def of_year(cls, year: int) -> "Period":
        return cls(date(year, 1, 1), date(year, 12, 31))

    @classmethod
    def of_months(cls, year: int, first: int, last: int) -> "Period":
        """Whole months `first` to `last` (1 to 12) of one year."""
        return cls(date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1]))

    def contains(self, other: "Period") -> bool:
        return self.start <= other.start and other.end <= self.end

    @property
    def days(self) -> int:
        return (self.end - self.start).days + 1

    def beside(self, *, forward: bool) -> "Period | None":
        """The time as long right after or before; None where it is not of whole months."""
        if self.start.day != 1 or (self.end + timedelta(days=1)).day != 1:
            return None
        first = self.start.year * 12 + self.start.month - 1
        months = self.end.year * 12 + self.end.month - first
        start = first + months if forward else first - months
        year, month = divmod(start + months - 1, 12)
        last = calendar.monthrange(year, month + 1)[1]
        return Period(date(start // 12, start % 12 + 1, 1), date(year, month + 1, last))

    @property
    def notation(self) -> str:
        """The period as seeds write it: «2022», «2021-Q1», «2023-01/2023-09»."""
        start, end = self.start, self.end
        if start.day != 1 or (end + timedelta(days=1)).day != 1:
            return _between(start.isoformat(), end.isoformat())
        if (start.month, end.month) == (1, 12):
            return _between(str(start.year), str(end.year))
        if start.month % 3 == 1 and self == Period.of_months(
            start.year, start.month, start.month + 2
        ):
            return f"{start.year}-Q{start.month // 3 + 1}"
        return _between(f"{start:%Y-%m}", f"{end:%Y-%m}")

    @property
    def label(self) -> str:
        """The period as a Vietnamese reader expects it: «quý I/2021», «9 tháng năm 2023»."""
        if self.start == self.end:
            return format_date(self.start)
        whole_months = self.start.day == 1 and (self.end + timedelta(days=1)).day == 1
        if not whole_months:
            return f"từ {format_date(self.start)} đến {format_date(self.end)}"
        if self.start.year != self.end.year:
            return f"giai đoạn {self.start.year}-{self.end.year}"
        return _label_in_year(self.start.year, self.start.month, self.end.month)


@dataclass(frozen=True)
class Step:
    """How far a time is from one told before: «năm sau đó», «giai đoạn trước»."""

    unit: str
    """Folded: «nam», or anything that is as long as the time before («giai doan»)."""
    forward: bool

    def of(self, told: Period) -> Period | None:
        """The time meant, where `told` was told before; None where it was none to count from."""
        if self.unit == "nam":
            return Period.of_year(told.end.year + 1 if self.forward else told.start.year - 1)
        return told.beside(forward=self.forward)


def _between(first: str, last: str) -> str:
    return first if first == last else f"{first}/{last}"


def format_date(day: date) -> str:
    """d/m/yyyy without leading zeros, as replies print dates."""
    return f"{day.day}/{day.month}/{day.year}"


def _parse_one(text: str) -> Period:
    if match := _YEAR.fullmatch(text):
        return Period.of_year(int(match[1]))
    if match := _QUARTER.fullmatch(text):
        last = int(match[2]) * 3
        return Period.of_months(int(match[1]), last - 2, last)
    if match := _MONTH.fullmatch(text):
        return Period.of_months(int(match[1]), int(match[2]), int(match[2]))
    if match := _DAY.fullmatch(text):
        day = date(int(match[1]), int(match[2]), int(match[3]))
        return Period(day, day)
    raise ValueError(f"period {text!r} is not like 2022, 2021-Q1, 2023-09, 2022-12-27 or 2021/2025")


def _label_in_year(year: int, first: int, last: int) -> str:
    if (first, last) == (1, 12):
        return f"năm {year}"
    if first == last:
        return f"tháng {first}/{year}"
    if last - first == 2 and last % 3 == 0:
        return f"quý {_ROMAN[last // 3 - 1]}/{year}"
    if first == 1:
        return f"{last} tháng năm {year}"
    return f"tháng {first} đến tháng {last}/{year}"
