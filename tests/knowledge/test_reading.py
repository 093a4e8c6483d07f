"""One question in many spellings: the facts of the answer stay the same."""

import unicodedata
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from knowledge.engine import Engine
from knowledge.outcome import OutcomeKind
from knowledge.text import fold

Way = Callable[[str], str]

TODAY = date(2026, 11, 1)
QUESTIONS = (
    "Chủ tịch UBND TP Thượng Giang là ai?",
    "Bí thư Thị ủy Bình Lãng là ai?",
    "Bà Lý Thu An giữ chức vụ gì?",
    "Thu ngân sách TX Bình Lãng năm 2024?",
    "Thu ngân sách TP Thượng Giang quý I/2024?",
    "Chỉ tiêu thu ngân sách TX Bình Lãng năm 2025?",
    "Nghị quyết 14-NQ/TU nói về gì?",
    "Kết luận 07/KL-TU ban hành ngày nào?",
    "Ông Ngô Bá Trác chỉ đạo gì?",
    "Ai chủ trì hội nghị giao ban quý II/2024?",
    "TX Bình Lãng kiến nghị gì với tỉnh?",
)
REFUSED = (
    "Chủ tịch UBND TX Bình Lãng là ai?",
    "Chủ tịch HĐND TP Thượng Giang là ai?",
    "Thu ngân sách TX Bình Lãng năm 2022?",
    "Chi ngân sách TX Bình Lãng năm 2024?",
    "Nghị quyết 15-NQ/TU nói về gì?",
)


def older_tone_marks(text: str) -> str:
    for new, old in (("ủy", "uỷ"), ("Ủy", "Uỷ"), ("hòa", "hoà"), ("thủy", "thuỷ")):
        text = text.replace(new, old)
    return text


def decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def spread(text: str) -> str:
    return f"  {text.replace(' ', '   ')} \n"


WAYS: tuple[Way, ...] = (
    fold,
    str.upper,
    str.lower,
    str.title,
    older_tone_marks,
    decomposed,
    spread,
)


def facts(engine: Engine, question: str) -> tuple[OutcomeKind, set[str]]:
    reply = engine.ask(question, today=TODAY)
    return reply.kind, set(reply.facts)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("question", QUESTIONS)
def test_a_way_of_typing_changes_no_answer(engine: Engine, question: str, way: Way) -> None:
    kind, found = facts(engine, question)
    assert kind is OutcomeKind.ANSWER
    assert facts(engine, way(question)) == (kind, found)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("question", REFUSED)
def test_a_way_of_typing_makes_nothing_known(engine: Engine, question: str, way: Way) -> None:
    assert facts(engine, way(question)) == (OutcomeKind.UNKNOWN, set())


@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    question=st.sampled_from(QUESTIONS),
    ways=st.lists(st.sampled_from((str, fold, older_tone_marks, str.upper)), min_size=1),
    form=st.sampled_from((str, decomposed)),
)
def test_each_word_may_be_typed_in_a_way_of_its_own(
    engine: Engine, question: str, ways: list[Way], form: Way
) -> None:
    words = question.split(" ")
    typed = " ".join(ways[i % len(ways)](word) for i, word in enumerate(words))
    assume("chi tiêu" not in typed.lower())  # half typed, «chỉ tiêu» is another word: spending
    assert facts(engine, form(typed)) == facts(engine, question)


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("ct ubnd tp thượng giang là ai", QUESTIONS[0]),
        ("ct ubnd tp thuong giang la ai v", QUESTIONS[0]),
        ("chủ tịch ủy ban nhân dân thành phố Thượng Giang là ai", QUESTIONS[0]),
        ("bt thị ủy Bình Lãng là ai ạ", QUESTIONS[1]),
        ("cho mình hỏi bí thư thị ủy Bình Lãng là ai với", QUESTIONS[1]),
        ("thu ns tx bình lãng năm 2024", QUESTIONS[3]),
        ("NQ 14 nói về gì", QUESTIONS[6]),
        ("nq số 14 nói về j", QUESTIONS[6]),
        ("bis thuw thij uyr binhf langx laf ai", QUESTIONS[1]),
    ],
)
def test_abbreviations_chat_spelling_and_telex(engine: Engine, short: str, full: str) -> None:
    assert facts(engine, short) == facts(engine, full)


@pytest.mark.parametrize("question", ["Giá vàng hôm nay?", "asdf qwer zxcv", "Bà Ngoại nấu gì?"])
def test_what_nothing_explains_is_unknown(engine: Engine, question: str) -> None:
    assert facts(engine, question) == (OutcomeKind.UNKNOWN, set())


def test_the_trace_shows_the_reading(engine: Engine) -> None:
    trace = engine.ask(QUESTIONS[0], today=TODAY).trace
    assert any("Thượng Giang" in row for row in trace)
