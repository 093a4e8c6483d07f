"""Parameters of a Bot API call: read and checked, with the complaints that Telegram has."""

import json
from collections.abc import Mapping
from typing import Any

from bot.demo.entities import EntityError, parse_html
from bot.demo.world import Chat, Json, World

MAX_TEXT = 4096
Params = Mapping[str, Any]
_STRUCTURED = (
    "reply_markup",
    "reply_parameters",
    "allowed_updates",
    "commands",
    "entities",
    "link_preview_options",
    "scope",
)


class Refused(Exception):  # noqa: N818  (Telegram's answer, not a failure of ours)
    """A call that Telegram refuses."""

    def __init__(self, code: int, description: str) -> None:
        super().__init__(description)
        self.code = code
        self.description = description


def bad(reason: str) -> Refused:
    """A refusal with code 400."""
    return Refused(400, f"Bad Request: {reason}")


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


def chat_of(world: World, params: Params) -> Chat:
    """The chat that a call is about."""
    given = params.get("chat_id")
    if given in (None, ""):
        raise bad("chat_id is empty")
    found = world.chats.get(int(given)) if str(given).lstrip("-").isdigit() else None
    if found is None:
        raise bad("chat not found")
    return found


def own_message(world: World, params: Params) -> tuple[Chat, Json]:
    """A message of the bot that a call is about."""
    where = chat_of(world, params)
    message = where.messages.get(number(params, "message_id"))
    if message is None:
        raise bad("message to edit not found")
    if not message["from"]["is_bot"]:
        raise bad("message can't be edited")
    return where, message


def text_of(params: Params) -> Json:
    """The text of a message and its entities."""
    source = str(params.get("text") or "")
    mode = str(params.get("parse_mode") or "").lower()
    if mode not in ("", "html"):
        raise bad("unsupported parse_mode")
    try:
        plain, entities = parse_html(source) if mode == "html" else (source, [])
    except EntityError as error:
        raise bad(f"can't parse entities: {error}") from None
    if not plain.strip():
        raise bad("message text is empty")
    if len(plain.encode("utf-16-le")) // 2 > MAX_TEXT:
        raise bad("message is too long")
    return {"text": plain, "entities": entities}


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
    for button in (button for row in rows for button in row):
        _check_button(button)
    filled = [row for row in rows if row]
    return {"reply_markup": {"inline_keyboard": filled}} if filled else {}


def _check_button(button: Json) -> None:
    if not str(button.get("text") or "").strip():
        raise bad('can\'t parse inline keyboard button: Field "text" must be non-empty')
    data = button.get("callback_data")
    if data is None and "url" not in button:
        raise bad(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )
    if data is not None and not 1 <= len(str(data).encode()) <= 64:
        raise bad("BUTTON_DATA_INVALID")


def without_reply(message: Json) -> Json:
    """A message as it is quoted: one level deep."""
    return {key: value for key, value in message.items() if key != "reply_to_message"}
