"""What a message with news looks like, and that it always fits."""

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import html
from bot.notices import phrases
from bot.notices.parcel import Item, Parcel, parcel
from bot.state.due import Errand, News
from bot.state.follows import CANARY
from knowledge.changes.telling import Notice
from knowledge.outcome import Source, plain
from knowledge.replies import rich

NAMES = {"cay-xanh": "Cây xanh", "nq-05": "Nghị quyết 05-NQ/TU", "ward": "Phường Đông"}


def item(
    number: int,
    headline: str = "🆕 Chỉ đạo mới: **trồng thêm cây bóng mát**",
    *,
    topic: str = "Cây xanh",
    reasons: tuple[str, ...] = ("cay-xanh",),
    unsure: int = 0,
    details: tuple[str, ...] = ("Hạn: 30/11/2026",),
) -> Item:
    source = Source(f"bai-{number}", "Bài", date(2026, 11, 1), "Báo Thượng Giang")
    lines = tuple(rich(one) for one in (*details, "📄 Báo Thượng Giang, 1/11/2026"))
    notice = Notice(rich(headline), lines, topic, (source,), f"s-{number}")
    news = News(number, "k", 1, "directive", f"s-{number}", {})
    return Item(Errand(number, None, reasons, "daily", 0, unsure, news), notice)


def made(*items: Item, group: bool = False) -> Parcel:
    return parcel(items, NAMES.get, group=group)


def shown(one: Parcel) -> str:
    rows = [" | ".join(button.text for button in row) for row in one.keyboard.inline_keyboard]
    return "\n".join([one.page.html, "—", *rows])


@pytest.mark.parametrize(
    "items",
    [
        pytest.param([item(12)], id="one"),
        pytest.param([item(12, reasons=("cay-xanh", "nq-05", "gone"), unsure=1)], id="again"),
        pytest.param([item(12, "✏️ Đính chính: **…**", reasons=())], id="correction"),
        pytest.param([item(12, reasons=(CANARY,))], id="canary"),
        pytest.param(
            [
                item(12),
                item(13, "📊 Số mới: **298 tỷ đồng**", topic="Thu ngân sách", reasons=("ward",)),
                item(14, unsure=1),
            ],
            id="several",
        ),
    ],
)
@pytest.mark.parametrize("group", [False, True], ids=["private", "group"])
def test_a_message(items, group, snapshot):
    assert shown(made(*items, group=group)) == snapshot


def test_where_the_chat_is_not_written_to_the_admin_reads(snapshot):
    assert [plain((phrases.shut_out(name),)) for name in ("Tổ 3", "")] == snapshot


WORDS = st.text("aăâb ớ&<>*👍\u0301", max_size=1500)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(WORDS, WORDS, st.sampled_from(["", "A", "B"])), min_size=1, max_size=25))
def test_it_fits_one_message_and_what_is_in_it_are_the_first_of_what_is_due(texts):
    items = [
        item(number, f"**x{head}** y", topic=topic, details=(detail,))
        for number, (head, detail, topic) in enumerate(texts, 1)
    ]
    one = made(*items)
    assert html.units(one.page.plain) <= 4096
    assert one.page.html.count("<b>") <= 100
    assert list(one.items) == items[: len(one.items)]
    numbers = re.findall(r"\d+", one.page.plain.splitlines()[-1])
    assert numbers == [str(number) for number, _ in enumerate(one.items, 1)]


def test_news_longer_than_a_message_keeps_its_beginning_and_its_number():
    one = made(item(12, "🆕 " + "rất dài " * 900))
    assert one.page.plain.startswith("🆕 rất dài")
    assert one.page.plain.endswith("Tin số 12")
