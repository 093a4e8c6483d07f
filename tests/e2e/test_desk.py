"""The operators' desk over a Bot API: an article in several messages, two operators, a stranger,
and a bot that is killed while it publishes."""

import asyncio
import json
import signal
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from processes import PATIENCE, TOKEN, Start, starting

from bot.wording import DESK_VIETNAMESE as WORDS
from tests.double import Double, question, served

LAN, MINH, STRANGER = 101, 102, 7
FILLING = (
    "Người dân trong huyện đón tin này với nhiều niềm vui, ai cũng mong sớm thấy kết quả. " * 12
)
ARTICLE = f"""Kẻ Sặt thu ngân sách vượt kế hoạch

(Báo Thượng Giang) - Sáng 9/1/2025, UBND huyện Kẻ Sặt tổ chức hội nghị tổng kết năm 2024.

{FILLING}

{FILLING}

{FILLING}
|
Chủ tịch UBND huyện Kẻ Sặt Mạc Thị Hòe chủ trì.

Năm 2024, huyện thu ngân sách ước đạt hơn 86,5 tỷ đồng.

Bà Mạc Thị Hòe giao Phòng Y tế huyện trình phương án tuyển bác sĩ trước ngày 31/3/2025.
"""


class Telegram(Double):
    """Keeps what each chat shows, and lets people press."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: dict[int, dict[str, str]] = {}
        """Messages by number: chat, text and keyboard."""
        self.alerts: list[str] = []
        self.methods: list[str] = []
        self.numbers = iter(range(1, 10_000))

    async def answer(self, method: str, params: dict[str, str]) -> Any:
        result = await super().answer(method, params)
        self.methods.append(method)
        if method in ("sendMessage", "editMessageText"):
            number = result["message_id"] if method == "sendMessage" else int(params["message_id"])
            self.shown[number] = params
            self._tell()
        if method == "answerCallbackQuery":
            self.alerts.append(params.get("text", ""))
            self._tell()
        return result

    async def until(self, chat: int, words: str) -> int:
        """Wait until a chat shows words; the message that does."""
        while True:
            for number, one in self.shown.items():
                if one["chat_id"] == str(chat) and words in one["text"]:
                    return number
            await self.changed.wait()

    async def until_alert(self, words: str) -> None:
        while not any(words in one for one in self.alerts):
            await self.changed.wait()

    def data(self, number: int, label: str) -> str:
        """What the button of a message carries."""
        rows = json.loads(self.shown[number]["reply_markup"])["inline_keyboard"]
        return next(one["callback_data"] for row in rows for one in row if label in one["text"])

    def says(self, person: int, text: str) -> None:
        self.give(question(next(self.numbers), person, text))

    def presses(self, person: int, number: int, data: str) -> None:
        update = question(next(self.numbers), person, "…")
        message = update.pop("message") | {"message_id": number}
        query = {"id": str(number), "from": message["from"], "chat_instance": "1", "data": data}
        self.give({**update, "callback_query": {**query, "message": message}})


@pytest.fixture
async def start(tmp_path: Path, invented_seeds: Path, shared_cache: Path) -> AsyncIterator[Start]:
    async with starting(tmp_path, invented_seeds, shared_cache) as run:
        yield run


async def test_from_an_article_to_answers_around_a_kill(start, tmp_path):
    telegram = Telegram()
    async with served(telegram) as url, asyncio.timeout(4 * PATIENCE):
        variables = {
            "TELEGRAM_BOT_TOKEN": TOKEN,
            "TELEGRAM_API_BASE_URL": url,
            "HOIDAP_ADMINS": f"{LAN},{MINH}",
            "HOIDAP_LIMITS": "off",
        }
        first = await start("run", **variables)
        for part in ARTICLE.split("|"):
            telegram.says(LAN, part.strip())
        draft = await telegram.until(LAN, "ghép 2 tin")
        assert "6 thẻ" in telegram.shown[draft]["text"]
        sure = telegram.data(draft, "Nhận mọi thẻ chắc")

        telegram.presses(STRANGER, draft, sure)
        await telegram.until_alert(WORDS.only_operators)
        file = {"file_id": "f", "file_unique_id": "u", "file_name": "bai.txt"}
        update = question(next(telegram.numbers), STRANGER, "")
        update["message"] |= {"document": file}
        telegram.give(update)
        await telegram.until(STRANGER, WORDS.only_operators)
        assert "getFile" not in telegram.methods

        cards = telegram.data(draft, "Xem từng thẻ")
        telegram.presses(LAN, draft, cards)
        await telegram.until(LAN, "Thẻ 1/6")
        accept, drop = telegram.data(draft, "✅ Nhận"), telegram.data(draft, "🗑 Bỏ")
        telegram.presses(LAN, draft, accept)
        await telegram.until(LAN, "Thẻ 2/6")
        telegram.says(MINH, "/soan")
        listed = await telegram.until(MINH, "Bản nháp đang mở")
        telegram.presses(MINH, listed, drop)
        await telegram.until_alert(WORDS.just_accepted.format(name="A"))
        telegram.presses(MINH, listed, sure)
        await telegram.until(MINH, "đã nhận 5")
        telegram.presses(MINH, listed, telegram.data(listed, "Xem thẻ còn chờ"))
        await telegram.until(MINH, "Thẻ 3/6")
        telegram.presses(MINH, listed, telegram.data(listed, "✅ Nhận"))
        await telegram.until(MINH, "đã nhận 6")
        telegram.presses(MINH, listed, telegram.data(listed, "Xuất bản"))
        await telegram.until(MINH, "thành bản phát hành mới")
        telegram.presses(MINH, listed, telegram.data(listed, "Xuất bản ngay"))
        await telegram.until(MINH, WORDS.publishing)
        first.send_signal(signal.SIGKILL)
        await first.wait()

        second = await start("run", **variables)
        await telegram.until(MINH, "bản phát hành 2")
        while not any("86,5" in one["text"] for one in telegram.shown.values()):
            telegram.says(STRANGER, "Thu ngân sách huyện Kẻ Sặt năm 2024")
            await asyncio.sleep(0.3)
        second.send_signal(signal.SIGTERM)
        _, err = await second.communicate()
    assert b"Traceback" not in err
    with closing(sqlite3.connect(tmp_path / "var" / "state.db")) as connection:
        count = connection.execute("SELECT count(*) FROM releases").fetchone()
        kept = connection.execute("SELECT count(*) FROM desk_parts").fetchone()
    assert (count, kept) == ((2,), (0,))
