"""Answers of servers that are not quite Telegram's, or not Telegram's at all."""

import json

import pytest

from bot.delivery.refusals import AnswerCutError
from bot.transport import incoming
from bot.transport.answers import understood

CALL = "http://api/bot1:x/sendMessage"
POLL = "http://api/bot1:x/getUpdates"
REFUSAL = {"ok": False, "error_code": 400, "description": "Bad Request: chat not found"}


def test_an_answer_as_it_should_be_is_left_alone():
    for status, answer in ((200, {"ok": True, "result": True}), (400, REFUSAL)):
        body = json.dumps(answer).encode()
        assert understood(CALL, status, body) == (status, body)


def test_a_refusal_keeps_its_own_code_whatever_the_status():
    status, body = understood(CALL, 200, json.dumps(REFUSAL).encode())
    assert (status, json.loads(body)) == (400, REFUSAL)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>502</html>",
        b"[]",
        b"null",
        b'{"ok":true}',
    ],
)
@pytest.mark.parametrize(("status", "code"), [(200, 502), (302, 502), (404, 404), (503, 503)])
def test_what_is_no_answer_is_a_failure_without_its_text(body, status, code):
    told, answer = understood(CALL, status, body)
    assert told == code
    assert set(json.loads(answer)) == {"ok", "error_code", "description"}
    assert b"html" not in answer


CHAT = {"id": 7, "type": "private"}
GOOD = {"update_id": 3, "message": {"message_id": 1, "date": 1, "chat": CHAT, "text": "chào"}}


def read(*updates: object) -> list[object]:
    read = (incoming.read(update, None) for update in updates)
    return [one.content for one in read if one]


def test_of_an_update_that_cannot_be_read_the_core_is_kept_and_at_least_its_number():
    poll = {**GOOD, "message": {**GOOD["message"], "poll": {"id": "of another day"}}}
    no_message = {"update_id": 4, "message": {"text": "riêng tư"}}
    assert read(GOOD, poll, no_message, 5, {"message": {}}) == [GOOD, GOOD, {"update_id": 4}]


def test_of_a_press_under_a_message_that_cannot_be_read_the_press_is_kept():
    message = {"message_id": 1, "date": 1, "chat": CHAT}
    query = {"id": "1", "from": {**CHAT, "is_bot": False, "first_name": "A"}, "chat_instance": "1"}
    query |= {"data": "s:x", "message": message}
    odd = {**query, "message": {**message, "poll": {}}}
    assert read({"update_id": 3, "callback_query": odd}) == [
        {"update_id": 3, "callback_query": query}
    ]


@pytest.mark.parametrize(
    ("text", "length"), [("/help", 5), ("/start@b x", 8), ("/Hà", 0), ("a", 0)]
)
def test_a_command_that_nobody_marked_is_marked(text, length):
    (update,) = read({**GOOD, "message": {**GOOD["message"], "text": text}})
    marked = [{"type": "bot_command", "offset": 0, "length": length}] if length else None
    assert update["message"].get("entities") == marked


def test_updates_that_are_no_list_are_a_failure():
    assert understood(POLL, 200, b'{"ok":true,"result":true}')[0] == 502


def test_a_cut_answer_means_that_it_was_done():
    with pytest.raises(AnswerCutError):
        understood(CALL, 200, b'{"ok":true,"resu')


PERSON = {"id": 7, "is_bot": False, "first_name": "A"}
BROKEN = {"poll": {"id": "of another day"}}


def kept_of(**message: object) -> dict[str, object] | None:
    """What is kept of a message with a part that cannot be read."""
    (update,) = read({"update_id": 3, "message": {**GOOD["message"], **BROKEN, **message}})
    return update.get("message")


@pytest.mark.parametrize(
    "part",
    [
        {"message_thread_id": 9, "is_topic_message": True},
        {"from": {"id": 9, "is_bot": True, "first_name": "B"}},
        {"via_bot": {"id": 9, "is_bot": True, "first_name": "B"}},
        {"sender_chat": CHAT},
        {"reply_to_message": {**GOOD["message"], "from": PERSON}},
        {"entities": [{"type": "bold", "offset": 0, "length": 1}]},
        {"forward_origin": {"type": "user", "date": 1, "sender_user": PERSON}},
    ],
)
def test_what_tells_who_asks_what_and_where_is_kept_of_a_message(part):
    assert kept_of(**part) == {**GOOD["message"], **part}


@pytest.mark.parametrize(
    ("part", "repaired"),
    [
        ({"from": {"id": 7}}, {"from": PERSON | {"first_name": ""}}),
        ({"from": {"id": 7, "username": 5, "first_name": {}}}, None),
        ({"from": "A"}, {}),
        ({"chat": {"id": 7}}, {"chat": CHAT}),
        ({"chat": {"id": -7}}, {"chat": {"id": -7, "type": "supergroup"}}),
        ({"date": "x"}, {"date": 0}),
        ({"date": 10**15}, {"date": 0}),
        ({"reply_to_message": {"text": "x"}}, {}),
        ({"entities": [{"type": "bold"}, 5]}, {"entities": []}),
    ],
)
def test_what_the_library_cannot_do_without_is_stood_in_for(part, repaired):
    kept = kept_of(**part)
    if repaired is not None:
        assert kept == {**GOOD["message"], **repaired}
    assert kept["text"] == "chào"


def test_a_message_without_date_is_read():
    (update,) = read({"update_id": 3, "message": {"message_id": 1, "chat": CHAT, "text": "chào"}})
    assert update["message"]["text"] == "chào"


@pytest.mark.parametrize("length", [None, 1, 4000])
def test_a_command_marked_wrongly_is_marked_right(length):
    entity = {"type": "bot_command", "offset": 0} | ({"length": length} if length else {})
    message = {**GOOD["message"], "text": "/hoi chào", "entities": [entity]}
    (update,) = read({"update_id": 3, "message": message})
    assert update["message"]["entities"] == [{"type": "bot_command", "offset": 0, "length": 4}]


def test_what_looks_like_a_command_and_is_marked_as_something_else_is_none():
    code = [{"type": "code", "offset": 0, "length": 4}]
    (update,) = read({**GOOD, "message": {**GOOD["message"], "text": "/hoi", "entities": code}})
    assert update["message"]["entities"] == code


def test_of_guests_presses_and_inline_queries_the_question_is_kept():
    who, bare = {"id": 7}, PERSON | {"first_name": ""}
    guest = {**GOOD["message"], "guest_query_id": "g"}
    press = {"id": "1", "from": who, "data": "s:x", "message": {"foo": 1}}
    updates = read(
        {"update_id": 1, "guest_message": guest | BROKEN},
        {"update_id": 2, "callback_query": press},
        {"update_id": 3, "inline_query": {"id": "1", "from": who, "query": "thu"}},
        {"update_id": 4, "callback_query": {"from": who}, "inline_query": 5},
    )
    assert updates[0]["guest_message"] == guest
    assert updates[1]["callback_query"] | {"chat_instance": ""} == {
        "id": "1",
        "from": bare,
        "data": "s:x",
        "chat_instance": "",
    }
    assert updates[2]["inline_query"] == {"id": "1", "from": bare, "query": "thu", "offset": ""}
    assert updates[3] == {"update_id": 4}


@pytest.mark.parametrize("number", [2**63, -(2**70)])
def test_numbers_that_no_database_takes_are_none(number):
    chat = {**GOOD, "message": {**GOOD["message"], "chat": {**CHAT, "id": number}}}
    assert read({**GOOD, "update_id": number}, chat) == [{"update_id": 3}]
