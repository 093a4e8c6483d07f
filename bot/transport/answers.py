"""What a Bot API server answers, made into what the library expects.

The library takes the HTTP status for the truth, and fails on a body that is no answer of the Bot
API (and logs it whole, with what people wrote). So: the answer's own `ok` and `error_code` decide,
and any other body is a bad gateway.
"""

import json
import re

from bot.delivery.refusals import AnswerCutError

_BAD_GATEWAY = 502
_DONE = re.compile(rb'\s*\{\s*"ok"\s*:\s*true')


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
    if url.endswith("/getUpdates") and status < 300 and not isinstance(answer["result"], list):
        return _not_the_bot_api(status)
    return status, body


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
