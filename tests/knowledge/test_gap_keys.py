"""What is asked and not known is counted by what was understood, and by nothing that was typed."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge.gap_words import told, words
from knowledge.gaps import NOTHING
from knowledge.outcome import plain

TODAY = date(2026, 11, 1)
STRANGE = ("qwxz", "jfkp", "gôm", "bzzt", "mèo", "Kwxa", "091234", "@zalo")
SAME = [
    (
        "Bí thư Huyện ủy Kẻ Sặt là ai?",
        "ai là bí thư huyện ủy kẻ sặt",
        "bi thu huyen uy ke sat la ai",
        "Cho mình hỏi Bí thư Huyện ủy Kẻ Sặt là ai ạ?",
    ),
    ("Thu ngân sách TX Bình Lãng năm 2022?", "năm 2022 thu ngan sach tx binh lang bao nhieu"),
    ("Lý Thu An bao nhiêu tuổi?", "bao nhieu tuoi, ly thu an"),
    ("Nghị quyết 15-NQ/TU nói về gì?", "nq 15-NQ/TU noi ve gi"),
]


def gap(engine, question):
    (found,) = engine.ask(question, today=TODAY).gaps
    return found


@pytest.mark.parametrize("ways", SAME, ids=lambda ways: ways[0])
def test_all_ways_to_ask_the_same_are_counted_together(engine, ways):
    assert len({gap(engine, one).key for one in ways}) == 1


def test_other_questions_are_counted_apart(engine):
    assert len({gap(engine, ways[0]).key for ways in SAME}) == len(SAME)


@pytest.mark.parametrize(
    ("question", "said", "near"),
    [
        ("bi thu huyen uy ke sat la ai", "Bí thư Huyện ủy Kẻ Sặt", "Bí thư Tỉnh ủy Thượng Giang"),
        (
            "thu ngân sách tx bình lãng 2022",
            "Thu ngân sách · TX Bình Lãng · năm 2022",
            "298 tỷ đồng",
        ),
        ("lý thu an bao nhiêu tuổi", "Lý Thu An · «bao nhiêu tuổi»", "Chủ tịch UBND"),
        ("Nghị quyết 15-NQ/TU nói về gì?", "Nghị quyết 15 (TU)", "Nghị quyết 14-NQ/TU"),
        ("Phường Cầu Mây có cầu mới chưa?", "Phường Cầu Mây", "đường Bờ Lãng"),
    ],
)
def test_operators_read_what_was_asked_and_what_comes_nearest(engine, question, said, near):
    found = gap(engine, question)
    assert words(found.key, engine.library) == said
    nearest = told(found.near, engine.library)
    assert near in plain((nearest,))


@pytest.mark.parametrize(
    ("question", "never"),
    [
        ("Ông Nguyễn Văn Tèo là ai?", ("nguyen", "nguyễn", "teo", "tèo")),
        ("vợ ông Nguyễn Văn Tèo ở phường Cầu Mây là ai", ("nguyen", "nguyễn", "teo", "tèo")),
        ("số điện thoại của Lý Thu An có phải 0912345678", ("0912",)),
        ("Bí thư Thị ủy Bình Lãng ngày 3/5/1990 là ai", ("3/5", "05-03")),
        ("nghị quyết 15-hoa nói gì", ("hoa",)),
    ],
)
def test_what_may_be_personal_is_in_no_key(engine, question, never):
    for found in engine.ask(question, today=TODAY).gaps:
        assert not [one for one in never if one in found.key]


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.sampled_from(STRANGE), max_size=6))
def test_words_that_nobody_knows_are_in_no_key(engine, strange):
    reply = engine.ask(" ".join(["giá vàng", *strange]), today=TODAY)
    for found in reply.gaps:
        assert not [one for one in strange if one.lower() in found.key]


def test_what_lies_outside_of_all_is_one_gap(engine):
    assert gap(engine, "giá vàng hôm nay").key == NOTHING
    assert gap(engine, "nấu phở thế nào") == gap(engine, "giá vàng hôm nay")


@pytest.mark.parametrize("question", ["xin chào", "bí thư là ai", "Lý Thu An giữ chức gì?"])
def test_what_is_answered_or_asked_back_is_no_gap(engine, question):
    assert engine.ask(question, today=TODAY).gaps == ()


def test_each_part_of_a_message_has_its_own_gap(engine):
    reply = engine.ask(
        "Bí thư Huyện ủy Kẻ Sặt là ai? Thu ngân sách TX Bình Lãng năm 2022?", today=TODAY
    )
    assert len(reply.gaps) == 2


def test_what_is_no_record_any_more_stands_as_it_is(engine):
    assert words("at:huyen-cu indicator:so-cu", engine.library) == "So-cu · huyen-cu"
    assert told("o-gone", engine.library) is None
