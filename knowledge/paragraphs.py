"""An article's text as paragraphs: blocks between blank lines, counted from 1. Facts cite them."""

import re

TEASERS = "Đọc thêm"
"""The line after which an article's page only advertises others."""

_BLANK = re.compile(r"\n[^\S\n]*\n\s*")


def split_paragraphs(text: str) -> list[str]:
    """The paragraphs as they stand in the text; line ends of any system, a byte order mark or
    not."""
    plain = text.replace("\r\n", "\n").removeprefix("\ufeff").strip()
    return _BLANK.split(plain) if plain else []
