"""Files as people save them, read or refused by name."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.submissions.decoding import NoText, NoTextError, decoded
from tests.newspaper import in_1258

TEXT = (
    "Ủy ban nhân dân tỉnh: thu 920,4 tỷ đồng; đạt «104%» – Nguyễn Thị Hữu Ngữ, ngày 22.4.\n\nHết."
)
PAGE = "<html><head><meta charset='windows-1258'></head><body><p>Đường ấy đã xong</p></body></html>"


@pytest.mark.parametrize(
    "raw",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        in_1258(TEXT),
    ],
)
def test_a_text_is_read_whatever_it_was_saved_as(raw):
    assert decoded(raw) == TEXT


def test_a_page_that_names_its_code_page_is_believed():
    assert "Đường ấy đã xong" in decoded(in_1258(PAGE))


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"", NoText.EMPTY),
        (b"\xef\xbb\xbf \n", NoText.EMPTY),
        (" \n".encode("utf-16"), NoText.EMPTY),
        (b"%PDF-1.7 \xe2\xe3", NoText.PDF),
        (b"PK\x03\x04\x14\x00\x06\x00[Content_Types].xml", NoText.OFFICE),
        (b"\x89PNG\r\n\x1a\n\0\0", NoText.PICTURE),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", NoText.PICTURE),
        ("Đồng chí".encode() + b"\0\0\1\2", NoText.OTHER),
        # TCVN3, as old newspapers' offices have it: letters, but none that Windows means by them
        (b"\xa7\xe5ng ch\xed B\xdd th\xad T\xd8nh \xf1y", NoText.ENCODING),
        ("Größe, façade".encode("cp1252"), NoText.ENCODING),
        ((TEXT * 9).encode().replace("ễ".encode(), b"\xe1", 1), NoText.ENCODING),
    ],
)
def test_what_is_no_text_is_refused_by_name(raw, why):
    with pytest.raises(NoTextError) as refused:
        decoded(raw)
    assert refused.value.why is why


@given(st.binary(max_size=200))
def test_whatever_the_bytes_are_there_is_text_or_a_name(raw):
    with suppress(NoTextError):
        assert decoded(raw).strip()
