"""Updates as they come, made into updates that the library can read.

The library knows the Bot API of its own day and refuses an update whole when one part of it is
missing or new. Then what the bot needs of the update is kept, and at least its number: nobody who
writes to the bot is left without an answer, and no update comes again for ever.
"""

import re
from dataclasses import dataclass
from typing import Any

import structlog
from telegram import Bot, Update

_COMMAND = re.compile(r"/[A-Za-z0-9_]{1,32}(?:@[A-Za-z0-9_]+)?(?=\s|$)")
_MESSAGE = ("message_id", "date", "edit_date", "chat", "from", "text", "reply_markup")
_QUERY = ("id", "from", "chat_instance", "data")
_log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Incoming:
    """An update, and the content that it was read from."""

    update: Update
    content: dict[str, Any]

    @property
    def kind(self) -> str:
        """What it brings: message, callback_query …"""
        return next((name for name in self.content if name != "update_id"), "")


def read(content: Any, bot: Bot | None) -> Incoming | None:
    """The update, or what can be kept of it; None: it has not even a number."""
    if isinstance(content, dict):
        _mark_command(content.get("message"))
    update = _update(content, bot)
    if update:
        return Incoming(update, content)
    number = content.get("update_id") if isinstance(content, dict) else None
    _log.warning("update_not_readable", update_id=number)
    if not isinstance(number, int):
        return None
    core = {"update_id": number} | _core(content)
    update = _update(core, bot)
    return Incoming(update, core) if update else Incoming(Update(number), {"update_id": number})


def _update(content: Any, bot: Bot | None) -> Update | None:
    try:
        update = Update.de_json(content, bot)
    except Exception:  # noqa: BLE001  (whatever it stumbles over: it cannot be read)
        return None
    # An id of its own: nothing is numbered that has no number.
    return update if isinstance(update.update_id, int) else None


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
