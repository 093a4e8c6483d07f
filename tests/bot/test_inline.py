"""Inline mode: what is listed, what is posted, and what its buttons do without their message."""

import json

import pytest

from bot.features.inline import PAGE
from knowledge.outcome import OutcomeKind

QUESTION = "thu ngân sách TX Bình Lãng năm 2024"
PERSON = {"id": 7, "is_bot": False, "first_name": "A"}


async def types(chat, text, offset=""):
    query = {"id": "5", "from": PERSON, "query": text, "offset": offset}
    (call,) = await chat.update(inline_query=query)
    assert call.method == "answerInlineQuery"
    return call.params


async def presses(chat, data):
    query = {"id": "9", "from": PERSON, "chat_instance": "1", "inline_message_id": "post"}
    return await chat.update(callback_query={**query, "data": data})


def buttons(result):
    return [one for row in result["reply_markup"]["inline_keyboard"] for one in row]


async def test_the_answer_is_the_title_with_source_and_date_below(chat):
    first = (await types(chat, QUESTION))["results"][0]
    reply = chat.engine.ask(QUESTION, today=chat.services.answering.today(), context=[])
    assert first["title"] == reply.text.partition("\n")[0]
    assert "18/2/2025" in first["description"]
    posted = first["input_message_content"]
    assert "298 tỷ đồng" in posted["message_text"]
    assert "18/2/2025" in posted["message_text"]
    assert posted["parse_mode"] == "HTML"


@pytest.mark.parametrize("text", ["thu ngan sach", "bí thư", "", "nghị quyết 14"])
async def test_telegram_takes_every_result(chat, text):
    params = await types(chat, text)
    results = params["results"]
    assert 0 < len(results) <= PAGE
    ids = [one["id"] for one in results]
    assert len(set(ids)) == len(ids)
    assert all(1 <= len(one.encode()) <= 64 for one in ids)
    for one in results:
        assert one["title"]
        assert one["description"]
        assert len(one["input_message_content"]["message_text"]) <= 4096
        for button in buttons(one):
            assert len(button.get("callback_data", "").encode()) <= 64
            assert ("callback_data" in button) != ("url" in button)
    assert len(json.dumps(results)) < 64_000


async def test_pages_follow_one_another_without_gap_or_double(chat):
    first = await types(chat, "2024")
    seen = [one["id"] for one in first["results"]]
    offset = first["next_offset"]
    while offset:
        page = await types(chat, "2024", offset)
        seen += [one["id"] for one in page["results"]]
        offset = page.get("next_offset")
    assert len(seen) == len(set(seen)) > PAGE


async def test_what_is_unknown_lists_nothing_but_the_way_to_the_private_chat(chat):
    params = await types(chat, "giá vàng hôm nay")
    assert params["results"] == []
    assert params["button"]["start_parameter"]
    assert params["cache_time"] < (await types(chat, QUESTION))["cache_time"]


async def test_an_empty_query_lists_questions_to_learn_from(chat):
    titles = [one["title"] for one in (await types(chat, " "))["results"]]
    assert titles == list(chat.engine.facts.language.about.examples)[: len(titles)]


async def test_a_query_that_is_too_old_is_no_failure(chat):
    chat.telegram.refuse("answerInlineQuery", 400, "Bad Request: query is too old")
    await types(chat, QUESTION)
    assert chat.telegram.made("sendMessage") == []


async def test_the_source_button_tells_title_publisher_and_date(chat):
    first = (await types(chat, QUESTION))["results"][0]
    (source, wrong, follow, ask_more) = buttons(first)
    (call,) = await presses(chat, source["callback_data"])
    assert call.method == "answerCallbackQuery"
    assert "18/2/2025" in call.text
    assert len(call.text) <= 200
    assert ask_more["url"].startswith("https://t.me/thu_bot?start=f_")
    assert follow["url"] == "https://t.me/thu_bot?start=follow-thu-ngan-sach"
    (note,) = await presses(chat, wrong["callback_data"])
    assert note.text == chat.services.vietnamese.reported_elsewhere


async def test_the_link_of_a_post_leads_to_its_fact(chat):
    first = (await types(chat, QUESTION))["results"][0]
    payload = buttons(first)[3]["url"].partition("start=")[2]
    (call,) = await chat.says(f"/start {payload}")
    assert "298 tỷ đồng" in call.text


async def test_a_reading_chosen_under_a_post_becomes_the_post(chat):
    asked = chat.engine.ask("bí thư là ai", today=chat.services.answering.today(), context=[])
    assert asked.kind is OutcomeKind.CLARIFY
    edit, note = await presses(chat, f"c:{asked.choices[0].target}")
    assert (edit.method, edit.params["inline_message_id"]) == ("editMessageText", "post")
    assert edit.text
    assert note.method == "answerCallbackQuery"


@pytest.mark.parametrize("data", ["s:gone", "c:gone", "m:x", "zzz"])
async def test_a_button_of_an_older_release_says_so(chat, data):
    (call,) = await presses(chat, data)
    assert call.text == chat.services.vietnamese.stale
