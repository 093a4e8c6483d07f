"""How an article prints what a fact holds: numbers, dates, names; and whether a text has them.

A text is *folded* once with `fold`; every question is put to folded text. Vietnamese newspapers
write 1.172,5 for 1172.5, «18 ngàn» for 18000, 23/4 for a day whose year stands elsewhere.
"""

import calendar
import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation

_SCALES = ((Decimal(1000), "(?:ngàn|nghìn)"), (Decimal(10**6), "triệu"), (Decimal(10**9), "t[ỷỉ]"))
_QUARTERS = {3: "i", 6: "ii", 9: "iii", 12: "iv"}
_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_DAY = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})(?:/(\d{4}))?(?![\d/]|[-–]\w)")
_CODE = re.compile(r"\d+(?:/\d{4})?[-/][A-ZĐ]\w*(?:[-/&]\w+)*")
_DAY_CUE = r"(?<!\w)(?:ngày|hôm|sáng|trưa|chiều|tối|nay|trước|đến|từ|hạn)\s*\(?"
"""Before «22.4» and «15-12», which are days nowhere else."""
_TODAY = re.compile(r"\b(?:hôm|sáng|trưa|chiều|tối) nay\b")
_DASHES = str.maketrans("–—‑−\u00a0", "---- ")


def fold(text: str) -> str:
    """One form for all spellings of the same print: NFC, small letters, plain dashes and spaces."""
    plain = unicodedata.normalize("NFC", text).translate(_DASHES).casefold()
    plain = plain.replace("“", '"').replace("”", '"')
    return " ".join(plain.split())


def has_words(words: str, folded: str) -> bool:
    """Do these words stand in the text, not as a part of longer ones?"""
    return re.search(rf"(?<!\w){re.escape(fold(words))}(?!\w)", folded) is not None


def words_in_common(words: str, folded: str) -> float:
    """Which share of the different words (0 to 1) stands in the text, in whatever order."""
    wanted = set(_WORD.findall(fold(words)))
    return len(wanted & set(_WORD.findall(folded))) / len(wanted) if wanted else 1.0


def has_number(value: Decimal, folded: str) -> bool:
    """Is the number printed, in whatever form?"""
    value = abs(value)
    forms = [_digits(value)]
    for factor, word in _SCALES:
        if value >= factor:
            forms.append(rf"{_digits(value / factor)}\s*{word}")
    pattern = rf"(?<!\d)(?<!\d[.,])0*(?:{'|'.join(forms)})(?!\d)(?![.,]\d)"
    return re.search(pattern, folded) is not None


def has_date(day: date, folded: str, published_on: date) -> bool:
    """Is the day printed? Its year may stand elsewhere in the text or be the article's own."""
    year_known = day.year == published_on.year or has_number(Decimal(day.year), folded)
    patterns = (
        rf"(?<![\d/])0?{day.day}/0?{day.month}(?:/(\d{{4}}))?(?!\d)",
        rf"{_DAY_CUE}0?{day.day}[.-]0?{day.month}(?:[.-](\d{{4}}))?(?!\d)",
        rf"(?<!\d)0?{day.day} tháng 0?{day.month}(?:(?: năm |/)(\d{{4}}))?(?!\d)",
    )
    for pattern in patterns:
        for match in re.finditer(pattern, folded):
            if int(match[1]) == day.year if match[1] else year_known:
                return True
    return day == published_on and _TODAY.search(folded) is not None


def has_end(day: date, folded: str, published_on: date) -> bool:
    """Is the day printed as the end of a month, a quarter or a year?"""
    if day.day != calendar.monthrange(day.year, day.month)[1]:
        return False
    if day.year != published_on.year and not has_number(Decimal(day.year), folded):
        return False
    if re.search(rf"\btháng 0?{day.month}(?!\d)", folded):
        return True
    if day.month in _QUARTERS and re.search(rf"\bquý {_QUARTERS[day.month]}\b", folded):
        return True
    return day.month == 12 and re.search(r"\bnăm\b", folded) is not None


def codes(text: str) -> Iterator[str]:
    """The document codes that a text of ours names: «12-NQ/TU»."""
    for match in _CODE.finditer(text):
        yield match[0]


def days(text: str, published_on: date) -> Iterator[tuple[str, date]]:
    """The days that a text of ours names, as written and as dates."""
    for match in _DAY.finditer(text):
        try:
            yield match[0], date(int(match[3] or published_on.year), int(match[2]), int(match[1]))
        except ValueError:
            continue


def numbers(text: str) -> Iterator[tuple[str, Decimal]]:
    """The numbers that a text of ours names, as written and as values."""
    for match in _NUMBER.finditer(text):
        try:
            yield match[0], Decimal(match[0].replace(".", "").replace(",", "."))
        except InvalidOperation:  # two commas: not one number
            for part in match[0].split(","):
                yield part, Decimal(part.replace(".", ""))


def _digits(value: Decimal) -> str:
    """A pattern for the digits, with or without points between the thousands."""
    whole, _, part = f"{value.normalize():f}".partition(".")
    grouped = f"{int(whole):,}".replace(",", r"\.")
    return rf"(?:{whole}|{grouped})" + (f",{part}0*" if part else "(?:,0+)?")
