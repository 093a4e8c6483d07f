"""The amounts of a sentence that are figures: no others told again, wanted or merely dealt with."""

import re
from collections.abc import Container

from knowledge.drafting.amounts import Amount, AmountReader, UnitKind
from knowledge.drafting.indicator_words import IndicatorWords
from knowledge.drafting.patterns import anywhere, at_end, either
from knowledge.drafting.reach import STOP
from knowledge.figure_terms import FigureWords


class ToldAmounts:
    """Built once for an article; `demands` are its sentences in which something is asked."""

    def __init__(self, terms: FigureWords, words: IndicatorWords, demands: Container[str]) -> None:
        self._amounts = AmountReader(terms)
        self._words = words
        self._of_meeting = terms.of_meeting
        self._demands = demands
        self._restated = at_end(terms.restated)
        self._left = re.compile(
            rf"từ\s+(?:mức\s+)?[\d.,]+\s*[^\d,;:()]*?\s(?:{either((*terms.down_to, 'đến'))})\s*",
            re.I,
        )
        self._reach = re.compile(rf"^(?:\s+\w+){{0,2}}\s+(?:{either(terms.reached)})\s*$", re.I)
        self._wish = re.compile(
            rf"(?<!\w)(?:{either(terms.wishes)})\s.*(?<!\w)(?:{either(terms.gives)})(?!\w)", re.I
        )
        self._goal = anywhere(terms.goals)
        self._quoted = re.compile(rf":\s*[“\"«]?\s*(?:{either(terms.quoted)})\s", re.I)

    def read(self, sentence: str) -> list[Amount]:
        """Not «tương đương 2 tỷ», not what is asked for, and of «6 xã đạt 19 tiêu chí» the
        first."""
        told: list[Amount] = []
        for amount in self._amounts.read(sentence):
            before = told[-1] if told else None
            gap = sentence[before.end : amount.start] if before else ""
            if self._restated.search(sentence[: amount.start]) or self._is_asked(sentence, amount):
                continue
            if (
                before
                and before.kind is amount.kind is UnitKind.COUNTED
                and (self._reach.match(gap) or self._attends(before, amount, gap))
            ):
                continue
            if before and self._left.fullmatch(sentence[before.start : amount.start]):
                told.pop()  # «giảm từ 4,96% xuống còn 3,99%»: what it was is of no time told
            told.append(amount)
        return told

    def _is_asked(self, sentence: str, amount: Amount) -> bool:
        """Is it what somebody wants to be given, or what a demand is about and no goal of it?"""
        part = sentence[: amount.start].rpartition(STOP)[2] + (amount.qualifier or "")
        if self._wish.search(part):
            return True
        asked = sentence in self._demands or self._quoted.search(part)
        return bool(asked) and not self._goal.search(part)

    def _attends(self, before: Amount, amount: Amount, gap: str) -> bool:
        """Is it only more of who came: «45 đại biểu các phòng và 9 xã»?"""
        meeting = self._of_meeting
        came = before.unit.casefold() in meeting and amount.unit.casefold() not in meeting
        return came and not self._words.cues(gap)[1]
