"""What an amount measures and how, from the words around it and from what its sentence told before.

Words that name no indicator go on with the one before: «thu … đạt 61 tỷ đồng, tăng 11%».
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from knowledge.drafting.amounts import Amount, UnitKind
from knowledge.drafting.indicator_words import IndicatorWords
from knowledge.drafting.measures import COMPARED, Lead, MeasureReader
from knowledge.drafting.reach import STOP, Reach
from knowledge.figure_terms import FigureWords
from knowledge.model import Measure
from knowledge.period import Period

WHOLE = 100
"""Percent: what is more is no part of a whole but more than was planned."""


@dataclass
class Clause:
    """What carries on inside a sentence."""

    subject: str = ""
    """The words before the last amount that had any."""
    name: str = ""
    """The last indicator whole."""
    measure: Measure | None = None
    """Of the last figure."""
    falls: bool = False
    """Does the last figure say by how much something fell?"""
    level: bool = False
    """Has the indicator got an amount already?"""
    counted: dict[str, str] = field(default_factory=dict)
    """What was counted, by its unit."""
    aim: Period | None = None
    """The time of the last aim: it holds for the others of its list."""


@dataclass(frozen=True)
class Told:
    """The words around one amount."""

    lead: str
    """Before it, without times and places."""
    cues: Sequence[str]
    """The verbs at the end of the lead, the last first."""
    subject: str
    """What it measures; empty where that goes on."""
    tail: str
    """What is counted or measured, behind it."""
    planned: bool
    """Is it the plan in brackets for what stands before it?"""


class ClauseReader:
    """Made once for an article."""

    def __init__(self, terms: FigureWords, words: IndicatorWords, measures: MeasureReader) -> None:
        self._terms = terms
        self._words = words
        self._measures = measures
        self._named: dict[str, str] = {}

    def begin(self) -> None:
        """A new paragraph: what a unit measured last («Năm 2019 đạt 35 triệu đồng») is over."""
        self._named = {}

    def told(self, amount: Amount, reach: Reach, clause: Clause) -> Told:
        """The words around an amount; what they begin anew is begun in `clause`."""
        lead, behind = reach.before(amount), reach.behind(amount)
        rest, cues = self._words.cues(lead)
        planned = bool(clause.name) and self._measures.is_planned(lead)
        subject = "" if planned else self._words.subject(rest)
        counts = amount.kind is UnitKind.COUNTED
        if counts and cues and self._words.is_closed(reach.raw(amount), subject):
            subject = ""
        if counts and not subject:
            subject = next((cue for cue in cues[:1] if cue in self._terms.finished), "")
        subject = self._words.whole(subject, rest, clause.name)
        starts = not subject and (STOP in lead or not clause.name)
        tail = self._words.tail(behind, whole=counts or starts)
        counted = self._counted(amount, behind, cues)
        if counted and not self._words.is_headed(subject):
            subject, tail, starts = "", counted, True
        if starts and tail:
            clause.subject, clause.name, clause.level = "", "", False
        return Told(lead, cues, subject, tail, planned)

    def measure(
        self, amount: Amount, told: Told, reach: Reach, clause: Clause
    ) -> tuple[Measure, str | None]:
        """What kind of figure it is and what it is measured against; `clause` then names it."""
        lead = Lead(told.lead, told.cues, told.subject or clause.name)
        measure, base = self._measures.measure(amount, lead, reach.base_of(amount), clause.measure)
        falls = measure is Measure.GROWTH and self._measures.falls(told.cues)
        again = clause.counted.get(amount.unit) if self._measures.changed(told.cues) else None
        if again and not told.subject:
            clause.name = again  # «209 doanh nghiệp …, tăng 138 doanh nghiệp»
        if told.subject:
            clause.subject, clause.name, clause.level = told.subject, "", False
        over = measure is Measure.SHARE and amount.kind is UnitKind.PERCENT and amount.value > WHOLE
        if over or self._is_of_plan(amount, measure, told, clause):
            measure = Measure.SHARE_OF_PLAN
        apart = amount.qualifier in self._terms.apart
        if clause.measure and not apart and self._words.is_join(told.lead, told.cues):
            measure = self._measures.of_list(amount, measure, clause.measure)
            falls = clause.falls and measure is Measure.GROWTH
        clause.measure, clause.falls = measure, falls
        goes_on = (measure in COMPARED or again) and clause.name and not told.subject
        if not goes_on:
            name = self._name(clause.subject, amount, told.tail, measure in COMPARED)
            clause.name = name or clause.name
        self._remember(amount, clause)
        return measure, base

    def _is_of_plan(self, amount: Amount, measure: Measure, told: Told, clause: Clause) -> bool:
        """Is a bare percentage behind a level how much of the plan that is: «…, đạt 73%»?"""
        bare = amount.kind is UnitKind.PERCENT and measure is Measure.SHARE and not told.tail
        follows = not told.subject and clause.level and clause.measure is not Measure.SHARE
        return bare and follows and not self._measures.is_part(told.cues)

    def _remember(self, amount: Amount, clause: Clause) -> None:
        """Keep the indicator of the amount for those that go on with it."""
        if amount.kind is UnitKind.COUNTED:
            clause.counted[amount.unit] = clause.name
        else:
            clause.name = clause.name or self._named.get(amount.unit, "")
            self._named[amount.unit] = clause.name
        clause.level = True

    def _counted(self, amount: Amount, behind: str, cues: Sequence[str]) -> str:
        """What a share is of, where that is something counted: «80% hồ sơ được …»."""
        share = amount.kind is UnitKind.PERCENT and not self._measures.changed(cues)
        if not share or self._measures.is_part(cues):
            return ""
        return self._words.counted(behind)

    def _name(self, subject: str, amount: Amount, tail: str, compared: bool) -> str:
        """The indicator with what is counted, where the words before do not say it."""
        unit = amount.unit.casefold()
        if own := self._terms.of_meeting.get(unit) or self._terms.of_document.get(unit):
            return own
        counted_share = amount.kind is UnitKind.COUNTED and not self._words.is_headed(subject)
        counted_share = counted_share or self._words.is_deed(subject)
        if compared or (amount.out_of is not None and subject and not counted_share):
            return subject or tail
        if amount.kind is UnitKind.COUNTED:
            words = [subject, amount.unit, tail]
            if amount.unit.casefold() in subject.casefold():
                words = [subject, tail]
        elif amount.kind is UnitKind.MEASURE and not tail and len(subject.split()) < 2:
            words = [subject, unit.partition(" ")[2]]
        elif amount.kind is UnitKind.PERCENT or not subject or len(subject.split()) < 5:
            words = [subject, tail]
        else:
            words = [subject]
        return " ".join(word for word in words if word)
