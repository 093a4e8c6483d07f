"""Articles as they are brought: plain text, a saved HTML page, standard input."""

import re
import sys
from pathlib import Path

from bot.brought import Brought
from bot.errors import UserFault
from knowledge.drafting.heading import Told

LARGEST_BYTES = 5_000_000
"""A newspaper's page is far smaller, whatever it carries along."""
STDIN = "-"
_MARKUP = re.compile(r"\s*(?:<!doctype html|<html|<head|<body|<\?xml)", re.IGNORECASE)


def read_article(article: str) -> Brought:
    """The article in a file, or on standard input for «-»; UserFault where there is none."""
    raw = _bytes(article)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = ""
    if _MARKUP.match(text or raw[:1000].decode("latin-1")):
        # takes half a second to import, and only pages need it
        from bot.article_pages import read_page  # noqa: PLC0415

        return read_page(raw, article)
    if not text.strip():
        reason = "is empty" if not raw.strip() else "is not UTF-8 text"
        raise UserFault(f"{article} {reason}. Give the article's text, or its saved HTML page.")
    return Brought(raw.decode("utf-8"), Told(), is_page=False)


def _bytes(article: str) -> bytes:
    if article == STDIN:
        raw = sys.stdin.buffer.read(LARGEST_BYTES + 1)
    else:
        path = Path(article)
        if not path.is_file():
            raise UserFault(f"{article} is not a file. Name the article's text, or - for stdin.")
        with path.open("rb") as file:
            raw = file.read(LARGEST_BYTES + 1)
    if len(raw) > LARGEST_BYTES:
        raise UserFault(f"{article} is larger than {LARGEST_BYTES // 10**6} MB: no article is.")
    return raw
