"""A slip is one of four, and the known words behind it are found again."""

import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.seeds import load
from knowledge.slips import NEIGHBOURS, SlipIndex, is_slip, spell
from knowledge.text import fold

WORDS = sorted(
    {
        word
        for line in load(Path(__file__).parents[2] / "seeds").language.spelling.syllables
        for word in line.split()
        if len(word) > 1
    }
)
INDEX = SlipIndex(WORDS)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("thnàh", "thành"), ("thàh", "thành"), ("thàành", "thành"), ("thàmh", "thành")],
)
def test_the_four_slips(typed: str, meant: str) -> None:
    assert meant in {one.word for one in INDEX.near(typed)}


@pytest.mark.parametrize("typed", ["thành", "thánh", "thàxh", "thàxnh", "hnàth", "thanhh phố"])
def test_nothing_else_is_a_slip(typed: str) -> None:
    assert "thành" not in {one.word for one in INDEX.near(typed)}


def test_tones_that_sound_alike_are_confused() -> None:
    assert "chủ" in {one.word for one in INDEX.near("chũ")}
    assert "chủ" not in {one.word for one in INDEX.near("chú")}


def test_sounds_that_are_written_for_one_another() -> None:
    index = SlipIndex(WORDS, [("s", "x"), ("-n", "-ng")])
    assert "sách" in {one.word for one in index.near("xách")}
    assert "ràng" in {one.word for one in index.near("ràn")}
    assert "sách" not in {one.word for one in index.near("xạch")}


def slipped(word: str, kind: str, place: int) -> str:
    """The word with one slip at a letter."""
    place %= len(word)
    if kind == "swapped" and place + 1 < len(word):
        return word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    if kind == "beside" and (keys := NEIGHBOURS.get(fold(word[place]))):
        return word[:place] + min(keys) + word[place + 1 :]
    if kind == "dropped":
        return word[:place] + word[place + 1 :]
    return word[: place + 1] + word[place:]


@given(
    st.sampled_from(WORDS),
    st.sampled_from(("swapped", "beside", "dropped", "doubled")),
    st.integers(0, 9),
)
def test_every_slip_of_every_word_is_found_again(word: str, kind: str, place: int) -> None:
    typed = slipped(word, kind, place)
    if fold(typed) != fold(word):
        assert word in {one.word for one in INDEX.near(typed)}


@given(st.sampled_from(WORDS), st.text(max_size=8))
def test_a_word_is_no_slip_of_itself(word: str, other: str) -> None:
    letters = spell(word).letters
    doubled = any(first == second for first, second in itertools.pairwise(letters))
    assert doubled or not is_slip(letters, letters)
    is_slip(letters, other)
