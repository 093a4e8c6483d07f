"""The facts that score best, without looking at every fact.

What a fact can score at most is the sum of the weights of the posting lists that it stands in. The
most promising facts are weighed first; as soon as no other fact can come near the best of them,
nothing else is looked at. The result is the same as if all had been weighed, unless hundreds of
facts say just what the question does.
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence, Set

from knowledge.postings import Numbers

LONG = 512
"""Before a list so long is read, it is asked whether it can matter still."""
SAMPLE = 8
"""So many facts are weighed to find that out."""
MOST = 256
"""So many facts are weighed at all: where more promise the same, any of them will do."""
RARE = 16
"""In a list so many times as long as what is looked up in it, each is looked up by itself."""
ROUNDING = 1e-6
Term = tuple[float, Numbers]
"""What a fact gains at most by standing in the list, and the list."""


def best_facts(
    terms: Sequence[Term],
    weigh: Callable[[int], float],
    share: float,
) -> None:
    """Calls `weigh` for every fact whose score, which `weigh` returns, can be as high as this share
    of the best score."""
    bounds: dict[int, float] = {}
    weighed: set[int] = set()
    best = 0.0
    ahead = sum(weight for weight, _ in terms)

    def look(most: int | None = None) -> None:
        nonlocal best
        new = sorted(bounds.keys() - weighed, key=lambda number: -bounds[number])
        for number in new[:most]:
            if len(weighed) == MOST or bounds[number] + ahead < share * best - ROUNDING:
                break
            weighed.add(number)
            best = max(best, weigh(number))

    for weight, numbers in sorted(terms, key=lambda term: len(term[1])):
        if len(numbers) > LONG and bounds:
            look(SAMPLE)
            if ahead < share * best - ROUNDING:
                break
        for number in numbers:
            bounds[number] = bounds.get(number, 0.0) + weight
        ahead -= weight
    look()


def common(few: Set[int], numbers: Numbers) -> list[int]:
    """Those of `few` that stand in the list."""
    if len(few) * RARE > len(numbers):
        return [number for number in numbers if number in few]
    return [number for number in few if stands_in(number, numbers)]


def stands_in(number: int, numbers: Numbers) -> bool:
    place = bisect_left(numbers, number)
    return place < len(numbers) and numbers[place] == number
