"""What can be kept of an update that the library refuses: each part that the features use and the
library can read, and stand-ins for what it cannot do without."""

from collections.abc import Callable, Mapping
from typing import Any, TypeGuard

from telegram import Chat, Message, MessageEntity, TelegramObject, User

Content = dict[str, Any]
Repair = Callable[[object], object]

LARGEST = 2**63 - 1
"""What a database takes for a number."""

_MESSAGES = ("message", "edited_message", "guest_message")
_PARTS = (
    *("from", "sender_chat", "via_bot", "message_thread_id", "is_topic_message", "text", "caption"),
    *("entities", "caption_entities", "reply_to_message", "external_reply", "quote", "edit_date"),
    *("forward_origin", "is_automatic_forward", "media_group_id", "guest_query_id", "reply_markup"),
    *("forum_topic_created", "migrate_to_chat_id", "migrate_from_chat_id"),
)
"""Of a message, in this order."""


def update(content: Content) -> Content:
    """What people say and press in an update, by its kind; nothing where that cannot be told."""
    kept = {kind: _message(content.get(kind)) for kind in _MESSAGES}
    kept["callback_query"] = _press(content.get("callback_query"))
    kept["inline_query"] = _typed(content.get("inline_query"))
    return {kind: part for kind, part in kept.items() if part is not None}


def fits(number: object) -> TypeGuard[int]:
    """Whether something is a number that can be stored."""
    return isinstance(number, int) and abs(number) <= LARGEST


def _message(given: object, *, replied: bool = False) -> Content | None:
    """A message; `replied`: one that another replies to, of which Telegram tells no more."""
    chat = _chat(given.get("chat")) if isinstance(given, dict) else None
    if not isinstance(given, dict) or chat is None or not fits(given.get("message_id")):
        return None
    kept: Content = {"message_id": given["message_id"], "date": given.get("date"), "chat": chat}
    if not _reads(Message, kept):
        kept["date"] = 0
    for name in _PARTS:
        if name not in given or (replied and name == "reply_to_message"):
            continue
        part = _REPAIRS.get(name, _as_it_is)(given[name])
        if part is not None and _reads(Message, kept | {name: part}):
            kept[name] = part
    return kept


def _chat(given: object) -> Content | None:
    if not isinstance(given, dict) or not fits(given.get("id")):
        return None
    if _reads(Chat, given) and isinstance(given.get("type"), str):
        return given
    return {"id": given["id"], "type": Chat.PRIVATE if given["id"] > 0 else Chat.SUPERGROUP}


def _user(given: object) -> Content | None:
    if not isinstance(given, dict) or not fits(given.get("id")):
        return None
    told = {"is_bot": False, "first_name": "", **given}
    bare = {"id": given["id"], "is_bot": bool(told["is_bot"]), "first_name": ""}
    return told if _reads(User, told) else bare


def _entities(given: object) -> list[Content]:
    found = given if isinstance(given, list) else []
    return [one for one in found if isinstance(one, dict) and _reads(MessageEntity, one)]


def _press(given: object) -> Content | None:
    who = _user(given.get("from")) if isinstance(given, dict) else None
    if not isinstance(given, dict) or who is None or not isinstance(given.get("id"), str):
        return None
    kept = {"id": given["id"], "from": who, "chat_instance": str(given.get("chat_instance"))}
    kept |= {name: given[name] for name in ("data", "inline_message_id") if name in given}
    message = _message(given.get("message"))
    return kept | {"message": message} if message else kept


def _typed(given: object) -> Content | None:
    who = _user(given.get("from")) if isinstance(given, dict) else None
    if not isinstance(given, dict) or who is None or not isinstance(given.get("id"), str):
        return None
    words = {name: str(given.get(name) or "") for name in ("query", "offset")}
    return {"id": given["id"], "from": who, **words}


def _as_it_is(given: object) -> object:
    return given


_REPAIRS: Mapping[str, Repair] = {
    "from": _user,
    "sender_chat": _chat,
    "via_bot": _user,
    "entities": _entities,
    "caption_entities": _entities,
    "reply_to_message": lambda given: _message(given, replied=True),
}


def _reads(kind: type[TelegramObject], content: Content) -> bool:
    """Whether the library makes an object of it."""
    try:
        kind.de_json(dict(content), None)
    except Exception:  # noqa: BLE001  (whatever it stumbles over: it cannot be read)
        return False
    return True
