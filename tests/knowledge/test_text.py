"""Text as syllables: spellings that mean one word agree, others do not."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.text import fold, normalize, sentences, split_syllable, syllables, tokenize

LETTERS = st.text(alphabet=st.characters(max_codepoint=0x1EFF), max_size=60)
WORDS = st.sampled_from(
    ["đường", "Đường", "phố", "phổ", "năm", "hòa", "hoà", "thuỷ", "khỏe", "Quý", "uống", "ương"]
)


def agree(typed: str, known: str) -> bool:
    return split_syllable(typed).agrees_with(split_syllable(known))


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("pho", "phó"),
        ("pho", "phố"),
        ("phô", "phố"),
        ("phó", "phố"),
        ("duong", "đường"),
        ("HOÀ", "hòa"),
        ("uỷ", "ủy"),
        ("thuỷ", "thủy"),
        ("khỏe", "khoẻ"),
        (unicodedata.normalize("NFD", "Thượng"), "thượng"),
    ],
)
def test_what_is_typed_agrees_with_what_is_known(typed: str, known: str) -> None:
    assert agree(typed, known)


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("phố", "phó"),
        ("đạt", "đất"),
        ("năm", "nam"),
        ("đảng", "đặng"),
        ("thu", "chi"),
        ("hòa", "hoàn"),
        ("đa", "da"),
        ("giang", "gian"),
    ],
)
def test_a_typed_accent_binds(typed: str, known: str) -> None:
    assert not agree(typed, known)


@given(WORDS)
def test_a_word_agrees_with_itself_however_it_is_written(word: str) -> None:
    known = split_syllable(word)
    for written in (word, word.upper(), unicodedata.normalize("NFD", word), fold(word)):
        assert split_syllable(written).agrees_with(known)
    assert known.accented == (fold(word) != word.lower())


@given(LETTERS)
def test_folding_keeps_every_place(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    assert len(fold(text)) == len(composed)
    for token in tokenize(composed):
        assert composed[token.start : token.end] == token.raw
        assert token.is_number == token.raw[0].isdigit()


@given(st.lists(WORDS))
def test_folding_is_done_once(words: list[str]) -> None:
    text = " ".join(words)
    assert fold(fold(text)) == fold(text)
    assert fold(text) == " ".join(one.folded for one in syllables(text))


@given(LETTERS)
def test_normalizing_is_done_once_and_leaves_no_double_space(text: str) -> None:
    once = normalize(text)
    assert normalize(once) == once
    assert "  " not in once


def test_numbers_stay_whole() -> None:
    assert [one.raw for one in tokenize("thu 1.172,5 tỷ, bằng 27,5%")] == [
        "thu", "1.172,5", "tỷ", "bằng", "27,5",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("message", "parts"),
    [
        ("Ai chủ trì? Ngày nào?", ["Ai chủ trì", "Ngày nào"]),
        ("Thu 1.172 đồng. Chi bao nhiêu", ["Thu 1.172 đồng", "Chi bao nhiêu"]),
        ("một\nhai; ba!", ["một", "hai", "ba"]),
        (" ... ?!", []),
        ("", []),
    ],
)
def test_a_message_falls_into_sentences(message: str, parts: list[str]) -> None:
    assert sentences(message) == parts
