"""Knowing an article again, and seeing what has changed in it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.watching.prints import changes, make_print, restore_print, same_article
from knowledge.drafting.blocks import Block, BlockRole

PARAGRAPHS = [
    "Sáng 9/1, UBND huyện Kẻ Sặt tổ chức hội nghị tổng kết năm 2024.",
    "Huyện thu ngân sách 86,5 tỷ đồng, bằng 112% kế hoạch.",
    "Chủ tịch UBND huyện Mạc Thị Hòe giao Phòng Y tế trình phương án.",
    "Huyện đề nghị tỉnh hỗ trợ 20 tỷ đồng xây chợ Kẻ Sặt.",
]


def printed(*paragraphs, title="Kẻ Sặt họp"):
    told = (Block(n, text, BlockRole.BODY) for n, text in enumerate(paragraphs, 2))
    return make_print([Block(1, title, BlockRole.TITLE), *told])


def test_a_new_title_makes_no_other_article():
    before, now = printed(*PARAGRAPHS), printed(*PARAGRAPHS, title="Kẻ Sặt vượt thu")
    assert same_article(before, now)
    assert changes(before, now).title


def test_a_changed_figure_is_seen_where_it_stood():
    mended = [PARAGRAPHS[0], PARAGRAPHS[1].replace("86,5", "85,6"), *PARAGRAPHS[2:]]
    found = changes(printed(*PARAGRAPHS), printed(*mended))
    assert (found.title, found.gone, found.added) == (False, (3,), 1)
    assert same_article(printed(*PARAGRAPHS), printed(*mended))


def test_an_accent_is_a_change_but_a_space_a_mark_or_a_place_is_none():
    before = printed(*PARAGRAPHS)
    assert changes(before, printed(PARAGRAPHS[0].replace("Sặt", "Sắt"), *PARAGRAPHS[1:]))
    assert not changes(before, printed(*(f" {one} ".replace(",  ", ", ") for one in PARAGRAPHS)))
    assert not changes(before, printed(*reversed(PARAGRAPHS)))
    assert not changes(printed("1.234 lượt xem"), printed("5.678 lượt xem"))


def test_another_article_with_a_paragraph_in_common_is_another():
    other = printed(PARAGRAPHS[0], "Giá lúa giảm 300 đồng mỗi ký so với tuần trước." * 3)
    assert not same_article(printed(*PARAGRAPHS), other)
    assert not same_article(printed(), printed())


@settings(max_examples=30)
@given(st.lists(st.text(max_size=40), max_size=6))
def test_a_print_is_kept_without_loss(paragraphs):
    before = printed(*paragraphs)
    assert restore_print(before.stored()) == before
    assert not changes(before, restore_print(before.stored()))
