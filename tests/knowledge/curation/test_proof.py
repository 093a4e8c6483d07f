"""The proof: facts against the paragraphs that they cite, on the invented province's articles."""

import hashlib
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.curation.copying import MAX_RUN, Wording, official_titles
from knowledge.curation.printed import (
    codes,
    days,
    fold,
    has_date,
    has_end,
    has_number,
    has_words,
    numbers,
    words_in_common,
)
from knowledge.curation.proof import prove
from knowledge.errors import Fault
from knowledge.seeds import load_with_places

GIAO_BAN = "articles/2024-04-12-giao-ban.toml"
LAM_VIEC = "articles/2025-02-18-lam-viec.toml"
ON = date(2024, 4, 12)


def proven(seeds: Path, articles: Path) -> list[Fault]:
    return prove(*load_with_places(seeds), articles)


def replace(path: Path, old: str, new: str) -> int:
    """Change the first `old` in a file; its line."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_invented_facts_are_proven(invented_seeds: Path, invented_articles: Path) -> None:
    assert proven(invented_seeds, invented_articles) == []


# ---- the text ---------------------------------------------------------------------------------


def test_changed_text(invented_seeds: Path, invented_articles: Path) -> None:
    text = invented_articles / "giao-ban.txt"
    replace(text, "412,6 tỷ", "421,6 tỷ")
    (fault,) = proven(invented_seeds, invented_articles)
    lines = (invented_seeds / GIAO_BAN).read_text("utf-8").split("\n")
    assert lines[fault.line - 1].startswith("sha256 = ")
    assert "the text of article '2024-04-12-giao-ban' has changed" in fault.problem
    assert hashlib.sha256(text.read_bytes()).hexdigest() in fault.problem


def test_missing_text(invented_seeds: Path, invented_articles: Path) -> None:
    (invented_articles / "giao-ban.txt").unlink()
    (fault,) = proven(invented_seeds, invented_articles)
    assert "belongs to article '2024-04-12-giao-ban'" in fault.problem


def test_missing_texts_folder(invented_seeds: Path, tmp_path: Path) -> None:
    (fault,) = proven(invented_seeds, tmp_path / "none")
    assert fault.problem == "there is no such folder"


# ---- particulars ------------------------------------------------------------------------------

PARTICULARS = [
    (
        GIAO_BAN,
        "value = 412.6",
        "value = 412.7",
        "the value 412.7 of 'o-thu-ns-q1-2024'",
        "nowhere",
    ),
    (GIAO_BAN, "paragraphs = [6, 2]", "paragraphs = [3, 2]", "the value 412.6", "paragraph 2, 6"),
    (GIAO_BAN, "out_of = 63", "out_of = 64", "the number 64 of 'o-ho-so-q1-2024'", "nowhere"),
    (GIAO_BAN, 'qualifier = "hơn"', 'qualifier = "gần"', "«gần» of 'o-cay-ban-q1-2024'", "nowhere"),
    (GIAO_BAN, 'period = "2030"', 'period = "2029"', "the year 2029", "nowhere"),
    (GIAO_BAN, "on = 2024-04-12\norg", "on = 2024-04-13\norg", "the date 13/4/2024", "nowhere"),
    (GIAO_BAN, "issued_on = 2024-02-05", "issued_on = 2024-02-06", "the date 6/2/2024", "nowhere"),
    (GIAO_BAN, 'code = "14-NQ/TU"', 'code = "15-NQ/TU"', "the number '15-NQ/TU'", "nowhere"),
    (GIAO_BAN, "deadline = 2024-05-30", "deadline = 2024-05-31", "the date 31/5/2024", "nowhere"),
    (GIAO_BAN, "deadline = 2024-06-30", "deadline = 2024-09-30", "the date 30/9/2024", "nowhere"),
    (GIAO_BAN, "nêu 6 nhóm", "nêu 7 nhóm", "the number 7 of 's-nhom-nhiem-vu-14'", "nowhere"),
    (GIAO_BAN, "ngày 30/5", "ngày 31/5", "the date 31/5 of 's-an-ve-sinh'", "nowhere"),
    (GIAO_BAN, 'group = "45', 'group = "46', "the number 46 of 'p-dai-bieu'", "nowhere"),
    (GIAO_BAN, 'by = ["ly-thu-an"]', 'by = ["vu-hai-dang"]', "the name 'Vũ Hải Đăng'", "7"),
    (LAM_VIEC, "Kết luận 07-KL/TU", "Kết luận 08-KL/TU", "the number '08-KL/TU'", "nowhere"),
    (LAM_VIEC, 'funding = "86', 'funding = "68', "the number 68 of 'ke-song-lang-2'", "nowhere"),
    (LAM_VIEC, 'base = "năm 2023"', 'base = "năm 2022"', "the number 2022", "nowhere"),
    (
        LAM_VIEC,
        'person = "ngo-ba-trac"\npost = "bi-thu-tinh-uy-thuong-giang"\nparagraphs = [2]',
        'person = "ngo-ba-trac"\npost = "bi-thu-tinh-uy-thuong-giang"\nparagraphs = [3]',
        "the name 'Ngô Bá Trác' of 'm-trac-bt-2025'",
        "It stands in paragraph 2, 6: cite the right one.",
    ),
    (GIAO_BAN, "paragraphs = [9]", "paragraphs = [10]", "cites paragraph 10, which follows", "9."),
    (
        GIAO_BAN,
        "paragraphs = [9]",
        "paragraphs = [99]",
        "cites paragraph 99, the article has",
        "9.",
    ),
]


@pytest.mark.parametrize("particular", PARTICULARS, ids=lambda particular: particular[2])
def test_what_does_not_stand_in_the_article(
    invented_seeds: Path, invented_articles: Path, particular: tuple[str, str, str, str, str]
) -> None:
    name, old, new, problem, mend = particular
    path = invented_seeds / name
    replace(path, old, new)
    (fault,) = proven(invented_seeds, invented_articles)
    assert fault.file == str(path)
    assert problem in fault.problem
    assert mend in fault.mend


def test_sentence_of_another_paragraph(invented_seeds: Path, invented_articles: Path) -> None:
    path = invented_seeds / GIAO_BAN
    text = path.read_text("utf-8")
    start = text.index('id = "s-han-che-rac"')
    moved = text[:start] + text[start:].replace("paragraphs = [8]", "paragraphs = [3]", 1)
    path.write_text(moved, "utf-8")
    (fault,) = proven(invented_seeds, invented_articles)
    assert fault.problem == "text of 's-han-che-rac' is not what the paragraphs cited say"
    assert fault.mend == "Its words stand rather in paragraph 8: cite that one."


def test_words_in_common() -> None:
    assert words_in_common("Rác thải, rác", fold("thu gom rác")) == 0.5
    assert words_in_common("12/4", "gì đó") == 1.0


def test_a_code_stands_as_the_article_prints_it(
    invented_seeds: Path, invented_articles: Path
) -> None:
    replace(invented_seeds / LAM_VIEC, 'printed = "07/KL-TU"\n', "")
    faults = proven(invented_seeds, invented_articles)
    assert [fault.problem.split(" does")[0] for fault in faults] == [
        "the number '07-KL/TU' of 'kl-07-tu'",
        "the number '07-KL/TU' of 's-trac-ben-bai'",
    ]


def test_the_fault_is_told_at_the_key(invented_seeds: Path, invented_articles: Path) -> None:
    line = replace(invented_seeds / GIAO_BAN, "value = 412.6", "value = 412.7")
    (fault,) = proven(invented_seeds, invented_articles)
    assert fault.line == line


def test_copied_sentence(invented_seeds: Path, invented_articles: Path) -> None:
    copied = "rà soát quy hoạch bến bãi, sớm bố trí đất cho trường mầm non Bến Đò"
    line = replace(invented_seeds / LAM_VIEC, "sớm có đất cho trường mầm non Bến Đò", copied)
    (fault,) = proven(invented_seeds, invented_articles)
    assert (fault.line, fault.mend) == (line, "Say it in our own words.")
    assert "text of 's-trac-mam-non' copies more than 12 words" in fault.problem


# ---- how things are printed -------------------------------------------------------------------

PRINTED_NUMBERS = [
    ("1172.5", "thu 1.172,5 tỷ", True),
    ("1172.5", "thu 1172,5 tỷ", True),
    ("1172.5", "thu 11.172,5 tỷ", False),
    ("1172.5", "thu 1.172,55 tỷ", False),
    ("1172", "thu 1.172,5 tỷ", False),
    ("1172", "thu 1.172.", True),
    ("90.20", "90,2%", True),
    ("11.67", "tăng 11,67%.", True),
    ("18000", "hơn 18 ngàn đại biểu", True),
    ("18000", "hơn 18 nghìn đại biểu", True),
    ("18000", "hơn 18 triệu", False),
    ("1500000", "1,5 triệu lượt", True),
    ("2000000000", "2 tỷ", True),
    ("2", "từ 2ha trở lên", True),
    ("5", "05 chỉ tiêu", True),
    ("55", "đạt 55/63", True),
    ("63", "đạt 55/63", True),
    ("5", "đạt 55/63", False),
    ("0", "có 0 vụ", True),
    ("-3", "giảm 3%", True),
]


@pytest.mark.parametrize(("value", "text", "stands"), PRINTED_NUMBERS)
def test_printed_numbers(value: str, text: str, stands: bool) -> None:
    assert has_number(Decimal(value), fold(text)) is stands


@given(st.decimals(min_value=0, max_value=10**9, places=2))
def test_every_number_is_found_as_it_is_printed(value: Decimal) -> None:
    english = f"{value:,}"
    vietnamese = english.translate(str.maketrans(",.", ".,"))
    assert has_number(value, fold(f"đạt {vietnamese} tỷ đồng"))
    assert [found for _, found in numbers(f"đạt {vietnamese} tỷ")] == [value]


PRINTED_DATES = [
    (date(2024, 4, 12), "Sáng nay (12/4), hội nghị", True),
    (date(2024, 4, 12), "ngày 12/04/2024", True),
    (date(2024, 4, 12), "ngày 12/4/2023", False),
    (date(2024, 4, 12), "ngày 12 tháng 4 năm 2024", True),
    (date(2023, 4, 12), "ngày 12/4", False),
    (date(2023, 4, 12), "ngày 12/4, năm 2023", True),
    (date(2024, 4, 2), "ngày 12/4", False),
    (date(2024, 1, 12), "ngày 12/11", False),
    (date(2024, 4, 12), "Sáng nay, hội nghị", True),
    (date(2024, 4, 12), "chiều 12.4, hội nghị", True),
    (date(2024, 4, 12), "trước ngày 12-4-2024", True),
    (date(2024, 4, 12), "đạt 12.4 tỷ đồng", False),
    (date(2024, 4, 11), "Sáng nay, hội nghị", False),
]


@pytest.mark.parametrize(("day", "text", "stands"), PRINTED_DATES)
def test_printed_dates(day: date, text: str, stands: bool) -> None:
    assert has_date(day, fold(text), ON) is stands


@given(st.dates(date(2000, 1, 1), date(2030, 12, 31)))
def test_every_date_is_found_with_its_year(day: date) -> None:
    assert has_date(day, f"ngày {day.day}/{day.month}/{day.year},", ON)
    assert not has_date(day, f"ngày {day.day}/{day.month}/{day.year + 1},", ON)


ENDS = [
    (date(2024, 6, 30), "trong tháng 6", True),
    (date(2024, 6, 30), "hết quý II", True),
    (date(2024, 6, 30), "trong tháng 5", False),
    (date(2024, 6, 29), "trong tháng 6", False),
    (date(2024, 12, 31), "cuối năm", True),
    (date(2025, 12, 31), "trong năm 2025", True),
    (date(2025, 12, 31), "trong năm 2026", False),
]


@pytest.mark.parametrize(("day", "text", "stands"), ENDS)
def test_ends_of_months_quarters_years(day: date, text: str, stands: bool) -> None:
    assert has_end(day, fold(text), ON) is stands


def test_names_stand_as_whole_words() -> None:
    text = fold("Chủ tịch  Lý Thu\nAn chủ trì; Đỗ Minh Khuê – Bí thư")
    assert has_words("Lý Thu An", text)
    assert has_words("Đỗ Minh Khuê - Bí thư", text)
    assert not has_words("Lý Thu A", text)


def test_what_a_sentence_names() -> None:
    text = (
        "theo Nghị quyết 14-NQ/TU và 37/2019/QĐ-UBND, xong 80% trước 15/8, đạt 55/63 và 1.172,5 tỷ"
    )
    assert list(codes(text)) == ["14-NQ/TU", "37/2019/QĐ-UBND"]
    assert list(days(text, ON)) == [("15/8", date(2024, 8, 15))]
    assert ("1.172,5", Decimal("1172.5")) in list(numbers(text))
    assert list(numbers("1,2,3")) == [("1", Decimal(1)), ("2", Decimal(2)), ("3", Decimal(3))]


# ---- copying ----------------------------------------------------------------------------------

LONG = " ".join(f"chữ{n}" for n in range(MAX_RUN + 1))
SHORT = " ".join(f"chữ{n}" for n in range(MAX_RUN))


def test_runs_of_words() -> None:
    wording = Wording(f"Mở đầu, {LONG}; kết thúc.", ())
    assert wording.copied(f"Ta nói: {LONG.upper()}.") == LONG
    assert wording.copied(f"Ta nói: {SHORT} rồi thôi") is None


@pytest.mark.parametrize("quoted", [f"“{LONG}”", f"«{LONG}»", f'"{LONG}"'])
def test_quotations_may_be_kept(quoted: str) -> None:
    assert Wording(f"Dự án {quoted} được nêu", ()).copied(LONG) is None


def test_official_names_may_be_kept() -> None:
    assert Wording(f"Dự án {LONG} được nêu", (LONG,)).copied(f"làm {LONG}") is None


def test_titles_follow_their_type_or_about() -> None:
    text = "Nghị quyết 14 của Thành ủy về phát triển bến. Kế hoạch thực hiện Nghị quyết."
    documents = [
        ("phát triển bến", ("Nghị quyết",)),
        ("thực hiện Nghị quyết", ("Kế hoạch",)),
        ("Thành ủy về", ("Nghị quyết",)),
    ]
    assert official_titles(text, documents) == ["phát triển bến", "thực hiện nghị quyết"]
