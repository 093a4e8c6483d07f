"""Operators at their desk: from an article to a release in the chat, two of them at once; and
others who try."""

from dataclasses import fields

import pytest
from recording import BOT
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileAmberSnapshotExtension
from transcript import Transcript

from bot.desk.cards import Operator
from bot.state.database import StateError
from bot.wording import DESK_ENGLISH, DESK_VIETNAMESE

ARTICLE = """Kẻ Sặt thu ngân sách vượt kế hoạch

(Báo Thượng Giang) - Sáng 9/1/2025, UBND huyện Kẻ Sặt tổ chức hội nghị tổng kết năm 2024.

Chủ tịch UBND huyện Kẻ Sặt Mạc Thị Hòe chủ trì.

Năm 2024, huyện thu ngân sách ước đạt hơn 86,5 tỷ đồng.

Bà Mạc Thị Hòe giao Phòng Y tế huyện trình phương án tuyển bác sĩ trước ngày 31/3/2025.
"""
MINH = {"id": 78, "is_bot": False, "first_name": "Minh"}
NUMBER = 900
"""Of the desk's message."""


class AtDesk:
    """An operator's chat: what is done there, and the message of the desk as it is."""

    def __init__(self, chat, transcript=None):
        self.chat = chat
        self.transcript = transcript
        self.buttons = []
        self.text = ""
        self.alert = None

    def saw(self, done, calls):
        self.alert = None
        for call in calls:
            if call.method in ("sendMessage", "editMessageText"):
                self.text = call.text
                self.buttons = call.buttons or self.buttons
            elif call.method == "answerCallbackQuery":
                self.alert = call.params.get("text")
        if self.transcript:
            self.transcript.note(done, calls)
        return calls

    async def sends(self, content=ARTICLE):
        self.chat.telegram.files["f1"] = content.encode()
        file = {"file_id": "f", "file_unique_id": "u"}
        self.chat.telegram.answers["getFile"] = {**file, "file_path": "documents/f1"}
        document = {**file, "file_name": "bai.txt"}
        message = self.chat.message(document=document)
        return self.saw("(bai.txt)", await self.chat.update(message=message))

    async def says(self, text, **more):
        return self.saw(text, await self.chat.says(text, **more))

    def data(self, label):
        """What the button with this label carries."""
        return next(one["callback_data"] for one in self.buttons if label in one["text"])

    async def presses(self, label, data=None, user=None):
        """Press a button of the desk's message, some time after the last one."""
        self.chat.clock.seconds += 60
        data, before = data or self.data(label), (self.chat.user, self.chat.chat)
        if user:
            self.chat.user, self.chat.chat = user, {**self.chat.chat, "id": user["id"]}
        message = {**self.chat.message(text="…"), "from": BOT, "message_id": NUMBER}
        calls = await self.chat.presses(data, message)
        self.chat.user, self.chat.chat = before
        return self.saw(f"[{label}]", calls)

    async def replies(self, text):
        """Reply to the message that the bot sent last."""
        asked = {**self.chat.message(text=self.text), "from": BOT}
        return await self.says(text, reply_to_message=asked)


@pytest.fixture
def shown(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    """A snapshot in a file of its own, to be read as it stands."""
    return snapshot.use_extension(SingleFileAmberSnapshotExtension)


@pytest.fixture
def desk(chat):
    """The chat of one of two operators."""
    number, _ = chat.services.operators
    chat.user = {**chat.user, "id": number, "first_name": "Lan"}
    chat.chat = {**chat.chat, "id": number}
    return AtDesk(chat)


async def releases(chat):
    newest = await chat.services.state.releases.newest()
    return newest.id if newest else 0


async def test_an_article_becomes_a_release_step_by_step(desk):
    await desk.sends()
    assert "Kẻ Sặt thu ngân sách vượt kế hoạch" in desk.text
    await desk.presses("Xem từng thẻ")
    assert "Thẻ 1/" in desk.text
    await desk.presses("✅ Nhận")
    assert "Thẻ 2/" in desk.text
    await desk.presses("Tóm tắt")
    await desk.presses("Nhận mọi thẻ chắc")
    await desk.presses("Xem thẻ còn chờ")
    while "Thẻ" in desk.text.partition("\n")[0]:
        await desk.presses("✅ Nhận")
    await desk.presses("Xuất bản")
    assert await releases(desk.chat) == 0
    confirm = desk.data("Xuất bản ngay")
    await desk.presses("Xuất bản ngay")
    assert "Đã xuất bản" in desk.text
    newest = await releases(desk.chat)
    assert newest == 2  # the folder was the first
    await desk.presses("again, after a restart", confirm)
    assert "phát hành 2" in desk.text
    assert await releases(desk.chat) == 2
    await desk.sends()
    assert "đã xuất bản rồi, ở bản phát hành 2" in desk.text


async def test_what_has_no_facts_is_told_so(desk):
    await desk.sends("Mình kể chuyện hôm qua đi chơi rất vui, chẳng có gì đáng nói cả. " * 10)
    assert DESK_VIETNAMESE.no_facts in desk.text


async def test_fields_are_changed_by_a_reply(desk):
    await desk.sends()
    await desk.presses("Xem từng thẻ")
    while "86,5" not in desk.text:
        await desk.presses("▶")
    asking = next(one for one in await desk.presses("✏️ Sửa") if one.method == "sendMessage")
    assert asking.params["reply_markup"]["force_reply"]
    assert "value = 86.5" in desk.text
    asked = desk.text
    await desk.replies("value = nhiều")
    assert "Thẻ vẫn như cũ" in desk.text
    desk.text = asked
    await desk.replies("value = 86,4")
    assert "Không thấy số 86.4" in desk.text
    desk.text = asked
    await desk.replies("status = “result”")
    assert "hơn 86,5 tỷ đồng (kết quả)" in desk.text
    assert "Lan đã nhận" in desk.text
    await desk.says('value = "1"')
    assert desk.text == DESK_VIETNAMESE.answer_in_reply


async def test_a_card_is_added_by_a_reply(desk):
    await desk.sends()
    await desk.presses("Xem từng thẻ")
    await desk.presses("➕ Thêm")
    assert "[[statements]]" in desk.text
    while "86,5" not in desk.text:
        desk.text = ""
        await desk.presses("▶")
    asking = next(one for one in await desk.presses("➕ Thêm") if one.method == "sendMessage")
    assert asking.params["reply_markup"]["force_reply"]
    assert "value = 86.5" in desk.text
    assert "id =" not in desk.text
    asked = desk.text
    await desk.replies("value = 86,4")
    assert "Không thấy số 86.4" in desk.text
    assert "Mình chưa thêm được" in desk.text
    desk.text = asked
    await desk.replies("status = “result”")
    assert "Đã thêm và nhận thẻ này" in desk.text
    assert "Thẻ 7/7" in desk.text
    assert "hơn 86,5 tỷ đồng (kết quả)" in desk.text


async def test_who_was_slower_changes_nothing_and_is_told(desk):
    await desk.sends()
    await desk.presses("Xem từng thẻ")
    accept, drop = desk.data("✅ Nhận"), desk.data("🗑 Bỏ")
    await desk.presses("accept", accept)
    await desk.presses("drop", drop, user=MINH)
    assert desk.alert == DESK_VIETNAMESE.just_accepted.format(name="Lan")
    assert "Lan đã nhận" in desk.text
    (summary,) = await desk.chat.services.desk.drafts()
    assert (summary.accepted, summary.dropped) == (1, 0)


async def test_who_has_decided_already_is_told_it_was_they(desk):
    await desk.sends()
    await desk.presses("Xem từng thẻ")
    drop = desk.data("🗑 Bỏ")
    await desk.presses("✅ Nhận")
    await desk.presses("drop", drop)
    assert desk.alert == "Thẻ này vừa được bạn nhận. Đây là thẻ lúc này."


async def test_a_press_that_comes_twice_is_one(desk):
    await desk.sends()
    await desk.presses("Xem từng thẻ")
    accept = desk.data("✅ Nhận")
    await desk.presses("accept", accept)
    await desk.presses("accept, again around a restart", accept)
    assert desk.alert is None
    assert "Thẻ 2/" in desk.text


async def test_a_draft_is_dropped_only_when_that_is_said_twice(desk):
    await desk.sends()
    before = list(desk.buttons)
    await desk.presses("Bỏ bản nháp")
    gone = desk.data("Bỏ hẳn")
    await desk.presses("Tóm tắt")
    assert await desk.chat.services.desk.drafts()
    await desk.presses("gone", gone)
    assert desk.text == DESK_VIETNAMESE.dropped_draft
    assert not await desk.chat.services.desk.drafts()
    desk.buttons = before
    await desk.presses("Xuất bản")
    assert "đã được Lan bỏ" in desk.text


async def test_a_card_of_a_dropped_draft_is_told_to_be_just_that(desk):
    await desk.sends()
    await desk.presses("Xem từng thẻ")
    accept = desk.data("✅ Nhận")
    await desk.presses("✏️ Sửa")
    asked = desk.text
    (draft,) = await desk.chat.services.desk.drafts()
    await desk.chat.services.desk.drop(draft.id, draft.version, Operator(78, "Minh"))
    await desk.presses("accept", accept)
    assert (desk.text, desk.alert) == ("Bản nháp này đã được Minh bỏ.", None)
    desk.text = asked
    await desk.replies('title = "Khác"')
    assert desk.text == "Bản nháp này đã được Minh bỏ."


async def test_a_stranger_and_a_group_get_a_no_and_nothing_is_done(desk):
    await desk.sends()
    (button,) = (one for one in desk.buttons if "chắc" in one["text"])
    stranger = {"id": 7, "is_bot": False, "first_name": "B"}
    await desk.presses("forwarded", button["callback_data"], user=stranger)
    assert desk.alert == DESK_VIETNAMESE.only_operators
    desk.chat.chat = {"id": -5, "type": "supergroup", "title": "G"}
    await desk.presses("in a group", button["callback_data"])
    assert desk.alert == DESK_VIETNAMESE.only_operators
    (summary,) = await desk.chat.services.desk.drafts()
    assert summary.waiting == summary.cards
    desk.chat.user, desk.chat.chat = stranger, {"id": 7, "type": "private"}
    await desk.says("/soan")
    assert desk.text == desk.chat.services.vietnamese.only_operators


@pytest.mark.parametrize(
    "data", ["i:sum.999.0", "i:card.999.4", "i:publish.999.1", "y:accept-9-1-0-0.99.1"]
)
async def test_a_button_of_nothing_says_so(desk, data):
    calls = await desk.presses("?", data)
    assert {one.method for one in calls} >= {"answerCallbackQuery", "editMessageText"}


@pytest.mark.parametrize("data", ["i:gibt-es.1", "i:", "y:accept.1.1", "i:sum.x.1"])
async def test_an_odd_button_is_stale(desk, data):
    await desk.presses("?", data)
    assert desk.alert == desk.chat.services.vietnamese.stale


async def test_while_the_database_fails_presses_are_told_so(desk, monkeypatch):
    await desk.sends()

    async def fails(*_, **__):
        raise StateError("no room")

    for step in ("summary", "publish", "accept_sure"):
        monkeypatch.setattr(desk.chat.services.desk, step, fails)
    await desk.presses("Nhận mọi thẻ chắc")
    assert desk.alert == desk.chat.services.vietnamese.failed
    await desk.presses("publish", "i:publish.1.1")
    assert desk.text == desk.chat.services.vietnamese.failed
    assert desk.data("Tóm tắt")


# ---- in words ------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["vi", "en"])
async def test_the_desk(desk, language, shown):
    desk.transcript = Transcript()
    desk.chat.user = {**desk.chat.user, "language_code": language}
    words = DESK_ENGLISH if language == "en" else DESK_VIETNAMESE
    await desk.says("/soan")
    await desk.sends()
    await desk.sends()
    await desk.says("/soan")
    await desk.presses("draft", "i:sum.1.0")
    await desk.presses(words.cards_button)
    await desk.presses(words.accept_button)
    for _ in range(4):
        await desk.presses("▶")
    await desk.presses(words.edit_button)
    await desk.replies("nothing = 1")
    await desk.presses("sure", "i:sure.1.0")
    await desk.presses(words.publish_button)
    assert str(desk.transcript) == shown


@pytest.mark.parametrize("words", [DESK_VIETNAMESE, DESK_ENGLISH])
def test_every_text_of_the_desk(words, shown):
    assert (
        "\n\n".join(f"▶ {one.name}\n{getattr(words, one.name)}" for one in fields(words)) == shown
    )
