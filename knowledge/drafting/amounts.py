"""Amounts in a text: a number with its unit, its qualifier, and what it is out of.

Works on NFC text; places are places in it. A number without a unit is none (a year, a document, a
quarter), and neither is one that names something («khóa 15»).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from knowledge.drafting.patterns import at_end, either
from knowledge.figure_terms import FigureWords
from knowledge.literals import is_number, read_number

_NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+,\d+|\d+\.\d{1,2}(?=\s*(?:%|[-–]))|\d+"
_THOUSAND = Decimal(1000)
_PER = r"(?:\s?/\s?(?!\d)[^\W\d_]+\d?)*"
_ENDED = r"(?!\w)"
_ONE_OF = re.compile(r"(?<!\w)(?:\d+|một|hai|ba)\s+trong\s+(?:số\s+)?$", re.I)
"""Before what things are chosen from: «là 1 trong 2 đơn vị được chọn»."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_LISTED = re.compile(r"[^.;:\d]{0,60}(?:,|;|(?<!\w)và)\s*")
"""Between two amounts of a list."""
_MONTHS = re.compile(r"(?<!\d)(?:1[0-2]|[1-9])\s+tháng\s*$", re.I)
_PERCENT = r"%(?:\s*%)?(?:\s?/\s?năm(?!\w))?|phần trăm"


class UnitKind(StrEnum):
    PERCENT = "percent"
    MONEY = "money"
    MEASURE = "measure"
    POINTS = "points"
    COUNTED = "counted"


@dataclass(frozen=True)
class Amount:
    """One amount and the stretch that it takes, qualifiers included."""

    start: int
    end: int
    value: Decimal
    unit: str
    kind: UnitKind
    out_of: Decimal | None = None
    upper: str | None = None
    """The other end of a range, as printed."""
    qualifier: str | None = None
    minimum: bool = False
    """«từ 2ha trở lên»."""
    lower: bool = False
    """«từ 5%»: something rose or fell from there."""
    known: bool = True
    """Is its unit one of the words of figures?"""


class AmountReader:
    """Finds amounts; built once from the words of figures."""

    def __init__(self, terms: FigureWords) -> None:
        self._number = re.compile(
            rf"(?<![\w/.,])(?<!\w[-–])(?P<value>{_NUMBER})"
            rf"(?:\s?/\s?(?P<of>{_NUMBER}))?"
            rf"(?:\s?%?\s?(?:[-–]|đến|tới)\s?(?P<upper>{_NUMBER}))?(?![\d/.,]*\d)",
            re.IGNORECASE,
        )
        scale = rf"(?:(?P<scale>{either(terms.scales)})\s+)?"
        counted = either(terms.counted)
        self._units = {
            kind: re.compile(rf"\s*{pattern}", re.IGNORECASE)
            for kind, pattern in {
                UnitKind.PERCENT: rf"(?P<unit>{_PERCENT})",
                UnitKind.POINTS: rf"(?P<unit>(?:{either(terms.points)})){_ENDED}",
                UnitKind.MONEY: rf"(?P<unit>(?:{either(terms.money)}){_PER}){_ENDED}",
                UnitKind.MEASURE: rf"{scale}(?P<unit>(?:{either(terms.measures)}){_PER}){_ENDED}",
                UnitKind.COUNTED: (
                    rf"{scale}(?P<known>)(?P<unit>(?:{counted}){_PER}"
                    rf"(?:(?:,| và)\s+(?:{counted}){_ENDED})*){_ENDED}"
                ),
            }.items()
        }
        word = rf"(?!(?:{either(terms.unitless)})(?!\w))[a-zà-ỹđ]+(?!\w)"
        self._unlisted = re.compile(rf"\s+(?P<unit>[A-ZĐ]{{3,}}(?!\w)|{word}(?: {word})?)")
        self._shared = re.compile(
            rf"\s+(?:{either((*terms.verbs, *terms.part))})\s+(?:{_NUMBER})\s?%", re.IGNORECASE
        )
        """What follows a number inside an indicator: «tiêm ít nhất 01 mũi đạt 99,8%»."""
        told = either((*terms.more, *terms.verbs, *terms.counting))
        self._counting = re.compile(rf"(?:(?<!\w)(?:{told}))\s*$", re.IGNORECASE)
        self._naming = re.compile(rf"\s*(?i:{either(terms.units)})\s+(?=[^\W\d_a-zà-ỹ])")
        self._pointing = re.compile(rf"\s+(?:{either(terms.pointing)}){_ENDED}", re.IGNORECASE)
        self._uncounted = re.compile(rf"\s*(?:{either(terms.uncounted)}){_ENDED}", re.IGNORECASE)
        self._numbered = at_end(terms.numbered)
        self._summed = at_end(terms.summed)
        self._from = either(terms.from_)
        self._before = re.compile(
            rf"(?<!\w)(?:(?P<from>{self._from})\s+)?"
            rf"(?P<qualifier>{either(terms.more)})?\s*(?:(?P<from2>{self._from})\s+)?$",
            re.IGNORECASE,
        )
        self._after = re.compile(rf"\s*(?P<qualifier>{either(terms.after)}){_ENDED}", re.IGNORECASE)

    def read(self, text: str) -> list[Amount]:
        """All amounts, in order."""
        return list(self._amounts(text))

    def _amounts(self, text: str) -> Iterator[Amount]:
        end = None
        for match in self._number.finditer(text):
            if self._names(text, match) or _ONE_OF.search(text[: match.start()]):
                continue
            units = [
                (unit, kind)
                for kind, pattern in self._units.items()
                if (unit := pattern.match(text, match.end()))
            ]
            other = self._uncounted.match(text, match.end())
            if not units and other is None:
                units = self._unlisted_unit(text, match, end)
            if not units:
                continue
            unit, kind = max(units, key=lambda pair: pair[0].end())
            if other is not None and unit.end() <= other.end():
                continue
            if kind is UnitKind.COUNTED and self._pointing.match(text, unit.end()):
                continue
            named = match["value"].isdigit() and self._is_name(text[: match.start()])
            money = kind is UnitKind.MONEY and " " in unit["unit"]
            if kind is UnitKind.PERCENT or money or not named:
                end = unit.end()
                yield from self._amount(text, match, unit, kind)

    def _is_name(self, before: str) -> bool:
        """Does what stands before a number make it a name: «khóa 15», but not «9 tháng 20 tỷ»?"""
        named = self._numbered.search(before) and not self._summed.search(before)
        return bool(named) and not _MONTHS.search(before)

    def _names(self, text: str, number: re.Match[str]) -> bool:
        """Does the number only say how many units are named then: «2 huyện …»?"""
        return self._naming.match(text, number.end()) is not None

    def _unlisted_unit(
        self, text: str, number: re.Match[str], end: int | None
    ) -> list[tuple[re.Match[str], UnitKind]]:
        """The words behind a number that counts something nobody listed: behind a verb of having,
        or in a list behind the amount that ends at `end`."""
        listed = end is not None and _LISTED.fullmatch(text, end, number.start())
        if not listed and not self._counting.search(text[: number.start()]):
            return []
        unit = None if _YEAR.fullmatch(number[0]) else self._unlisted.match(text, number.end())
        inside = unit and self._shared.match(text, unit.end())
        return [(unit, UnitKind.COUNTED)] if unit and not inside else []

    def _amount(
        self, text: str, match: re.Match[str], unit: re.Match[str], kind: UnitKind
    ) -> Iterator[Amount]:
        written = match["value"]
        if not is_number(written) and "," not in written and "." not in written:
            return
        before = self._before.search(text[: match.start()])
        after = self._after.match(text, unit.end())
        start = before.start() if before else match.start()
        factor = _THOUSAND if unit.groupdict().get("scale") else Decimal(1)
        said = before["qualifier"] if before else None
        yield Amount(
            start=start,
            end=after.end() if after else unit.end(),
            value=read_number(written) * factor,
            unit="%" if kind is UnitKind.PERCENT else " ".join(unit["unit"].split()),
            kind=kind,
            out_of=read_number(match["of"]) if match["of"] else None,
            upper=match["upper"],
            qualifier=after["qualifier"] if after else said,
            lower=bool(before and (before["from"] or before["from2"])),
            known="known" in unit.groupdict() or kind is not UnitKind.COUNTED,
            minimum=bool(after and before and (before["from"] or before["from2"])),
        )
