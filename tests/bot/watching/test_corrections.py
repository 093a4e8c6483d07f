"""Newspapers correct and withdraw what they have printed: operators hear of it."""

import pytest
from watched import ARTICLE, DATED, DAY, HOUR, LAN, LINK, PARAGRAPHS, TITLE, lists_article

from bot.desk.cards import Operator
from bot.watching.corrections import MOST_EDITS
from bot.watching.newsroom import REREAD_SECONDS
from bot.watching.reader import MOST_TRIES
from tests.newspaper import Answer, page

MENDED = (*PARAGRAPHS[:2], PARAGRAPHS[2].replace("86,5", "85,6"), PARAGRAPHS[3])
GONE = Answer(status="404 Not Found")
EMPTIED = page(TITLE, "Bài viết đã được gỡ.")


async def later(room, seconds=REREAD_SECONDS):
    room.calendar.seconds += seconds
    return await room.look()


@pytest.fixture
async def drafted(room):
    lists_article(room)
    await room.look()
    room.phones.messages.clear()
    return room


async def test_a_corrected_figure_is_told_once_with_its_paragraph(drafted):
    drafted.paper.at[LINK] = page(TITLE, *MENDED, head=DATED)
    assert await later(drafted, HOUR) == {}
    assert await later(drafted) == {"changed": 1, "told": 2}
    (told,) = drafted.phones.texts()
    assert "đoạn 4." in told
    assert "vẫn theo bản cũ" in told
    assert "apart." in drafted.phones.messages[0]["reply_markup"]
    assert await later(drafted) == {"unchanged": 1}
    (draft,) = await drafted.drafts()
    cards = [str(await drafted.desk.card(draft.id, place)) for place in range(1, draft.cards + 1)]
    assert "86,5" in str(cards)
    assert "85,6" not in str(cards)


async def test_a_new_title_is_told_and_other_trimmings_are_not(drafted):
    related = "<div class='related'><a href='/x'>Giá lúa giảm</a></div>"
    whole = page(TITLE, *PARAGRAPHS, head=DATED).body
    drafted.paper.at[LINK] = Answer(whole.replace(b"</body>", related.encode() + b"</body>"))
    assert await later(drafted) == {"unchanged": 1}
    drafted.paper.at[LINK] = page("Kẻ Sặt thu gần 87 tỷ đồng", *PARAGRAPHS, head=DATED)
    assert await later(drafted) == {"changed": 1, "told": 2}
    assert "Khác trước: tiêu đề." in drafted.phones.texts()[0]


async def test_a_corrected_copy_under_another_address_is_told(drafted):
    lists_article(drafted, "/ban-moi.html")
    drafted.paper.at["/ban-moi.html"] = page(TITLE, *MENDED, head=DATED)
    assert await later(drafted, HOUR) == {"new": 1, "known": 1, "told": 2}
    assert "đoạn 4" in drafted.phones.texts()[0]


async def test_a_dropped_draft_is_nobodys_concern(drafted):
    (draft,) = await drafted.drafts()
    await drafted.desk.drop(draft.id, draft.version, Operator(LAN, "Lan"))
    drafted.paper.at[LINK] = page(TITLE, *MENDED, head=DATED)
    await later(drafted)
    drafted.paper.at[LINK] = GONE
    await later(drafted)
    assert not drafted.phones.messages


@pytest.mark.parametrize("left", [GONE, EMPTIED])
async def test_a_withdrawn_article_is_told_once_it_is_surely_gone(drafted, left):
    drafted.paper.at[LINK] = left
    for _ in range(MOST_TRIES - 1):
        assert "told" not in await later(drafted)
    found = await later(drafted)
    assert found["told"] == 2
    assert "gỡ" in drafted.phones.texts()[0]
    assert len(await drafted.drafts()) == 1


async def test_a_page_that_fails_for_a_while_is_no_correction(drafted):
    drafted.paper.at[LINK] = page(TITLE, "Trang đang bảo trì, mời bạn đọc quay lại sau.")
    await later(drafted)
    drafted.paper.at[LINK] = Answer(status="502 Bad Gateway")
    await later(drafted)
    drafted.paper.at[LINK] = ARTICLE
    assert await later(drafted) == {"unchanged": 1}
    assert not drafted.phones.messages


async def test_a_page_that_is_different_at_every_look_is_told_a_few_times(drafted):
    for number in range(MOST_EDITS + 2):
        related = f"Bài liên quan số {number}: giá lúa ở các xã ven sông lại giảm trong tuần qua."
        drafted.paper.at[LINK] = page(TITLE, *PARAGRAPHS, related, head=DATED)
        await later(drafted)
    assert len(drafted.phones.texts()) == MOST_EDITS
    assert "không báo nữa" in drafted.phones.texts()[-1]


async def test_an_outage_ends_the_watching_of_no_article(drafted):
    drafted.paper.at[LINK] = Answer(status="503 Service Unavailable")
    for _ in range(MOST_TRIES + 1):
        await later(drafted)
    drafted.paper.at[LINK] = page(TITLE, *MENDED, head=DATED)
    assert await later(drafted) == {"changed": 1, "told": 2}


async def test_after_a_week_the_page_is_left_alone(drafted):
    for _ in range(9):
        await later(drafted, DAY)
    asked = drafted.paper.paths().count(LINK)
    await later(drafted, DAY)
    assert drafted.paper.paths().count(LINK) == asked
