"""A draft shown as a message of its own, where what was pressed has to stay readable."""

from bot.reviewing.buttons import DraftStep, draft_button


async def test_the_summary_comes_as_a_new_message(chat):
    operator, *_ = chat.services.operators
    chat.user, chat.chat = {**chat.user, "id": operator}, {**chat.chat, "id": operator}
    text = "Kẻ Sặt họp\n\nSáng 9/1/2025, UBND huyện Kẻ Sặt họp bàn việc chợ.\n"
    opened = await chat.services.desk.open(text, name="bai.txt", by=None)
    calls = await chat.presses(draft_button("", DraftStep.APART, opened.draft.id).callback_data)
    assert [one.method for one in calls if one.method != "answerCallbackQuery"] == ["sendMessage"]
    (said,) = [one for one in calls if one.method == "sendMessage"]
    assert "Kẻ Sặt họp" in said.text
    assert said.buttons
