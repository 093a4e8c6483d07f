"""Rows of words that may have been meant, and how likely the best of them are."""

import heapq
import itertools
from collections.abc import Callable, Iterator, Sequence
from operator import add
from typing import NamedTuple


class Choice(NamedTuple):
    """A word that may have been meant at a place, and what that costs."""

    word: str
    """With accents where the whole text has some, else without."""
    cost: float = 0.0
    mended: bool = False
    written: str | None = None
    """How Telex keys have it, with its accents all the same."""
    named: bool = True
    """May it stand in a person's name? Not if what was typed could be a syllable of its own."""
    frequent: bool = True
    """May it lean on being frequent? Not if what was typed is an everyday word …"""
    led: bool = False
    """… unless the next word is known to follow: so it does."""


Row = Sequence[Choice]
Table = Sequence[Sequence[float]]
"""For each choice of a row how likely each choice of the next one comes right after it."""
Follows = Callable[[Row, Row], Table]


class Link(NamedTuple):
    """How two words side by side go together, each at its likeliest."""

    first: Sequence[float]
    """For each choice of the first word how likely the likeliest of the second follows it …"""
    second: Sequence[float]
    """… and for each of the second how likely it follows the likeliest of the first."""


def link(before: Row, after: Row, follows: Follows) -> Link:
    """How two rows go together."""
    table = follows(before, after)
    return Link([*map(max, table)], [*map(max, zip(*table, strict=True))])


def fitting(links: Sequence[Link]) -> list[float]:
    """For each word between two links how likely its likeliest choice stands there."""
    return [
        max(map(add, before.second, after.first)) for before, after in itertools.pairwise(links)
    ]


def worths(rows: Sequence[Row], follows: Follows) -> Iterator[tuple[int, dict[Choice, float]]]:
    """For each place with mended choices how likely the best row with each choice is, the places
    aside that have no choice on either side of it."""
    start = 0
    while start < len(rows) - 1:
        end = start + 1
        while end < len(rows) - 1 and len(rows[end]) > 1:
            end += 1
        stretch = rows[start : end + 1]
        if any(choice.mended for row in stretch for choice in row):
            tables = [follows(before, after) for before, after in itertools.pairwise(stretch)]
            turned = [[*zip(*table, strict=True)] for table in tables]
            ahead = _best_rows(stretch, turned)
            behind = _best_rows(stretch[::-1], tables[::-1])[::-1]
            for place, row in enumerate(stretch):
                if any(choice.mended for choice in row):
                    sides = zip(row, ahead[place], behind[place], strict=True)
                    yield start + place, {one: a + b + one.cost for one, a, b in sides}
        start = end


def _best_rows(rows: Sequence[Row], tables: Sequence[Table]) -> list[list[float]]:
    """For each choice how likely the best row is that ends with it; the tables tell for each choice
    of a row how likely it goes with each of the row before."""
    best = [[-choice.cost for choice in rows[0]]]
    for row, table in zip(rows[1:], tables, strict=True):
        so_far = best[-1]
        best.append(
            [
                max(map(add, so_far, likely)) - choice.cost
                for choice, likely in zip(row, table, strict=True)
            ]
        )
    return best


def likeliest(rows: Sequence[Row], follows: Follows, most: int) -> list[list[Choice]]:
    """The likeliest rows that can be made of one choice at each place, best first."""
    ends: list[list[tuple[float, list[Choice]]]] = [[(-one.cost, [one])] for one in rows[0]]
    for before, row in itertools.pairwise(rows):
        turned = zip(*follows(before, row), strict=True)
        ends = [
            heapq.nlargest(
                most,
                (
                    (worth + one - choice.cost, [*path, choice])
                    for end, one in zip(ends, likely, strict=True)
                    for worth, path in end
                ),
                key=lambda found: found[0],
            )
            for choice, likely in zip(row, turned, strict=True)
        ]
    found = heapq.nlargest(most, itertools.chain(*ends), key=lambda found: found[0])
    return [path for _, path in found]
