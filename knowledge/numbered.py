"""What is told apart from its like by a number behind it: «bão số 10», «phiên họp thứ hai». The
number counts nothing: it belongs to the name, and another number is another thing."""

from collections.abc import Iterator, Sequence

Ordinal = tuple[str, int]
"""What is counted, folded («bao so», «thu»), and which one it is."""
BY_NUMBER = "so"
BY_TURN = "thu"
SUMS = frozenset({"tong", "trong", "dan", "da", "mot", "con", "chi", "la", "ve", "cua", "nhung"})
"""Words before «số» that make it a sum or a figure: «tổng số 16 xã», «con số 22»."""
SESSIONS = frozenset({"hop", "phien", "ky"})
"""Words before «thứ»: elsewhere it may be a day of the week or, folded, income («thu năm …»)."""
TURNS = {
    "nhat": 1, "nhi": 2, "hai": 2, "ba": 3, "tu": 4, "bon": 4, "nam": 5, "sau": 6, "bay": 7,
    "tam": 8, "chin": 9, "muoi": 10,
}  # fmt: skip
LONGEST = 3
"""Digits of such a number."""


def ordinals(row: Sequence[str]) -> Iterator[tuple[int, Ordinal]]:
    """The places of such numbers in a row of folded words, and what they say."""
    for place in range(2, len(row)):
        noun, by, number = row[place - 2 : place + 1]
        if by == BY_NUMBER and noun.isalpha() and noun not in SUMS and _is_short(number):
            yield place, (f"{noun} {by}", int(number))
        elif by == BY_TURN and noun in SESSIONS and (number in TURNS or _is_short(number)):
            yield place, (by, TURNS[number] if number in TURNS else int(number))


def _is_short(number: str) -> bool:
    return number.isdecimal() and len(number) <= LONGEST
