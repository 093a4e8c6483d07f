"""Texts cut into messages as clients cut them, and made whole again."""

from hypothesis import given
from hypothesis import strategies as st

from bot.html import MAX_UNITS, units
from bot.state.parts import Part
from bot.submissions.parts import joined, texts

SENTENCE = "Ủy ban nhân dân thành phố yêu cầu hoàn thành trước ngày 30/6."
WORDS = st.sampled_from([SENTENCE, "Thu ngân sách đạt 298 tỷ đồng", "920,4 ha.", "«Rất tốt»", "ạ"])
paragraphs = st.lists(WORDS, min_size=1, max_size=90).map(" ".join)
articles = st.lists(paragraphs, min_size=1, max_size=12).map("\n\n".join)


def cut(text: str) -> list[str]:
    """As a client does: at the end of a paragraph in the second half of what a message holds, else
    of a sentence, else of a word."""
    parts = []
    while units(text) > MAX_UNITS:
        window = text[:MAX_UNITS]
        half = MAX_UNITS // 2
        ends = (window.rfind(mark, half) + len(mark.rstrip()) for mark in ("\n\n", ". ", " "))
        end = next(end for end in ends if end >= half)
        parts.append(text[:end].strip())
        text = text[end:].strip()
    return [*parts, text]


def written(parts: list[str], *, first: int = 10, at: int = 1_000) -> list[Part]:
    """Messages in one chat, one a second; others have numbers in between."""
    return [Part(7, first + 3 * n, at + n, text) for n, text in enumerate(parts)]


@given(articles, st.randoms(use_true_random=False))
def test_a_text_cut_by_a_client_is_whole_again_in_whatever_order_it_comes(text, chance):
    parts = written(cut(text))
    chance.shuffle(parts)
    (found,) = texts(parts)
    assert joined(found).split() == text.split()
    if all(units(one) < MAX_UNITS for one in text.split("\n\n")):
        assert joined(found) == text


@given(st.integers(MAX_UNITS + 1, 3 * MAX_UNITS))
def test_what_has_no_space_to_cut_at_is_whole_again(length):
    text = ("abcđê" * length)[:length]
    parts = [text[start : start + MAX_UNITS] for start in range(0, length, MAX_UNITS)]
    assert [joined(one) for one in texts(written(parts))] == [text]


def test_two_articles_are_two():
    full = " ".join([SENTENCE] * 60)
    assert len(texts(written([full], at=0) + written([full], first=90, at=60))) == 2
    assert len(texts(written(["ngắn " * 110, "ngắn " * 110]))) == 2
    assert len(texts([Part(7, 1, 0, full), Part(8, 2, 0, full)])) == 2


def test_a_sentence_cut_in_the_middle_goes_on_in_its_paragraph():
    assert joined(written(["Chủ tịch UBND", "thành phố nói."])) == "Chủ tịch UBND thành phố nói."
    assert joined(written(["Xong.", "Ông An nói."])) == "Xong.\n\nÔng An nói."


def test_paragraphs_are_apart_as_they_are_elsewhere_in_the_text():
    assert joined(written(["A.\nB.", "C.\nD."])) == "A.\nB.\nC.\nD."
    assert joined(written(["A.\n\nB.", "C."])) == "A.\n\nB.\n\nC."
