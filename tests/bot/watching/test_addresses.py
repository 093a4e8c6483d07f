"""Which addresses are one, and which lie with one newspaper."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.watching.addresses import absolute, key_of, of_one_site, shown, untracked

TRACKING = ("utm_*", "fbclid")


@pytest.mark.parametrize(
    "spelled",
    [
        "https://bao.vn/tin/hop-post1.html",
        "http://www.bao.vn/tin/hop-post1.html",
        "HTTPS://BAO.VN:443/tin/hop-post1.html/",
        "https://m.bao.vn/tin/hop-post1.html?utm_source=rss&utm_medium=x",
        "https://bao.vn/tin/hop-post1.html?FBCLID=9#binh-luan",
        "  /tin/../tin/hop-post1.html ",
    ],
)
def test_spellings_of_one_address_are_one(spelled):
    found = absolute(spelled, "https://bao.vn/rss/home.xml")
    assert found
    assert key_of(found, TRACKING) == "bao.vn/tin/hop-post1.html"


def test_an_address_is_kept_without_what_tells_where_the_reader_came_from():
    assert untracked("https://bao.vn/?utm_source=x&id=1&b=", TRACKING) == "https://bao.vn/?id=1&b="
    assert untracked("https://bao.vn/a?fbclid=1", TRACKING) == "https://bao.vn/a"


def test_what_tells_articles_apart_stays():
    keys = {
        key_of(one, TRACKING)
        for one in (
            "https://bao.vn/?id=1",
            "https://bao.vn/?id=2",
            "https://bao.vn:8443/?id=1",
            "https://bao.vn/Tin?id=1",
            "https://bao.vn/",
        )
    }
    assert len(keys) == 5
    assert key_of("https://bao.vn/?b=2&a=1", ()) == key_of("https://bao.vn/?a=1&b=2", ())


@pytest.mark.parametrize(
    "link",
    ["mailto:a@bao.vn", "javascript:void(0)", "http://", "http://[::1", "https://bao.vn:0/", "//"],
)
def test_what_leads_to_no_page_is_no_address(link):
    assert absolute(link, "https://") is None


def test_a_link_with_letters_and_blanks_can_be_called():
    found = absolute("/tin/Hà Tĩnh.html?q=Kỳ Anh", "https://bao.vn/")
    assert found == "https://bao.vn/tin/H%C3%A0%20T%C4%A9nh.html?q=K%E1%BB%B3%20Anh"
    assert absolute(found, found) == found
    assert absolute("https://bao.vn/" + "a" * 2000, "https://bao.vn/") is None


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://rss.bao.vn/a", "https://bao.vn/b", True),
        ("https://www.bao.vn/a", "http://bao.vn:8080/b", True),
        ("https://tin.bao.vn/a", "https://bao.vn/b", True),
        ("https://bao.vn.xau.org/a", "https://bao.vn/b", False),
        ("https://xaubao.vn/a", "https://bao.vn/b", False),
        ("http://127.0.0.1/a", "http://7.0.0.1/b", False),
        ("http://localhost/a", "http://127.0.0.1/b", False),
    ],
)
def test_what_lies_with_one_newspaper(one, other, same):
    assert of_one_site(one, other) is same
    assert of_one_site(other, one) is same


def test_the_log_shows_no_password():
    assert shown("https://ai:bimat@bao.vn/rss") == "https://bao.vn/rss"


@given(st.text(max_size=60), st.sampled_from(["https://bao.vn/rss", "http://127.0.0.1:80/"]))
def test_whatever_is_linked_has_a_key_or_leads_nowhere(link, base):
    found = absolute(link, base)
    if found is not None:
        assert absolute(found, base) == found
        assert key_of(found, TRACKING)
        assert of_one_site(found, found)
        assert shown(found)
