"""The stretch of a sentence that tells of one amount."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.drafting.amounts import Amount
from knowledge.drafting.figure_times import Span
from knowledge.period import Period

PART_END = re.compile(r"[,;:()]|\.(?!\d)")
"""Where a part of a sentence ends."""
STOP = ";"
"""Between parts of a sentence that tell of different things."""


@dataclass(frozen=True)
class Reach:
    """From the end of the amount before to the start of the next."""

    sentence: str
    start: int
    stop: int
    base: int
    """Where what it is a share of ends."""
    spans: Sequence[Span]
    hidden: Sequence[tuple[int, int]]
    """Stretches of times and places, which name no indicator."""
    paragraph: int

    def aim_of(self, amount: Amount) -> Period | None:
        """The term whose aims are told, named in the amount's part of the sentence."""
        start, end = self.part(amount)
        terms = [one for one in self.spans if one.aim and start <= one.start < end]
        return terms[-1].aim if terms else None

    def base_of(self, amount: Amount) -> str:
        """What the amount is a share of, in the sentence's words."""
        return PART_END.split(self.sentence[amount.end : self.base])[0].strip()

    def before(self, amount: Amount) -> str:
        return self._without(self.start, amount.start)

    def raw(self, amount: Amount) -> str:
        """What stands before it, times and places included."""
        return self.sentence[self.start : amount.start]

    def behind(self, amount: Amount) -> str:
        return self._without(amount.end, self.stop)

    def part(self, amount: Amount) -> tuple[int, int]:
        """The part of the sentence with the amount: from the semicolon before it to the first mark
        behind it."""
        match = PART_END.search(self.sentence, amount.end, self.stop)
        start = self.sentence.rfind(STOP, 0, amount.start) + 1
        return start, match.start() if match else self.stop

    def _without(self, start: int, stop: int) -> str:
        kept: list[str] = []
        for begin, end in self.hidden:
            if start <= begin and end <= stop:
                kept.append(self.sentence[start:begin])
                start = end
        kept.append(self.sentence[start:stop])
        return " ".join(kept)
