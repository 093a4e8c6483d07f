"""How answers from the real facts read: whole sentences, nothing said twice, names as they are
written."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from bot import posts
from bot.answering import Answering
from bot.wording import VIETNAMESE
from knowledge.engine import Engine
from knowledge.model import Document, Participation, Project
from knowledge.seeds import load

TODAY = date(2026, 11, 1)


@cache
def real() -> Engine:
    return Engine(load(Path(__file__).parents[2] / "seeds"))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Trong Nghị quyết 05 và Nghị quyết 06 ai quán triệt?", "quán triệt Nghị quyết 05-NQ/TU"),
        ("Hội nghị trực tuyến 18/1/2022 ở đâu?", "Địa điểm: điểm cầu tỉnh tại"),
        ("Nghị quyết chuyển đổi số của Tỉnh ủy cho giai đoạn nào?", "Giai đoạn 2021-2025 –"),
        ("Đường Xuân Diệu kéo dài từ đâu đến đâu?", "đến đường Ngô Quyền): chuẩn bị đầu tư."),
        ("Quyết định 37/2019 có phải do HĐND tỉnh ban hành không?", "là của UBND tỉnh Hà Tĩnh,"),
        ("hội nghị 18/1/2022 có bao nhiêu đại biểu tham dự", "ngày 18/1/2022: hơn 18 ngàn"),
        ("Hoàng Trung Dũng giữ chức vụ gì?", "Bài 18/1/2022 ghi: Ủy viên Trung ương Đảng"),
        ("nghị quyết nào của tỉnh ủy ban hành 18/11/2021", "\n• Đánh giá tình hình"),
        ("Kết luận 09 nói gì về Khu kinh tế Vũng Áng?", "09-NQ/TU mới là văn bản về phát triển"),
        ("thu ngan sach tinh ha tinh 2021", "thu ngân sách tỉnh Hà Tĩnh năm 2021"),
        (
            "thu ngân sách TP Hà Tĩnh năm 2022 hay chỉ tiêu 2023 cao hơn",
            "Số ước đạt năm 2022 cao hơn",
        ),
        ("tp ha tinh co de an nao chong ngap khong", "Đề án tăng cường khả năng thoát nước"),
        ("cảm ơn bạn nhé", "Không có gì, bạn cần gì cứ hỏi nhé!"),
    ],
)
def test_an_answer_reads_like_this(question: str, told: str) -> None:
    assert told in real().ask(question, today=TODAY).text


def test_two_parts_that_one_figure_answers_are_told_once() -> None:
    question = (
        "Vốn đầu tư công năm 2022 TP Hà Tĩnh ước giải ngân bao nhiêu tiền, bằng mấy phần trăm?"
    )
    text = real().ask(question, today=TODAY).text
    assert text.count("548.291") == 1


def test_sides_of_a_comparison_have_their_units() -> None:
    question = "Năm 2022 thu ngân sách TP Hà Tĩnh hay TX Hồng Lĩnh 9 tháng 2023 vượt kế hoạch hơn?"
    text = real().ask(question, today=TODAY).text
    assert "(152% so với 126%)" in text


def test_the_one_article_cited_is_dated_once() -> None:
    text = real().ask("Phan Ngọc Long giữ chức gì?", today=TODAY).text
    assert text.count("27/12/2022") == 1


def test_counts_are_not_judged_where_only_the_count_is_asked() -> None:
    question = "TP Hà Tĩnh năm 2022 có bao nhiêu chỉ tiêu đạt và vượt kế hoạch?"
    text = real().ask(question, today=TODAY).text
    assert text.startswith("Số chỉ tiêu đạt và vượt kế hoạch")


@pytest.mark.parametrize("kind", [Document, Participation, Project])
def test_every_card_begins_with_a_capital_and_says_its_name_once(kind: type) -> None:
    library = real().library
    for number in library.register.kind(kind):
        target = library.register.ids[number]
        reply = real().show(target, today=TODAY)
        assert reply is not None
        first = reply.text.partition("\n")[0]
        assert first[0].isupper() or first[0].isdigit(), first
        name, _, rest = first.partition(": về ")
        assert not rest or name.lower()[:20] not in rest.lower(), first
        assert " của Đại hội" not in first.partition("Đại hội")[2], first


@pytest.mark.parametrize("typed", ["khu kinh tế vũng áng", "trường học", "đảng viên"])
def test_a_line_of_inline_mode_never_ends_before_it_says_anything(typed: str) -> None:
    answering = Answering(real(), lambda: TODAY)
    for reply in real().suggest(typed, today=TODAY, limit=50):
        title = posts.article(reply, answering, VIETNAMESE, "thu_bot").title
        assert not title.endswith(":"), title
