"""Text out of bytes whose charset is told wrongly."""

import unicodedata

import pytest

from bot.charsets import DAMAGED, decoded, reads_as_vietnamese
from tests.newspaper import in_1258

TEXT = "Chủ tịch UBND tỉnh yêu cầu các sở, ngành đẩy nhanh tiến độ giải ngân vốn đầu tư công."
BROKEN_DOWN = unicodedata.normalize("NFD", TEXT)


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (TEXT.encode(), "text/html; charset=iso-8859-1"),
        (TEXT.encode(), "text/html; charset=windows-1258"),
        (TEXT.encode(), "text/html; charset=hex"),
        (TEXT.encode(), ""),
        (BROKEN_DOWN.encode(), "text/html; charset=utf-8"),
        (TEXT.encode("utf-8-sig"), "text/html; charset=us-ascii"),
        (TEXT.encode("utf-16"), "text/html; charset=utf-8"),
        (TEXT.encode("utf-16-le"), "text/html; charset=utf-16le"),
        (TEXT.encode("utf-16-be"), "text/html"),
        (in_1258(TEXT), "text/html; charset=windows-1258"),
        (in_1258(TEXT), "text/html; charset=utf-8"),
        (in_1258(TEXT), "text/html; charset=iso-8859-1"),
        (b'<meta charset="windows-1258">' + in_1258(TEXT), "text/html"),
        (b'<?xml version="1.0" encoding="windows-1258"?>' + in_1258(TEXT), "text/xml"),
    ],
)
def test_the_text_is_read_whatever_is_said_of_it(body, content_type):
    text = unicodedata.normalize("NFC", decoded(body, content_type))
    assert text.endswith(TEXT)


def test_what_cannot_be_read_is_seen():
    cut = (TEXT * 2).encode().replace("ịch".encode(), b"\xff", 1)
    assert decoded(cut, "text/html; charset=windows-1252").count(DAMAGED) == 1


@pytest.mark.parametrize(
    "text", ["", "123", TEXT.encode().decode("cp1252", "replace"), "The council met on Monday."]
)
def test_other_text_does_not_read_as_vietnamese(text):
    assert reads_as_vietnamese(TEXT)
    assert not reads_as_vietnamese(text)
