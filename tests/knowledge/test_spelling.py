"""Slips are mended where one word alone can be meant, and nothing else is touched."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.language import Contrasts, Lexicon
from knowledge.seeds import load
from knowledge.spelling import Speller
from knowledge.syllabary import Syllabary

SEEDS = Path(__file__).parents[2] / "seeds"
PHRASES = (
    "thu ngân sách",
    "bao nhiêu",
    "kế hoạch",
    "kiểm tra",
    "có nhắc tới",
    "những",
    "phường xã",
    "bí thư thành ủy",
    "quý III",
)
NAMES = ("Trần Thế Dũng", "ông Trần Thế Dũng", "Hồng Lĩnh")


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load(SEEDS).language.lexicon


@pytest.fixture(scope="module")
def speller(lexicon: Lexicon) -> Speller:
    contrasts = Contrasts(groups=(("thu", "chi"), ("tỉnh", "thị", "thành", "phường")))
    return Speller(PHRASES, NAMES, ("tp", "bn", "ko"), contrasts, Syllabary(lexicon))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("thu ngân sáhc", "thu ngân sách"),  # swapped
        ("thu nggân sách", "thu ngân sách"),  # doubled
        ("bao nhiê", "bao nhiêu"),  # dropped
        ("kế hoạcg", "kế hoạch"),  # hit beside
        ("nhữmg ai", "những ai"),  # no syllable, one word near
        ("xó nhắc tới", "có nhắc tới"),  # could be a syllable: its neighbour decides
        ("Trrần Thế Dũng", "Trần Thế Dũng"),
        ("HHồng Lĩnh", "Hồng Lĩnh"),
    ],
)
def test_a_slip_is_mended(speller: Speller, typed: str, meant: str) -> None:
    assert speller.correct(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "thu ngân sách năm 2022 tp bn",
        "ông Trần Thế Dúng",  # another syllable is another person
        "ran the dung",
        "Nghị quyết 36/2021/NQ-HĐND",
        "quý III/2024, quy ii",
        "chi thường xuyên",
        "!!! 999 …",
    ],
)
def test_what_is_no_slip_stays(speller: Speller, typed: str) -> None:
    assert speller.correct(typed) == typed


@given(st.text(max_size=60))
def test_mending_never_fails_and_ends(speller: Speller, text: str) -> None:
    once = speller.correct(text)
    assert [char for char in once if char.isdigit()] == [char for char in text if char.isdigit()]
