"""The text in a file, whatever it was saved as; what holds none is refused by name.

UTF-8 and byte order marks tell themselves, UTF-16 without a mark has a zero in every other byte.
The code page of old Windows programs (1258) is believed only where nothing but Vietnamese comes
out.
"""

import codecs
import re
import unicodedata
from enum import StrEnum

SAMPLE_BYTES = 4096
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CODE_PAGE = "cp1258"
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_-]{2,20})""")
_VOWELS = "aăâeêioôơuưy"
_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyz")
_ACCENTED = frozenset(unicodedata.normalize("NFC", a + tone) for a in _VOWELS for tone in _TONES)
_LETTERS = _ACCENTED | _PLAIN | {"đ"}


class NoText(StrEnum):
    """What a file is that holds no text for us."""

    EMPTY = "empty"
    PDF = "pdf"
    OFFICE = "office"
    PICTURE = "picture"
    ARCHIVE = "archive"
    ENCODING = "encoding"
    """Text, perhaps, but nobody knows in which letters."""
    OTHER = "other"


class NoTextError(Exception):
    """A file without a text that can be read."""

    def __init__(self, why: NoText) -> None:
        super().__init__(why.value)
        self.why = why


_BEGINNINGS = (
    (b"%PDF-", NoText.PDF),
    (b"{\\rtf", NoText.OFFICE),
    (b"\xd0\xcf\x11\xe0", NoText.OFFICE),
    (b"PK\x03\x04", NoText.OFFICE),
    (b"\x89PNG", NoText.PICTURE),
    (b"\xff\xd8\xff", NoText.PICTURE),
    (b"GIF8", NoText.PICTURE),
    (b"Rar!", NoText.ARCHIVE),
    (b"\x1f\x8b", NoText.ARCHIVE),
    (b"7z\xbc\xaf", NoText.ARCHIVE),
)
"""By its first bytes, whatever it is called. (What Word writes today is a ZIP file.)"""


def decoded(raw: bytes) -> str:
    """The text in a file, without a byte order mark; NoTextError where there is none."""
    for beginning, why in _BEGINNINGS:
        if raw.startswith(beginning):
            raise NoTextError(why)
    text = _text(raw)
    if not text.strip():
        raise NoTextError(NoText.EMPTY)
    if "\0" in text:
        raise NoTextError(NoText.OTHER)
    return text


def _text(raw: bytes) -> str:
    encoding = _told_by_bytes(raw)
    if encoding:
        return _decode(raw, encoding)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        pass
    # This code page writes tones as signs of their own.
    text = unicodedata.normalize("NFC", _decode(raw, _CODE_PAGE))
    if not _is_declared(raw, _CODE_PAGE) and not _is_vietnamese(text):
        raise NoTextError(NoText.ENCODING)
    return text


def _told_by_bytes(raw: bytes) -> str | None:
    """The encoding that the bytes themselves tell."""
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return encoding
    sample = raw[:SAMPLE_BYTES]
    evens, odds = sample[::2].count(0), sample[1::2].count(0)
    if max(evens, odds) * 4 < len(sample) // 2:  # of Vietnamese, most letters are plain ones
        return None
    return "utf-16-le" if odds > evens else "utf-16-be"


def _is_declared(raw: bytes, encoding: str) -> bool:
    """Whether a page says that it is written so."""
    found = _DECLARED.search(raw[:SAMPLE_BYTES])
    try:
        return found is not None and codecs.lookup(found[1].decode()).name == encoding
    except LookupError:
        return False


def _decode(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        raise NoTextError(NoText.ENCODING) from None


def _is_vietnamese(text: str) -> bool:
    """Whether all letters are Vietnamese, and some of them only Vietnamese."""
    letters = {char for char in text.lower() if char.isalpha() or unicodedata.combining(char)}
    return letters <= _LETTERS and not letters <= _PLAIN
