"""Cutting and escaping: what goes out is always what Telegram accepts."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from bot import html
from bot.demo.entities import parse_html
from knowledge.outcome import Span

texts = st.text(st.characters(exclude_categories=["Cs", "Cc"], max_codepoint=0x1FAFF), max_size=120)
lines = st.lists(st.lists(st.builds(Span, texts, st.booleans()), max_size=4).map(tuple))


@given(lines)
def test_every_page_is_html_that_says_the_same_and_fits(given_lines):
    for page in html.pages(given_lines, limit=50):
        text, entities = parse_html(page.html)
        assert text.strip() == page.plain.strip()
        assert html.units(page.plain) <= 50
        assert len(entities) <= html.MAX_BOLD


@given(lines)
def test_nothing_but_space_is_lost(given_lines):
    written = "".join(span.text for line in given_lines for span in line)
    shown = "".join(page.plain for page in html.pages(given_lines, limit=50))
    squeeze = lambda text: "".join(unicodedata.normalize("NFC", text).split())  # noqa: E731
    assert squeeze(unicodedata.normalize("NFC", shown)) == squeeze(written)


def test_cuts_after_a_sentence_else_between_words():
    sentences = "Một câu ngắn. Câu thứ hai dài hơn một chút."
    first = html.pages([(Span(sentences),)], limit=24)[0]
    assert first.plain == "Một câu ngắn."
    words = "mộthaiba bốnnămsáu bảytámchín"
    assert [page.plain for page in html.pages([(Span(words),)], limit=20)] == [
        "mộthaiba bốnnămsáu",
        "bảytámchín",
    ]


def test_never_cuts_between_a_letter_and_its_marks():
    text = "ạ\u0323" * 30
    for page in html.pages([(Span(text),)], limit=25):
        assert not unicodedata.combining(page.plain[0])


def test_emoji_count_double():
    assert html.units("😀") == 2
    assert [len(page.plain) for page in html.pages([(Span("😀" * 30),)], limit=20)] == [10, 10, 10]


def test_bold_spans_are_kept_to_what_telegram_shows():
    many = [(Span("x", bold=True),)] * 150
    assert [page.html.count("<b>") for page in html.pages(many)] == [100, 50]


def test_no_text_is_no_message():
    assert html.pages([(), (Span("  "),)]) == []
