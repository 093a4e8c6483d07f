"""Follow-ups: what a question leaves out is taken from the one before, and nothing else is."""

from datetime import date

import pytest

from knowledge.engine import Engine
from knowledge.outcome import OutcomeKind

TODAY = date(2026, 11, 1)


@pytest.mark.parametrize(
    ("before", "question", "facts"),
    [
        ("Bí thư Tỉnh ủy là ai?", "Thế ở Bình Lãng?", {"m-mai-bt-2025"}),
        ("Bí thư Thị ủy Bình Lãng là ai?", "Còn tỉnh?", {"m-trac-bt-2025"}),
        ("Thu ngân sách TX Bình Lãng năm 2024?", "Còn năm 2025?", {"o-thu-ns-bl-2025"}),
        (
            "Thu ngân sách TX Bình Lãng năm 2025?",
            "Thế năm 2024?",
            {"o-thu-ns-bl-2024", "o-thu-ns-bl-2024-tang"},
        ),
        ("Thu ngân sách TX Bình Lãng năm 2024?", "Thế năm sau đó?", {"o-thu-ns-bl-2025"}),
        ("Thu ngân sách TX Bình Lãng năm 2024?", "năm sau thì sao", {"o-thu-ns-bl-2025"}),
        (
            "Thu ngân sách TX Bình Lãng năm 2024?",
            "Còn TP Thượng Giang?",
            {"o-thu-ns-q1-2024", "o-thu-ns-q1-2024-kh"},
        ),
        ("Nghị quyết 14 nói về gì?", "Nghị quyết đó ban hành khi nào?", {"nq-14-tu"}),
        (
            "Nghị quyết 14 nói về gì?",
            "Ai quán triệt nghị quyết đó?",
            {"p-dang-nq-14", "e-giao-ban-2024"},
        ),
        (
            "Ông Đỗ Minh Khuê làm chức gì?",
            "Ông ấy chỉ đạo gì?",
            {"s-khue-ben-thuyen", "s-khue-bo-lang"},
        ),
        ("Chủ tịch UBND TP Thượng Giang là ai?", "Bà ấy chỉ đạo gì?", {"s-an-ve-sinh"}),
    ],
)
def test_what_is_left_out_is_carried_over(
    engine: Engine, before: str, question: str, facts: set[str]
) -> None:
    reply = engine.ask(question, today=TODAY, context=[before])
    assert reply.kind is OutcomeKind.ANSWER, reply.text
    assert set(reply.facts) == facts


@pytest.mark.parametrize(
    ("before", "question"),
    [
        ("Thu ngân sách TX Bình Lãng năm 2024?", "Còn năm 2022?"),
        ("Thu ngân sách TX Bình Lãng năm 2024?", "Thế hai năm trước đó?"),
        ("Thu ngân sách TX Bình Lãng năm 2025?", "năm tiếp theo thì sao"),
        ("Thu ngân sách TX Bình Lãng năm 2024?", "Còn huyện Kẻ Sặt?"),
        ("Bí thư Tỉnh ủy là ai?", "Thế ở Kẻ Sặt?"),
        ("Nghị quyết 14 nói về gì?", "Còn nghị quyết 15?"),
        # a word of the follow-up that nothing explains is what it goes on to
        ("Thu ngân sách TX Bình Lãng năm 2024?", "Còn lúa?"),
        ("Thu ngân sách TX Bình Lãng năm 2024?", "Thế hộ thì sao?"),
    ],
)
def test_what_is_not_known_stays_so(engine: Engine, before: str, question: str) -> None:
    assert engine.ask(question, today=TODAY, context=[before]).kind is OutcomeKind.UNKNOWN


@pytest.mark.parametrize("question", ["Ông ấy chỉ đạo gì?", "Còn năm 2024?", "Thế còn?"])
def test_with_nothing_before_there_is_nothing_to_carry(engine: Engine, question: str) -> None:
    assert engine.ask(question, today=TODAY).kind is not OutcomeKind.ANSWER


def test_a_full_question_does_not_look_back(engine: Engine) -> None:
    before = ["Thu ngân sách TX Bình Lãng năm 2024?", "Ông Ngô Bá Trác chỉ đạo gì?"]
    for question in ("Bí thư Tỉnh ủy là ai?", "Nghị quyết 14 nói về gì?", "Giá vàng hôm nay?"):
        alone = engine.ask(question, today=TODAY)
        assert engine.ask(question, today=TODAY, context=before) == alone


@pytest.mark.parametrize("text", ["/", "???", "👍", "…"])
def test_a_text_without_a_word_repeats_no_answer(engine: Engine, text: str) -> None:
    reply = engine.ask(text, today=TODAY, context=["Bí thư Tỉnh ủy là ai?"])
    assert reply.kind is not OutcomeKind.ANSWER


def test_a_chain_goes_on_from_its_last_question(engine: Engine) -> None:
    before = ["Bí thư Tỉnh ủy là ai?", "Thu ngân sách TX Bình Lãng năm 2024?", "Còn năm 2025?"]
    reply = engine.ask("Thế năm 2024?", today=TODAY, context=before)
    assert set(reply.facts) == {"o-thu-ns-bl-2024", "o-thu-ns-bl-2024-tang"}


def test_thanks_in_between_do_not_break_the_chain(engine: Engine) -> None:
    before = ["Bí thư Tỉnh ủy là ai?", "Cảm ơn bạn"]
    reply = engine.ask("Thế ở Bình Lãng?", today=TODAY, context=before)
    assert reply.facts == ("m-mai-bt-2025",)


def test_the_second_question_of_a_message_may_lean_on_the_first(engine: Engine) -> None:
    reply = engine.ask("Bí thư Tỉnh ủy là ai? Còn ở Bình Lãng?", today=TODAY)
    assert reply.kind is OutcomeKind.ANSWER
    assert set(reply.facts) == {"m-trac-bt-2025", "m-mai-bt-2025"}
