"""The place that a figure is of: named beside it, or carried on from what was said before."""

import re
from collections.abc import Iterator, Sequence

from knowledge.drafting.amounts import Amount
from knowledge.drafting.figure_times import HEAD
from knowledge.drafting.patterns import anywhere, at_end, at_start, either
from knowledge.drafting.places import Mention, Places
from knowledge.drafting.reach import Reach
from knowledge.figure_terms import FigureWords

SHORT = 25
"""Words of a sentence that may be a caption, and places nothing but itself."""
_LEVELS = ("quoc-gia", "tinh", "huyen", "xa")
_INSIDE = re.compile(r"\s*[,(–-]\s*$")
"""Between a unit and the one that it lies in: «phường …, TP …»."""
Told = tuple[str | None, int]
"""A unit and the paragraph that names it."""


class FigurePlaces:
    """Made once for an article."""

    def __init__(self, terms: FigureWords, places: Places) -> None:
        self._places = places
        self._several = re.compile(rf"(?:(?<!\w)(?:{either(terms.several)})|\d)\s*$", re.I)
        self._there = at_end(terms.there)
        self._ruling = at_end(terms.ruling)
        self._giving = at_start(terms.giving)
        self._ranked = at_end(terms.ranked)
        self._formed = anywhere(terms.formed)

    def own(
        self, sentence: str, mentions: Sequence[Mention], taken: Sequence[tuple[int, int]]
    ) -> list[Mention]:
        """The mentions that can be the place of a figure; `taken` are the stretches of amounts."""
        return [
            one
            for one in self._innermost(sentence, mentions)
            if not any(start <= one.start < end for start, end in taken)
            and not self._ranked.search(sentence[: one.start])
            and (one.named or self._is_place(sentence, one))
        ]

    def behind(self, mentions: Sequence[Mention], reach: Reach, amount: Amount) -> Told | None:
        """The place right behind an amount: «38 hộ dân ở phường …»."""
        _, end = reach.part(amount)
        for one in mentions:
            lead = reach.sentence[amount.end : one.start]
            if amount.end <= one.start < end and one.named and self._there.search(lead):
                return one.area, reach.paragraph
        return None

    def at(self, mentions: Sequence[Mention], place: int, paragraph: int) -> Told | None:
        """The one of `mentions` that holds at a place of their sentence."""
        before = [one for one in mentions if one.end <= place]
        named = [one for one in before if one.named] or before
        return (named[-1].area, paragraph) if named else None

    def carried(
        self, sentence: str, own: Sequence[Mention], amounts: Sequence[Amount]
    ) -> str | None:
        """The unit that a sentence names for what follows it."""
        for mention in own[:1]:
            tells = amounts and mention.start < amounts[-1].start
            if tells or (mention.start < HEAD and len(sentence.split()) > SHORT):
                return mention.area
        return None

    def _innermost(self, sentence: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
        """Without units around another («phường …, TP …») and those that one was made of."""
        formed = self._formed.search(sentence)
        before: Mention | None = None
        for one in mentions:
            if formed and one.start > formed.end() and one is not mentions[0]:
                continue
            gap = sentence[before.end : one.start] if before else ""
            around = before is not None and before.named and one.named and _INSIDE.fullmatch(gap)
            if around and before and self._level(one) < self._level(before):
                continue
            before = one
            yield one

    def _level(self, mention: Mention) -> int:
        return _LEVELS.index(self._places.level(mention.area))

    def _is_place(self, sentence: str, mention: Mention) -> bool:
        """Is a bare kind of unit the place of what is told: neither several nor a body?"""
        before = sentence[: mention.start]
        if self._giving.match(sentence[mention.end :].lstrip()):
            return False
        return not self._several.search(before) and not self._ruling.search(before)
