"""Answers of servers that are not quite Telegram's, or not Telegram's at all."""

import json

import pytest

from bot.transport.request import AnswerCutError, understood

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


def test_an_update_that_cannot_be_read_only_counts():
    good = {"update_id": 3, "message": {"message_id": 1, "date": 1, "chat": {"id": 7, "type": "x"}}}
    bad = {"update_id": 4, "message": {"text": "riêng tư"}}
    body = json.dumps({"ok": True, "result": [good, bad, 5, {"message": {}}]}).encode()
    status, answer = understood(POLL, 200, body)
    assert status == 200
    assert json.loads(answer)["result"] == [good, {"update_id": 4}]


def test_updates_that_are_no_list_are_a_failure():
    assert understood(POLL, 200, b'{"ok":true,"result":true}')[0] == 502


def test_a_cut_answer_means_that_it_was_done():
    with pytest.raises(AnswerCutError):
        understood(CALL, 200, b'{"ok":true,"resu')
