"""Cards as messages: one each, however much there is to say, with buttons that Telegram takes."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.callbacks import unpack
from bot.desk.cards import Card, Decision, Like, Newcomer, Operator, Paragraph, Summary
from bot.desk.outcomes import Complaint, Preview
from bot.html import pages
from bot.posts import shortened
from bot.reviewing.buttons import on_card, on_draft
from bot.reviewing.telling import tell
from bot.wording import DESK_ENGLISH, DESK_VIETNAMESE
from knowledge.outcome import Span

texts = st.integers(0, 3_000).map(lambda length: ("Ủy ban nhân dân " * 200)[:length])
names = st.sampled_from(["Lê An", "Phó Bí thư Thường trực " * 12])
likes = st.lists(st.builds(Like, st.just("le-an"), names), max_size=5).map(tuple)
newcomers = st.builds(
    Newcomer,
    id=st.just("le-an"),
    table=st.sampled_from(["people", "posts", "something"]),
    name=names,
    likes=likes,
    known=st.none() | st.builds(Like, st.just("le-an"), names),
)
numbers = st.integers(1, 10**9)
cards = st.builds(
    Card,
    id=numbers,
    version=numbers,
    draft=numbers,
    position=st.integers(1, 400),
    of=st.just(400),
    table=st.sampled_from(["documents", "statements"]),
    record=st.just("n-" * 20),
    said=st.lists(texts.map(lambda text: (Span(text, bold=True),)), max_size=4).map(tuple),
    fields=st.just("text = 1"),
    paragraphs=st.lists(st.builds(Paragraph, numbers, texts), max_size=6).map(tuple),
    sure=st.booleans(),
    why=st.none() | texts,
    likes=likes,
    known=st.none() | st.builds(Like, st.just("le-an"), names),
    newcomers=st.lists(newcomers, max_size=9).map(tuple),
    needs=st.lists(st.integers(1, 400), max_size=80).map(tuple),
    decision=st.sampled_from(Decision),
    by=st.none() | st.just(Operator(1, "Lan")),
)
SUMMARY = Summary(
    id=10**9,
    version=10**9,
    title="Bài " * 100,
    published_on=None,
    date_basis=None,
    doubts=("ngày đăng suy ra",) * 20,
    cards=400,
    sure=1,
    accepted=1,
    dropped=1,
    waiting=398,
    waiting_sure=0,
    source="https://bao.example/bai",
    opened_at=1,
)
CARD = Card(
    id=1,
    version=1,
    draft=1,
    position=2,
    of=3,
    table="observations",
    record="o-a",
    said=(),
    fields="",
    paragraphs=(),
    sure=True,
    why=None,
    likes=(),
    known=None,
    newcomers=(),
    needs=(),
    decision=Decision.WAITING,
    by=None,
)
PREVIEW = Preview(
    draft=SUMMARY,
    release=10**9,
    facts=3,
    complaints=(),
    odd=tuple(Complaint("số này gấp mười lần " * 30, number) for number in range(1, 60)),
    changes=1,
    hearers=1,
)


def check(said):
    """It is one message, and its buttons can be sent and are understood."""
    (page,) = pages(said.lines)
    assert page.plain
    buttons = [one for row in said.keyboard.inline_keyboard for one in row]
    assert len(buttons) <= 100
    for one in buttons:
        assert len(one.callback_data.encode()) <= 64
        _, value = unpack(one.callback_data)
        wanted = on_draft(value) or on_card(value)
        assert wanted.data == one.callback_data
        assert one.text.strip()


@given(cards, st.sampled_from([DESK_VIETNAMESE, DESK_ENGLISH]))
def test_a_card_is_one_message(card, words):
    check(tell(card, words))


@pytest.mark.parametrize("shown", [SUMMARY, PREVIEW])
@pytest.mark.parametrize("words", [DESK_VIETNAMESE, DESK_ENGLISH])
def test_so_are_drafts_and_previews(shown, words):
    check(tell(shown, words))


def test_a_number_that_no_database_takes_is_on_no_button_of_ours():
    endless = "9" * 20
    assert on_draft(f"odd-{endless}.1.1") is None
    assert on_card(f"edit-{endless}-1-0-0.1.1") is None


def test_a_long_button_shows_where_names_that_resemble_differ():
    names = [f"Giải ngân vốn đầu tư công ngân sách {whose}" for whose in ("tỉnh", "huyện Kẻ Sặt")]
    like = Newcomer("g", "indicators", names[0], tuple(Like("g", one) for one in names), None)
    said = tell(replace(CARD, newcomers=(like,)), DESK_VIETNAMESE)
    labels = [row[0].text for row in said.keyboard.inline_keyboard if row[0].text.startswith("📊")]
    assert [label.split()[-1] for label in labels] == ["tỉnh", "Sặt"]
    assert all(label.startswith("📊 Là Giải ngân") and len(label) <= 42 for label in labels)
    assert DESK_VIETNAMESE.likes_help in "".join(span.text for line in said.lines for span in line)


def test_a_word_without_end_is_cut_all_the_same():
    assert shortened("a" * 50, 38) == "a" * 38 + " …"
