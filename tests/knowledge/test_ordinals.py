"""Terms and meetings as people type their numbers."""

import pytest

from knowledge.ordinals import to_roman, with_roman_ordinals


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("hội nghị lần thứ 15 bàn gì", "hội nghị lần thứ XV bàn gì"),
        ("lan thu 9", "lan thu IX"),
        ("lần 15", "lần thứ XV"),
        ("BTV lần XV", "BTV lần thứ XV"),
        ("lần 2,5", "lần 2,5"),
        ("Quốc hội khóa 15", "Quốc hội khóa XV"),
        ("lần thứ 150", "lần thứ 150"),
        ("khóa 15/2021", "khóa 15/2021"),
        ("15 phường", "15 phường"),
    ],
)
def test_ordinals_become_roman(typed: str, meant: str) -> None:
    assert with_roman_ordinals(typed) == meant


def test_roman_numerals() -> None:
    assert [to_roman(number) for number in (4, 14, 19, 21, 39)] == [
        "IV",
        "XIV",
        "XIX",
        "XXI",
        "XXXIX",
    ]
