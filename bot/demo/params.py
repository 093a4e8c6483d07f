"""Parameters of a Bot API call: read and checked, with the complaints that Telegram has."""

import json
from collections.abc import Mapping
from typing import Any

from bot.demo.chats import Json
from bot.demo.entities import EntityError, parse_html

MAX_TEXT = 4096
MAX_CAPTION = 1024
MAX_BUTTONS = 100
Params = Mapping[str, Any]
_STRUCTURED = (
    "reply_markup",
    "reply_parameters",
    "allowed_updates",
    "commands",
    "entities",
    "link_preview_options",
    "scope",
    "results",
    "result",
    "button",
    "media",
)
_BUTTONS = ("url", "switch_inline_query", "switch_inline_query_current_chat", "copy_text")


class Refused(Exception):  # noqa: N818  (Telegram's answer, not a failure of ours)
    """A call that Telegram refuses."""

    def __init__(self, code: int, description: str, parameters: Json | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters


def bad(reason: str) -> Refused:
    """A refusal with code 400."""
    return Refused(400, f"Bad Request: {reason}")


def forbidden(reason: str) -> Refused:
    """A refusal with code 403."""
    return Refused(403, f"Forbidden: {reason}")


def too_old() -> Refused:
    """A query that nobody waits for any more, or that never was."""
    return bad("query is too old and response timeout expired or query ID is invalid")


def parsed(given: Mapping[str, str]) -> Params:
    """Parameters of a form or a query; JSON where a method expects a structure."""
    values: dict[str, Any] = {}
    for name, value in given.items():
        try:
            values[name] = json.loads(value) if name in _STRUCTURED and value else value
        except json.JSONDecodeError:
            raise bad(f"can't parse {name.replace('_', ' ')} JSON object") from None
        if value in ("true", "false"):
            values[name] = value == "true"
    return values


def number(params: Params, name: str, default: int = 0) -> int:
    """A whole number."""
    given = str(params.get(name) or default)
    if not given.lstrip("-").isdigit():
        raise bad(f"invalid {name} specified")
    return int(given)


def language_of(params: Params) -> str:
    """The language that a call is about; empty: all others."""
    return str(params.get("language_code") or "")


def text_of(params: Params) -> Json:
    """The text of a message and its entities."""
    plain, entities = _formatted(params, "text")
    if not plain.strip():
        raise bad("message text is empty")
    if _units(plain) > MAX_TEXT:
        raise bad("message is too long")
    return {"text": plain, "entities": entities}


def caption_of(params: Params) -> Json:
    """The caption of a photo, if it has one."""
    plain, entities = _formatted(params, "caption")
    if _units(plain) > MAX_CAPTION:
        raise bad("message caption is too long")
    return {"caption": plain, "caption_entities": entities} if plain.strip() else {}


def _formatted(params: Params, name: str) -> tuple[str, list[Json]]:
    source = str(params.get(name) or "")
    mode = str(params.get("parse_mode") or "").lower()
    if mode not in ("", "html"):
        raise bad("unsupported parse_mode")
    try:
        return parse_html(source) if mode == "html" else (source, [])
    except EntityError as error:
        raise bad(f"can't parse entities: {error}") from None


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def markup_of(params: Params) -> Json:
    """The inline keyboard of a message, if it has one."""
    keyboard = params.get("reply_markup")
    if keyboard in (None, "", {}):
        return {}
    if not isinstance(keyboard, dict):
        raise bad("object expected as reply markup")
    rows = keyboard.get("inline_keyboard")
    if rows is None:
        return {}
    buttons = [button for row in rows for button in row]
    if len(buttons) > MAX_BUTTONS:
        raise bad("REPLY_MARKUP_TOO_LONG")
    for button in buttons:
        _check_button(button)
    filled = [row for row in rows if row]
    return {"reply_markup": {"inline_keyboard": filled}} if filled else {}


def _check_button(button: Json) -> None:
    if not str(button.get("text") or "").strip():
        raise bad('can\'t parse inline keyboard button: Field "text" must be non-empty')
    data = button.get("callback_data")
    if data is None and not any(kind in button for kind in _BUTTONS):
        raise bad(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )
    url = str(button.get("url") or "https://")
    if not url.startswith(("http://", "https://", "tg://")):
        raise bad(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
    if data is not None and not 1 <= len(str(data).encode()) <= 64:
        raise bad("BUTTON_DATA_INVALID")
