"""Terms and meetings are counted in Roman numerals, however people type them: «lần thứ 15»."""

import re

_COUNTED = re.compile(
    r"(?i)\b(?P<kind>lần thứ|lan thu|khóa|khoá|khoa)\s+(?P<number>[1-9]|[12]\d|3\d)\b(?![./%-]?\d)"
)
_SHORT = re.compile(r"(?i)\b(?P<kind>lần|lan)\s+(?=(?:[1-9]|[12]\d|3\d|[ivx]+)\b(?![.,/%-]?\d))")
_IN_FULL = {"lần": "lần thứ", "lan": "lan thu"}
_TENS = ("", "X", "XX", "XXX")
_ONES = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")


def with_roman_ordinals(text: str) -> str:
    """The text with «lần thứ 15», «lần 15», «khóa 15» as «lần thứ XV», «khóa XV»."""
    return _COUNTED.sub(
        lambda match: f"{match['kind']} {to_roman(int(match['number']))}",
        _SHORT.sub(lambda match: f"{_IN_FULL[match['kind'].lower()]} ", text),
    )


def to_roman(number: int) -> str:
    """1 to 39."""
    tens, ones = divmod(number, 10)
    return _TENS[tens] + _ONES[ones]
