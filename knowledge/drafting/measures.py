"""What kind of figure an amount is: a level, a growth, a share of a plan; and how sure it is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.drafting.amounts import Amount, UnitKind
from knowledge.drafting.patterns import anywhere, at_end, at_start, either
from knowledge.figure_terms import FigureWords
from knowledge.model import Measure, Status

COMPARED = frozenset({Measure.GROWTH, Measure.RATIO_TO_LAST_YEAR, Measure.SHARE_OF_PLAN})
"""Measures that say of an indicator what another figure says as a level."""


@dataclass
class Standing:
    """How sure the figures of a sentence are, from mark to mark."""

    status: Status = Status.RESULT
    listing: bool = False
    """Is it a list whose head was an estimate?"""
    said: bool = False
    """Does a word say so, whatever time is named?"""
    aiming: bool = False
    """Does it go on with aims told before? Then «dự kiến» says no less."""
    outside: Status | None = None
    """How it was before a bracket that is still open."""


@dataclass(frozen=True)
class Lead:
    """The words before an amount."""

    text: str
    cues: Sequence[str]
    """The verbs at its end, the last first."""
    about: str
    """The indicator, also where it was named before."""


class MeasureReader:
    """Built once from the words of figures."""

    def __init__(self, terms: FigureWords) -> None:
        self._terms = terms
        self._changes = (*terms.rise, *terms.fall)
        self._plan = anywhere(terms.plan)
        self._planned = re.compile(rf"\(\s*(?:{either(terms.plan)})(?!\w)[^)]*$", re.I)
        self._last_year = anywhere(terms.last_year)
        self._growth = anywhere(terms.growth)
        self._continues = at_start(terms.continuing)
        self._foreseen = at_start(terms.estimate)
        self._set_out = at_end(terms.set_out)
        self._total = anywhere(terms.total)
        self._signs = {
            Status.TARGET: anywhere(terms.target, terms.no_target),
            Status.ESTIMATE: anywhere(terms.estimate),
            Status.RESULT: anywhere(terms.done),
        }

    def measure(
        self, amount: Amount, lead: Lead, behind: str, before: Measure | None
    ) -> tuple[Measure, str | None]:
        """The measure, and what it is measured against, as printed. `behind` are the words that
        belong to the amount, `before` is the measure of the amount before it."""
        cues = lead.cues
        if amount.kind is not UnitKind.PERCENT:
            return self._of_amount(amount, lead.text), None
        base = behind or None
        changed = self.changed(cues) is not None and not amount.lower
        if self._planned.search(lead.text):
            return (before or Measure.SHARE), None
        if self._plan.search(behind):
            beyond = changed or any(cue in self._terms.exceed for cue in cues)
            return (Measure.GROWTH if beyond else Measure.SHARE_OF_PLAN), base
        if self._last_year.search(behind):
            grew = changed or amount.qualifier in self._terms.apart
            grew = bool(grew or self._growth.search(lead.about))
            return (Measure.GROWTH if grew else Measure.RATIO_TO_LAST_YEAR), base
        if changed:
            return Measure.GROWTH, None
        if not amount.lower and not self.is_part(cues) and self._growth.search(lead.about):
            return Measure.GROWTH, None
        return Measure.SHARE, None

    def of_list(self, amount: Amount, measure: Measure, before: Measure) -> Measure:
        """The measure of an amount that only continues a list, with the one `before` it."""
        cumulative = before is Measure.CUMULATIVE and measure is Measure.LEVEL
        return before if amount.kind is UnitKind.PERCENT or cumulative else measure

    def changed(self, cues: Sequence[str]) -> str | None:
        """The verb that says by how much something rose or fell, not to how much."""
        if any(cue in self._terms.down_to for cue in cues):
            return None
        return next((cue for cue in cues if cue in self._changes), None)

    def is_part(self, cues: Sequence[str]) -> bool:
        """Is it said what part of a whole it is?"""
        return bool(cues) and cues[0] in self._terms.part

    def is_planned(self, lead: str) -> bool:
        """Does a bracket tell the plan for what stands before it: «(kế hoạch cả năm là …»?"""
        return self._planned.search(lead) is not None

    def is_set_out(self, amount: Amount, lead: str) -> bool:
        """Is it how much somebody means to do: «đề ra 5 nhiệm vụ»?"""
        things = amount.unit.casefold() in self._terms.planned_things
        return things and self._set_out.search(lead) is not None

    def falls(self, cues: Sequence[str]) -> bool:
        """Is it said by how much something fell?"""
        return self.changed(cues) in self._terms.fall

    def begin(self, sentence: str, before: Status | None, *, asked: bool) -> Standing:
        """How sure a sentence begins: one that goes on with aims («Cụ thể, …») or in which
        something is `asked` tells aims. `before` is the status of the last figure."""
        aiming = before is Status.TARGET and self._continues.match(sentence) is not None
        return Standing(Status.TARGET if aiming or asked else Status.RESULT, aiming=aiming)

    def settle(
        self, standing: Standing, lead: str, ended: bool, *, bare: bool = False, opens: bool = False
    ) -> None:
        """Take in the words before an amount; `ended`: a part of the sentence ended in them;
        `bare`: nothing but a name stands in them; `opens`: the sentence begins with them."""
        if ")" in lead and standing.outside is not None:
            standing.status, standing.outside = standing.outside, None
        if ended and standing.status is Status.ESTIMATE and not (standing.listing or bare):
            standing.status = Status.RESULT
        if ":" in lead and standing.status is Status.ESTIMATE:
            standing.listing = True
        standing.listing = standing.listing or (opens and bool(self._foreseen.match(lead)))
        if lead.rfind("(") > lead.rfind(")"):
            standing.outside = standing.status
        standing.said = standing.said and not ended
        signs = [
            (match.start(), -match.end(), status)
            for status, pattern in self._signs.items()
            for match in pattern.finditer(lead)
        ]
        last = 0
        for start, end, status in sorted(signs):
            if standing.aiming and status is Status.ESTIMATE:
                continue
            if start >= last:  # of «ước đạt được» the first two
                standing.status, standing.said, last = status, True, -end

    def _of_amount(self, amount: Amount, lead: str) -> Measure:
        if amount.minimum:
            return Measure.MINIMUM
        if amount.out_of is not None:
            return Measure.SHARE
        if self._total.search(lead):
            return Measure.CUMULATIVE
        return Measure.SCORE if amount.kind is UnitKind.POINTS else Measure.LEVEL
