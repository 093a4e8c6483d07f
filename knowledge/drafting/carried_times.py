"""The times that carry on from sentence to sentence: that of results and that of aims."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from knowledge.drafting.figure_times import Span
from knowledge.model import Status
from knowledge.period import Period

QUOTED = 100
"""Letters before the colon of what somebody says."""
Told = tuple[Period | None, int]
"""A time and the paragraph that tells it."""


@dataclass
class CarriedTimes:
    """What the article has told so far."""

    published_on: date
    reached: Told = (None, 0)
    aimed: Told = (None, 0)

    def for_status(self, status: Status, paragraph: int) -> Told:
        """The time of a figure that names none: an aim goes by the aims of its paragraph."""
        if status is Status.TARGET and self.aimed[1] == paragraph:
            return self.aimed
        return self.reached

    def take(
        self,
        sentence: str,
        figures: Sequence[tuple[Period | None, Status]],
        times: Sequence[Span],
        paragraph: int,
    ) -> None:
        """Take in a sentence: the times of its figures, else the first that it names."""
        told = [(period, status) for period, status in figures if period is not None]
        aims = [period for period, status in told if status is Status.TARGET]
        results = [
            period
            for period, status in told
            if status is not Status.TARGET and self._can_be_reached(period)
        ]
        if aims:
            self.aimed = (aims[0], paragraph)
        if results:
            self.reached = (max(results, key=lambda period: period.end), paragraph)
        if any(period for period, _ in figures):
            return
        for span in [span for span in times if span.aim][:1]:
            self.aimed = (span.aim, paragraph)
        for span in [span for span in times if span.period][:1]:
            if figures or ":" not in sentence[: min(span.start, QUOTED)]:
                if span.period and self._can_be_reached(span.period):
                    self.reached = (span.period, paragraph)
                else:
                    self.aimed = (span.period, paragraph)

    def _can_be_reached(self, period: Period) -> bool:
        """Is it a time of results, neither one to come nor one of years to come?"""
        today = self.published_on
        return period.start <= today and period.end.year <= today.year
