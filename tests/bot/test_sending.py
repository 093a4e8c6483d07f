"""What is handed over to be written, and how it gets past what Telegram refuses."""

import asyncio

import pytest
from telegram import Update

from bot.conversation import Session
from bot.delivery.priority import Priority
from bot.sending import Place
from bot.wording import VIETNAMESE
from knowledge.outcome import Line, OutcomeKind, Reply, Span

PNG = b"\x89PNG\r\n"
TOPIC = Place(-100, topic=77, reply_to=5)


def said(*texts: str) -> tuple[Line, ...]:
    return tuple((Span(text),) for text in texts)


@pytest.fixture
def session(chat) -> Session:
    return Session(chat.services, chat.app.bot, None)


async def written(chat, *work):
    """The calls made when all that `work` hands over is done."""
    with chat.services.sender.collecting() as handed:
        for one in work:
            one()
    await asyncio.wait(handed)
    return chat.telegram.calls[1:]


async def test_a_handler_does_not_wait_for_what_it_says(chat):
    chat.telegram.refuse("sendMessage", 429, "Too Many Requests", retry_after=3600)
    update = {"update_id": 1, "message": chat.message(text="/help")}
    await asyncio.wait_for(chat.app.process_update(Update.de_json(update, chat.app.bot)), 5)
    while not chat.telegram.made("sendMessage"):
        await asyncio.sleep(0)
    assert len(await chat.presses("s:gone")) == 1
    await chat.services.sender.drain(0)


@pytest.mark.parametrize(
    "refused",
    [
        "message thread not found",
        "invalid message thread identifier specified",
        "TOPIC_CLOSED",
        "TOPIC_ID_INVALID",
    ],
)
async def test_where_a_topic_takes_nothing_the_general_one_is_written_to(chat, session, refused):
    chat.telegram.refuse("sendMessage", 400, f"Bad Request: {refused}")
    first, again, more = await written(
        chat, lambda: session.send(TOPIC, said("x" * 4000, "y" * 4000))
    )
    assert first.params["message_thread_id"] == 77
    for call in (again, more):
        assert "message_thread_id" not in call.params
        assert "reply_parameters" not in call.params


async def test_where_general_takes_nothing_either_the_rest_of_the_chat_goes_on(
    chat, session, capsys
):
    for _ in range(2):
        chat.telegram.refuse("sendMessage", 400, "Bad Request: TOPIC_CLOSED")
    calls = await written(
        chat,
        lambda: session.send(TOPIC, said("lost")),
        lambda: session.send(Place(-100), said("other topic")),
    )
    assert [call.text for call in calls] == ["lost", "lost", "other topic"]
    assert "update_failed" not in capsys.readouterr().out


def upgraded(chat, method):
    """The next call of a method hears that the group is a supergroup now."""
    description = "Bad Request: group chat was upgraded to a supergroup chat"
    chat.telegram.refuse(method, 400, description, migrate_to_chat_id=-1007)


async def test_in_a_group_that_moved_no_other_message_of_the_same_number_is_replied_to(
    chat, session
):
    upgraded(chat, "sendMessage")
    place = Place(-7, reply_to=5)
    first, again, later = await written(
        chat,
        lambda: session.send(place, said("a")),
        lambda: session.send(place, said("b")),
    )
    assert first.params["reply_parameters"]["message_id"] == 5
    assert [call.params["chat_id"] for call in (again, later)] == [-1007, -1007]
    for call in (again, later):
        assert "reply_parameters" not in call.params


async def test_in_a_group_that_moved_no_other_message_of_the_same_number_is_edited(chat, session):
    upgraded(chat, "editMessageText")
    place = Place(-7, reply_to=5)
    calls = await written(
        chat,
        lambda: session.write(place, lambda writer: writer.replace((9,), said("a"))),
        lambda: session.write(place, lambda writer: writer.replace((9,), said("b"))),
        lambda: session.write(place, lambda writer: writer.set_keyboard(9, None)),
    )
    assert [call.method for call in calls] == ["editMessageText", "sendMessage", "sendMessage"]


async def test_a_picture_carries_its_lines_and_buttons(chat, session):
    (call,) = await written(
        chat, lambda: session.write(TOPIC, lambda writer: writer.photo(PNG, said("a < b", "c")))
    )
    assert call.method == "sendPhoto"
    assert call.params["caption"] == "a &lt; b\nc"
    assert call.params["message_thread_id"] == 77
    assert call.params["reply_parameters"]["message_id"] == 5


async def test_what_a_caption_has_no_room_for_follows(chat, session):
    lines = said(*(f"{number} " + "x" * 300 for number in range(12)))
    photo, text = await written(
        chat, lambda: session.write(TOPIC, lambda writer: writer.photo(PNG, lines))
    )
    assert len(photo.params["caption"]) <= 1024
    assert f"{photo.params['caption']}\n{text.text}".count("x") == 12 * 300


async def test_a_picture_without_words_is_a_picture(chat, session):
    (call,) = await written(
        chat, lambda: session.write(TOPIC, lambda writer: writer.photo(PNG, ()))
    )
    assert "caption" not in call.params


@pytest.mark.parametrize(
    ("code", "description"),
    [
        (400, "Bad Request: not enough rights to send photos to the chat"),
        (400, "Bad Request: CHAT_SEND_PHOTOS_FORBIDDEN"),
        (400, "Bad Request: PHOTO_INVALID_DIMENSIONS"),
        (400, "Bad Request: IMAGE_PROCESS_FAILED"),
        (413, "Request Entity Too Large"),
        (413, "HTTP 413 without an answer of the Bot API"),
    ],
)
async def test_where_a_picture_is_not_taken_the_words_come(chat, session, code, description):
    chat.telegram.refuse("sendPhoto", code, description)
    photo, text = await written(
        chat, lambda: session.write(TOPIC, lambda writer: writer.photo(PNG, said("a")))
    )
    assert (photo.method, text.method, text.text) == ("sendPhoto", "sendMessage", "a")


async def test_a_notice_that_fails_needs_no_excuse(chat, session):
    chat.telegram.fail("sendMessage", ValueError("x"))
    place = Place(-100)
    calls = await written(
        chat, lambda: session.send(place, said("hello"), priority=Priority.NOTICE)
    )
    assert len(calls) == 1


async def test_an_edit_that_comes_before_the_answer_is_sent_edits_it(chat):
    chat.chat = {"id": -100, "type": "supergroup", "title": "G"}
    for text in ("q1", "q2"):
        chat.engine.replies[text] = Reply(OutcomeKind.ANSWER, said(text))
    asked = chat.message(text="/hoi q1")
    edited = {**asked, "text": "/hoi q2", "edit_date": 2}
    first, second = await chat.updates({"message": asked}, {"edited_message": edited})
    assert (first.method, first.text) == ("sendMessage", "q1")
    assert (second.method, second.text) == ("editMessageText", "q2")


@pytest.mark.parametrize(
    "refused", ["message to edit not found", "message can't be edited", "MESSAGE_ID_INVALID"]
)
async def test_what_cannot_be_edited_is_said_anew_and_edited_from_then_on(chat, refused):
    for text in ("q1", "q2", "q3"):
        chat.engine.replies[text] = Reply(OutcomeKind.ANSWER, said(text))
    asked = chat.message(text="q1")
    await chat.update(message=asked)
    chat.telegram.refuse("editMessageText", 400, f"Bad Request: {refused}")
    _, anew = await chat.edits(asked["message_id"], "q2")
    assert (anew.method, anew.text) == ("sendMessage", "q2")
    (call,) = await chat.edits(asked["message_id"], "q3")
    assert (call.method, call.params["message_id"]) == ("editMessageText", 1001)


async def test_a_press_that_fails_in_its_handler_is_told_where_it_was_pressed(chat, monkeypatch):
    def failing(target: str, **_: object) -> None:
        raise ValueError(target)

    monkeypatch.setattr(chat.engine, "show", failing)
    (call,) = await chat.presses("f:id-a")
    assert (call.method, call.params["text"]) == ("answerCallbackQuery", VIETNAMESE.failed)
