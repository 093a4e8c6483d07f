"""In groups: silent unless spoken to."""

import pytest
from recording import BOT

from knowledge.outcome import OutcomeKind, Reply, Span


@pytest.fixture
def group(chat):
    chat.chat = {"id": -100, "type": "supergroup", "title": "G"}
    chat.engine.replies["q"] = Reply(OutcomeKind.ANSWER, ((Span("one"),),))
    return chat


@pytest.mark.parametrize("text", ["q", "/help", "/start", "/hoi@other_bot q", "/help@other_bot"])
async def test_what_is_not_addressed_to_the_bot_is_ignored(group, text):
    assert await group.says(text) == []


async def test_pictures_and_edits_are_ignored(group):
    assert await group.update(message=group.message(caption="q")) == []
    assert await group.edits(4, "q") == []


@pytest.mark.parametrize("text", ["/hoi q", "/hoi@thu_bot q"])
async def test_hoi_is_answered_to_the_asker_in_the_topic(group, text):
    (call,) = await group.says(text, message_thread_id=77, is_topic_message=True)
    assert call.text == "one"
    assert call.params["message_thread_id"] == 77
    assert call.params["reply_parameters"]["message_id"] == 1


async def test_addressed_commands_are_answered(group):
    assert len(await group.says("/help@Thu_Bot")) == 1


async def test_a_reply_to_the_bot_is_a_question(group):
    (call,) = await group.says("q", reply_to_message={**group.message(text="x"), "from": BOT})
    assert call.text == "one"


async def test_a_reply_to_someone_else_is_not(group):
    assert await group.says("q", reply_to_message=group.message(text="x")) == []


async def test_other_bots_are_ignored_but_anonymous_admins_are_not(group):
    group.user = {"id": 99, "is_bot": True, "first_name": "B"}
    assert await group.says("/hoi q") == []
    assert len(await group.says("/hoi q", sender_chat=group.chat)) == 1


async def test_an_edited_hoi_edits_its_answer(group):
    group.engine.replies["r"] = Reply(OutcomeKind.ANSWER, ((Span("two"),),))
    first = group.message(text="/hoi q")
    await group.update(message=first)
    (call,) = await group.edits(first["message_id"], "/hoi r")
    assert (call.method, call.text) == ("editMessageText", "two")


QUESTION = "thu ngân sách TX Bình Lãng năm 2024"


async def mention(group, text, name="@thu_bot", **more):
    entity = {"type": "mention", "offset": text.index(name), "length": len(name)}
    return await group.update(message=group.message(text=text, entities=[entity], **more))


@pytest.mark.parametrize("command", ["/hoi", "/hoi@thu_bot"])
async def test_hoi_in_reply_to_someone_answers_that_message(group, command):
    replied = group.message(text=QUESTION)
    (call,) = await group.says(command, reply_to_message=replied)
    assert "298 tỷ đồng" in call.text


async def test_a_bare_hoi_says_in_one_line_how_to_ask(group):
    (call,) = await group.says("/hoi@thu_bot")
    assert call.text == group.services.vietnamese.how_to_ask
    assert "\n" not in call.text
    (call,) = await group.says("/hoi", reply_to_message={**group.message(text="x"), "from": BOT})
    assert call.text == group.services.vietnamese.how_to_ask


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("/aila bí thư thị ủy bình lãng", "Tạ Quỳnh Mai"),
        ("/aila@thu_bot Tạ Quỳnh Mai", "Bí thư Thị ủy Bình Lãng"),
        ("/vanban 14", "Nghị quyết 14-NQ/TU"),
        ("/chitieu thu ngân sách bình lãng", "320 tỷ đồng"),
        ("/chidao đường bờ lãng", "70%"),
    ],
)
async def test_shortcuts_ask_what_they_stand_for(group, typed, told):
    (call,) = await group.says(typed)
    assert told in call.text


async def test_a_shortcut_in_reply_takes_the_message_replied_to(group):
    replied = group.message(text="Tạ Quỳnh Mai")
    (call,) = await group.says("/aila@thu_bot", reply_to_message=replied)
    assert "Bí thư Thị ủy Bình Lãng" in call.text


async def test_a_mention_is_a_question_where_telegram_delivers_it(group):
    (call,) = await mention(group, f"@thu_bot {QUESTION}?")
    assert "298 tỷ đồng" in call.text
    replied = group.message(text=QUESTION)
    (call,) = await mention(group, "@Thu_Bot", "@Thu_Bot", reply_to_message=replied)
    assert "298 tỷ đồng" in call.text


@pytest.mark.parametrize("name", ["@thu_bot_2", "@other"])
async def test_the_mention_of_another_is_ignored(group, name):
    assert await mention(group, f"{name} {QUESTION}?", name) == []


def in_topic(group):
    """What Telegram adds to each message of a topic that replies to nothing else."""
    opening = group.message(forum_topic_created={"name": "T", "icon_color": 1})
    where = {"message_thread_id": 77, "is_topic_message": True}
    return {**where, "reply_to_message": {**opening, **where}}


async def test_a_follow_up_in_a_topic_leans_on_the_question_before(group):
    await group.says(f"/hoi {QUESTION}", **in_topic(group))
    (call,) = await group.says("/hoi còn năm 2025?", **in_topic(group))
    assert "năm 2025" in call.text
    assert "320 tỷ đồng" in call.text


async def test_hoi_in_reply_to_a_part_of_a_message_answers_that_part(group):
    quote = {"text": QUESTION, "position": 7, "is_manual": True}
    replied = group.message(text=f"Tạ Quỳnh Mai là ai?\n{QUESTION}")
    (call,) = await group.says("/hoi", reply_to_message=replied, quote=quote)
    assert "298 tỷ đồng" in call.text
    assert "Tạ Quỳnh Mai" not in call.text


async def test_hoi_in_reply_to_a_message_of_another_chat_answers_its_quote(group):
    origin = {"type": "hidden_user", "date": 1, "sender_user_name": "B"}
    quote = {"text": QUESTION, "position": 0}
    (call,) = await group.says("/hoi", external_reply={"origin": origin}, quote=quote)
    assert "298 tỷ đồng" in call.text


CHANNEL = {"id": -1009, "type": "channel", "title": "C"}


@pytest.mark.parametrize(
    "passed_on",
    [
        {"forward_origin": {"type": "user", "date": 1, "sender_user": BOT}},
        {
            "sender_chat": CHANNEL,
            "is_automatic_forward": True,
            "forward_origin": {"type": "channel", "date": 1, "chat": CHANNEL, "message_id": 5},
        },
    ],
)
async def test_what_bots_wrote_and_the_posts_of_a_channel_ask_nothing(group, passed_on):
    replied = {**group.message(text="x"), "from": BOT}
    assert await group.says("/hoi q", **passed_on) == []
    assert await group.says("q", reply_to_message=replied, **passed_on) == []
    assert await mention(group, "@thu_bot q", **passed_on) == []


async def test_a_forwarded_question_of_a_person_is_answered(group):
    origin = {"type": "user", "date": 1, "sender_user": group.user}
    (call,) = await group.says("/hoi q", forward_origin=origin)
    assert call.text == "one"


async def test_channels_get_no_answer(group):
    group.chat = CHANNEL
    assert await group.says("/hoi q") == []
