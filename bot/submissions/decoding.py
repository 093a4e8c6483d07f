"""The text in a file, whatever it was saved as; what holds none is refused by name."""

from enum import StrEnum

from bot import charsets


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
    text = charsets.decoded(raw)
    if not text.strip():
        raise NoTextError(NoText.EMPTY)
    if "\0" in text:
        raise NoTextError(NoText.OTHER)
    if charsets.DAMAGED in text:
        raise NoTextError(NoText.ENCODING)
    return text
