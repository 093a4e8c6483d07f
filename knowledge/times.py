"""Times written in a question: dates, months, quarters, years, spans. Works on folded text."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from knowledge.period import Period, Step
from knowledge.text import fold


@dataclass(frozen=True)
class When:
    """A time named in a question. `day` and `month` without year compare by day and month."""

    period: Period | None
    exact: bool = True
    """False where only a part of the year is meant loosely («đầu năm 2022»)."""
    day_month: tuple[int, int] | None = None
    months: tuple[int, int] | None = None
    """First and last month where no year is named («quý I», «9 tháng»)."""
    until: bool = False
    """«đến năm 2025»: the period ends then."""
    since: bool = False
    after: bool = False
    """«sau năm 2025»: later than the period."""
    step: Step | None = None
    """«năm sau»: counted from a time told before, where there is one."""


_FIGURE = re.compile(r"\d")
_YEAR = r"(?P<year>20\d\d|19\d\d)"
_NAM = r"(?:\s*(?:/|-|\.|,)?\s*(?:cua\s+)?(?:nam\s+)?)"
_QUARTER_NUMBERS: Mapping[str, int] = {
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "1": 1,
    "2": 2,
    "3": 3,
    "4": 4,
    "dau": 1,
    "dau tien": 1,
    "cuoi": 4,
    "nhat": 1,
    "mot": 1,
    "hai": 2,
    "ba": 3,
    "bon": 4,
}
LONGEST_MONTH = 31
"""A day or a month may be that of the meeting or the article; longer times are the fact's own."""
_COUNT_WORDS = {"hai": 2, "ba": 3, "bon": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9}
_PARTS_OF_YEAR = {"dau": (1, 4), "giua": (5, 8), "cuoi": (9, 12)}

_RANGE = re.compile(
    r"\b(?:(?:giai doan|nhiem ky|tu nam|tu|nam)\s+)?(?:(?P<part1>dau|cuoi)\s+(?:nam\s+)?)?"
    r"(?P<first>20\d\d)\s*(?:-|–|—|\bden\b|\btoi\b|\s)\s*"
    r"(?:(?:het|cuoi|nay)\s+)?(?:nam\s+)?(?P<last>20\d\d)\b"
)
_QUARTER = re.compile(
    r"\b(?:qu[yi]\s*(?:thu\s+)?|q)"
    r"(?P<quarter>iv|iii|ii|i|[1-4]|dau tien|(?:dau|cuoi)(?=\s+(?:cua\s+)?nam)"
    r"|(?:mot|nhat|hai|ba|bon)(?=\s+(?:cua\s+)?(?:nam\s+)?20\d\d))\b"
    f"(?:{_NAM}{_YEAR})?"
)
_FIRST_QUARTERS = re.compile(
    rf"\b(?P<quarters>2|3|hai|ba)\s+quy\s+dau(?:\s+(?:cua\s+)?nam)?(?:{_NAM}{_YEAR})?\b"
)
_MONTH_RANGE = re.compile(
    r"\b(?:tu\s+)?(?:thang|th|t)\s*(?P<first>1[0-2]|0?[1-9])\s*(?:-|–|\bden\b|\btoi\b)\s*(?:het\s+)?"
    rf"(?:(?:thang|th|t)\s*)?(?P<last>1[0-2]|0?[1-9])(?:\s*(?:/|-|nam|,)?\s*(?:nam\s*)?{_YEAR})?\b"
)
_FROM_NEW_YEAR = re.compile(
    rf"\b(?:tu\s+)?dau\s+nam(?:\s+{_YEAR})?\s+(?:cho\s+)?(?:den|toi)\s+(?:het\s+|cuoi\s+)?"
    r"thang\s*(?P<count>1[0-2]|0?[1-9])(?:\s*(?:/|-|nam|,)?\s*(?:nam\s*)?(?P<end_year>20\d\d))?\b"
)
_MONTHS = re.compile(
    r"\b(?:(?P<count>\d{1,2})\s*(?:thang|th|t)|(?P<word>hai|ba|bon|nam|sau|bay|tam|chin)\s+"
    r"thang(?=\s+(?:dau|(?:nam\s+)?20\d\d)))\s*(?:dau\s*)?(?:(?:cua\s+)?nam\s*)?"
    r"(?:/|-)?\s*" + f"(?:{_YEAR})?\\b"
)
_UNTIL_MONTH = re.compile(
    r"\b(?:tinh\s+)?(?:(?:den|toi)\s+)?het\s+thang\s*(?P<count>1[0-2]|0?[1-9])"
    rf"(?:\s*(?:/|-|nam|,)?\s*(?:nam\s*)?{_YEAR})?\b"
)
_HALF = re.compile(
    rf"\b(?:nua\s+(?:dau\s+nam|nam\s+dau)|nua\s+nam)\s*(?:/|,)?\s*(?:nam\s+)?(?:{_YEAR})?\b"
)
_LONG_DATE = re.compile(
    r"\b(?:ngay\s+)?(?P<day>\d{1,2})\s*thang\s*(?P<month>\d{1,2})(?:\s*(?:nam|/|,)?\s*"
    f"{_YEAR})?\\b"
)
_DATE = re.compile(
    r"(?<![\d/])(?P<day>\d{1,2})\s?[/.-]\s?(?P<month>\d{1,2})\s?[/.-]\s?" + _YEAR + r"(?![\d/])"
)
_SHORT_DATE = re.compile(r"(?<![\d/.,])(?P<day>\d{1,2})/(?P<month>\d{1,2})(?![\d/%])")
_MONTH = re.compile(
    r"\b(?:(?:dau|giua|cuoi)\s+)?(?:thang|th|t)\s*(?P<month>1[0-2]|0?[1-9])(?:\s*(?:/|-|nam|,)?\s*(?:nam\s*)?"
    f"{_YEAR})?\\b"
)
_MONTH_YEAR = re.compile(r"(?<![\d/.,])(?P<month>1[0-2]|0?[1-9])\s?[/.-]\s?" + _YEAR + r"(?![\d/])")
_YEAR_ONLY = re.compile(
    r"\b(?:(?P<part>dau|giua|cuoi)\s+)?(?P<until>(?:den|tinh den|toi)\s+(?:het\s+)?)?"
    r"(?P<since>tu\s+)?(?P<after>sau\s+)?(?P<part2>(?:dau|giua|cuoi)\s+)?(?:(?:trong\s+)?nam\s+)?"
    f"{_YEAR}\\b"
)
_RELATIVE_YEAR = re.compile(
    r"(?<!cung ky )(?<!cung ki )\b(?:(?P<part>dau|giua|cuoi)\s+)?nam\s+"
    r"(?P<which>nay|ngoai|kia|truoc|sau|toi)\b"
)
_YEARS = r"(?P<count>\d{1,2}|hai|ba|bon|nam|sau|bay|tam|chin)\s+nam"
_YEARS_AFTER = re.compile(
    rf"\bsau\s+(?:nam\s+)?{_YEAR}\s*,?\s+(?:trong\s+)?{_YEARS}\s+"
    r"(?:tiep theo|ke tiep|tiep|sau do|toi|sau)\b"
)
_YEARS_BEHIND = re.compile(
    rf"\b{_YEARS}\s+(?:(?:tiep theo|ke tiep|tiep)\s+)?sau\s+(?:nam\s+)?{_YEAR}\b"
)
_YEARS_BACK = {"nay": 0, "ngoai": 1, "truoc": 1, "kia": 2, "sau": -1, "toi": -1}
_STEPS = {"truoc": False, "sau": True}
_STEP = re.compile(
    r"(?<!nhung )(?<!cac )\b(?P<unit>nam|quy|giai doan|thoi ky|nhiem ky|ky)\s+(?:lien\s+|ngay\s+)?"
    r"(?:(?P<forward>tiep theo|ke tiep|tiep sau|sau do)|truoc do|lien truoc|(?P<later>sau)|truoc)\b"
)


def read_times(folded: str, today: date) -> Iterator[tuple[int, int, When]]:
    """Longer and more exact notations first: what they take is not read again."""
    figures = has_figures(folded)
    for pattern, always, without, read in _NOTATIONS:
        if (word := always if figures else without) is None or word not in folded:
            continue
        for match in pattern.finditer(folded):
            if (when := read(match, today)) is not None:
                yield (*match.span(), when)


def has_figures(text: str) -> bool:
    """Without any there is little to read, and most texts have none."""
    return _FIGURE.search(text) is not None


def periods_in(text: str, year: int) -> list[Period]:
    """The periods longer than a month that a text tells of, up to the end of a year; where it names
    no year, of this one."""
    found: list[Period] = []
    taken: set[int] = set()
    for start, end, when in read_times(fold(text), date(year, 12, 31)):
        if not taken.isdisjoint(range(start, end)):
            continue
        taken.update(range(start, end))
        period = when.period
        if when.months is not None:
            period = Period.of_months(year, *when.months)
        if period is not None and period.end.year <= year and period.days > LONGEST_MONTH:
            found.append(period)
    return found


def _full_date(match: re.Match[str], today: date) -> When | None:
    day = _day(match)
    return When(Period(day, day)) if day else None


def _long_date(match: re.Match[str], today: date) -> When | None:
    return _full_date(match, today) if match["year"] else _short_date(match, today)


def _short_date(match: re.Match[str], today: date) -> When | None:
    day, month = int(match["day"]), int(match["month"])
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    return When(None, day_month=(day, month))


def _range(match: re.Match[str], today: date) -> When | None:
    first, last = int(match["first"]), int(match["last"])
    return When(Period(date(first, 1, 1), date(last, 12, 31))) if first < last else None


def _years_after(match: re.Match[str], today: date) -> When:
    """«sau năm 2025, 5 năm tiếp theo», «5 năm sau 2025»."""
    year, count = int(match["year"]), _COUNT_WORDS.get(match["count"]) or int(match["count"])
    return When(Period(date(year + 1, 1, 1), date(year + count, 12, 31)))


def _quarter(match: re.Match[str], today: date) -> When | None:
    quarter = _QUARTER_NUMBERS[match["quarter"]]
    return _months(_int(match["year"]), quarter * 3 - 2, quarter * 3)


def _first_months(match: re.Match[str], today: date) -> When | None:
    count = _int(match["count"]) or _COUNT_WORDS.get(match["word"], 0)
    return _months(_int(match["year"]), 1, count) if 2 <= count <= 12 else None


def _first_quarters(match: re.Match[str], today: date) -> When:
    quarters = _QUARTER_NUMBERS[match["quarters"]]
    return _months(_int(match["year"]), 1, quarters * 3)


def _month_range(match: re.Match[str], today: date) -> When | None:
    first, last = int(match["first"]), int(match["last"])
    return _months(_int(match["year"]), first, last) if first < last else None


def _from_new_year(match: re.Match[str], today: date) -> When | None:
    years = {year for year in (_int(match["year"]), _int(match["end_year"])) if year}
    return (
        _months(years.pop() if years else None, 1, int(match["count"])) if len(years) < 2 else None
    )


def _first_half(match: re.Match[str], today: date) -> When:
    return _months(_int(match["year"]), 1, 6)


def _one_month(match: re.Match[str], today: date) -> When | None:
    month = int(match["month"])
    return _months(_int(match["year"]), month, month)


def _relative_year(match: re.Match[str], today: date) -> When | None:
    when = _part_of_year(today.year - _YEARS_BACK[match["which"]], match["part"])
    forward = _STEPS.get(match["which"])
    return when if forward is None or match["part"] else replace(when, step=Step("nam", forward))


def _step(match: re.Match[str], today: date) -> When | None:
    """«năm trước đó», «giai đoạn tiếp theo»; «năm trước» is counted from today, too."""
    if match[0] in ("nam truoc", "nam sau"):
        return None
    return When(None, step=Step(match["unit"], bool(match["forward"] or match["later"])))


def _int(text: str | None) -> int | None:
    return int(text) if text else None


def _months(year: int | None, first: int, last: int) -> When:
    if year is None:
        return When(None, months=(first, last))
    return When(Period.of_months(year, first, last))


def _day(match: re.Match[str]) -> date | None:
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None


def _year(match: re.Match[str], today: date) -> When | None:
    part = match["part"] or (match["part2"] or "").strip() or None
    when = _part_of_year(int(match["year"]), part)
    return When(
        when.period,
        when.exact,
        until=bool(match["until"]),
        since=bool(match["since"]),
        after=bool(match["after"]),
    )


def _part_of_year(year: int, part: str | None) -> When:
    if part is None:
        return When(Period.of_year(year))
    first, last = _PARTS_OF_YEAR[part]
    return When(Period.of_months(year, first, last), exact=False)


_Reader = Callable[[re.Match[str], date], When | None]
_NOTATIONS: tuple[tuple[re.Pattern[str], str, str | None, _Reader], ...] = (
    (_DATE, "", None, _full_date),
    (_FROM_NEW_YEAR, "thang", None, _from_new_year),
    (_MONTH_RANGE, "t", None, _month_range),
    (_FIRST_QUARTERS, "quy", "quy", _first_quarters),
    (_UNTIL_MONTH, "het", None, _first_months),
    (_HALF, "nua", "nua", _first_half),
    (_LONG_DATE, "thang", None, _long_date),
    (_RANGE, "20", None, _range),
    (_YEARS_AFTER, "sau", None, _years_after),
    (_YEARS_BEHIND, "sau", None, _years_after),
    (_QUARTER, "q", "q", _quarter),
    (_MONTHS, "t", "thang", _first_months),
    (_MONTH, "t", None, _one_month),
    (_MONTH_YEAR, "", None, _one_month),
    (_YEAR_ONLY, "", None, _year),
    (_STEP, "", "", _step),
    (_RELATIVE_YEAR, "nam", "nam", _relative_year),
    (_SHORT_DATE, "/", None, _short_date),
)
"""Each with what it always has, and what without a figure; None: it always has one."""
