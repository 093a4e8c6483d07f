"""Bytes into text, whatever they were saved as, and whatever is said of them.

Byte order marks tell themselves, UTF-16 without one has a zero in every other byte, and nothing is
UTF-8 by chance. Any other label is believed only where what it makes reads as Vietnamese: servers
say «iso-8859-1» of UTF-8, pages say «utf-8» of windows-1258.
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
"""Of the letters of a text in UTF-8 that something has cut."""
SAMPLE_BYTES = 4096
_OWN = frozenset("đơưă" + "".join(map(chr, range(0x1EA0, 0x1EFA))))
_ALPHABET = _OWN | frozenset("àáâãèéêìíòóôõùúýĩũ")
_CODE_PAGE = "cp1258"
"""Of old Windows programs."""
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAFE = re.compile(
    r"utf-?(?:8|16)(?:[-_]?[bl]e)?|(?:windows-?|cp)125\d|(?:iso-?8859-|latin-?)\d{1,2}"
)
"""Names of charsets; Python knows others that are none («hex», «unicode_escape»)."""
_LABEL = re.compile(r"""charset\s*=\s*["']?\s*([\w.:-]{2,30})""", re.IGNORECASE)
_DECLARED = re.compile(r"""<\?xml[^>]{0,100}encoding\s*=\s*["']([\w.:-]{2,30})""", re.IGNORECASE)


def decoded(raw: bytes, content_type: str = "") -> str:
    """The text in a file, page or feed, without a byte order mark; what cannot be read in it is
    DAMAGED. The `content_type` is that of the server's header."""
    if encoding := _told_by_bytes(raw):
        return raw.decode(encoding, "replace")
    plain = raw.decode("utf-8", "replace")
    damaged = plain.count(DAMAGED)
    if damaged == 0 or (damaged <= MOST_DAMAGED * len(plain) and reads_as_vietnamese(plain)):
        return plain
    read = (_strictly(raw, charset) for charset in _labels(raw, content_type))
    return next(filter(reads_as_vietnamese, read), plain)


def reads_as_vietnamese(text: str) -> bool:
    """Has it as many of the letters that only Vietnamese has as Vietnamese text does, and more of
    them than of foreign ones?"""
    composed = unicodedata.normalize("NFC", text)
    letters = Counter(char for char in composed.lower() if char.isalpha())
    own = sum(count for char, count in letters.items() if char in _OWN)
    foreign = sum(n for char, n in letters.items() if not char.isascii() and char not in _ALPHABET)
    return own > 0 and own >= LEAST_SHARE * letters.total() and own > foreign


def _told_by_bytes(raw: bytes) -> str | None:
    """The encoding that the bytes themselves tell."""
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return encoding
    sample = raw[:SAMPLE_BYTES]
    evens, odds = sample[::2].count(0), sample[1::2].count(0)
    if not sample or max(evens, odds) * 4 < len(sample) // 2:  # most letters are plain ones
        return None
    return "utf-16-le" if odds > evens else "utf-16-be"


def _labels(raw: bytes, content_type: str) -> Iterator[str]:
    """The charsets that it may be in, as it is told by the header and by itself."""
    head = raw[:SAMPLE_BYTES].decode("latin-1")
    for found in (_LABEL.search(content_type), _DECLARED.search(head), _LABEL.search(head)):
        if found and _SAFE.fullmatch(found[1].lower()):
            yield found[1]
    yield _CODE_PAGE


def _strictly(raw: bytes, charset: str) -> str:
    """The text in this charset, composed, as code pages write tones as signs of their own; nothing
    where the bytes are not in it."""
    try:
        return unicodedata.normalize("NFC", raw.decode(charset))
    except (UnicodeError, LookupError):
        return ""
