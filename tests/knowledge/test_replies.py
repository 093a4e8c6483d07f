"""What every reply shows: sources, dates, notes of age; and every record can be shown."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.engine import Engine
from knowledge.model import Fact
from knowledge.outcome import OutcomeKind, Reply, plain
from knowledge.period import format_date
from knowledge.replies import rich, shorten
from knowledge.seeds import load

SEEDS = Path(__file__).parents[2] / "seeds"
TODAY = date(2026, 11, 1)
SHOWN_CHARS = 900
MESSAGE_CHARS = 4096
TARGET_BYTES = 60
"""Room for a target in a button's data, which Telegram limits to 64 bytes."""
MAY_HAVE_CHANGED = "chức vụ có thể đã thay đổi"
HAS_ENDED = "kết thúc hoạt động từ 1/7/2025"


@cache
def real() -> Engine:
    return Engine(load(SEEDS))


# ---- sources and notes ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "source"),
    [
        ("Bí thư Tỉnh ủy là ai?", "Báo Thượng Giang, 18/2/2025"),
        ("Ai chủ trì hội nghị giao ban quý II/2024?", "Báo Thượng Giang, 12/4/2024"),
        ("Nghị quyết 14-NQ/TU nói về gì?", "Báo Thượng Giang, 12/4/2024"),
        ("Thu ngân sách TX Bình Lãng năm 2024?", "Báo Thượng Giang, 18/2/2025"),
    ],
)
def test_publisher_and_date_of_the_article(engine: Engine, question: str, source: str) -> None:
    assert source in engine.ask(question, today=TODAY).text


def test_an_ended_unit_is_noted_once_and_last(engine: Engine) -> None:
    for question in (
        "Bí thư Thị ủy Bình Lãng là ai?",
        "Ông Ngô Bá Trác chỉ đạo gì?",
        "Bà Lý Thu An giữ chức vụ gì?",
        "Thu ngân sách TX Bình Lãng năm 2024?",
    ):
        text = engine.ask(question, today=TODAY).text
        assert text.count(HAS_ENDED) == 1, text
        assert text.endswith(f"{HAS_ENDED}.")


def test_nothing_has_ended_while_it_lasts(engine: Engine) -> None:
    question = "Bí thư Thị ủy Bình Lãng là ai?"
    assert HAS_ENDED not in engine.ask(question, today=date(2025, 6, 30)).text
    assert HAS_ENDED in engine.ask(question, today=date(2025, 7, 1)).text
    assert "kết thúc" not in engine.ask("Bí thư Tỉnh ủy là ai?", today=TODAY).text


def test_an_office_seen_long_ago_may_have_changed(engine: Engine) -> None:
    question = "Bí thư Tỉnh ủy là ai?"
    assert MAY_HAVE_CHANGED not in engine.ask(question, today=date(2025, 12, 1)).text
    assert engine.ask(question, today=TODAY).text.count(MAY_HAVE_CHANGED) == 1


def test_this_year_is_that_of_today(engine: Engine) -> None:
    question = "Thu ngân sách TX Bình Lãng năm ngoái?"
    assert "298 tỷ" in engine.ask(question, today=date(2025, 3, 1)).text
    assert engine.ask(question, today=date(2029, 3, 1)).kind is OutcomeKind.UNKNOWN


# ---- the bot itself ---------------------------------------------------------------------------


@pytest.mark.parametrize("message", ["Xin chào", "Alo", "bạn là ai", "...", "", " "])
def test_greetings_get_help(engine: Engine, message: str) -> None:
    reply = engine.ask(message, today=TODAY)
    assert reply.kind is OutcomeKind.HELP
    assert "không chính thức" in reply.text
    assert not reply.facts


def test_every_example_of_the_help_is_answered(engine: Engine) -> None:
    for bot in (engine, real()):
        for example in bot.facts.language.about.examples:
            assert bot.ask(example, today=TODAY).kind is OutcomeKind.ANSWER, example


def test_a_greeting_before_a_question_is_passed_over(engine: Engine) -> None:
    question = "Bí thư Tỉnh ủy là ai?"
    assert engine.ask(f"Xin chào! {question}", today=TODAY) == engine.ask(question, today=TODAY)


@pytest.mark.parametrize("question", [None, "dữ liệu đến ngày nào", "nguồn dữ liệu ở đâu"])
def test_sources_list_articles_newest_first(engine: Engine, question: str | None) -> None:
    asked = engine.ask(question, today=TODAY) if question else engine.sources(today=TODAY)
    articles = sorted(engine.facts.articles.values(), key=lambda one: one.published_on)
    places = [asked.text.rindex(format_date(one.published_on)) for one in articles]
    assert places == sorted(places, reverse=True)
    assert all(one.title in asked.text for one in articles)


# ---- several questions in one message ---------------------------------------------------------


def test_two_known_questions_are_both_answered(engine: Engine) -> None:
    reply = engine.ask("Bí thư Tỉnh ủy là ai? Nghị quyết 14 nói về gì?", today=TODAY)
    assert reply.kind is OutcomeKind.ANSWER
    assert {"m-trac-bt-2025", "nq-14-tu"} <= set(reply.facts)


@pytest.mark.parametrize("turn", [1, -1])
def test_the_known_part_is_given_beside_the_unknown(engine: Engine, turn: int) -> None:
    questions = ["Bí thư Tỉnh ủy là ai?", "Chủ tịch HĐND TP Thượng Giang là ai?"]
    reply = engine.ask(" ".join(questions[::turn]), today=TODAY)
    assert reply.kind is OutcomeKind.UNKNOWN
    assert reply.facts == ("m-trac-bt-2025",)
    assert "Ngô Bá Trác" in reply.text.split("\n")[0]
    assert "chưa có" in reply.text


# ---- every record -----------------------------------------------------------------------------


def sound(reply: Reply) -> None:
    """Telegram takes it, it shows its sources' dates, and every button leads somewhere."""
    assert 0 < len(reply.text) <= MESSAGE_CHARS
    for choice in reply.choices:
        assert len(choice.target.encode()) <= TARGET_BYTES
        assert real().show(choice.target, today=TODAY) is not None, choice
    for source in reply.articles:
        assert format_date(source.date) in reply.text


def records() -> Iterator[str]:
    for table in real().facts.tables():
        yield from table


def test_every_record_is_shown_or_is_none() -> None:
    for target in records():
        reply = real().show(target, today=TODAY)
        if reply is not None:
            sound(reply)
            assert len(reply.text) <= SHOWN_CHARS
            assert len(plain((*reply.lines, *reply.more))) <= MESSAGE_CHARS
            assert reply.articles, target


def test_every_fact_is_shown_and_has_a_source() -> None:
    for fact in real().facts.facts():
        assert real().show(fact.id, today=TODAY) is not None, fact.id
        source = real().source(fact.id)
        assert source is not None
        assert source.articles[0].id == fact.article
        article = real().facts.articles[fact.article]
        assert article.title in source.text
        assert format_date(article.published_on) in source.text
        assert all(str(number) in source.text for number in fact.paragraphs)


@pytest.mark.parametrize("target", ["", "no-such-record", "2024-04-12", "x" * 200, "tx:", "said:"])
def test_no_such_record(target: str) -> None:
    assert real().show(target, today=TODAY) is None
    assert real().source(target) is None


def test_a_record_that_is_no_fact_has_no_source() -> None:
    facts = {fact.id for fact in real().facts.facts()}
    assert all(isinstance(real().facts.record(one), Fact) for one in facts)
    assert all(real().source(one) is None for one in records() if one not in facts)


# ---- any text ---------------------------------------------------------------------------------

VOCABULARY = """
ai là chủ tịch bí thư tỉnh ubnd tp tx thành ủy thu ngân sách năm quý 2022 2023 I/2021
nghị quyết 05 06-NQ/TU kết luận 09 chỉ đạo gì về khi nào bao nhiêu phải không còn thế ông ấy đó
Thắng Dũng hội nghị chủ trì trước ngày 30% ? . so với chỉ tiêu hạn chế kiến nghị dự án
"""
WORDS = st.sampled_from(VOCABULARY.split())


LETTERS = st.text(st.characters(exclude_categories=["Nd", "Cs"]), max_size=500)


@settings(max_examples=100, deadline=None)
@given(LETTERS | st.lists(WORDS, max_size=14).map(" ".join))
def test_any_text_gets_a_reply(text: str) -> None:
    sound(real().ask(text, today=TODAY))


@settings(max_examples=30, deadline=None)
@given(st.lists(WORDS, max_size=8).map(" ".join), st.lists(LETTERS, max_size=4))
def test_any_context_will_do(text: str, context: list[str]) -> None:
    sound(real().ask(text, today=TODAY, context=context))
    sound(real().ask("Còn năm 2021?", today=TODAY, context=[*context, text]))


@given(st.text(max_size=80), st.integers(2, 60))
def test_shortened_labels_keep_to_their_limit(text: str, limit: int) -> None:
    short = shorten(text, limit)
    assert len(short) <= limit
    assert short == text or (short.endswith("…") and text.startswith(short[:-1]))


@given(st.lists(st.text(st.characters(exclude_characters="*"), min_size=1), max_size=5))
def test_bold_parts_are_spans(parts: list[str]) -> None:
    line = rich("**".join(parts))
    assert plain((line,)) == "".join(parts)
    assert [span.bold for span in line] == [i % 2 == 1 for i in range(len(parts))]
