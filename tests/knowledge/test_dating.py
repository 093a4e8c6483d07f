"""Times agree exactly or not at all, and what nothing accounts for counts against an answer."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.dating import period_agrees
from knowledge.engine import Engine
from knowledge.outcome import OutcomeKind
from knowledge.period import Period
from knowledge.times import When

TODAY = date(2026, 11, 1)
DAYS = st.dates(date(2000, 1, 1), date(2050, 12, 31))
PERIODS = st.builds(lambda *days: Period(*sorted(days)), DAYS, DAYS)


# ---- times ------------------------------------------------------------------------------------


@given(PERIODS, PERIODS)
def test_a_named_time_means_itself_and_its_parts(asked: Period, known: Period) -> None:
    assert period_agrees(When(asked), known) == asked.contains(known)
    assert period_agrees(When(asked), asked)


@pytest.mark.parametrize(
    ("when", "known", "agrees"),
    [
        (When(None, day_month=(12, 4)), "2024-04-12", True),
        (When(None, day_month=(12, 4)), "2021-04-12", True),
        (When(None, day_month=(4, 12)), "2024-04-12", False),
        (When(None, months=(1, 3)), "2024-Q1", True),
        (When(None, months=(4, 6)), "2024-Q1", False),
        (When(None, months=(1, 9)), "2023-01/2023-09", True),
        (When(None, months=(1, 9)), "2023", False),
        (When(Period.of_year(2024)), "2024-Q1", True),
        (When(Period.parse("2024-Q1")), "2024", False),
        (When(Period.of_year(2030), until=True), "2024/2030", True),
        (When(Period.of_year(2030), until=True), "2024/2031", False),
        (When(Period.of_year(2024), since=True), "2024/2030", True),
        (When(Period.of_year(2025), after=True), "2026", True),
        (When(Period.of_year(2025), after=True), "2025", False),
    ],
)
def test_times(when: When, known: str, agrees: bool) -> None:
    assert period_agrees(when, Period.parse(known)) is agrees


@given(PERIODS)
def test_no_time_agrees_with_none(known: Period) -> None:
    assert not period_agrees(When(None), known)


# ---- what is left over ------------------------------------------------------------------------

KNOWN = (
    "Bí thư Tỉnh ủy là ai",
    "Thu ngân sách TX Bình Lãng năm 2024",
    "Nghị quyết 14-NQ/TU nói về gì",
)


@pytest.mark.parametrize(
    "question",
    [
        "Thu ngân sách TX Bình Lãng năm 2024 từ đất đai",
        "Thu ngân sách TX Bình Lãng năm 2024 theo Nghị quyết 15",
        "Số điện thoại của Bí thư Tỉnh ủy",
        "Bí thư Tỉnh ủy sinh năm nào",
        "Bí thư Tỉnh ủy Ngô Bá Trác quê ở đâu",
        "Vợ Bí thư Tỉnh ủy là ai",
        "Nghị quyết 14-NQ/TU bao nhiêu trang",
        "Ông Ngô Bá Trác lương bao nhiêu",
        "Ai chủ trì hội nghị giao ban quý III/2024",
        "Ông Ngô Bá Trác chỉ đạo gì về giá vàng",
    ],
)
def test_a_word_that_nothing_explains_vetoes(engine: Engine, question: str) -> None:
    reply = engine.ask(question, today=TODAY)
    assert reply.kind is not OutcomeKind.ANSWER, reply.text


@pytest.mark.parametrize("question", KNOWN)
@pytest.mark.parametrize("frill", ["ạ", "vậy", "cho mình hỏi với", "nhé bạn", "ad ơi"])
def test_courtesies_veto_nothing(engine: Engine, question: str, frill: str) -> None:
    alone = engine.ask(question, today=TODAY)
    assert alone.kind is OutcomeKind.ANSWER
    assert engine.ask(f"{question} {frill}", today=TODAY).facts == alone.facts
