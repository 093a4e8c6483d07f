"""What a Bot API server answers, made into what the library expects.

The library takes the HTTP status for the truth, fails on a body that is no answer of the Bot API
(and logs it whole, with what people wrote), and drops a batch of updates when it cannot read one
of them. So: the answer's own `ok` and `error_code` decide, any other body is a bad gateway, and an
update that cannot be read becomes an empty one, whose number still counts.
"""

import json
import re
from typing import Any

import structlog
from telegram import Update
from telegram.error import TelegramError
from telegram.request import HTTPXRequest

_BAD_GATEWAY = 502
_DONE = re.compile(rb'\s*\{\s*"ok"\s*:\s*true')
_log = structlog.get_logger(__name__)


class AnswerCutError(TelegramError):
    """The server did what it was asked, but the end of its answer is missing."""


class BotApiRequest(HTTPXRequest):
    """Connections to a Bot API server that may be any, behind any gateway."""

    async def do_request(self, url: str, method: str, *rest: Any, **more: Any) -> tuple[int, bytes]:
        """The status and the body of an answer, put right."""
        return understood(url, *await super().do_request(url, method, *rest, **more))


def understood(url: str, status: int, body: bytes) -> tuple[int, bytes]:
    """An answer's status and body as its own content has them; AnswerCutError where the end
    is missing."""
    try:
        answer = json.loads(body)
    except ValueError:
        if status < 300 and _DONE.match(body):
            raise AnswerCutError(f"HTTP {status} with an answer that is cut") from None
        return _not_the_bot_api(status)
    if not isinstance(answer, dict) or (status < 300) != (answer.get("ok") is True):
        return _put_right(answer, status)
    if status < 300 and "result" not in answer:
        return _not_the_bot_api(status)
    if status < 300 and url.endswith("/getUpdates"):
        return _with_readable_updates(answer, status, body)
    return status, body


def readable(update: Any) -> bool:
    """Whether the library can make an update of this."""
    try:
        Update.de_json(update, None)
    except Exception:  # noqa: BLE001  (whatever it stumbles over: the update is not readable)
        return False
    return True


def _put_right(answer: object, status: int) -> tuple[int, bytes]:
    """An answer whose status and content differ: a refusal keeps its own code."""
    code = answer.get("error_code") if isinstance(answer, dict) else None
    if isinstance(code, int) and 400 <= code < 600:
        return code, json.dumps(answer).encode()
    return _not_the_bot_api(status)


def _not_the_bot_api(status: int) -> tuple[int, bytes]:
    code = status if status >= 400 else _BAD_GATEWAY
    told = f"HTTP {status} without an answer of the Bot API"
    return code, json.dumps({"ok": False, "error_code": code, "description": told}).encode()


def _with_readable_updates(answer: dict[str, Any], status: int, body: bytes) -> tuple[int, bytes]:
    updates = answer["result"]
    if not isinstance(updates, list):
        return _not_the_bot_api(status)
    if all(readable(one) for one in updates):
        return status, body
    kept = []
    for one in updates:
        number = one.get("update_id") if isinstance(one, dict) else None
        if readable(one):
            kept.append(one)
            continue
        _log.error("update_not_readable", update_id=number)
        if isinstance(number, int):
            kept.append({"update_id": number})
    return status, json.dumps({"ok": True, "result": kept}).encode()
