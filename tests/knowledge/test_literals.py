"""What is written in figures: dates, periods, document numbers, amounts."""

import tomllib
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from knowledge.language import Government
from knowledge.literals import Amount, DocumentNumber, LiteralReader, read_number
from knowledge.period import Period, format_date
from knowledge.text import fold, normalize
from knowledge.times import When, periods_in

GOVERNMENT = Path(__file__).parents[2] / "seeds" / "government.toml"
READER = LiteralReader(
    Government.model_validate(tomllib.loads(GOVERNMENT.read_text("utf-8"))).document_types
)
TODAY = date(2026, 11, 1)
DAYS = st.dates(date(1950, 1, 1), date(2099, 12, 31))


def read(text: str) -> list[When | DocumentNumber | Amount]:
    return [literal.value for literal in READER.read(text, TODAY)]


def only(text: str) -> When | DocumentNumber | Amount:
    (value,) = read(text)
    return value


# ---- numbers ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.172,5", "1172.5"),
        ("1.500.000", "1500000"),
        ("27,5", "27.5"),
        ("0,05", "0.05"),
        ("298", "298"),
        ("1.172", "1172"),
    ],
)
def test_dots_group_and_a_comma_starts_decimals(text: str, value: str) -> None:
    assert read_number(text) == Decimal(value)


@given(st.integers(0, 10**9), st.integers(0, 99))
def test_numbers_read_back(whole: int, hundredths: int) -> None:
    grouped = f"{whole:,}".replace(",", ".")
    assert read_number(grouped) == whole
    written = f"{grouped},{hundredths:02}"
    assert read_number(written) == Decimal(f"{whole}.{hundredths:02}")
    assert only(f"thu được {written} đồng") == Amount(read_number(written))


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("xong 70% khối lượng", Amount(Decimal(70), "%")),
        ("bằng 27,5 % kế hoạch", Amount(Decimal("27.5"), "%")),
        ("đạt 55/63 thủ tục", Amount(Decimal(55), "/", Decimal(63))),
    ],
)
def test_amounts(text: str, amount: Amount) -> None:
    assert only(text) == amount


# ---- dates and periods ------------------------------------------------------------------------


@given(DAYS, st.sampled_from("/-"))
def test_a_date_reads_back(day: date, sign: str) -> None:
    when = When(Period(day, day))
    for written in (
        f"{day.day}{sign}{day.month}{sign}{day.year}",
        f"{day.day:02}{sign}{day.month:02}{sign}{day.year}",
        f"ngày {day.day} tháng {day.month} năm {day.year}",
        f"ngay {day.day} thang {day.month} nam {day.year}",
    ):
        assert only(f"họp hôm {written} ở đâu") == when
    assert only(format_date(day)) == when


@given(DAYS)
def test_a_date_without_its_year_is_a_day_and_a_month(day: date) -> None:
    expected = When(None, day_month=(day.day, day.month))
    assert only(f"ngày {day.day} tháng {day.month}") == expected
    assume(day.day < 32)
    assert only(f"hôm {day.day}/{day.month}") == expected


@pytest.mark.parametrize(
    ("text", "notation"),
    [
        ("năm 2024", "2024"),
        ("nam 2024", "2024"),
        ("quý I/2024", "2024-Q1"),
        ("quý 1 năm 2024", "2024-Q1"),
        ("q1/2024", "2024-Q1"),
        ("QUÝ IV NĂM 2024", "2024-Q4"),
        ("tháng 4/2024", "2024-04"),
        ("tháng 04 năm 2024", "2024-04"),
        ("9 tháng năm 2023", "2023-01/2023-09"),
        ("9 tháng đầu năm 2023", "2023-01/2023-09"),
        ("giai đoạn 2024-2030", "2024/2030"),
        ("giai đoạn 2024 - 2030", "2024/2030"),
        ("từ năm 2024 đến năm 2030", "2024/2030"),
        ("nhiệm kỳ 2020 – 2025", "2020/2025"),
        ("năm nay", "2026"),
        ("năm ngoái", "2025"),
        ("năm trước", "2025"),
    ],
)
def test_periods(text: str, notation: str) -> None:
    when = only(f"thu {text}")
    assert isinstance(when, When)
    assert replace(when, step=None) == When(Period.parse(notation))


def test_a_period_without_a_year_keeps_its_months() -> None:
    assert only("thu quý II") == When(None, months=(4, 6))
    assert only("thu 9 tháng") == When(None, months=(1, 9))


def test_until_the_end_of_a_month_is_counted_from_january() -> None:
    assert only("hết tháng 9/2023") == only("9 tháng năm 2023")
    assert only("tính đến hết tháng 6 năm 2022") == only("6 tháng năm 2022")


def test_before_and_after_a_year() -> None:
    year = Period.of_year(2030)
    assert only("đến năm 2030") == When(year, until=True)
    assert only("từ năm 2030") == When(year, since=True)
    assert only("sau năm 2030") == When(year, after=True)


@pytest.mark.parametrize(
    "typed",
    [
        "sau năm 2025, 5 năm tiếp theo",
        "5 năm sau 2025",
        "năm năm tiếp theo sau năm 2025",
        "sau 2025 trong 5 năm tới",
    ],
)
def test_years_are_counted_from_a_year(typed: str) -> None:
    assert only(typed) == When(Period(date(2026, 1, 1), date(2030, 12, 31)))


def test_the_part_of_a_month_is_its_month() -> None:
    assert only("giữa tháng 8/2021") == only("tháng 8/2021")


def test_this_year_is_that_of_today() -> None:
    (literal,) = READER.read("năm nay", date(2031, 1, 1))
    assert literal.value == When(Period.of_year(2031))


def test_no_day_that_the_calendar_lacks() -> None:
    assert not any(
        isinstance(one, When) and one.period and one.period.days == 1
        for one in read("ngày 31/2/2024")
    )


# ---- document numbers -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Nghị quyết 14-NQ/TU", DocumentNumber(14, "nghi-quyet", None, "tu")),
        ("nghi quyet so 14-nq/tu", DocumentNumber(14, "nghi-quyet", None, "tu")),
        ("NQ 14", DocumentNumber(14, "nghi-quyet")),
        ("nq14", DocumentNumber(14, "nghi-quyet")),
        ("Nghị quyết số 05", DocumentNumber(5, "nghi-quyet")),
        ("14-NQ/TU", DocumentNumber(14, "nghi-quyet", None, "tu")),
        ("07/KL-TU", DocumentNumber(7, "ket-luan", None, "tu")),
        ("Kết luận số 07-KL/TU", DocumentNumber(7, "ket-luan", None, "tu")),
        ("36/2021/NQ-HĐND", DocumentNumber(36, "nghi-quyet", 2021, "hdnd")),
        ("văn bản số 14", DocumentNumber(14)),
    ],
)
def test_document_numbers(text: str, number: DocumentNumber) -> None:
    assert only(f"{text} nói gì") == number


def test_one_type_for_several_numbers() -> None:
    assert read("nghị quyết 05, 06 và 08") == [
        DocumentNumber(number, "nghi-quyet") for number in (5, 6, 8)
    ]


def test_a_word_that_folds_like_one_of_time_is_none() -> None:
    """«phấn đấu năm 2023» is the whole year, «đầu năm 2023» its first months."""
    assert only("phấn đấu năm 2023") == only("năm 2023")
    assert only("đầu năm 2023") != only("năm 2023")
    assert only("nắm 2023") == only("2023")


def test_months_are_counted_in_words_too() -> None:
    assert only("chín tháng 2023") == only("9 tháng 2023")
    assert only("sáu tháng đầu năm 2022") == only("6 tháng đầu năm 2022")


def test_k_is_a_thousand() -> None:
    assert only("68k cây") == only("68 nghìn cây")


def test_numbers_of_four_digits_are_documents_and_years_are_none() -> None:
    assert only("Quyết định 1274/QĐ-UBND") == DocumentNumber(1274, "quyet-dinh", None, "ubnd")
    assert only("kế hoạch 2023") == only("2023")
    assert only("nam 2022 da dat") == only("năm 2022")


def test_half_a_year_is_six_months() -> None:
    assert only("nửa đầu năm 2024") == only("6 tháng đầu năm 2024")


def test_the_periods_that_a_text_tells_of() -> None:
    text = "kết quả 6 tháng đầu năm 2024, nhiệm vụ năm 2025, họp ngày 16/7/2024"
    assert periods_in(text, 2024) == [Period.of_months(2024, 1, 6)]


def test_numbers_in_a_row_need_no_commas() -> None:
    assert [
        one.number for one in read("nghị quyết 05 06 09") if isinstance(one, DocumentNumber)
    ] == [
        5,
        6,
        9,
    ]


def test_a_month_before_a_word_is_no_document() -> None:
    assert only("9/2023 da dat") == only("9/2023")
    assert isinstance(only("37/2019 qd-ubnd"), DocumentNumber)


def test_a_length_of_time_is_no_document() -> None:
    assert not any(isinstance(one, DocumentNumber) for one in read("kế hoạch 9 tháng năm 2023"))


def test_a_word_that_ends_like_a_kind_of_document_is_none() -> None:
    assert only("kỷ luật 28 người") == Amount(Decimal(28))
    assert only("ky luat 28 nguoi") == Amount(Decimal(28))
    assert only("Luật 28") == DocumentNumber(28, "luat")


@given(st.integers(1, 199))
def test_a_number_is_never_another(number: int) -> None:
    assert only(f"nghị quyết số {number}") == DocumentNumber(number, "nghi-quyet")
    assert only(f"{number:02}-NQ/TU") == DocumentNumber(number, "nghi-quyet", None, "tu")


# ---- any text ---------------------------------------------------------------------------------


@example("0T")
@given(st.text(max_size=200) | st.text("0123456789/-% quýnămthágTUKLNQ", max_size=60))
def test_literals_stand_in_order_and_apart(text: str) -> None:
    text = normalize(text)
    found = READER.read(text, TODAY)
    for literal in found:
        assert 0 <= literal.start < literal.end <= len(text)
    for before, after in pairwise(found):
        assert before.end <= after.start


@given(DAYS, st.integers(1, 99))
def test_accents_are_free(day: date, number: int) -> None:
    text = f"ngày {format_date(day)}, quý II năm {day.year}, Nghị quyết số {number}"
    assert read(text) == read(fold(text)) == read(text.upper())


def test_a_day_behind_a_kind_of_document_is_no_number() -> None:
    day = Period(date(2022, 1, 18), date(2022, 1, 18))
    assert [one.period for one in read("nghị quyết 18/1/2022") if isinstance(one, When)] == [day]
    assert isinstance(only("nghị quyết 18/2022"), DocumentNumber)
