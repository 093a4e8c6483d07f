"""A guest gives its one reply, to a question or to the message that it is shown."""

import pytest
from recording import BOT

PERSON = {"id": 7, "is_bot": False, "first_name": "A"}
QUESTION = "thu ngân sách TX Bình Lãng năm 2024 được bao nhiêu"


async def called(chat, text, **more):
    message = chat.message(text=text, guest_query_id="g1", **more)
    return await chat.update(guest_message=message)


@pytest.fixture
def elsewhere(chat):
    chat.chat = {"id": -900, "type": "supergroup", "title": "G"}
    chat.telegram.answers["answerGuestQuery"] = {"inline_message_id": "p"}
    return chat


def posted(calls):
    (call,) = calls
    assert call.method == "answerGuestQuery"
    assert call.params["guest_query_id"] == "g1"
    return call.params["result"]["input_message_content"]["message_text"]


@pytest.mark.parametrize(
    "text", [f"@thu_bot {QUESTION}", f"{QUESTION} @Thu_Bot", f"ơi @thu_bot, {QUESTION}"]
)
async def test_a_mention_with_a_question_is_answered_once(elsewhere, text):
    text = posted(await called(elsewhere, text))
    assert "298 tỷ đồng" in text
    assert "18/2/2025" in text


async def test_a_mention_alone_answers_the_message_replied_to(elsewhere):
    replied = elsewhere.message(text=QUESTION)
    assert "298" in posted(await called(elsewhere, "@thu_bot", reply_to_message=replied))


async def test_a_question_may_lean_on_the_message_replied_to(elsewhere):
    replied = elsewhere.message(text=QUESTION)
    text = posted(await called(elsewhere, "@thu_bot còn năm 2025?", reply_to_message=replied))
    assert "năm 2025" in text


@pytest.mark.parametrize("author", [{"from": BOT}, {"via_bot": BOT}])
async def test_a_question_may_lean_on_its_own_reply(elsewhere, author):
    post = elsewhere.services.answering.ask(QUESTION).text
    replied = {**elsewhere.message(text=post), **author}
    text = posted(await called(elsewhere, "còn năm 2025? @thu_bot", reply_to_message=replied))
    assert "320 tỷ đồng" in text


async def test_a_mention_alone_under_its_own_reply_is_told_how_to_ask(elsewhere):
    replied = {**elsewhere.message(text="x"), "from": BOT}
    expected = elsewhere.services.vietnamese.how_to_ask_as_guest
    assert posted(await called(elsewhere, "@thu_bot", reply_to_message=replied)) == expected


@pytest.mark.parametrize("text", [f"/hoi@thu_bot {QUESTION}", f"@thu_bot /hoi {QUESTION}"])
async def test_a_command_is_no_part_of_the_question(elsewhere, text):
    await called(elsewhere, text)
    asked = elsewhere.engine.asked[-1]
    assert asked == QUESTION


async def test_nothing_asked_is_told_how_to_ask(elsewhere):
    expected = elsewhere.services.vietnamese.how_to_ask_as_guest
    assert posted(await called(elsewhere, "@thu_bot")) == expected


async def test_other_bots_are_not_answered(elsewhere):
    elsewhere.user = {"id": 99, "is_bot": True, "first_name": "B"}
    assert await called(elsewhere, f"@thu_bot {QUESTION}") == []


async def test_nothing_is_ever_sent_into_the_chat_itself(elsewhere):
    await called(elsewhere, "@thu_bot xin chào")
    assert elsewhere.telegram.made("sendMessage") == []
