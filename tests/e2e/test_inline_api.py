"""Inline mode, guest mode and buttons on posts of the demo's Bot API; the test plays the bot."""

import asyncio
from typing import Any

import pytest
from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
)
from telegram.error import BadRequest

from bot.demo.world import Spoken

KEYS = InlineKeyboardMarkup([[InlineKeyboardButton("Nguồn", callback_data="s:x")]])


def article(result_id: str = "1", **more: Any) -> InlineQueryResultArticle:
    content = InputTextMessageContent("<b>Thu</b> 5 tỷ", parse_mode="HTML")
    return InlineQueryResultArticle(result_id, "Thu 5 tỷ", content, description="bài", **more)


async def typing(double, text="thu", **more):
    """Type `@bot text` in the group; the page's request under way, and the bot's update."""
    asked = {"chat": 5_000_000, "place": double.forum.id, "text": text, **more}
    request = asyncio.create_task(double.client.post("/page/inline", json=asked))
    async with asyncio.timeout(10):
        while not (waiting := await double.updates()):
            await asyncio.sleep(0.01)
    return request, waiting[-1].inline_query


async def chosen(double, **more):
    """Type, answer, and choose the first result; its message in the group."""
    request, query = await typing(double)
    await double.bot.answer_inline_query(query.id, [article(**more)])
    shown = (await request).json()
    where = {"place": double.forum.id, "topic": double.topic, "person": "minh"}
    posted = await double.does("choose", query=shown["query"], result="1", **where)
    return double.forum.messages[posted]


async def test_results_are_shown_and_one_is_posted(double):
    request, query = await typing(double, "thu ngân sách", offset="10")
    assert (query.query, query.offset, query.chat_type) == ("thu ngân sách", "10", "supergroup")
    assert query.from_user.first_name == "Lan"
    button = InlineQueryResultsButton("Hỏi riêng", start_parameter="inline")
    results = [article("1"), article("2")]
    await double.bot.answer_inline_query(query.id, results, next_offset="20", button=button)
    shown = (await request).json()
    assert shown["results"][0] == {"id": "1", "title": "Thu 5 tỷ", "description": "bài"}
    assert (shown["next_offset"], shown["button"]["start_parameter"]) == ("20", "inline")
    await double.does("choose", 400, place=double.forum.id, query=shown["query"], result="9")


async def test_a_post_is_seen_by_the_bot_and_changed_by_its_id(double):
    await double.updates(["message", "inline_query", "chosen_inline_result", "callback_query"])
    message = await chosen(double, reply_markup=KEYS)
    assert message["via_bot"]["id"] == double.bot.id
    assert message["message_thread_id"] == double.topic
    seen, told = await double.updates()
    assert (seen.message.text, seen.message.via_bot.id) == ("Thu 5 tỷ", double.bot.id)
    inline_id = told.chosen_inline_result.inline_message_id
    assert (told.chosen_inline_result.result_id, told.chosen_inline_result.query) == ("1", "thu")

    place = {"place": double.forum.id, "message": message["message_id"], "data": "s:x"}
    await double.does("press", person="minh", **place)
    (press,) = await double.updates()
    query = press.callback_query
    assert (query.message, query.inline_message_id) == (None, inline_id)
    assert query.from_user.first_name == "Minh"
    assert await query.edit_message_text("Nguồn: bài 1", reply_markup=KEYS) is True
    assert message["text"] == "Nguồn: bài 1"
    assert await query.edit_message_reply_markup(None) is True
    assert await query.answer("ok")
    assert await double.refused("answerCallbackQuery", callback_query_id=query.id) == (
        "Bad Request: query is too old and response timeout expired or query ID is invalid"
    )
    assert await double.refused("editMessageText", inline_message_id="x", text="y") == (
        "Bad Request: MESSAGE_ID_INVALID"
    )


async def test_choices_are_told_only_if_asked_for(double):
    message = await chosen(double)
    assert "reply_markup" not in message
    assert [bool(one.message) for one in await double.updates()] == [True]


async def test_answers_are_kept_as_long_as_the_bot_says(double):
    request, query = await typing(double)
    await double.bot.answer_inline_query(query.id, [article()], cache_time=60)
    first = (await request).json()
    again = {"chat": 5_000_000, "place": double.forum.id, "text": "thu", "person": "minh"}
    kept = await double.client.post("/page/inline", json=again)
    assert kept.json() == first
    assert await double.updates() == []
    double.clock.seconds += 61
    request, query = await typing(double)
    await double.bot.answer_inline_query(query.id, [], cache_time=0, is_personal=True)
    assert (await request).json()["results"] == []
    request, query = await typing(double)
    await double.bot.answer_inline_query(query.id, [article()], cache_time=60, is_personal=True)
    await request
    request, query = await typing(double, person="minh")
    await double.bot.answer_inline_query(query.id, [])
    assert (await request).json()["results"] == []


REFUSED = [
    ([article(str(n)) for n in range(51)], {}, "RESULTS_TOO_MUCH"),
    ([article("1"), article("1")], {}, "RESULT_ID_DUPLICATE"),
    ([article("x" * 65)], {}, "RESULT_ID_INVALID"),
    ([article()], {"next_offset": "x" * 65}, "NEXT_OFFSET_INVALID"),
    ([article()], {"button": {"text": "x", "start_parameter": "a b"}}, "START_PARAM_INVALID"),
    (
        [
            article(
                reply_markup=InlineKeyboardMarkup(
                    [[InlineKeyboardButton("x", callback_data="đ" * 33)]]
                )
            )
        ],
        {},
        "BUTTON_DATA_INVALID",
    ),
    (
        [InlineQueryResultArticle("1", "x", InputTextMessageContent("<b>", "HTML"))],
        {},
        "can't parse entities: Can't find end tag corresponding to start tag \"b\"",
    ),
    (
        [InlineQueryResultArticle("1", "x", InputTextMessageContent("x" * 4097))],
        {},
        "message is too long",
    ),
    ([InlineQueryResultArticle("1", " ", InputTextMessageContent("x"))], {}, "ARTICLE_TITLE_EMPTY"),
]


async def test_answers_are_checked(double):
    request, query = await typing(double)
    for results, more, reason in REFUSED:
        given = [one.to_dict() for one in results]
        told = await double.refused(
            "answerInlineQuery", inline_query_id=query.id, results=given, **more
        )
        assert told == f"Bad Request: {reason}"
    await double.bot.answer_inline_query(query.id, [])
    with pytest.raises(BadRequest, match="Query is too old"):
        await double.bot.answer_inline_query(query.id, [])
    await request


async def test_a_mention_where_the_bot_is_not_gets_one_reply(double):
    foreign, minh = double.visitor.foreign, double.visitor.people["minh"]
    for text in ("chào", "thu_bot ơi", "/hoi@thu_bot x"):
        await double.does("say", place=foreign.id, text=text)
    assert await double.updates() == []
    await double.does("say", place=foreign.id, person="minh", text="@Thu_Bot thu?")
    (update,) = await double.updates()
    asked = update.guest_message
    assert (asked.text, asked.from_user.id, update.message) == ("@Thu_Bot thu?", minh["id"], None)
    sent = await double.bot.answer_guest_query(asked.guest_query_id, article(reply_markup=KEYS))
    posted = list(foreign.messages.values())[-1]
    assert posted["from"]["id"] == double.bot.id
    assert posted["guest_bot_caller_user"]["id"] == minh["id"]
    assert posted["reply_to_message"]["text"] == "@Thu_Bot thu?"
    with pytest.raises(BadRequest, match="Query is too old"):
        await double.bot.answer_guest_query(asked.guest_query_id, article())
    assert await double.refused("sendMessage", chat_id=foreign.id, text="x") == (
        "Forbidden: bot is not a member of the supergroup chat"
    )

    place = {"place": foreign.id, "message": posted["message_id"], "data": "s:x"}
    await double.does("press", **place)
    await double.does("say", place=foreign.id, text="còn chi?", reply_to=posted["message_id"])
    press, again = await double.updates()
    assert press.callback_query.inline_message_id == sent.inline_message_id
    assert press.callback_query.message is None
    assert again.guest_message.reply_to_message.text == "Thu 5 tỷ"
    assert await double.bot.edit_message_text("x", inline_message_id=sent.inline_message_id)
    assert posted["text"] == "x"


async def test_inline_in_the_private_chat_comes_as_a_message(double):
    world, chat = double.world, double.visitor.private
    world.said(chat, {"text": "x", "entities": [], "via_bot": world.bot}, Spoken(chat.person))
    (update,) = await double.updates()
    assert update.message.via_bot.id == double.bot.id


async def test_a_query_that_nobody_answers_shows_nothing(double, monkeypatch):
    monkeypatch.setattr("bot.demo.inline.PATIENCE_SECONDS", 0.05)
    request, query = await typing(double)
    assert (await request).json() == {"results": []}
    assert (
        await double.refused("answerInlineQuery", inline_query_id=query.id, results=[])
    ).endswith("query ID is invalid")
