"""Servers fail, operators cannot be reached, processes watch at the same time: nothing is lost and
nothing done twice."""

import asyncio
from email.utils import formatdate

import pytest
from structlog.testing import capture_logs
from watched import ARTICLE, DATED, LAN, LINK, MINH, NOW, PARAGRAPHS, TITLE, lists_article

from bot.errors import SettingFault
from bot.state.alerts import LEASE_SECONDS
from bot.watching import watch as watch_module
from bot.watching.judging import Judge
from bot.watching.reader import MOST_TRIES, RETRY_SECONDS
from bot.watching.visit import MOST_FAILURES
from tests.double import RefusedCallError
from tests.newspaper import Answer, feed, item, page

BAD = {
    "not there any more": Answer(status="404 Not Found"),
    "500": Answer(status="500 Internal Server Error"),
    "in a circle": Answer(status="302 Found", headers={"Location": "/2"}),
    "is a web page": Answer(b"<!doctype html><html>" + b"x" * 2000),
    "larger than 8 MB": Answer(b"x" * 9_000_000),
    "is no feed": Answer(b""),
}
"""Feeds that cannot be read, by what is said of them."""


async def test_feeds_that_cannot_be_read_are_told_in_a_line_each_and_others_are_read(room):
    for number, answer in enumerate(BAD.values()):
        room.paper.at[f"/{number}"] = answer
    lists_article(room)
    with capture_logs() as lines:
        found = await room.look(*(f"{room.paper.url}/{one}" for one in range(len(BAD))), room.feed)
    assert (found["unread"], found["drafted"]) == (len(BAD), 1)
    warned = [one for one in lines if one["log_level"] == "warning"]
    assert [one["event"] for one in warned] == ["feed_not_read"] * len(BAD)
    for number, (reason, line) in enumerate(zip(BAD, warned, strict=True)):
        assert line["feed"].endswith(f"/{number}")
        assert reason in line["reason"]


async def test_a_page_that_fails_is_tried_again_ever_later_and_then_given_up(room):
    lists_article(room)
    room.paper.at[LINK] = Answer(status="503 Service Unavailable")
    for tries in range(MOST_TRIES):
        assert (await room.look())["unread pages"] == 1
        assert "unread pages" not in await room.look()
        room.calendar.seconds += RETRY_SECONDS * 2**tries
    room.calendar.seconds += 10 * RETRY_SECONDS * 2**MOST_TRIES
    assert await room.look() == {}
    assert room.paper.paths().count(LINK) == MOST_TRIES


async def test_an_article_that_ends_in_a_fault_of_ours_keeps_back_no_other(room, monkeypatch):
    lists_article(room)
    room.paper.at["/b.html"] = page("Chợ mới", *PARAGRAPHS, head=DATED)
    room.lists(item(LINK, TITLE, NOW), item("/b.html", "Chợ mới", NOW - 60))
    weigh = Judge.weigh

    def fails(judge, text, told):
        if TITLE in text:
            raise ValueError(text)
        return weigh(judge, text, told)

    monkeypatch.setattr(Judge, "weigh", fails)
    with capture_logs() as lines:
        found = await room.look()
    assert (found["passed"], found["drafted"]) == (1, 1)
    (line,) = [one for one in lines if one["event"] == "drafting_fails"]
    assert (line["error"], LINK in line["article"]) == ("ValueError", True)
    assert "test_faults.py:" in line["where"]
    assert PARAGRAPHS[1] not in str(lines)
    room.calendar.seconds += RETRY_SECONDS
    monkeypatch.setattr(Judge, "weigh", weigh)
    assert (await room.look())["known"] == 1


async def test_a_page_that_comes_back_is_drafted(room):
    lists_article(room)
    room.paper.at[LINK] = Answer(status="503 Service Unavailable")
    await room.look()
    room.paper.at[LINK] = ARTICLE
    room.calendar.seconds += RETRY_SECONDS
    assert await room.look() == {"drafted": 1, "told": 2}


async def test_a_newspaper_whose_pages_fail_is_not_asked_for_all_of_them(room):
    room.lists(*(item(f"/{number}", "Tin", NOW) for number in range(20)))
    await room.look()
    assert len(room.paper.asked) == 1 + MOST_FAILURES


@pytest.mark.parametrize("place", ["/rss", LINK])
async def test_who_wants_to_be_left_alone_is(room, place):
    lists_article(room)
    as_it_was = room.paper.at[place]
    busy = Answer(status="429 Too Many Requests", headers={"Retry-After": "600"})
    room.paper.at[place] = busy
    await room.look()
    room.paper.at[place] = as_it_was
    room.paper.asked.clear()
    room.calendar.seconds += 599
    await room.look()
    assert not room.paper.asked
    room.calendar.seconds += 1
    assert (await room.look())["drafted"] == 1


async def test_what_has_not_changed_is_not_sent_or_read_again(room):
    whole = feed(item("/a", "Tin", NOW)).body
    marks = {"ETag": '"1"', "Last-Modified": formatdate(NOW)}

    def answer(asked):
        same = asked.headers.get("if-none-match") == '"1"'
        return Answer(status="304 Not Modified") if same else Answer(whole, headers=marks)

    room.paper.at["/rss"] = answer
    assert (await room.look())["new"] == 1
    room.calendar.seconds += RETRY_SECONDS
    found = await room.look()
    assert (found["new"], found["unread pages"]) == (0, 1)  # but the page is asked for again
    asked = [one for one in room.paper.asked if one.path == "/rss"][-1]
    assert asked.headers["if-modified-since"] == formatdate(NOW)


async def test_a_feed_that_never_came_cannot_be_unchanged(room):
    room.paper.at["/rss"] = Answer(status="304 Not Modified")
    assert (await room.look())["unread"] == 1


async def test_an_operator_who_cannot_be_reached_hears_later_and_others_now(room):
    lists_article(room)
    room.phones.refuses[LAN] = RefusedCallError(403, "Forbidden: bot was blocked by the user")
    with capture_logs() as lines:
        assert (await room.look())["told"] == 1
    assert [one["operator"] for one in lines if one["event"] == "operator_not_told"] == [LAN]
    room.phones.refuses.clear()
    assert await room.look() == {"told": 1}
    assert len(room.phones.texts(LAN)) == len(room.phones.texts(MINH)) == 1


async def test_where_telegram_is_busy_all_hear_later(room):
    lists_article(room)
    busy = RefusedCallError(429, "Too Many Requests: retry after 5", retry_after=5)
    room.phones.refuses = {LAN: busy, MINH: busy}
    with capture_logs() as lines:
        assert "told" not in await room.look()
    assert [one["event"] for one in lines].count("operators_told_later") == 1
    room.phones.refuses = {}
    assert await room.look() == {"told": 2}


async def test_what_may_have_arrived_is_told_once_more_and_says_so(room):
    lists_article(room)
    room.phones.refuses[LAN] = RefusedCallError(502, "Bad Gateway")
    await room.look()
    room.phones.refuses.clear()
    assert await room.look() == {}
    room.calendar.seconds += LEASE_SECONDS + 1
    assert await room.look() == {"told": 1}
    assert "gửi lại" in room.phones.texts(LAN)[0]


async def test_a_dead_token_ends_it_but_loses_nothing(room):
    lists_article(room)
    room.phones.refuses = {LAN: RefusedCallError(401, "Unauthorized")}
    with pytest.raises(SettingFault, match="TELEGRAM_BOT_TOKEN"):
        await room.look()
    room.phones.refuses = {}
    assert await room.look() == {"told": 2}


async def test_of_two_processes_one_watches(room, begin):
    lists_article(room)
    room.paper.at["/rss"] = feed(item(LINK, "Tin", NOW))
    async with begin() as other:
        found = await asyncio.gather(
            room.watch.look([room.feed]), other.watch.look([room.feed]), return_exceptions=True
        )
        assert len(await room.drafts()) == 1
    assert sum(one["drafted"] for one in found if one) == 1
    assert room.paper.paths().count(LINK) == 1
    assert len(room.phones.messages) == 2


async def test_the_turn_of_a_killed_process_is_over_in_time(room, begin, monkeypatch):
    lists_article(room)
    await room.state.leases.take(watch_module.LEASE, "killed", watch_module.LEASE_SECONDS)

    async def sleep(seconds):
        room.calendar.seconds += 10

    monkeypatch.setattr(watch_module.asyncio, "sleep", sleep)
    assert (await room.look())["drafted"] == 1
    monkeypatch.undo()


async def test_who_loses_the_turn_stops_at_once(room):
    lists_article(room)

    def stolen(_):
        asyncio.get_running_loop().create_task(steal())
        return feed(item(LINK, "Tin", NOW))

    async def steal():
        await room.state.leases.release(watch_module.LEASE, room.state.holder)
        await room.state.leases.take(watch_module.LEASE, "other", watch_module.LEASE_SECONDS)

    room.paper.at["/rss"] = stolen
    assert await room.watch.look([room.feed]) is None
    assert LINK not in room.paper.paths()


async def test_a_fault_of_ours_in_one_article_keeps_back_no_other(room, monkeypatch):
    room.lists(item("/bad", "Tin", NOW), item(LINK, "Tin", NOW - 1))
    room.paper.at["/bad"] = room.paper.at[LINK] = ARTICLE
    really = Judge.weigh
    seen = []

    def weigh(judge, text, told):
        seen.append(text)
        if len(seen) == 1:
            raise KeyError("odd")
        return really(judge, text, told)

    monkeypatch.setattr(Judge, "weigh", weigh)
    assert await room.look() == {"new": 2, "passed": 1, "drafted": 1, "told": 2}


async def test_an_aggregators_feed_is_told(room):
    room.lists(item("http://localhost:1/a", "Tin", NOW))
    with capture_logs() as lines:
        await room.look()
    assert [one["event"] for one in lines if one["log_level"] == "warning"] == [
        "feed_leads_elsewhere"
    ]
