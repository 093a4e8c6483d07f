"""/bieudo and its button: the picture, with the same numbers as text."""

import pytest
from telegram import Update

from bot.groups import Switch

QUESTION = "thu ngân sách TX Bình Lãng năm 2024"
FACT = "o-thu-ns-bl-2024"


@pytest.fixture(autouse=True)
def photos(chat):
    sent = {"message_id": 5, "date": 1, "chat": {"id": 7, "type": "private"}}
    chat.telegram.answers["sendPhoto"] = sent


def caption(calls):
    (call,) = [one for one in calls if one.method == "sendPhoto"]
    return call.params["caption"]


async def test_a_question_about_a_figure_is_drawn(chat):
    text = caption(await chat.says(f"/bieudo {QUESTION}"))
    for number in ("298 tỷ đồng", "320 tỷ đồng", "18/2/2025"):
        assert number in text


async def test_the_button_stands_under_figures_that_can_be_drawn(chat):
    (call,) = await chat.says(QUESTION)
    (data,) = {one["callback_data"] for one in call.buttons if one["callback_data"][0] == "b"}
    calls = await chat.presses(data)
    assert "320 tỷ đồng" in caption(calls)
    (call,) = await chat.says("trồng cây bần quý I/2024")
    assert not [one for one in call.buttons if one["callback_data"][0] == "b"]


async def test_a_double_tap_draws_once(chat):
    message = {**chat.message(text="x"), "from": {"id": 42, "is_bot": True, "first_name": "B"}}
    calls = await chat.presses(f"b:{FACT}", message) + await chat.presses(f"b:{FACT}", message)
    assert [one.method for one in calls].count("sendPhoto") == 1
    assert [one.method for one in calls].count("answerCallbackQuery") == 2


@pytest.mark.parametrize("text", ["/bieudo", "/bieudo giá vàng", "/bieudo trồng cây bần"])
async def test_what_cannot_be_drawn_offers_what_can(chat, text):
    (call,) = await chat.says(text)
    assert "b:" in call.buttons[0]["callback_data"]


async def test_a_chart_of_a_fact_that_is_gone_says_so(chat):
    (note,) = await chat.presses("b:gone")
    assert note.text == chat.services.vietnamese.stale


async def test_where_only_admins_ask_others_get_no_chart(chat):
    chat.chat = {"id": -5, "type": "group", "title": "G"}
    chat.telegram.answers["getChatMember"] = {"status": "left", "user": chat.user}
    group = Update.de_json({"update_id": 1, "message": chat.message(text="x")}, chat.app.bot)
    await chat.services.groups.turn(group.message.chat, Switch.EVERYONE, on=False)
    calls = await chat.says(f"/bieudo {QUESTION}")
    assert "sendPhoto" not in [one.method for one in calls]
    assert calls[-1].text == chat.services.vietnamese.admins_ask_here
