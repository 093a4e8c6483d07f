"""The figures of an article: what is measured, how much, when, and how sure.

A sentence is read from amount to amount. The words before an amount name its indicator; where
there are none («…, tăng 11%») it is the one before. Nothing is resolved here: indicators, places
and documents are still words.
"""

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import zip_longest

from knowledge.drafting.amounts import Amount, UnitKind
from knowledge.drafting.blocks import Block, BlockRole
from knowledge.drafting.carried_times import CarriedTimes
from knowledge.drafting.clauses import Clause, ClauseReader
from knowledge.drafting.figure_places import FigurePlaces
from knowledge.drafting.figure_times import TimeReader, period_at
from knowledge.drafting.indicator_words import IndicatorWords
from knowledge.drafting.measures import MeasureReader, Standing
from knowledge.drafting.patterns import at_end, either
from knowledge.drafting.places import Places, blotted
from knowledge.drafting.reach import PART_END, STOP, Reach
from knowledge.drafting.sentences import split_sentences
from knowledge.drafting.told_amounts import ToldAmounts
from knowledge.figure_terms import FigureWords
from knowledge.model import Measure, Status
from knowledge.period import Period


@dataclass(frozen=True)
class Figure:
    """One figure as an article has it."""

    indicator: str
    """In the article's words; empty where it says none."""
    value: Decimal
    out_of: Decimal | None
    unit: str
    measure: Measure
    status: Status
    qualifier: str | None
    base: str | None
    period: Period | None
    """As the sentence names it."""
    carried: Period | None
    """As it was named before."""
    carried_from: int
    """Paragraph that named it."""
    upper: str | None
    of_meeting: bool
    area: str | None
    """The unit that the sentence names for it, or the one named before."""
    area_from: int
    sentence: str
    paragraph: int
    sure: bool


class FigureFinder:
    """Reads the figures of one article."""

    def __init__(
        self,
        terms: FigureWords,
        places: Places,
        published_on: date,
        demands: Container[str] = frozenset(),
    ) -> None:
        """`demands` are the sentences in which something is asked."""
        self._terms = terms
        self._places = places
        self._times = TimeReader(terms, published_on)
        self._words = IndicatorWords(terms)
        self._amounts = ToldAmounts(terms, self._words, demands)
        self._measures = MeasureReader(terms)
        self._published_on = published_on
        self._figure_places = FigurePlaces(terms, places)
        self._project = at_end(terms.of_project)
        self._demands = demands
        self._carried = CarriedTimes(published_on)
        self._clauses = ClauseReader(terms, self._words, self._measures)
        self._before: Status | None = None
        """Of the last figure of the sentence before."""
        self._area: tuple[str | None, int] = (None, 0)
        ends = (*terms.rise, *terms.fall, *terms.equal, *terms.estimate, *terms.base_ends)
        heads = rf"(?<!\w)với\s+(?=(?:{either(terms.heads)})(?!\w))"
        self._counted_end = re.compile(rf"{PART_END.pattern}|{heads}", re.I)
        self._base_ends = re.compile(rf"{PART_END.pattern}|(?<!\w)(?:{either(ends)})(?!\w)", re.I)

    def find(self, blocks: Sequence[Block]) -> list[Figure]:
        """Every figure of these blocks, in order; one that is told twice stands twice."""
        found: list[Figure] = []
        for block in blocks:
            before = replace(self._carried), self._area
            self._clauses.begin()
            for sentence in split_sentences(block.text):
                found += self._in_sentence(sentence, block.number)
            if block.role is BlockRole.CAPTION:
                self._carried, self._area = before
        return found

    def _in_sentence(self, sentence: str, paragraph: int) -> Iterator[Figure]:
        amounts = self._amounts.read(sentence)
        spans = self._times.read(sentence, amounts)
        mentions = self._places.find(sentence)
        hidden = sorted(
            [*((one.start, one.end) for one in spans), *((one.start, one.end) for one in mentions)]
        )
        times = sorted(
            [*spans, *self._times.up_to_now(sentence, spans, self._carried.reached[0])],
            key=lambda span: span.start,
        )
        clause = Clause()
        standing = self._measures.begin(sentence, self._before, asked=sentence in self._demands)
        figures: list[Figure] = []
        ends = self._ends(sentence, amounts)
        taken = [(amount.start, end) for amount, end in zip(amounts, ends, strict=True)]
        own = self._figure_places.own(sentence, mentions, taken)
        for index, amount in enumerate(amounts):
            start = ends[index - 1] if index else 0
            limit = amounts[index + 1].start if index + 1 < len(amounts) else len(sentence)
            lead = sentence[start : amount.start]
            told = blotted(sentence, mentions)[start : amount.start]
            ended = bool(index) and STOP in lead
            bare = ended and self._words.is_bare(lead.rpartition(STOP)[2])
            told = f"{told} {amount.qualifier or ''}"
            self._measures.settle(standing, told, ended, bare=bare, opens=not index)
            base = ends[index] if ends[index] > amount.end else limit
            reach = Reach(sentence, start, limit, base, times, hidden, paragraph)
            area = self._figure_places.behind(mentions, reach, amount)
            area = area or self._figure_places.at(own, amount.start, paragraph) or self._area
            figures.append(self._figure(amount, reach, clause, standing, area))
            several = bool(index) and amounts[index - 1].kind is UnitKind.COUNTED
            if several or not self._project.search(self._words.cues(lead)[0]):
                yield figures[-1]
        if carried := self._figure_places.carried(sentence, own, amounts):
            self._area = (carried, paragraph)
        self._before = figures[-1].status if figures else None
        timed = [(one.period, one.status) for one in figures]
        self._carried.take(sentence, timed, times, paragraph)

    def _ends(self, sentence: str, amounts: Sequence[Amount]) -> list[int]:
        """For each amount where the words that belong to it end: what it is a share of."""
        return [
            self._base_end(sentence, amount, follower.start if follower else len(sentence))
            for amount, follower in zip_longest(amounts, amounts[1:])
        ]

    def _base_end(self, sentence: str, amount: Amount, stop: int) -> int:
        """Things counted may do something («5 xã đạt chuẩn, 8 xã …»), shares end at a verb."""
        match = None
        if amount.kind is UnitKind.COUNTED:
            match = self._counted_end.search(sentence, amount.end, stop)
        match = match or self._base_ends.search(sentence, amount.end, stop)
        return match.start() if match else amount.end

    def _figure(
        self,
        amount: Amount,
        reach: Reach,
        clause: Clause,
        standing: Standing,
        area: tuple[str | None, int],
    ) -> Figure:
        told = self._clauses.told(amount, reach, clause)
        measure, base = self._clauses.measure(amount, told, reach, clause)
        if self._measures.is_set_out(amount, told.lead):
            standing.status, standing.said = Status.TARGET, True
        period = period_at(reach.spans, amount, reach.part(amount))
        future = period is not None and period.start > self._published_on
        status = Status.TARGET if future and not standing.said else standing.status
        if told.planned:
            status = Status.TARGET
            period = self._planned_year(period)
        elif status is Status.TARGET:
            clause.aim = period = period or clause.aim or reach.aim_of(amount)
        carried, carried_from = self._carried.for_status(status, reach.paragraph)
        by = None if amount.kind is UnitKind.PERCENT else self._measures.changed(told.cues)
        return Figure(
            indicator=clause.name,
            value=-amount.value if clause.falls else amount.value,
            out_of=amount.out_of,
            unit=amount.unit,
            measure=measure,
            status=status,
            qualifier=" ".join(one for one in (by, amount.qualifier) if one) or None,
            base=base,
            period=period,
            carried=carried,
            carried_from=carried_from,
            upper=amount.upper,
            of_meeting=amount.unit.casefold() in self._terms.of_meeting,
            area=area[0],
            area_from=area[1],
            sentence=reach.sentence,
            paragraph=reach.paragraph,
            sure=bool(clause.name) and amount.known and not amount.upper and by is None,
        )

    def _planned_year(self, period: Period | None) -> Period:
        """The year of a plan in brackets: «… 6 tháng đầu năm đạt 5% (kế hoạch cả năm 10%)»."""
        if period is not None and period.start.year < period.end.year:
            return period
        told = period or self._carried.reached[0]
        return Period.of_year(told.end.year if told else self._published_on.year)
