"""Which words are known side by side."""

from knowledge.word_pairs import KNOWN, TIGHT, WordPairs

PAIRS = WordPairs(
    ["thu ngân sách", "chi ngân sách", "nợ ngân sách", "thành phố", "quý 1 năm 2"],
    ["Trần Thế Dũng"],
    {"tp": ("thành phố", "trưởng phòng"), "ji": ("gì",)},
    {"của": "thành", "phố": "là"},
)


def test_pairs_are_known_with_or_without_accents() -> None:
    assert PAIRS.support("thu", "ngân") == KNOWN
    assert PAIRS.support("thu", "ngan") == KNOWN
    assert PAIRS.support("ngân", "thu") == 0
    assert PAIRS.support("thù", "ngân") == 0


def test_words_that_seldom_stand_apart_count_more() -> None:
    assert PAIRS.support("ngân", "sách") == TIGHT


def test_an_abbreviation_stands_where_its_words_do() -> None:
    assert PAIRS.support("của", "tp") == KNOWN
    assert PAIRS.support("tp", "là") == KNOWN


def test_names_are_told_apart() -> None:
    assert PAIRS.support("trần", "thế") == KNOWN
    assert PAIRS.support("trần", "thế", named=False) == 0


def test_any_number_is_one_word() -> None:
    assert PAIRS.support("quý", "#") == KNOWN


def test_only_initials_are_words_to_be_meant() -> None:
    assert "tp" in PAIRS.words
    assert "ji" not in PAIRS.words
