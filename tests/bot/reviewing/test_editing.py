"""What operators type on a phone, as TOML."""

import tomllib
from datetime import date
from decimal import Decimal

import pytest

from bot.reviewing.editing import looks_like_fields, straightened


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("text = “thu ngân sách”", "thu ngân sách"),
        ('text = “đô thị "loại III"”', 'đô thị "loại III"'),
        ("text = „a”", "a"),
        ('text = "920.4"', "920.4"),
        ("text = 1.172,5", Decimal("1172.5")),
        ("text = 86,4", Decimal("86.4")),
        ("text = 86.4", Decimal("86.4")),
        ("text = 30/4/2025", date(2025, 4, 30)),
        ("text = 2025-04-30", date(2025, 4, 30)),
        ("text = thu ngân sách, 'vượt' kế hoạch", "thu ngân sách, 'vượt' kế hoạch"),
        ("text = 2024-01/2024-06", "2024-01/2024-06"),
        ("text = 15 xã", "15 xã"),
        ("text = true", True),
        ("paragraphs = [3, 4]\ntext = “a”", "a"),
    ],
)
def test_what_is_typed_is_what_is_meant(typed, meant):
    assert tomllib.loads(straightened(typed), parse_float=Decimal)["text"] == meant


@pytest.mark.parametrize(
    "typed", ['text = "a', 'text = a "b" c', "text =", "text = a # b", "x = [a]"]
)
def test_what_may_mean_two_things_is_left_to_be_refused(typed):
    with pytest.raises(tomllib.TOMLDecodeError):
        tomllib.loads(straightened(typed))


def test_only_fields_look_like_fields():
    assert looks_like_fields("value = 1\n\nunit = “ha”")
    assert not looks_like_fields("Thu ngân sách = bao nhiêu?")
    assert not looks_like_fields("value = 1\nlà sao?")
    assert not looks_like_fields("")
