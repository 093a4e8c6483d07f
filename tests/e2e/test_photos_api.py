"""Photos of the demo's Bot API, uploaded by the library as it uploads them to Telegram."""

import struct
import zlib

import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, InputMediaPhoto
from telegram.error import BadRequest

from bot.demo.images import size_of


def png(width: int, height: int, padding: bytes = b"") -> bytes:
    """A grey picture, with bytes that no text has."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        sum_ = zlib.crc32(kind + content)
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", sum_)

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"".join(b"\0" + b"\x80" * width for _ in range(height)))
    parts = chunk(b"IHDR", head), chunk(b"tEXt", b"a\r\n--b\r\n" + padding), chunk(b"IDAT", rows)
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts) + chunk(b"IEND", b"")


async def test_a_photo_is_sent_shown_fetched_and_changed(double):
    chat, picture = double.forum.id, png(30, 20)
    keys = InlineKeyboardMarkup([[InlineKeyboardButton("x", callback_data="x")]])
    sent = await double.bot.send_photo(
        chat,
        picture,
        caption="<b>Thu</b> &amp; chi",
        parse_mode="HTML",
        message_thread_id=double.topic,
        reply_markup=keys,
    )
    assert (sent.caption, sent.caption_entities[0].type) == ("Thu & chi", "bold")
    assert (sent.photo[0].width, sent.photo[0].height) == (30, 20)
    assert sent.message_thread_id == double.topic
    file = await double.bot.get_file(sent.photo[-1].file_id)
    assert bytes(await file.download_as_bytearray()) == picture
    shown = await double.client.get(f"/page/photo/{sent.photo[-1].file_id}")
    assert (shown.content, shown.headers["content-type"]) == (picture, "image/png")
    again = await double.bot.send_photo(chat, sent.photo[-1].file_id)
    assert again.photo[0].file_id == sent.photo[0].file_id

    told = await double.bot.edit_message_caption(chat, sent.message_id, caption="Khác")
    assert (told.caption, told.reply_markup) == ("Khác", None)
    media = InputMediaPhoto(png(40, 20), caption="Mới")
    changed = await double.bot.edit_message_media(media, chat, sent.message_id)
    assert (changed.photo[0].width, changed.caption) == (40, "Mới")


@pytest.mark.parametrize(
    ("picture", "caption", "reason"),
    [
        (b"GIF89a", "", "IMAGE_PROCESS_FAILED"),
        (png(1, 21), "", "PHOTO_INVALID_DIMENSIONS"),
        (png(9_999, 2), "", "PHOTO_INVALID_DIMENSIONS"),
        (png(2, 2), "x" * 1025, "message caption is too long"),
        (png(2, 2, bytes(10 * 2**20)), "", "is too big for a photo"),
    ],
    ids=["no-picture", "narrow", "wide", "caption", "big"],
)
async def test_photos_are_checked(double, picture, caption, reason):
    with pytest.raises(BadRequest, match=f"(?i){reason}"):
        await double.bot.send_photo(double.forum.id, picture, caption=caption)


async def test_photo_calls_are_refused_as_telegram_does(double):
    chat = double.visitor.private.id
    await double.does("say", text="x")
    text = await double.bot.send_message(chat, "x")
    photo = await double.bot.send_photo(chat, png(2, 2))
    of_text, of_photo = ({"chat_id": chat, "message_id": m.message_id} for m in (text, photo))
    refused = double.refused
    assert await refused("sendPhoto", chat_id=chat) == (
        "Bad Request: there is no photo in the request"
    )
    assert await refused("sendPhoto", chat_id=chat, photo="gone") == (
        "Bad Request: wrong file identifier/HTTP URL specified"
    )
    assert await refused("getFile", file_id="gone") == (
        "Bad Request: wrong file_id or the file is temporarily unavailable"
    )
    assert await refused("editMessageCaption", caption="x", **of_text) == (
        "Bad Request: there is no caption in the message to edit"
    )
    assert await refused("editMessageText", text="x", **of_photo) == (
        "Bad Request: there is no text in the message to edit"
    )
    gone = await double.client.get("/file/bot1:x/photos/file1")
    assert gone.status_code == 404


def test_sizes_of_pictures():
    jpeg = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x11\x08\x00\x14\x00\x1e" + bytes(9)
    assert size_of(jpeg) == (30, 20)
    assert size_of(jpeg[:12]) is None
    assert size_of(b"\x89PNG\r\n\x1a\n") is None
