"""How large a picture is, read from its first bytes."""

import struct

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8"
_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}


def size_of(content: bytes) -> tuple[int, int] | None:
    """Width and height of a PNG or JPEG; None: it is neither, or cut."""
    try:
        if content.startswith(_PNG):
            width, height = struct.unpack(">II", content[16:24])
            return (width, height) if width and height else None
        return _jpeg(content) if content.startswith(_JPEG) else None
    except (struct.error, IndexError):
        return None


def kind_of(content: bytes) -> str:
    """The media type of a picture."""
    return "image/png" if content.startswith(_PNG) else "image/jpeg"


def _jpeg(content: bytes) -> tuple[int, int] | None:
    at = 2
    while content[at] == 0xFF:
        if content[at + 1] in _FRAMES:
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return width, height
        (length,) = struct.unpack(">H", content[at + 2 : at + 4])
        at += 2 + length
    return None
