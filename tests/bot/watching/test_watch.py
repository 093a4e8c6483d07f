"""Watching a newspaper: what becomes a draft, and that it does so once."""

from base64 import b64encode

import pytest
from structlog.testing import capture_logs
from watched import ARTICLE, DATED, DAY, LAN, LINK, MINH, NOW, PARAGRAPHS, TITLE, lists_article

from bot.desk.cards import Operator
from bot.desk.outcomes import Opened
from bot.state.database import StateError
from bot.state.sightings import Sightings
from bot.watching.visit import MOST_ITEMS, MOST_PAGES
from tests.newspaper import Answer, item, page


async def test_an_article_about_a_known_body_is_drafted_and_told(room):
    lists_article(room, f"{LINK}?utm_source=rss")
    assert await room.look() == {"new": 1, "drafted": 1, "told": 2}
    (draft,) = await room.drafts()
    assert (draft.title, str(draft.published_on)) == (TITLE, "2025-01-09")
    assert draft.source == f"{room.paper.url}{LINK}?utm_source=rss"
    for operator in (LAN, MINH):
        (told,) = room.phones.texts(operator)
        assert TITLE in told
        assert "9/1/2025" in told
        assert LINK in told
    assert f".{draft.id}." in room.phones.messages[0]["reply_markup"]


async def test_a_password_for_a_feed_goes_to_its_server_and_nowhere_else(room):
    lists_article(room)
    feed = room.feed.replace("//", "//lan:s%C3%A1ng@")
    with capture_logs() as log:
        assert (await room.look(feed))["drafted"] == 1
    assert {one.headers.get("authorization") for one in room.paper.asked} == {
        f"Basic {b64encode('lan:sáng'.encode()).decode()}"
    }
    (draft,) = await room.drafts()
    article = await room.desk.card(draft.id, 1)
    told = str((log, draft, article, room.phones.messages))
    assert LINK in told
    assert "@127" not in told
    assert "s%C3%A1ng" not in told


async def test_nothing_happens_twice_also_after_a_restart(room, begin):
    lists_article(room)
    await room.look()
    assert await room.look() == {}
    async with begin() as other:
        assert await other.look() == {}
    assert len(room.phones.messages) == 2
    assert room.paper.paths().count(LINK) == 1


@pytest.mark.parametrize(
    ("link", "title"),
    [
        (LINK, "Kẻ Sặt: Thu ngân sách tăng cao"),
        (f"{LINK}?utm_source=zalo", TITLE),
        ("/tin-moi/hop-post2.html", "Một tên khác hẳn"),
    ],
)
async def test_the_same_article_again_makes_no_other_draft(room, link, title):
    lists_article(room)
    await room.look()
    lists_article(room, link, title, NOW)
    found = await room.look()
    assert "drafted" not in found
    assert "changed" not in found
    assert len(await room.drafts()) == 1
    assert len(room.phones.messages) == 2


async def test_the_same_article_in_two_feeds_is_drafted_once(room):
    lists_article(room)
    room.paper.at["/rss-2"] = room.paper.at["/rss"]
    found = await room.look(room.feed, f"{room.paper.url}/rss-2")
    assert (found["new"], found["drafted"]) == (1, 1)


async def test_what_an_operator_has_brought_before_is_told_nobody(room):
    text = "\n\n".join((TITLE, *PARAGRAPHS))
    assert isinstance(await room.desk.open(f"{text}\n", name="a", by=Operator(LAN, "Lan")), Opened)
    lists_article(room)
    assert await room.look() == {"new": 1, "drafted": 1}
    assert len(await room.drafts()) == 1


@pytest.mark.parametrize("dated", [True, False])
async def test_what_is_published_already_is_known(room, engine, dated):
    known = engine.facts.articles["2025-02-18-lam-viec"]
    room.calendar.seconds += 40 * DAY
    lists_article(room, at=room.calendar.seconds)
    head = DATED.replace("2025-01-09", str(known.published_on))
    room.paper.at[LINK] = page(known.title, *PARAGRAPHS, head=head if dated else "")
    assert await room.look() == {"new": 1, "known": 1}
    assert not await room.drafts()


async def test_a_process_that_is_killed_after_drafting_leaves_one_draft_and_one_message(
    room, begin, monkeypatch
):
    lists_article(room)

    async def fails(*_):
        raise StateError("the database is locked")

    with monkeypatch.context() as patch:
        patch.setattr(Sightings, "settle", fails)
        with pytest.raises(StateError):
            await room.look()
    assert len(await room.drafts()) == 1
    assert not room.phones.messages
    async with begin() as other:
        assert await other.look() == {"drafted": 1, "told": 2}
        assert len(await other.drafts()) == 1


NOTHING = {
    "names no": page("Thắng trận", *["Đội khách thắng đậm trên sân nhà đội áo đỏ. " * 6]),
    "holds only 6 words": page(TITLE, "Video: UBND huyện Kẻ Sặt họp."),
    "holds only 0 words": page(TITLE, "<b>Đọc thêm</b>", *PARAGRAPHS),
    "a foreign text": page("The council met", "The council of the town met on Monday. " * 20),
    "a wrong charset": page(TITLE, *(p.encode().decode("cp1252", "ignore") for p in PARAGRAPHS)),
    "application/pdf": Answer(
        b"%PDF-1.7 " + b"x" * 900, headers={"Content-Type": "application/pdf"}
    ),
    "no web page (of no type)": Answer(b"", headers={"Content-Type": ""}),
    "holds no text": Answer(b"<html><body></body></html>"),
    "holds no": Answer(b"<html>" + b"<div>" * 50_000),
}
"""Pages without anything for the facts, by what is said of them."""


async def test_what_is_nothing_for_the_facts_makes_no_draft(room):
    room.lists(*(item(f"/{number}", TITLE, NOW) for number, _ in enumerate(NOTHING)))
    for number, answer in enumerate(NOTHING.values()):
        room.paper.at[f"/{number}"] = answer
    with capture_logs() as lines:
        assert await room.look() == {"new": len(NOTHING), "passed": len(NOTHING)}
    for number, why in enumerate(NOTHING):
        (told,) = [one for one in lines if one.get("article") == f"{room.paper.url}/{number}"]
        assert why in (told.get("reason") or told["why"])
    assert not await room.drafts()
    assert not room.phones.messages


async def test_a_page_in_a_wrong_charset_is_read_all_the_same(room):
    lists_article(room)
    room.paper.at[LINK] = Answer(
        ARTICLE.body, headers={"Content-Type": "text/html; charset=iso-8859-1"}
    )
    await room.look()
    (draft,) = await room.drafts()
    assert draft.title == TITLE


async def test_old_articles_and_those_of_others_are_left_alone(room):
    elsewhere = "http://localhost:1/tin.html"
    room.lists(item(LINK, TITLE, NOW - 30 * DAY), item(elsewhere, TITLE, NOW), item(None))
    assert await room.look() == {}
    assert room.paper.paths() == ["/rss"]


async def test_without_a_date_in_the_feed_the_page_says_how_old_it_is(room):
    dates = ["", "hôm qua", "Wed, 01 Jan 2099 00:00:00 GMT"]
    old = [item(f"/{number}", TITLE, date=date) for number, date in enumerate(dates)]
    room.lists(*old, item(LINK, TITLE))
    for number, _ in enumerate(dates):
        room.paper.at[f"/{number}"] = page(TITLE, *PARAGRAPHS, head=DATED.replace("2025", "2019"))
    room.paper.at[LINK] = ARTICLE
    assert await room.look() == {"new": 4, "passed": 3, "drafted": 1, "told": 2}
    (draft,) = await room.drafts()
    assert str(draft.published_on) == "2025-01-09"


@pytest.mark.parametrize("head", ["", DATED.replace("2025", "2024")])
async def test_a_day_that_only_the_feed_tells_is_for_a_person_to_look_at(room, head):
    lists_article(room)
    room.paper.at[LINK] = page(TITLE, *PARAGRAPHS, head=head)
    await room.look()
    (draft,) = await room.drafts()
    assert str(draft.published_on) == "2025-01-09"
    assert "nguồn tin" in draft.date_basis
    assert draft.doubts
    assert "⚠️ ngày đăng suy ra" in room.phones.texts()[0]


async def test_a_huge_feed_is_taken_in_bit_by_bit(room):
    room.lists(*(item(f"/{number}", "Tin", NOW - number) for number in range(2_000)))
    found = await room.look()
    assert found["new"] == MOST_ITEMS
    assert len(room.paper.asked) <= 1 + MOST_PAGES
