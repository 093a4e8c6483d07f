"""Files of the demo's Bot API, uploaded by the library as it uploads them to Telegram."""

import pytest
from telegram.error import BadRequest

CONTENT = '{"follows": "cây xanh"}\r\n--x'.encode()


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
