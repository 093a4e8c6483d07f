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
    """May it lean on being frequent? Not if what was typed is an everyday word."""


Row = Sequence[Choice]
Follows = Callable[[Choice, Choice], float]
"""How likely the second comes right after the first."""


def links(rows: Sequence[Row], follows: Follows) -> list[float]:
    """For each place between two others how likely its likeliest choice stands there; the first
    and the last place have no such value, but stand in the list."""
    to_left = [float("-inf")] * len(rows[0])
    found = []
    for here, after in itertools.pairwise(rows):
        table = [[follows(one, two) for two in after] for one in here]
        found.append(max(map(add, to_left, map(max, table))))
        to_left = [*map(max, zip(*table, strict=True))]
    return [0.0, *found[1:], 0.0]


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
            ahead = _best_rows(stretch, follows)
            behind = _best_rows(stretch[::-1], lambda after, before: follows(before, after))[::-1]
            for place, row in enumerate(stretch):
                if any(choice.mended for choice in row):
                    sides = zip(row, ahead[place], behind[place], strict=True)
                    yield start + place, {one: a + b + one.cost for one, a, b in sides}
        start = end


def _best_rows(rows: Sequence[Row], follows: Follows) -> list[list[float]]:
    """For each choice how likely the best row is that ends with it."""
    best = [[-choice.cost for choice in rows[0]]]
    for before, row in itertools.pairwise(rows):
        worth = list(zip(before, best[-1], strict=True))
        best.append(
            [
                max(so_far + follows(one, choice) for one, so_far in worth) - choice.cost
                for choice in row
            ]
        )
    return best


def likeliest(rows: Sequence[Row], follows: Follows, most: int) -> list[list[Choice]]:
    """The likeliest rows that can be made of one choice at each place, best first."""
    ends: list[list[tuple[float, list[Choice]]]] = [[(-one.cost, [one])] for one in rows[0]]
    for row in rows[1:]:
        ends = [
            heapq.nlargest(
                most,
                (
                    (worth + follows(path[-1], choice) - choice.cost, [*path, choice])
                    for end in ends
                    for worth, path in end
                ),
                key=lambda found: found[0],
            )
            for choice in row
        ]
    found = heapq.nlargest(most, itertools.chain(*ends), key=lambda found: found[0])
    return [path for _, path in found]
