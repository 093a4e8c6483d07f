"""Posting lists: for a key, the numbers of the facts that have it, lowest first."""

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

Numbers = Sequence[int]
NONE: Numbers = ()
BYTES_A_NUMBER = 4
TYPE = "I"
"""Unsigned integers of four bytes."""


class Postings:
    """All lists in one row of numbers, one after another; they are looked at where they stand."""

    def __init__(self, numbers: memoryview, spans: Mapping[str, tuple[int, int]]) -> None:
        self.numbers = numbers
        self.spans = spans
        """By key, where in the row its list starts and ends."""

    def within(self, key: str, facts: range) -> Numbers:
        """The facts that have the key, of those numbered so."""
        span = self.spans.get(key)
        if span is None:
            return NONE
        numbers, (start, end) = self.numbers, span
        if numbers[start] < facts.start:
            start = bisect_left(numbers, facts.start, start, end)
        if start < end and numbers[end - 1] >= facts.stop:
            end = bisect_left(numbers, facts.stop, start, end)
        return numbers[start:end]


def collect(keyed: Iterable[tuple[int, Iterable[str]]]) -> Postings:
    """The lists of facts that come with their numbers, lowest first, and with their keys."""
    lists: dict[str, array[int]] = defaultdict(lambda: array(TYPE))
    for number, keys in keyed:
        for key in keys:
            lists[key].append(number)
    row: array[int] = array(TYPE)
    spans: dict[str, tuple[int, int]] = {}
    for key, numbers in lists.items():
        spans[key] = (len(row), len(row) + len(numbers))
        row.extend(numbers)
    return Postings(memoryview(row), spans)
