"""Files of the demo's Bot API, uploaded by the library as it uploads them to Telegram."""

from base64 import b64encode

import pytest
from scripted import TOKEN
from telegram import Bot
from telegram.error import BadRequest, InvalidToken, NetworkError

from bot.demo.methods import photos
from bot.transport import request
from bot.transport.request import BotApiRequest

CONTENT = '{"follows": "cây xanh"}\r\n--x'.encode()


def bot_of(double):
    """The library over the connections that the bot has."""
    address = f"{double.url}/bot", f"{double.url}/file/bot"
    return Bot(TOKEN, *address, request=BotApiRequest(1, 5.0))


async def test_a_file_is_sent_and_can_be_kept(double):
    sent = await double.bot.send_document(
        double.forum.id,
        CONTENT,
        filename="du-lieu.json",
        caption="<b>Dữ</b> liệu",
        parse_mode="HTML",
    )
    assert (sent.document.file_name, sent.document.file_size) == ("du-lieu.json", len(CONTENT))
    assert sent.caption == "Dữ liệu"
    kept = await double.client.get(f"/page/document/{sent.document.file_id}")
    assert kept.content == CONTENT
    assert kept.headers["content-disposition"] == "attachment"
    assert (await double.client.get("/page/document/gone")).status_code == 404


async def test_files_are_refused_as_telegram_does(double):
    chat = double.forum.id
    with pytest.raises(BadRequest, match="caption is too long"):
        await double.bot.send_document(chat, CONTENT, caption="x" * 1025)
    assert await double.refused("sendDocument", chat_id=chat) == (
        "Bad Request: there is no document in the request"
    )
    assert await double.refused("sendDocument", chat_id=chat, document="gone") == (
        "Bad Request: wrong file identifier/HTTP URL specified"
    )


async def test_what_somebody_sends_is_fetched_byte_by_byte(double):
    bytes_sent = CONTENT + bytes(range(256))
    told = {"file_name": "bài.txt", "file": b64encode(bytes_sent).decode(), "text": "đây"}
    await double.does("say", **told)
    (update,) = await double.updates()
    document = update.message.document
    assert (document.file_name, document.mime_type, document.file_size) == (
        "bài.txt",
        "text/plain",
        len(bytes_sent),
    )
    assert update.message.caption == "đây"
    library = bot_of(double)
    async with library:
        file = await library.get_file(document.file_id)
        assert await file.download_as_bytearray() == bytes_sent
        double.world.files.clear()
        with pytest.raises(InvalidToken):
            await file.download_as_bytearray()
        with pytest.raises(BadRequest, match="temporarily unavailable"):
            await library.get_file(document.file_id)


async def test_a_file_may_be_too_large_to_be_fetched(double, monkeypatch):
    monkeypatch.setattr(photos, "MAX_DOWNLOAD", 10)
    await double.does("say", file_name="a.txt", file=b64encode(b"x" * 11).decode())
    (update,) = await double.updates()
    with pytest.raises(BadRequest, match=r"(?i)file is too big"):
        await double.bot.get_file(update.message.document.file_id)


async def test_no_more_is_read_of_a_file_than_any_may_hold(double, monkeypatch):
    monkeypatch.setattr(request, "LARGEST_FILE", 1_000)
    await double.does("say", file_name="a.txt", file=b64encode(b"x" * 1_001).decode())
    (update,) = await double.updates()
    library = bot_of(double)
    async with library:
        file = await library.get_file(update.message.document.file_id)
        with pytest.raises(NetworkError, match=r"(?i)file is too big"):
            await file.download_as_bytearray()
