"""Blocks: numbered as `hoidap check` counts, each with what it is on its page."""

from hypothesis import given
from hypothesis import strategies as st

from knowledge.curation.proof import Text
from knowledge.drafting.blocks import BlockRole, read_blocks

PAGE = """﻿Chợ nổi mở lại

Thứ năm, 9/1/2025 17:30

(Báo Thượng Giang) - Chợ nổi mở lại sau lũ.

Chợ nổi mở lại

Trưởng phòng Y tế huyện Tống Văn Rạng: Cần giữ vệ sinh.

[img]

Quang cảnh buổi lễ. Ảnh: Thu Hà

Sáng nay, huyện tổ chức lễ mở chợ.
Người dân đến đông.

Xem thêm: Giá lúa giảm

Thu Hà

Đọc thêm

Chủ tịch UBND tỉnh thăm chợ
"""


def test_each_block_is_what_it_is_on_the_page(facts):
    blocks = read_blocks(PAGE, facts.language.drafting.layout)
    assert [(block.number, block.role.value) for block in blocks] == [
        (1, "title"),
        (2, "dateline"),
        (3, "sapo"),
        (4, "title"),
        (5, "caption"),
        (6, "image"),
        (7, "caption"),
        (8, "body"),
        (8, "body"),
        (9, "related"),
        (10, "byline"),
        (11, "teaser"),
        (12, "teaser"),
    ]


def test_a_wrapped_paragraph_is_one_block(facts):
    line = "Huyện đã thu ngân sách vượt kế hoạch, xây thêm nhiều chợ và trường học"
    text = f"Tin\n\n{line}\n{line}\n{line}.\n"
    blocks = read_blocks(text, facts.language.drafting.layout)
    assert [block.text for block in blocks] == ["Tin", f"{line} {line} {line}."]


@given(st.lists(st.sampled_from(["a b", "", " ", "\t", "Đọc thêm", "x\ny", "\r"]), max_size=12))
def test_numbers_are_those_that_the_proof_counts(facts, lines):
    text = "\n".join(lines)
    blocks = read_blocks(text, facts.language.drafting.layout)
    assert max((block.number for block in blocks), default=0) <= Text.of(text).total
    for block in blocks:
        if block.role is BlockRole.TEASER:
            break
        assert block.text.casefold().split()[0] in Text.of(text).paragraphs[block.number - 1]
