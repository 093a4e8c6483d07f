"""Periods: the seeds' notation in, what a Vietnamese reader expects out."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.period import Period, Step, format_date

DAYS = st.dates(date(1945, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("text", "start", "end", "label"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31), "năm 2024"),
        ("2024-Q1", date(2024, 1, 1), date(2024, 3, 31), "quý I/2024"),
        ("2024-Q4", date(2024, 10, 1), date(2024, 12, 31), "quý IV/2024"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "tháng 2/2024"),
        ("2024-04-12", date(2024, 4, 12), date(2024, 4, 12), "12/4/2024"),
        ("2024/2030", date(2024, 1, 1), date(2030, 12, 31), "giai đoạn 2024-2030"),
        ("2023-01/2023-09", date(2023, 1, 1), date(2023, 9, 30), "9 tháng năm 2023"),
        ("2023-02/2023-05", date(2023, 2, 1), date(2023, 5, 31), "tháng 2 đến tháng 5/2023"),
        (
            "2023-02-03/2023-05-06",
            date(2023, 2, 3),
            date(2023, 5, 6),
            "từ 3/2/2023 đến 6/5/2023",
        ),
    ],
)
def test_notation(text: str, start: date, end: date, label: str) -> None:
    period = Period.parse(text)
    assert (period.start, period.end) == (start, end)
    assert period.label == label
    assert period.notation == text


@pytest.mark.parametrize(
    "text",
    ["", "24", "2024-Q5", "2024-13", "2024-02-30", "năm 2024", "2024/", "/2024", "2024/2023"],
)
def test_unreadable_notation_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        Period.parse(text)


def test_the_text_that_cannot_be_read_is_named() -> None:
    with pytest.raises(ValueError, match="'quý 1'"):
        Period.parse("quý 1")


@given(DAYS, DAYS)
def test_two_days_make_a_period_that_reads_back(one: date, other: date) -> None:
    start, end = sorted((one, other))
    period = Period.parse(f"{start.isoformat()}/{end.isoformat()}")
    assert (period.start, period.end) == (start, end)
    assert period.days == (end - start).days + 1
    assert period.contains(period)
    assert period.label
    assert Period.parse(period.notation) == period


@given(DAYS, DAYS, DAYS, DAYS)
def test_containing_goes_one_way(a: date, b: date, c: date, d: date) -> None:
    first, second = Period(*sorted((a, b))), Period(*sorted((c, d)))
    if first.contains(second):
        assert first == second or not second.contains(first)


@given(st.integers(1945, 2099))
def test_a_year_is_its_quarters(year: int) -> None:
    quarters = [Period.parse(f"{year}-Q{number}") for number in (1, 2, 3, 4)]
    assert sum(one.days for one in quarters) == Period.of_year(year).days
    for before, after in pairwise(quarters):
        assert before.end + timedelta(days=1) == after.start


@given(DAYS)
def test_dates_have_no_leading_zeros(day: date) -> None:
    parts = format_date(day).split("/")
    assert parts == [str(int(part)) for part in parts]
    assert date(*map(int, reversed(parts))) == day


@pytest.mark.parametrize(
    ("told", "unit", "before", "after"),
    [
        ("2021/2025", "giai doan", "2016/2020", "2026/2030"),
        ("2022", "nam", "2021", "2023"),
        ("2021-Q1", "quy", "2020-Q4", "2021-Q2"),
        ("2021-Q1", "nam", "2020", "2022"),
        ("2023-01/2023-09", "ky", "2022-04/2022-12", "2023-10/2024-06"),
    ],
)
def test_a_time_is_counted_from_another(told: str, unit: str, before: str, after: str) -> None:
    period = Period.parse(told)
    assert Step(unit, forward=False).of(period) == Period.parse(before)
    assert Step(unit, forward=True).of(period) == Period.parse(after)


def test_days_have_no_next_span() -> None:
    assert Step("giai doan", forward=True).of(Period.parse("2023-02-03/2023-05-06")) is None
