"""Slips of typing: mended inside known phrases, never into another name, number or office."""

from datetime import date

import pytest

from knowledge.engine import Engine
from knowledge.outcome import OutcomeKind

TODAY = date(2026, 11, 1)


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("chủ tịhc UBND TP Thượng Giang là ai", "Chủ tịch UBND TP Thượng Giang là ai"),
        ("Chủ tịch UBND TP Thượng Gaing là ai", "Chủ tịch UBND TP Thượng Giang là ai"),
        ("chu tihc ubnd tp thuong giang la ai", "Chủ tịch UBND TP Thượng Giang là ai"),
        ("thu ngân sáhc TX Bình Lãng năm 2024", "Thu ngân sách TX Bình Lãng năm 2024"),
        ("thu ngânn sách TX Bình Lãng năm 2024", "Thu ngân sách TX Bình Lãng năm 2024"),
        ("Bí thưh Thị ủy Bình Lãng là ai", "Bí thư Thị ủy Bình Lãng là ai"),
        ("ông Vũ Hải Đăgn làm chức gì", "ông Vũ Hải Đăng làm chức gì"),
        ("Ví thư Thị ủy Bình Lãng là ai", "Bí thư Thị ủy Bình Lãng là ai"),
        ("Bí thư Thị ủy Vình Lãng là ai", "Bí thư Thị ủy Bình Lãng là ai"),
        ("bo thu thi uy binhh lang la ai", "Bí thư Thị ủy Bình Lãng là ai"),
    ],
)
def test_a_slip_is_mended(engine: Engine, slip: str, meant: str) -> None:
    reply = engine.ask(slip, today=TODAY)
    assert reply.kind is OutcomeKind.ANSWER
    assert reply.facts == engine.ask(meant, today=TODAY).facts


@pytest.mark.parametrize(
    "question",
    [
        # another name, though one letter away
        "ông Ngô Bá Trạc chỉ đạo gì",
        "ông Ngô Bá Trắc giữ chức gì",
        "bà Lý Thư An giữ chức gì",
        "ông Đỗ Minh Khuy giữ chức gì",
        # another number
        "Nghị quyết 15-NQ/TU nói về gì",
        "Nghị quyết 114-NQ/TU nói về gì",
        "Thu ngân sách TX Bình Lãng năm 2004",
        # words in contrast
        "Chi ngân sách TX Bình Lãng năm 2024",
        "Chủ tịch HĐND TP Thượng Giang là ai",
        "Phó Bí thư Thị ủy Bình Lãng là ai",
        # another place
        "Bí thư Thị ủy Bến Lãng là ai",
    ],
)
def test_what_is_something_else_is_not_mended(engine: Engine, question: str) -> None:
    reply = engine.ask(question, today=TODAY)
    assert reply.kind is OutcomeKind.UNKNOWN, reply.text
    assert not reply.facts
