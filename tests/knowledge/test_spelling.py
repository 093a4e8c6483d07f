"""Slips are mended where one word alone can be meant, and nothing else is touched."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.language import Contrasts
from knowledge.seeds import load
from knowledge.spelling import Speller
from knowledge.syllabary import Syllabary
from knowledge.word_chain import Neighbours

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


QUESTIONS = (
    "ai là bí thư thành ủy",
    "có những ai",
    "kế hoạch bao nhiêu",
    "thu ngân sách bao nhiêu",
)
SPELLINGS = {"tp": ("thành phố",), "bn": ("bao nhiêu",), "ko": ("không",), "ji": ("gì",)}


@pytest.fixture(scope="module")
def speller() -> Speller:
    contrasts = Contrasts(groups=(("thu", "chi"), ("tỉnh", "thị", "thành", "phường")))
    syllabary = Syllabary(load(SEEDS).language.spelling)
    return Speller(Neighbours(PHRASES, NAMES, QUESTIONS, SPELLINGS), contrasts, syllabary)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("thu ngân sáhc", "thu ngân sách"),  # swapped
        ("thu nggân sách", "thu ngân sách"),  # doubled
        ("bao nhiê", "bao nhiêu"),  # dropped
        ("kế hoạcg", "kế hoạch"),  # hit beside
        ("nhữmg ai", "những ai"),  # no syllable, one word near
        ("kiển tra", "kiểm tra"),  # could be a syllable: its neighbour decides
        ("bao nhêu kế hạch", "bao nhiêu kế hoạch"),
        ("Trrần Thế Dũng", "Trần Thế Dũng"),
        ("Trần Thế DŨngg", "Trần Thế Dũng"),
        ("Nghị qyết", "Nghị qyết"),  # nothing known is near
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
        "ông Trần Thế Dung",  # accents left out are no slip
        "ông Trần Thế Hùng",  # another syllable is another person
        "ran the dung",
        "Nghị quyết 36/2021/NQ-HĐND",
        "quý III/2024, quy ii",
        "chi thường xuyên",
        "!!! 999 …",
    ],
)
def test_what_is_no_slip_stays(speller: Speller, typed: str) -> None:
    assert speller.correct(typed) == typed


def test_only_slips_of_the_finger_are_mended(speller: Speller) -> None:
    """An accent typed otherwise, or a letter from elsewhere, is another word."""
    assert speller.correct("kệ hoạch") == "kệ hoạch"
    assert speller.correct("thu ngân lách") == "thu ngân lách"


def test_a_known_abbreviation_is_no_slip_of_another(speller: Speller) -> None:
    assert speller.correct("ko những") == "ko những"
    assert speller.correct("tp phường xã") == "tp phường xã"


@given(st.text(max_size=60))
def test_mending_never_fails_and_ends(speller: Speller, text: str) -> None:
    once = speller.correct(text)
    assert [char for char in once if char.isdigit()] == [char for char in text if char.isdigit()]
