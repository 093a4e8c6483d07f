"""Results of inline queries, checked, with the message that each would post."""

import re

from bot.demo.chats import Json
from bot.demo.params import Params, bad, markup_of, text_of

MAX_RESULTS = 50
MAX_ID = 64
_START = re.compile(r"[A-Za-z0-9_-]{1,64}")


def results_of(params: Params) -> tuple[Json, ...]:
    """The results of one answer."""
    given = params.get("results")
    if not isinstance(given, list):
        raise bad("can't parse inline query results: Expected an Array of InlineQueryResult")
    if len(given) > MAX_RESULTS:
        raise bad("RESULTS_TOO_MUCH")
    results = tuple(result_of(one) for one in given)
    if len({one["id"] for one in results}) < len(results):
        raise bad("RESULT_ID_DUPLICATE")
    return results


def result_of(given: object) -> Json:
    """One result: what the list shows, and `content`, the message that it posts."""
    if not isinstance(given, dict):
        raise bad("can't parse inline query result: Expected an Object")
    result_id = str(given.get("id") or "")
    if not 1 <= len(result_id.encode()) <= MAX_ID:
        raise bad("RESULT_ID_INVALID")
    if given.get("type") != "article":
        raise bad("can't parse inline query result: Unsupported type specified")
    if not str(given.get("title") or "").strip():
        raise bad("ARTICLE_TITLE_EMPTY")
    message = given.get("input_message_content")
    if not isinstance(message, dict) or "message_text" not in message:
        raise bad("can't parse InputMessageContent: text is required")
    content = text_of({**message, "text": message["message_text"]}) | markup_of(given)
    shown = {key: given.get(key) for key in ("title", "description")}
    return {"id": result_id, **shown, "content": content}


def button_of(params: Params) -> Json | None:
    """The button above the results, which leads to the private chat."""
    button = params.get("button")
    if button in (None, "", {}):
        return None
    if not isinstance(button, dict) or not str(button.get("text") or "").strip():
        raise bad("can't parse InlineQueryResultsButton: text must be non-empty")
    if not _START.fullmatch(str(button.get("start_parameter") or "")):
        raise bad("START_PARAM_INVALID")
    return {"text": button["text"], "start_parameter": button["start_parameter"]}
