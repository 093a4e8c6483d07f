"""Bytes into text, whatever their server or page says about them.

A label is believed only where what it makes reads as Vietnamese: servers say «iso-8859-1» of UTF-8,
pages say «utf-8» of windows-1258.
"""

import codecs
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

DAMAGED = "\N{REPLACEMENT CHARACTER}"
LEAST_SHARE = 0.05
"""Of the letters of a Vietnamese text about a fifth are its own («ư», «ạ»); text that was read in a
wrong charset has none."""
MOST_DAMAGED = 0.01
"""Of the letters of a page in UTF-8 that something has cut."""
_OWN = frozenset("đơưă" + "".join(map(chr, range(0x1EA0, 0x1EFA))))
_ALPHABET = _OWN | frozenset("àáâãèéêìíòóôõùúýĩũ")
_FALLBACKS = ("cp1258", "utf-16")
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SAFE = re.compile(
    r"utf-?(?:8|16)(?:[-_]?[bl]e)?|(?:windows-?|cp)125\d|(?:iso-?8859-|latin-?)\d{1,2}"
)
"""Names of charsets; Python knows others that are none («hex», «unicode_escape»)."""
_LABEL = re.compile(r"""charset\s*=\s*["']?\s*([\w.:-]{2,30})""", re.IGNORECASE)
_DECLARED = re.compile(r"""<\?xml[^>]{0,100}encoding\s*=\s*["']([\w.:-]{2,30})""", re.IGNORECASE)
_HEAD = 4096


def decoded(body: bytes, content_type: str) -> str:
    """The text of a page or feed, composed (NFC); what cannot be read in it is DAMAGED. The
    `content_type` is the header's."""
    if body.startswith(_MARKS):
        name = "utf-8-sig" if body.startswith(codecs.BOM_UTF8) else "utf-16"
        return unicodedata.normalize("NFC", body.decode(name, "replace"))
    plain = unicodedata.normalize("NFC", body.decode("utf-8", "replace"))
    damaged = plain.count(DAMAGED)
    if damaged == 0 or (damaged <= MOST_DAMAGED * len(plain) and reads_as_vietnamese(plain)):
        return plain
    read = (_strictly(body, charset) for charset in _labels(body, content_type))
    return next(filter(reads_as_vietnamese, read), plain)


def reads_as_vietnamese(text: str) -> bool:
    """Has it as many of the letters that only Vietnamese has as Vietnamese text does, and more of
    them than of foreign ones?"""
    letters = Counter(char for char in text.lower() if char.isalpha())
    own = sum(count for char, count in letters.items() if char in _OWN)
    foreign = sum(n for char, n in letters.items() if not char.isascii() and char not in _ALPHABET)
    return own > 0 and own >= LEAST_SHARE * letters.total() and own > foreign


def _labels(body: bytes, content_type: str) -> Iterator[str]:
    head = body[:_HEAD].decode("latin-1")
    for found in (_LABEL.search(content_type), _DECLARED.search(head), _LABEL.search(head)):
        if found and _SAFE.fullmatch(found[1].lower()):
            yield found[1]
    yield from _FALLBACKS


def _strictly(body: bytes, charset: str) -> str:
    """The text in this charset, composed; nothing where the bytes are not in it."""
    try:
        return unicodedata.normalize("NFC", body.decode(charset))
    except (UnicodeError, LookupError):
        return ""
