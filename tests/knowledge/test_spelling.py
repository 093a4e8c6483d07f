"""Slips are mended where one word alone can be meant, and nothing else is touched."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.guesses import guesses
from knowledge.language import Contrasts
from knowledge.seeds import load
from knowledge.spelling import Speller
from knowledge.syllabary import Syllabary
from knowledge.word_chain import Names, Neighbours

SEEDS = Path(__file__).parents[2] / "seeds"
PHRASES = (
    "thu ngân sách",
    "bao nhiêu",
    "kế hoạch",
    "kiểm tra",
    "nghị định",
    "có nhắc tới",
    "những",
    "phường xã",
    "bí thư thành ủy",
    "quý III",
    "phòng y tế",
    "thị xã Sông Lĩnh",
)
NAMES = ("Trần Thế Dũng", "Hồng Lĩnh", "Nguyễn Sông Lĩnh")


QUESTIONS = (
    "ai là bí thư thành ủy",
    "có những ai",
    "kế hoạch bao nhiêu với ai",
    "thu ngân sách bao nhiêu",
)
SPELLINGS = {"tp": ("thành phố",), "bn": ("bao nhiêu",), "ko": ("không",), "ji": ("gì",)}


@pytest.fixture(scope="module")
def speller() -> Speller:
    contrasts = Contrasts(
        groups=(
            ("thu", "chi"),
            ("tỉnh", "thị", "thành", "phường"),
            ("phòng", "phường"),
            ("bà", "bá"),
            ("ha", "km"),
        )
    )
    syllabary = Syllabary(load(SEEDS).language.spelling)
    return Speller(
        Neighbours(PHRASES, Names(NAMES, ["ông"]), QUESTIONS, SPELLINGS), contrasts, syllabary
    )


def guessed(text: str, speller: Speller) -> list[str]:
    return guesses(speller.correct(text), speller)


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
        ("thu của Sôn Lĩnh", "thu của Sông Lĩnh"),  # a place, though somebody is called so, too
        ("ông Nguyễn Sôn Lĩnh", "ông Nguyễn Sôn Lĩnh"),
        ("Nguyễn Sông Kĩnh", "Nguyễn Sông Kĩnh"),
        ("ông Sôn Lĩnh", "ông Sôn Lĩnh"),
    ],
)
def test_a_slip_is_mended(speller: Speller, typed: str, meant: str) -> None:
    assert speller.correct(typed).text == meant


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
    assert speller.correct(typed).text == typed


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("kế hoạch tp hs", "kế hoạch tp hs"),
        ("thu ngân sáhc, nhữnng phườn xã", "thu ngân sách, những phường xã"),
        ("kiểm trra thhu ngân sách, bí tu thành ủy", "kiểm tra thu ngân sách, bí thư thành ủy"),
        ("thu nggân sách, phòng xã", "thu ngân sách, phòng xã"),  # a contrary
        ("thu ngân sácch vi bao nhiêu, quý vi", "thu ngân sách vi bao nhiêu, quý vi"),
        ("thu ngân sácch, quý iii, ix bao nhiêu", "thu ngân sách, quý iii, ix bao nhiêu"),
        ("thu ngân sácch, bao nhiêu vii ai", "thu ngân sách, bao nhiêu với ai"),
        ("kế họach", "kế hoạch"),  # the tone on another vowel
        ("kế hạch tu ngân sách", "kế hoạch thu ngân sách"),  # a word, but what follows tells
        ("kế hạch tu viện", "kế hoạch tu viện"),
    ],
)
def test_among_other_slips(speller: Speller, typed: str, meant: str) -> None:
    assert speller.correct(typed).text == meant


@pytest.mark.parametrize(
    "typed", ["tran the dun", "ong tran the sung", "ran the dung", "tran te dung"]
)
@pytest.mark.parametrize("hurry", ["", " thu ngan sachh bao nhieuu"])
def test_what_accents_could_make_a_syllable_is_another_name(
    speller: Speller, typed: str, hurry: str
) -> None:
    """Nor is it guessed at, however hurried the hand."""
    assert typed in speller.correct(typed + hurry).text
    assert all(typed in guess for guess in guessed(typed + hurry, speller))


def test_guesses_are_other_rows_of_words(speller: Speller) -> None:
    """That which was made of the text is one of them."""
    assert guessed("thu ngân sách bao nhiêu", speller) == ["thu ngân sách bao nhiêu"]
    found = guessed("thu ngân sáchh, bao nhiê, có nững ai", speller)
    assert all("thu ngân sách, bao nhiêu" in guess for guess in found)


def test_only_slips_of_the_finger_are_mended(speller: Speller) -> None:
    """An accent typed otherwise, or a letter from elsewhere, is another word."""
    assert speller.correct("kệ hoạch").text == "kệ hoạch"
    assert speller.correct("thu ngân lách").text == "thu ngân lách"


def test_a_known_abbreviation_is_no_slip_of_another(speller: Speller) -> None:
    assert speller.correct("ko những").text == "ko những"
    assert speller.correct("tp phường xã").text == "tp phường xã"


def test_what_asks_is_a_slip_only_where_that_is_much_likelier(speller: Speller) -> None:
    assert speller.correct("thu ngan sachh mai bao nhieu").text == "thu ngan sach mai bao nhieu"
    assert speller.correct("thu ngan sachh, co nhac nhi dinh").text.endswith("nghi dinh")
    assert speller.correct("thu ngân sáchh ai bao nhiêu").text == "thu ngân sách ai bao nhiêu"


def test_chat_spelling_has_slips_but_single_letters_and_sounds_are_none(speller: Speller) -> None:
    assert speller.correct("thu ngân sáchh bnn").text == "thu ngân sách bn"
    assert speller.correct("thu ngân sáchh jii").text == "thu ngân sách jii"


def test_a_word_in_contrast_is_known_as_well(speller: Speller) -> None:
    assert not speller.correct("bao nhiêu km").hurried


def test_what_is_likelier_than_a_typed_word_but_not_clearly_is_doubtful(speller: Speller) -> None:
    assert not speller.correct("thu ngân sách bao nhiêu").doubtful
    assert speller.correct("bí hư thành ủy a").doubtful


@given(st.text(max_size=60))
def test_mending_never_fails_and_ends(speller: Speller, text: str) -> None:
    once = speller.correct(text).text
    assert [char for char in once if char.isdigit()] == [char for char in text if char.isdigit()]
