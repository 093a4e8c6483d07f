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

from bot.transport import salvage

_COMMAND = re.compile(r"/[A-Za-z0-9_]{1,32}(?:@[A-Za-z0-9_]+)?(?=\s|$)")
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
    if not salvage.fits(number):
        return None
    core = {"update_id": number} | salvage.update(content)
    _mark_command(core.get("message"))
    update = _update(core, bot)
    return Incoming(update, core) if update else Incoming(Update(number), {"update_id": number})


def _update(content: Any, bot: Bot | None) -> Update | None:
    try:
        update = Update.de_json(content, bot)
    except Exception:  # noqa: BLE001  (whatever it stumbles over: it cannot be read)
        return None
    # An id of its own: nothing is numbered that has no number.
    chat = update.effective_chat
    numbers = (update.update_id, chat.id if chat else 0)
    return update if all(map(salvage.fits, numbers)) else None


def _mark_command(message: Any) -> None:
    """Telegram marks a leading command; where nothing is marked, the library would see none. A mark
    that reaches beyond the command is put right."""
    if not isinstance(message, dict):
        return
    command = _COMMAND.match(str(message.get("text") or ""))
    entities = message.get("entities") or []
    if not command or (entities and not _marks_start(entities[0])):
        return
    mark = {"type": "bot_command", "offset": 0, "length": command.end()}
    message["entities"] = [mark, *entities[1:]]


def _marks_start(entity: Any) -> bool:
    return (
        isinstance(entity, dict)
        and entity.get("type") == "bot_command"
        and not entity.get("offset")
    )
