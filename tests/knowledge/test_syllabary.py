"""Which letters are a Vietnamese syllable, and Telex keys left as they were typed."""

import tomllib
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.language import Spelling
from knowledge.syllabary import Syllabary, is_well_toned, read_telex
from knowledge.text import split_syllable

DATA = Path(__file__).parents[2] / "seeds" / "spelling.toml"
SPELLING = Spelling.model_validate(tomllib.loads(DATA.read_text("utf-8")))
SYLLABARY = Syllabary(SPELLING)
EVERYDAY = [word for line in SPELLING.syllables for word in line.split()]


@pytest.mark.parametrize(
    "word",
    ["Nguyễn", "khuê", "thượng", "nghiêng", "quý", "gì", "uống", "yêu", "ạ", "khuya", "đường"],
)
def test_syllables_are_known(word: str) -> None:
    assert SYLLABARY.is_valid(split_syllable(word))


@pytest.mark.parametrize(
    "word", ["tihc", "gaing", "đuờgn", "xkcd", "ngh", "bcd", "thượgn", "kà", "cí", "nge", "quuốc"]
)
def test_slips_are_no_syllables(word: str) -> None:
    assert not SYLLABARY.is_valid(split_syllable(word))


def test_everyday_syllables_are_well_formed() -> None:
    wrong = [
        word
        for word in EVERYDAY
        if not SYLLABARY.is_valid(split_syllable(word)) or not is_well_toned(word)
    ]
    assert wrong == []


def test_everyday_syllables_are_told_with_their_accents_or_without_any() -> None:
    assert SYLLABARY.is_everyday(split_syllable("những"))
    assert SYLLABARY.is_everyday(split_syllable("nhung"))
    assert not SYLLABARY.is_everyday(split_syllable("nhúng".replace("ú", "ụ")))


@pytest.mark.parametrize("word", ["hòa", "hoà", "khỏe", "khoẻ", "ủy", "uỷ", "quý", "giữa", "thuở"])
def test_tones_stand_where_they_may(word: str) -> None:
    assert is_well_toned(word)
    assert is_well_toned(unicodedata.normalize("NFD", word))


@pytest.mark.parametrize("word", ["caủ", "phiả", "điạ", "phừơng", "tòan", "x\u0301"])
def test_tones_stand_nowhere_else(word: str) -> None:
    assert not is_well_toned(word)


@pytest.mark.parametrize(
    ("keys", "word"),
    [
        ("thafnh", "thành"),
        ("bis", "bí"),
        ("thuw", "thư"),
        ("uyr", "ủy"),
        ("tinhr", "tỉnh"),
        ("dduwowngf", "đường"),
        ("DDOONGF", "đồng"),
        ("aan", "ân"),
        ("quyr", "quỷ"),
    ],
)
def test_telex_keys(keys: str, word: str) -> None:
    assert read_telex(keys) == split_syllable(word)


@pytest.mark.parametrize("word", ["ban", "thanh", "thành", "bcd", "", "2024", "sx"])
def test_words_without_keys_are_no_telex(word: str) -> None:
    assert read_telex(word) is None


@given(st.text(max_size=30))
def test_any_text_can_be_looked_at(text: str) -> None:
    read_telex(text)
    assert isinstance(SYLLABARY.is_valid(split_syllable(text)), bool)
