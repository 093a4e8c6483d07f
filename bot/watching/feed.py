"""RSS and Atom feeds as rows of items (feedparser does the parsing)."""

import io
import re
from calendar import timegm
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import feedparser  # type: ignore[import-untyped]

from bot.watching.addresses import absolute
from bot.watching.download import Fetched

LONGEST_TITLE = 300
"""Letters."""
FUTURE_SECONDS = 86_400
"""A date later than that from now is none: clocks and time zones are wrong by less."""
_DEFINES = re.compile(r"<!ENTITY", re.IGNORECASE)
_DATES = ("published_parsed", "updated_parsed")


@dataclass(frozen=True)
class Item:
    """What a feed tells of an article."""

    link: str
    title: str
    published_at: int | None
    """Seconds since 1970; None: the feed gives no date, or one that cannot be."""


@dataclass(frozen=True)
class Feed:
    items: tuple[Item, ...]
    """In the feed's order."""
    linkless: int
    """How many more lead to no page."""


class FeedError(Exception):
    """It is no feed; `str()` is the reason for the log."""


def read_feed(fetched: Fetched, now: int) -> Feed:
    """The items of a feed; FeedError where it is none. `now`: seconds since 1970. A feed that is
    damaged further down gives the items before that."""
    text = fetched.text
    if _DEFINES.search(text):
        raise FeedError("defines entities of its own, which no newspaper's feed needs")
    found = _parsed(text, fetched.address)
    if not found.get("version"):
        is_page = re.search(r"<html|<!doctype html", text[:1000], re.IGNORECASE)
        raise FeedError("is a web page, no feed" if is_page else "is no feed")
    items = tuple(_items(found.entries, fetched.address, now))
    return Feed(items, len(found.entries) - len(items))


def _parsed(text: str, address: str) -> Any:
    try:
        return feedparser.parse(
            io.BytesIO(text.encode()),
            response_headers={
                "content-type": "application/xml; charset=utf-8",
                "content-location": address,
            },
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except Exception as error:
        raise FeedError(f"cannot be parsed ({type(error).__name__})") from error


def _items(entries: list[Any], base: str, now: int) -> Iterator[Item]:
    for entry in entries:
        link = absolute(entry.get("link") or "", base) if entry.get("link") else None
        if link is not None:
            title = " ".join((entry.get("title") or "").split())[:LONGEST_TITLE]
            yield Item(link, title, _date(entry, now))


def _date(entry: Any, now: int) -> int | None:
    for key in _DATES:
        # looking for a date that is not there makes feedparser warn of another that is
        parsed = entry.get(key) if key in entry else None
        if parsed is not None:
            at = timegm(parsed)
            return at if 0 < at <= now + FUTURE_SECONDS else None
    return None
