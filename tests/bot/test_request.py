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
