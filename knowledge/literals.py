"""What is written in figures: dates, periods, document numbers, amounts. Read first, on the raw
text, and never repaired. Works on folded text, so accents are free."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from knowledge.language import DocumentType
from knowledge.period import Period
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


@dataclass(frozen=True)
class DocumentNumber:
    """A document named by number; what is not said is None."""

    number: int
    type: str | None = None
    year: int | None = None
    symbol: str | None = None
    """The issuer's part of the code, folded: tu, hdnd, ubnd …"""


@dataclass(frozen=True)
class Amount:
    """A number with what it counts: `unit` is "%", "/" (value out of), or ""."""

    value: Decimal
    unit: str = ""
    out_of: Decimal | None = None


@dataclass(frozen=True)
class Literal:
    """One literal and the stretch of the text that it takes."""

    start: int
    end: int
    value: When | DocumentNumber | Amount


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
}
_PARTS_OF_YEAR = {"dau": (1, 4), "giua": (5, 8), "cuoi": (9, 12)}

_RANGE = re.compile(
    r"\b(?:(?:giai doan|nhiem ky|tu nam|tu|nam)\s+)?(?:(?P<part1>dau|cuoi)\s+(?:nam\s+)?)?"
    r"(?P<first>20\d\d)\s*(?:-|–|—|\bden\b|\btoi\b|\s)\s*"
    r"(?:(?:het|cuoi|nay)\s+)?(?:nam\s+)?(?P<last>20\d\d)\b"
)
_QUARTER = re.compile(r"\b(?:quy\s*|q)(?P<quarter>iv|iii|ii|i|[1-4])\b" + f"(?:{_NAM}{_YEAR})?")
_MONTHS = re.compile(
    r"\b(?P<count>\d{1,2})\s*(?:thang|th|t)\s*(?:dau\s*)?(?:(?:cua\s+)?nam\s*)?"
    r"(?:/|-)?\s*" + f"(?:{_YEAR})?\\b"
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
    r"\b(?:thang|th|t)\s*(?P<month>1[0-2]|0?[1-9])(?:\s*(?:/|-|nam|,)?\s*(?:nam\s*)?"
    f"{_YEAR})?\\b"
)
_YEAR_ONLY = re.compile(
    r"\b(?:(?P<part>dau|giua|cuoi)\s+)?(?P<until>(?:den|tinh den|toi)\s+(?:het\s+)?)?"
    r"(?P<since>tu\s+)?(?P<after>sau\s+)?(?P<part2>(?:dau|giua|cuoi)\s+)?(?:(?:trong\s+)?nam\s+)?"
    f"{_YEAR}\\b"
)
_RELATIVE_YEAR = re.compile(
    r"(?<!cung ky )\b(?:(?P<part>dau|giua|cuoi)\s+)?nam\s+(?P<which>nay|ngoai|kia|truoc|sau|toi)\b"
)
_FRACTION = re.compile(r"(?<![\d/])(?P<value>\d+)\s?/\s?(?P<of>\d+)(?![\d/])")
_NUMBER = re.compile(r"(?<![\w.,])(?P<value>\d+(?:[.,]\d+)*)\s?(?P<unit>%)?")
_WRITTEN_NUMBER = re.compile(r"\d+|\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+[.,]\d+")
_YEARS_BACK = {"nay": 0, "ngoai": 1, "truoc": 1, "kia": 2, "sau": -1, "toi": -1}


def is_number(text: str) -> bool:
    """Is this one number in Vietnamese writing, and no list or date?"""
    return _WRITTEN_NUMBER.fullmatch(text) is not None


def read_number(text: str) -> Decimal:
    """A number in Vietnamese writing: dots group thousands, a comma starts decimals. Only for
    text that `is_number`."""
    if re.fullmatch(r"\d{1,3}(\.\d{3})+(,\d+)?", text) or "," in text:
        return Decimal(text.replace(".", "").replace(",", "."))
    return Decimal(text)


class LiteralReader:
    """Finds literals; built once from the document types' names and symbols."""

    def __init__(self, document_types: Sequence[DocumentType]) -> None:
        self._types: dict[str, str] = {}
        for kind in document_types:
            for name in (kind.name, kind.symbol, *kind.aliases):
                self._types.setdefault(fold(name), kind.id)
        names = "|".join(sorted(map(re.escape, self._types), key=len, reverse=True))
        symbols = "|".join(
            sorted((re.escape(fold(kind.symbol)) for kind in document_types), key=len, reverse=True)
        )
        self._by_name = re.compile(
            rf"\b(?P<type>{names}|van ban|vb)(?:\s+so|\s+|\s*-\s*|)\s*"
            rf"(?P<number>\d{{1,3}})(?!\d|[.,]\d|\s*%)"
            rf"(?:\s*/\s*(?P<year>20\d\d))?"
            rf"(?:\s*[-/ ]?\s*(?P<symbol>{symbols})?\s*[-/]\s*(?P<issuer>[a-z]{{2,6}}))?\b"
        )
        self._by_code = re.compile(
            rf"\b(?P<number>\d{{1,3}})(?:\s*/\s*(?P<year>20\d\d))?\s*[-/]?\s*"
            rf"(?P<symbol>{symbols})(?:\s*[-/ ]\s*(?P<issuer>tu|tw|hdnd|ubnd|ttg|cp|qh\d*|vptw))?\b"
        )
        self._bare = re.compile(r"\bso\s+(?P<number>0\d{1,2})\b(?![.,/]\d)")
        self._more = re.compile(
            r"(?:\s*(?:,|va|&|hay|hoac|;)\s*)(?P<number>0\d|[1-9]\d?)(?!\d|[.,/]\d|\s*(?:%|thang|nam\b))"
        )

    def read(self, text: str, today: date) -> list[Literal]:
        """All literals of an NFC text, in order, none overlapping."""
        folded = fold(text)
        found: list[Literal] = []
        taken = [False] * (len(folded) + 1)
        for start, end, value in self._candidates(folded, today):
            if not any(taken[start:end]):
                taken[start:end] = [True] * (end - start)
                found.append(Literal(start, end, value))
        return sorted(found, key=lambda literal: literal.start)

    def _candidates(
        self, folded: str, today: date
    ) -> Iterator[tuple[int, int, When | DocumentNumber | Amount]]:
        yield from self._document_numbers(folded)
        for match in self._bare.finditer(folded):
            yield (*match.span(), DocumentNumber(int(match["number"])))
        yield from _times(folded, today)
        for match in _FRACTION.finditer(folded):
            yield (
                *match.span(),
                Amount(Decimal(match["value"]), "/", Decimal(match["of"])),
            )
        for match in _NUMBER.finditer(folded):
            if is_number(match["value"]):
                yield (*match.span(), Amount(read_number(match["value"]), match["unit"] or ""))

    def _document_numbers(self, folded: str) -> Iterator[tuple[int, int, DocumentNumber]]:
        for pattern in (self._by_name, self._by_code):
            for match in pattern.finditer(folded):
                groups = match.groupdict()
                name = groups.get("type") or groups["symbol"]
                if _is_period_after(folded, match):
                    continue
                first = DocumentNumber(
                    int(groups["number"]),
                    self._types.get(name),
                    _int(groups["year"]),
                    groups["issuer"],
                )
                yield (*match.span(), first)
                end = match.end()
                while more := self._more.match(folded, end):
                    end = more.end()
                    start = more.start("number")
                    yield (
                        start,
                        end,
                        DocumentNumber(int(more["number"]), first.type, None, first.symbol),
                    )


def _is_period_after(folded: str, match: re.Match[str]) -> bool:
    """«kế hoạch 9 tháng», «chương trình 2 năm»: a length of time and no document."""
    return re.match(r"\s*(?:thang|nam\b)", folded[match.end() :]) is not None


def _times(folded: str, today: date) -> Iterator[tuple[int, int, When]]:
    """Longer and more exact notations first: what they take is not read again."""
    for pattern, read in _TIME_READERS:
        for match in pattern.finditer(folded):
            if (when := read(match, today)) is not None:
                yield (*match.span(), when)


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


def _quarter(match: re.Match[str], today: date) -> When | None:
    quarter = _QUARTER_NUMBERS[match["quarter"]]
    return _months(_int(match["year"]), quarter * 3 - 2, quarter * 3)


def _first_months(match: re.Match[str], today: date) -> When | None:
    count = int(match["count"])
    return _months(_int(match["year"]), 1, count) if 2 <= count <= 12 else None


def _one_month(match: re.Match[str], today: date) -> When | None:
    month = int(match["month"])
    return _months(_int(match["year"]), month, month)


def _relative_year(match: re.Match[str], today: date) -> When | None:
    return _part_of_year(today.year - _YEARS_BACK[match["which"]], match["part"])


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


_TIME_READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], When | None]], ...] = (
    (_DATE, _full_date),
    (_LONG_DATE, _long_date),
    (_RANGE, _range),
    (_QUARTER, _quarter),
    (_MONTHS, _first_months),
    (_MONTH, _one_month),
    (_YEAR_ONLY, _year),
    (_RELATIVE_YEAR, _relative_year),
    (_SHORT_DATE, _short_date),
)
