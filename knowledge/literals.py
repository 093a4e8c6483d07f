"""What is written in figures: document numbers, amounts, times. Read first, on the raw
text, and never repaired. Works on folded text, so accents are free."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from knowledge.language import DocumentType
from knowledge.numbered import BY_NUMBER, BY_TURN, LONGEST, Ordinal, ordinals
from knowledge.text import CACHED_WORDS, Syllable, fold, syllables, tokenize
from knowledge.time_words import TIME_WORDS
from knowledge.times import When, has_figures, read_times


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
    """A number with what it counts: `unit` is "%", "/" (value out of), "#" (a grade), or ""."""

    value: Decimal
    unit: str = ""
    out_of: Decimal | None = None
    ordinal: Ordinal | None = None
    """Which one of several it names, where what is counted is known."""

    @property
    def is_ordinal(self) -> bool:
        """«loại 3»: it names one of several and counts nothing."""
        return self.unit == "#"


@dataclass(frozen=True)
class Literal:
    """One literal and the stretch of the text that it takes."""

    start: int
    end: int
    value: When | DocumentNumber | Amount


_ORDINAL = r"(?!(?:19|20)\d\d(?!\d|\s*/))\d{1,4}"
"""A document's number: four digits that could be a year are one only before a stroke."""
_DAY = r"\s*/\s*\d{1,2}(?!\d)"
"""What makes the number before it a day («nghị quyết 18/1/2022»)."""
COUNT = re.compile(r"(?<![\d/.-])\d[\d.,]*(?![\d/-])")
"""A number in a fact's text that is no date and no document's."""
MONTHS = 12
HIDDEN = "_"
ISSUERS = r"tu|hu|thu|du|tw|hdnd|ubnd|ttg|cp|qh\d*|vptw"
"""How the issuer's part of a code is written, folded."""
_OF_TIME = {one for phrase in TIME_WORDS for one in syllables(phrase)}
_TIME_SYLLABLES: Mapping[str, set[Syllable]] = {
    one.folded: {other for other in _OF_TIME if other.folded == one.folded} for one in _OF_TIME
}
"""The words of time as they are written, by their letters."""
THOUSAND = 1000
_FRACTION = re.compile(
    r"(?<![\d/.,])(?P<value>\d+)(?:\s?/\s?|\s(?:tren|trong)\s(?:(?:tong\s)?so\s)?)(?P<of>\d+)(?![\d/%]|[.,]\d)"
)
_GRADE = re.compile(
    r"\b(?:loai|hang|khoa|cap|thu|dot|vong|giai doan)\s+(?P<value>\d{1,2})(?![\d.,/%])"
)
_NUMBERED = re.compile(
    rf"\b(?P<noun>[a-z]+)\s+(?P<by>{BY_NUMBER}|{BY_TURN})\s+(?P<value>\d{{1,{LONGEST}}})(?![\d.,/%])"
)
_NUMBER = re.compile(r"(?<![\w.,])(?P<value>\d+(?:[.,]\d+)*)\s?(?P<unit>%|(?:nghin|ngan|k)\b)?")
_WRITTEN_NUMBER = re.compile(r"\d+|\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+[.,]\d+")


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
        others = (re.escape(fold(word)) for kind in document_types for word in kind.not_in)
        self._others = re.compile(rf"\b(?:{'|'.join(others)})\b")
        names = "|".join(sorted(map(re.escape, self._types), key=len, reverse=True))
        symbols = "|".join(
            sorted((re.escape(fold(kind.symbol)) for kind in document_types), key=len, reverse=True)
        )
        self._by_name = re.compile(
            rf"\b(?P<type>{names}|van ban|vb)(?:\s+so|\s+|\s*-\s*|)\s*"
            rf"(?P<number>{_ORDINAL})(?!\d|[.,]\d|\s*%|{_DAY})"
            rf"(?:\s*/\s*(?P<year>20\d\d))?"
            rf"(?:\s*[-/ ]?\s*(?P<symbol>{symbols})?\s*[-/]\s*(?P<issuer>[a-z]{{2,6}}))?\b"
        )
        self._by_code = re.compile(
            rf"\b(?P<number>{_ORDINAL})(?:\s*/\s*(?P<year>20\d\d))?\s*[-/]?\s*"
            rf"(?P<symbol>{symbols})"
            rf"(?:\s*[-/ ]\s*(?P<issuer>{ISSUERS}))?\b"
        )
        self._bare = re.compile(r"\bso\s+(?P<number>0\d{1,2})\b(?![.,/]\d)")
        self._more = re.compile(
            r"(?:\s*(?:,|va|&|hay|hoac|;)\s*|\s+(?=0\d))(?P<number>0\d|[1-9]\d?)(?!\d|[.,/]\d|\s*(?:%|thang|nam\b))"
        )

    def read(self, text: str, today: date) -> list[Literal]:
        """All literals of an NFC text, in order, none overlapping."""
        folded = fold_for_times(text)
        found: list[Literal] = []
        taken = [False] * (len(folded) + 1)
        others = [one.span() for one in self._others.finditer(fold(text))]
        for start, end, value in self._candidates(folded, today):
            if any(first < start < last for first, last in others):
                continue
            if not any(taken[start:end]):
                taken[start:end] = [True] * (end - start)
                if value is not None:
                    found.append(Literal(start, end, value))
        return sorted(found, key=lambda literal: literal.start)

    def _candidates(
        self, folded: str, today: date
    ) -> Iterator[tuple[int, int, When | DocumentNumber | Amount | None]]:
        """Nothing as value: the number is a word of a name («bão số 10»)."""
        if not has_figures(folded):
            yield from read_times(folded, today)
            return
        yield from self._document_numbers(folded)
        for match in self._bare.finditer(folded):
            yield (*match.span(), DocumentNumber(int(match["number"])))
        for match in _NUMBERED.finditer(folded):
            if any(True for _ in ordinals([match["noun"], match["by"], match["value"]])):
                yield (*match.span("value"), None)
        yield from read_times(folded, today)
        for match in _FRACTION.finditer(folded):
            yield (
                *match.span(),
                Amount(Decimal(match["value"]), "/", Decimal(match["of"])),
            )
        for match in _GRADE.finditer(folded):
            yield (*match.span("value"), Amount(Decimal(match["value"]), "#"))
        for match in _NUMBER.finditer(folded):
            if is_number(match["value"]):
                yield (*match.span(), _amount(match))

    def _document_numbers(self, folded: str) -> Iterator[tuple[int, int, DocumentNumber]]:
        for pattern in (self._by_name, self._by_code):
            for match in pattern.finditer(folded):
                groups = match.groupdict()
                name = groups.get("type") or groups["symbol"]
                if name not in self._types and groups["symbol"]:
                    name = groups["symbol"]
                if _is_period_after(folded, match) or _is_month(match):
                    continue
                first = DocumentNumber(
                    int(groups["number"]),
                    self._types.get(name),
                    int(groups["year"]) if groups["year"] else None,
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


def fold_for_times(text: str) -> str:
    """The text folded, without the words that only look like a word of time when folded: «phấn đấu
    năm 2023» has no «đầu năm»."""
    folded = fold(text)
    for token in tokenize(text):
        if _only_looks_like_time(token.syllable):
            hidden = HIDDEN * (token.end - token.start)
            folded = folded[: token.start] + hidden + folded[token.end :]
    return folded


@lru_cache(maxsize=CACHED_WORDS)
def _only_looks_like_time(typed: Syllable) -> bool:
    known = _TIME_SYLLABLES.get(typed.folded)
    return bool(typed.accented and known) and not any(map(typed.agrees_with, known or ()))


def _amount(match: re.Match[str]) -> Amount:
    """«15 nghìn» is 15.000."""
    value, unit = read_number(match["value"]), match["unit"] or ""
    return Amount(value, unit) if unit in ("", "%") else Amount(value * THOUSAND)


def _is_month(match: re.Match[str]) -> bool:
    """«9/2023 da»: a month and the next word, where nothing joins it to a number's symbol."""
    groups = match.groupdict()
    if "type" in groups or not groups["year"] or groups["issuer"] or not groups["symbol"]:
        return False
    return match.string[: match.start("symbol")][-1:].isspace() and int(groups["number"]) <= MONTHS


def _is_period_after(folded: str, match: re.Match[str]) -> bool:
    """«kế hoạch 9 tháng», «chương trình 2 năm»: a length of time and no document."""
    return re.match(r"\s*(?:thang|nam\b(?!\s*20\d\d))", folded[match.end() :]) is not None
