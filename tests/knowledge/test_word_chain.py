"""How likely words follow one another."""

from knowledge.word_chain import FORBIDDEN, Names, Neighbours
from knowledge.word_rows import Choice

KNOWN = Neighbours(
    ["thu ngân sách", "chi ngân sách", "nợ ngân sách", "thành phố", "quý 1 năm 2"],
    Names(["Trần Thế Dũng"]),
    ["thu của thành phố là bao nhiêu", "ai là bí thư"],
    {"tp": ("thành phố", "trưởng phòng"), "ji": ("gì",), "đt": ("điện thoại",)},
)


def likelihood(before: str, after: str, *, accented: bool = True, named: bool = True) -> float:
    return follows(KNOWN, before, after, accented=accented, named=named)


def follows(
    known: Neighbours, before: str, after: str, *, accented: bool, named: bool = True
) -> float:
    rows = [Choice(before)], [Choice(after, named=named)]
    return known.follows(*rows, accented=accented)[0][0]


def test_a_pair_that_was_seen_is_likelier_than_one_that_was_not() -> None:
    assert likelihood("thu", "ngân") > likelihood("thu", "phố")
    assert likelihood("ngân", "sách") > likelihood("sách", "ngân")


def test_an_unknown_word_is_the_least_likely() -> None:
    assert likelihood("thu", "phố") > likelihood("thu", "xyz")


def test_without_accents_all_words_are_compared_without() -> None:
    assert likelihood("thu", "ngan", accented=False) > likelihood("thu", "pho", accented=False)
    assert likelihood("thu", "ngan") == likelihood("thu", "xyz")


def test_an_abbreviation_stands_where_its_words_do() -> None:
    assert likelihood("của", "tp") == likelihood("của", "thành")
    assert likelihood("tp", "là") == likelihood("phố", "là")


def test_what_only_names_have_can_be_left_out() -> None:
    assert likelihood("trần", "thế") > likelihood("trần", "thế", named=False)
    assert likelihood("thu", "ngân") == likelihood("thu", "ngân", named=False)


def test_titles_stand_beside_names_and_are_none_themselves() -> None:
    known = Neighbours([], Names(["Trần Thế Dũng"], ["ông"]), [], {})
    beside = follows(known, "ông", "trần", accented=True, named=False)
    inside = follows(known, "tran", "the", accented=False, named=False)
    assert inside == FORBIDDEN < beside


def test_any_number_is_one_word() -> None:
    assert likelihood("quý", "#") > likelihood("quý", "thu")


def test_only_abbreviations_of_several_words_may_be_meant() -> None:
    assert "tp" in KNOWN.words
    assert "ji" not in KNOWN.words
    assert "#" not in KNOWN.words
