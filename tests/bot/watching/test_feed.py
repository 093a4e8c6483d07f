"""Feeds as they are: damaged, undated, hostile, none at all."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.watching.addresses import absolute
from bot.watching.download import Fetched
from bot.watching.feed import FeedError, read_feed
from tests.newspaper import feed, item

NOW = 1_800_000_000
HOUR_AGO = NOW - 3600


def read(body, content_type="application/rss+xml"):
    raw = body.encode() if isinstance(body, str) else body
    return read_feed(Fetched("https://bao.vn/rss/home.xml", raw, content_type, None, None), NOW)


def test_items_tell_link_title_and_time():
    found = read(feed(item("/tin/a.html?utm_source=rss", "Họp & bàn", HOUR_AGO)).body)
    (only,) = found.items
    assert only.link == "https://bao.vn/tin/a.html?utm_source=rss"
    assert (only.title, only.published_at) == ("Họp & bàn", HOUR_AGO)


def test_atom_is_read_like_rss():
    (only,) = read(
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://bao.vn/tin/"><entry>'
        '<id>tag:7</id><title>Họp</title><link rel="alternate" href="a.html"/>'
        "<updated>2027-01-15T08:00:00+07:00</updated></entry></feed>"
    ).items
    assert (only.link, only.title) == ("https://bao.vn/tin/a.html", "Họp")
    assert only.published_at == 1_799_974_800


@pytest.mark.parametrize(
    "date",
    [
        "hôm qua",
        "23/11/2026 8:05:00 SA",
        "Wed, 01 Jan 0001 00:00:00 GMT",
        "Wed, 31 Feb 2026 99:00:00 +0700",
        "Wed, 01 Jan 2099 00:00:00 GMT",
        "",
    ],
)
def test_a_date_that_cannot_be_is_none(date):
    (only,) = read(feed(item("/a", date=date)).body).items
    assert only.published_at is None


def test_what_leads_nowhere_is_counted():
    found = read(feed(item(None), item("javascript:alert(1)"), item("/a")).body)
    assert (len(found.items), found.linkless) == (1, 2)


def test_a_feed_that_breaks_off_gives_what_came_before():
    whole = feed(*(item(f"/{number}") for number in range(5))).body
    assert len(read(whole[: len(whole) // 2]).items) in (2, 3)


def test_a_feed_is_read_whatever_charset_it_claims():
    raw = feed(item("/a", "Chủ tịch UBND tỉnh dự họp")).body
    assert b"encoding" not in raw
    wrong = raw.replace(b'"1.0"', b'"1.0" encoding="iso-8859-1"')
    (only,) = read(wrong, "text/xml; charset=us-ascii").items
    assert only.title == "Chủ tịch UBND tỉnh dự họp"


def test_many_items_are_read():
    found = read(feed(*(item(f"/{number}", "Tin", HOUR_AGO) for number in range(1_000))).body)
    assert len(found.items) == 1_000


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("<!doctype html><html><body>Trang chủ</body></html>", "is a web page"),
        ("", "is no feed"),
        ('{"items": []}', "is no feed"),
        (b"\x00\x01\x02", "is no feed"),
        (f'<!DOCTYPE r [<!ENTITY l0 "ha">{LAUGHS}]><rss><channel/></rss>', "entities"),
        ('<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss/>', "entities"),
    ],
)
def test_what_is_no_feed_is_told(body, told):
    with pytest.raises(FeedError, match=told):
        read(body)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda text: feed(item(text)).body))
def test_whatever_comes_is_a_feed_or_told(body):
    try:
        found = read(body)
    except FeedError:
        return
    assert all(absolute(one.link, one.link) for one in found.items)
