"""Posting lists: for a key, the numbers of the facts that have it, lowest first."""

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

Numbers = Sequence[int]
NONE: Numbers = ()
TYPE = "I"
"""Unsigned integers of four bytes."""


class Postings:
    """All lists in one row of numbers, one after another; they are looked at where they stand."""

    def __init__(self, places: Mapping[str, int], ends: Numbers, numbers: memoryview) -> None:
        self.places = places
        """By key, which of the lists is its own."""
        self.ends = ends
        """For each list, where in the row it ends and the next one starts."""
        self.numbers = numbers

    def within(self, key: str, facts: range) -> Numbers:
        """The facts that have the key, of those numbered so."""
        start, end = self._stretch(key, facts)
        return self.numbers[start:end] if start < end else NONE

    def count(self, key: str, facts: range) -> int:
        """How many facts `within` would tell."""
        start, end = self._stretch(key, facts)
        return max(0, end - start)

    def _stretch(self, key: str, facts: range) -> tuple[int, int]:
        """Where those facts stand in the row."""
        place = self.places.get(key)
        if place is None:
            return 0, 0
        numbers = self.numbers
        start, end = self.ends[place - 1] if place else 0, self.ends[place]
        if numbers[start] < facts.start:
            start = bisect_left(numbers, facts.start, start, end)
        if start < end and numbers[end - 1] >= facts.stop:
            end = bisect_left(numbers, facts.stop, start, end)
        return start, end


def collect(keyed: Iterable[tuple[int, Iterable[str]]]) -> Postings:
    """The lists of facts that come with their numbers, lowest first, and with their keys."""
    lists: dict[str, array[int]] = defaultdict(lambda: array(TYPE))
    for number, keys in keyed:
        for key in keys:
            lists[key].append(number)
    row: array[int] = array(TYPE)
    ends: array[int] = array(TYPE)
    for numbers in lists.values():
        row.extend(numbers)
        ends.append(len(row))
    return Postings({key: place for place, key in enumerate(lists)}, ends, memoryview(row))
