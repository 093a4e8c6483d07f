"""Which letters are a Vietnamese syllable, and Telex keys left as they were typed."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.language import Lexicon
from knowledge.syllabary import Syllabary, read_telex
from knowledge.text import split_syllable

LEXICON = Path(__file__).parents[2] / "seeds" / "lexicon.toml"
SYLLABARY = Syllabary(Lexicon.model_validate(tomllib.loads(LEXICON.read_text("utf-8"))))


@pytest.mark.parametrize(
    "word",
    ["Nguyễn", "khuê", "thượng", "nghiêng", "quý", "gì", "uống", "yêu", "ạ", "khuya", "đường"],
)
def test_syllables_are_known(word: str) -> None:
    assert SYLLABARY.is_valid(split_syllable(word))


@pytest.mark.parametrize("word", ["tihc", "gaing", "đuờgn", "xkcd", "ngh", "bcd", "thượgn"])
def test_slips_are_no_syllables(word: str) -> None:
    assert not SYLLABARY.is_valid(split_syllable(word))


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
