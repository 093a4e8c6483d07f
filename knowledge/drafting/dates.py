"""The day of an article: printed on its page, or told in its first sentences."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from knowledge.drafting.blocks import Block, BlockRole
from knowledge.period import Period

NO_DAY = date(1900, 12, 31)
"""Before everything that articles tell of."""
FIRST_BLOCKS = 6
"""The meeting of the day is told in the first sentences."""
_NEXT_YEAR = 11
"""From this month on articles speak of the coming year as well."""
_SEPARATOR = r"\s?[/.\-–]\s?"
_FULL = re.compile(rf"(?<!\d)(\d{{1,2}}){_SEPARATOR}(\d{{1,2}}){_SEPARATOR}((?:19|20)\d\d)(?!\d)")
_PAGE = re.compile(r"^date (?P<year>20\d\d)-(?P<month>\d\d)(?:-(?P<day>\d\d))?\s*")
_TODAY = re.compile(
    r"(?<!\w)(?P<said>(?:[Ss]áng|[Tt]rưa|[Cc]hiều|[Tt]ối|[Hh]ôm|[Nn]gày|[Tt]rong ngày)"
    r"(?: nay)?(?: ngày)?"
    rf"[\s,(–-]*(?P<day>\d{{1,2}})(?:{_SEPARATOR}|\s+tháng\s+)(?P<month>\d{{1,2}})"
    rf"(?:(?:{_SEPARATOR}|\s+năm\s+)(?P<year>(?:19|20)\d\d))?\)?)(?![\d/])"
)
_YEAR = re.compile(
    r"(?<!đến )(?<!so với )(?<!so )(?<!so với cuối )(?<!cùng kỳ )năm(?: mới)? (20\d\d)(?!\s*[-–])"
    r"|quý [IV]+/(20\d\d)|tháng \d{1,2}/(20\d\d)",
    re.IGNORECASE,
)
"""Years that an article is about, not those that it compares with."""
_COMPARED = re.compile(r"(?:cùng kỳ|so với)(?: năm)? (20\d\d)", re.IGNORECASE)
"""The year before the one that an article is about."""
_SCHOOL_YEAR = re.compile(r"năm học (20\d\d)\s*[-–]\s*20\d\d", re.IGNORECASE)
_SUMMER = 7
"""From this month on a school year is its first year."""
_OF_DOCUMENT = re.compile(r"(?:[Ss]ố\s+\S+|\d\S*[/-]\S*[^\W\d]\S*)[\s,(]*$")
"""Before the day of a document: «Kế hoạch số 02/KH-UBND, ngày 19/6»."""
_AHEAD = re.compile(r"(?:đến|trước|hạn|tới|kể từ|từ)(?: ngày)?\s*$")


@dataclass(frozen=True)
class Dated:
    """The day and how it is known, in Vietnamese."""

    day: date
    basis: str
    sure: bool


def strip_page_date(title: str) -> str:
    """The title without a date that the page's reader put before it."""
    return _PAGE.sub("", title)


def article_day(blocks: Sequence[Block]) -> Dated | None:
    """When the article was published, as far as its text tells."""
    for block in blocks:
        if block.role is BlockRole.DATELINE and (found := _full(block.text)):
            basis = f"đoạn {block.number}: dòng ngày giờ «{block.text}»"
            return Dated(found, basis, True)
    page = next((match for one in blocks if (match := _PAGE.match(one.text))), None)
    telling = [block for block in blocks if block.tells][:FIRST_BLOCKS]
    for block in telling:
        for match in _TODAY.finditer(block.text):
            if _OF_DOCUMENT.search(block.text[: match.start()]):
                continue
            found_day = _of_match(match, page, block, blocks)
            if found_day is not None:
                return Dated(found_day, *_basis(block, match, page))
    if page is not None and page["day"]:
        day = date(int(page["year"]), int(page["month"]), int(page["day"]))
        return Dated(day, "ngày của trang", True)
    return None


def supposed_day(blocks: Sequence[Block]) -> date:
    """What the times of an article are read against that tells no day of its own: the end of its
    page's month or of the year that it is about, or `NO_DAY` where it names none."""
    page = next((match for one in blocks if (match := _PAGE.match(one.text))), None)
    if page is not None:
        month = Period.of_months(int(page["year"]), int(page["month"]), int(page["month"]))
        return month.end
    titled = [block for block in blocks if block.tells or block.role is BlockRole.TITLE]
    year = _own_year("\n".join(block.text for block in titled), 1)
    return date(year, 12, 31) if year else NO_DAY


def _basis(block: Block, match: re.Match[str], page: re.Match[str] | None) -> tuple[str, bool]:
    said = f"đoạn {block.number}: «{match['said']}»"
    if match["year"]:
        return said, True
    if page is not None:
        return f"{said}, năm theo ngày của trang", True
    return f"{said}, năm suy từ các năm mà bài nói tới", False


def _of_match(
    match: re.Match[str], page: re.Match[str] | None, block: Block, blocks: Sequence[Block]
) -> date | None:
    day, month = int(match["day"]), int(match["month"])
    if match["year"]:
        return _date(int(match["year"]), month, day)
    if page is not None:
        return _date(int(page["year"]), month, day)
    return _likely(month, day, block, blocks)


def _likely(month: int, day: int, block: Block, blocks: Sequence[Block]) -> date | None:
    """The year by what the article speaks of: not before a day that has been, and the year that
    it names as its own, in the paragraph of the day if it does there."""
    text = "\n".join(block.text for block in blocks if block.tells or block.role == "title")
    earliest = max(_past_days(text), default=None)
    year = _own_year(block.text, month) or _own_year(text, month)
    if year is None and earliest is None:
        return None
    found = _date(year or (earliest.year if earliest else 0), month, day)
    if found is not None and earliest is not None and found < earliest:
        found = _date(earliest.year, month, day)
        if found is not None and found < earliest:
            found = _date(earliest.year + 1, month, day)
    return found


def _own_year(text: str, month: int) -> int | None:
    """The year that a text is about; None where it names none. One that is named now and then is
    an aim («trong năm 2025») or long past."""
    named = Counter(int(next(filter(None, match.groups()))) for match in _YEAR.finditer(text))
    often = [year for year, times in named.items() if 2 * times >= max(named.values())]
    year = max(often, default=None)
    if year is None:
        return _told_aside(text, month)
    return year - 1 if year and month >= _NEXT_YEAR and year - 1 in named else year


def _told_aside(text: str, month: int) -> int | None:
    """The year that a text is about, by what it compares with, else by its school year."""
    compared = max((int(one) for one in _COMPARED.findall(text)), default=None)
    if compared is not None:
        return compared + 1
    taught = max((int(one) for one in _SCHOOL_YEAR.findall(text)), default=None)
    return taught + (month < _SUMMER) if taught else None


def _past_days(text: str) -> Iterator[date]:
    """Full dates that nothing puts ahead: «ban hành ngày 12/4/2021»."""
    for match in _FULL.finditer(text):
        told = _date(int(match[3]), int(match[2]), int(match[1]))
        if told and not _AHEAD.search(text[: match.start()]):
            yield told


def _full(text: str) -> date | None:
    match = _FULL.search(text)
    return _date(int(match[3]), int(match[2]), int(match[1])) if match else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
