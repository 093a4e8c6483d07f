"""Articles as they are brought: plain text, a saved HTML page, standard input."""

import re
import sys
from pathlib import Path

from bot.brought import Brought, Unreadable, UnreadableError
from bot.errors import UserFault
from knowledge.drafting.heading import Told

LARGEST_MEGABYTES = 5
LARGEST_BYTES = LARGEST_MEGABYTES * 10**6
"""A newspaper's page is far smaller, whatever it carries along."""
LONGEST = 200_000
"""Letters of a text. The longest articles have a fifth of that; what is longer is no article, and
reading it takes minutes."""
STDIN = "-"
_MARKUP = re.compile(r"\s*(?:<!doctype html|<html|<head|<body|<\?xml)", re.IGNORECASE)


def read_article(article: str) -> Brought:
    """The article in a file, or on standard input for «-»; UserFault where there is none."""
    return read_bytes(_bytes(article), article)


def read_bytes(raw: bytes, shown: str) -> Brought:
    """The article of a text file or an HTML page; `shown` names it in an UnreadableError."""
    brought = _read(raw, shown)
    if len(brought.text) > LONGEST:
        raise UnreadableError(
            Unreadable.TOO_LONG, f"{shown} has more than {LONGEST} letters: no article has."
        )
    return brought


def _read(raw: bytes, shown: str) -> Brought:
    if len(raw) > LARGEST_BYTES:
        raise UnreadableError(
            Unreadable.TOO_LARGE,
            f"{shown} is larger than {LARGEST_BYTES // 10**6} MB: no article is.",
        )
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = ""
    if _MARKUP.match(text or raw[:1000].decode("latin-1")):
        # takes half a second to import, and only pages need it
        from bot.article_pages import read_page  # noqa: PLC0415

        return read_page(raw, shown)
    if not text.strip():
        why = Unreadable.ENCODING if raw.strip() and not text else Unreadable.EMPTY
        reason = "is empty" if why is Unreadable.EMPTY else "is not UTF-8 text"
        message = f"{shown} {reason}. Give the article's text, or its saved HTML page."
        raise UnreadableError(why, message)
    return Brought(raw.decode("utf-8"), Told(), is_page=False)


def _bytes(article: str) -> bytes:
    if article == STDIN:
        return sys.stdin.buffer.read(LARGEST_BYTES + 1)
    path = Path(article)
    if not path.is_file():
        raise UserFault(f"{article} is not a file. Name the article's text, or - for stdin.")
    with path.open("rb") as file:
        return file.read(LARGEST_BYTES + 1)
