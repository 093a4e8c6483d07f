"""«👎 Sai rồi»: what is called wrong is kept, with a remark where one is given."""

import pytest
from recording import BOT

QUESTION = "thu ngân sách TX Bình Lãng năm 2024 được bao nhiêu"
FACT = "o-thu-ns-bl-2024"


async def answered(chat, question=QUESTION):
    """Ask; the answer as a message that can be pressed, and its 👎."""
    asked = chat.message(text=question)
    (call,) = await chat.update(message=asked)
    wrong = next(one for one in call.buttons if one["callback_data"].startswith("w:"))
    number = 999 + len(chat.telegram.made("sendMessage"))
    message = {"message_id": number, "date": 1, "chat": chat.chat, "from": BOT, "text": call.text}
    return message | {"reply_to_message": asked}, wrong["callback_data"]


async def reports(chat):
    return [one.report for one in await chat.services.state.reports.oldest(50)]


async def test_question_and_facts_are_kept(chat):
    message, data = await answered(chat)
    note, wish = await chat.presses(data, message)
    (report,) = await reports(chat)
    assert report.question == QUESTION
    assert FACT in report.facts
    assert report.release
    assert report.remark is None
    assert {note.text} == {chat.services.vietnamese.reported}
    assert wish.params["reply_markup"]["force_reply"]


async def test_after_a_restart_the_question_is_found_in_the_quote(chat):
    message, data = await answered(chat)
    chat.services.shown.__init__(10, chat.clock)
    await chat.presses(data, message)
    (report,) = await reports(chat)
    assert (report.question, report.facts) == (QUESTION, (FACT,))


async def test_a_second_press_keeps_nothing_more(chat):
    message, data = await answered(chat)
    await chat.presses(data, message)
    (note,) = await chat.presses(data, message)
    assert note.text == chat.services.vietnamese.reported_before
    assert len(await reports(chat)) == 1


async def test_a_reply_to_the_wish_is_the_remark_and_no_question(chat):
    message, data = await answered(chat)
    _, wish = await chat.presses(data, message)
    asked = {**chat.message(text=wish.text), "from": BOT}
    (call,) = await chat.says("con số này của năm khác", reply_to_message=asked)
    assert call.text == chat.services.vietnamese.remark_kept
    (report,) = await reports(chat)
    assert report.remark == "con số này của năm khác"


async def test_a_remark_on_nothing_reported_is_told_so(chat):
    asked = {**chat.message(text="Báo sai #999"), "from": BOT}
    (call,) = await chat.says("sai", reply_to_message=asked)
    assert call.text == chat.services.vietnamese.failed


async def test_a_post_without_its_message_is_reported_by_its_facts(chat):
    query = {"id": "9", "from": chat.user, "chat_instance": "1", "inline_message_id": "post"}
    (note,) = await chat.update(callback_query={**query, "data": f"w:{FACT}"})
    assert note.text == chat.services.vietnamese.reported_elsewhere
    (report,) = await reports(chat)
    assert report.facts == (FACT,)


async def test_only_operators_see_the_reports(chat):
    message, data = await answered(chat)
    await chat.presses(data, message)
    (call,) = await chat.says("/baosai")
    assert call.text == chat.services.vietnamese.only_operators
    chat.user = {"id": 77, "is_bot": False, "first_name": "O"}
    (call,) = await chat.says("/baosai")
    assert QUESTION in call.text
    assert FACT in call.text


async def test_no_reports_are_told_as_such(chat):
    chat.user = {"id": 77, "is_bot": False, "first_name": "O"}
    (call,) = await chat.says("/baosai")
    assert call.text == chat.services.vietnamese.no_reports


@pytest.mark.parametrize("question", ["bí thư là ai", "giá vàng hôm nay", "xin chào"])
async def test_only_answers_can_be_wrong(chat, question):
    (call,) = await chat.says(question)
    assert not [one for one in call.buttons if one["callback_data"].startswith("w:")]


async def test_what_is_dealt_with_is_deleted_and_nothing_newer(chat):
    message, data = await answered(chat)
    await chat.presses(data, message)
    chat.user = {"id": 77, "is_bot": False, "first_name": "O"}
    (listed,) = await chat.says("/baosai")
    *_, button = listed.buttons
    newer, newer_data = await answered(chat, "bí thư thị ủy bình lãng là ai")
    await chat.presses(newer_data, newer)
    chat.user = {"id": 7, "is_bot": False, "first_name": "A"}
    (note,) = await chat.presses(button["callback_data"])
    assert note.text == chat.services.vietnamese.only_operators
    assert len(await reports(chat)) == 2
    chat.user = {"id": 77, "is_bot": False, "first_name": "O"}
    for _ in range(2):
        await chat.presses(button["callback_data"])
    (left,) = await reports(chat)
    assert left.question == "bí thư thị ủy bình lãng là ai"


async def test_operators_see_the_answer_and_what_its_facts_say(chat):
    message, data = await answered(chat)
    await chat.presses(data, message)
    chat.user = {"id": 77, "is_bot": False, "first_name": "O"}
    (call,) = await chat.says("/baosai")
    assert "💬" in call.text
    assert f"• {FACT}: Thu ngân sách TX Bình Lãng năm 2024: 298 tỷ đồng" in call.text


async def test_only_an_operator_says_that_an_answer_was_put_right(chat):
    message, data = await answered(chat)
    await chat.presses(data, message)
    (kept,) = await chat.services.state.reports.oldest(5)
    button = f"d:{kept.number}"
    (note,) = await chat.presses(button)
    assert note.text == chat.services.vietnamese.only_operators
    assert await chat.services.state.reports.to_tell() == []
    chat.user = {"id": 77, "is_bot": False, "first_name": "O"}
    (note, *_) = await chat.presses(button)
    assert note.text == chat.services.vietnamese.fixed
    (waiting,) = await chat.services.state.reports.to_tell()
    assert (waiting.report.chat, waiting.report.message) == (7, message["message_id"])
    (note, *_) = await chat.presses(button)
    assert note.text == chat.services.vietnamese.fixed_before


async def test_a_post_of_inline_mode_is_promised_nothing(chat):
    query = {"id": "9", "from": chat.user, "chat_instance": "1", "inline_message_id": "post"}
    await chat.update(callback_query={**query, "data": f"w:{FACT}"})
    (report,) = await reports(chat)
    assert not report.promised
