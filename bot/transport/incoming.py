"""Updates as they come, made into updates that the library can read.

The library knows the Bot API of its own day and refuses an update whole when one part of it is
missing or new. Then what the bot needs of the update is kept, and at least its number: nobody who
writes to the bot is left without an answer, and no update comes again for ever.
"""

import re
from typing import Any

import structlog
from telegram import Update

_COMMAND = re.compile(r"/[A-Za-z0-9_]{1,32}(?:@[A-Za-z0-9_]+)?(?=\s|$)")
_MESSAGE = ("message_id", "date", "edit_date", "chat", "from", "text", "reply_markup")
_QUERY = ("id", "from", "chat_instance", "data")
_log = structlog.get_logger(__name__)


def readable(update: Any) -> dict[str, Any] | None:
    """The update, or what can be kept of it; None: it has not even a number."""
    if _can_be_read(update):
        _mark_command(update.get("message"))
        return dict(update)
    number = update.get("update_id") if isinstance(update, dict) else None
    _log.warning("update_not_readable", update_id=number)
    if not isinstance(number, int):
        return None
    core = {"update_id": number} | _core(update)
    _mark_command(core.get("message"))
    return core if _can_be_read(core) else {"update_id": number}


def _can_be_read(update: Any) -> bool:
    try:
        # An id of its own: nothing is numbered that has no number.
        return isinstance(Update.de_json(update, None).update_id, int)
    except Exception:  # noqa: BLE001  (whatever it stumbles over: it cannot be read)
        return False


def _core(update: dict[str, Any]) -> dict[str, Any]:
    """What the features need of an update."""
    core: dict[str, Any] = {}
    for kind in ("message", "edited_message"):
        if isinstance(update.get(kind), dict):
            core[kind] = _picked(update[kind], _MESSAGE)
    query = update.get("callback_query")
    if isinstance(query, dict):
        core["callback_query"] = _picked(query, _QUERY)
        if isinstance(query.get("message"), dict):
            core["callback_query"]["message"] = _picked(query["message"], _MESSAGE)
    return core


def _picked(content: dict[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    return {name: content[name] for name in names if name in content}


def _mark_command(message: Any) -> None:
    """Telegram marks a leading command; where nothing is marked, the library would see none."""
    if not isinstance(message, dict) or message.get("entities"):
        return
    command = _COMMAND.match(str(message.get("text") or ""))
    if command:
        message["entities"] = [{"type": "bot_command", "offset": 0, "length": command.end()}]
