"""An article out of the page that a newspaper has sent."""

import re
from dataclasses import dataclass, replace

from bot.article_pages import read_page
from bot.brought import UnreadableError
from bot.charsets import DAMAGED, reads_as_vietnamese
from bot.watching.addresses import of_one_site
from bot.watching.download import Fetched
from bot.watching.prints import Print, make_print
from knowledge.drafting.blocks import read_blocks
from knowledge.drafting.heading import Told
from knowledge.drafting_words import Layout

LEAST_WORDS = 40
"""Of an article: less is what stands below a video, or before what has to be paid for."""
_MARKUP = re.compile(r"<(?:!doctype html|html|head|body|div|p|article)\b", re.IGNORECASE)
_HEAD = 20_000


@dataclass(frozen=True)
class Page:
    """An article, and what its page tells of it."""

    text: str
    told: Told
    print: Print


class NoArticleError(Exception):
    """The page holds no article to draft; `str()` is the reason for the log."""


def read_article_page(fetched: Fetched, layout: Layout) -> Page:
    """The article of a page; NoArticleError where there is none."""
    html = fetched.text
    if not _MARKUP.search(html[:_HEAD]):
        raise NoArticleError(f"is no web page ({fetched.content_type[:60] or 'of no type'})")
    try:
        brought = read_page(html.encode(), fetched.address)
    except UnreadableError:
        raise NoArticleError("holds no text") from None
    blocks = read_blocks(brought.text, layout)
    words = sum(len(block.text.split()) for block in blocks if block.tells)
    if words < LEAST_WORDS:
        raise NoArticleError(f"holds only {words} words of an article")
    if DAMAGED in brought.text or not reads_as_vietnamese(brought.text):
        raise NoArticleError("does not read as Vietnamese: a foreign text or a wrong charset")
    url = brought.told.url
    url = url if url and of_one_site(url, fetched.address) else fetched.address
    return Page(brought.text, replace(brought.told, url=url), make_print(blocks))
