"""What the real bot says where it knows nothing: never another thing than was asked."""

from datetime import date

import pytest

from knowledge.engine import Engine
from knowledge.outcome import OutcomeKind
from knowledge.syllabary import Syllabary
from knowledge.text import split_syllable

TODAY = date(2026, 11, 1)


def test_a_grade_is_not_replaced_by_the_one_that_is_held(real: Engine) -> None:
    reply = real.ask("TX Hồng Lĩnh đạt bao nhiêu điểm tiêu chí đô thị loại IV?", today=TODAY)
    assert reply.kind is OutcomeKind.UNKNOWN
    assert "chưa có bài nào nói về tổng điểm tiêu chí đô thị loại III" not in reply.text


def test_a_share_without_a_number_is_not_denied(real: Engine) -> None:
    reply = real.ask("Quý I/2021 TP Hà Tĩnh trồng được bao nhiêu cây xanh?", today=TODAY)
    assert reply.kind is OutcomeKind.UNKNOWN
    assert "mình chưa có bài nào nói đúng điều bạn hỏi" in reply.text
    assert "Trồng cây xanh TP Hà Tĩnh quý I/2021" in reply.text


def test_a_name_with_another_syllable_is_another_person(real: Engine) -> None:
    """Also where that syllable is a rare one: any that can be Vietnamese."""
    syllabary = Syllabary(real.facts.language.spelling)
    names = {person.name.lower() for person in real.facts.people.values()}
    told = []
    for person in real.facts.people.values():
        parts = person.name.split()
        for place, part in enumerate(parts):
            for start in ("", *"bcdghklmnpstvx"):
                other = (start + part[1:]).capitalize()
                changed = " ".join([*parts[:place], other, *parts[place + 1 :]])
                typed, meant = split_syllable(other), split_syllable(part)
                known = changed.lower() in names or len(parts) < 3 or typed.agrees_with(meant)
                if known or not syllabary.is_valid(typed):
                    continue
                reply = real.ask(f"Ông {changed} giữ chức vụ gì?", today=TODAY)
                if reply.kind is OutcomeKind.ANSWER:
                    told.append(f"{changed}: {reply.text[:40]}")
    assert told == []


@pytest.mark.parametrize(
    "question",
    [
        "chu tich ubnd tinnh nghe an la ai",
        "Bí thư Tỉnh ủy Đồng Nai là ai vậyy",
        "bi thu tinh uyy quang nam la ai",
    ],
)
def test_another_province_is_no_slip(real: Engine, question: str) -> None:
    """«an» is near «dân», «can»: not in the name of a place."""
    assert real.ask(question, today=TODAY).kind is OutcomeKind.UNKNOWN


def test_a_word_that_asks_is_no_slip(real: Engine) -> None:
    """«may» is near «nay»: «how many» is still asked where another word slipped."""
    reply = real.ask("Thanh Sen Mart co tat ca may cuua hang?", today=TODAY)
    assert reply.kind is OutcomeKind.UNKNOWN
