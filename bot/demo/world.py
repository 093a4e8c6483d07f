"""What the demo's Telegram knows: chats, their messages, the updates that wait for the bot.

Messages, users and updates have the shape that the Bot API sends. Nothing is stored on disk.
"""

import asyncio
import contextlib
import itertools
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]

MAX_CHATS = 200
MAX_MESSAGES = 500
BOT_ID = 1


@dataclass
class Chat:
    """One chat page: the person, the messages by id, and what the page has yet to learn."""

    id: int
    language: str
    messages: OrderedDict[int, Json] = field(default_factory=OrderedDict)
    events: list[Json] = field(default_factory=list)
    changed: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def person(self) -> Json:
        return {
            "id": self.id,
            "is_bot": False,
            "first_name": "Bạn",
            "language_code": self.language,
        }

    @property
    def described(self) -> Json:
        return {"id": self.id, "type": "private", "first_name": "Bạn"}

    def tell(self, kind: str, content: Json) -> None:
        """Let the page know of something."""
        self.events.append({"seq": len(self.events) + 1, "kind": kind, **content})
        self.changed.set()
        self.changed = asyncio.Event()


class World:
    """The state behind the demo's Bot API."""

    def __init__(self, bot_name: str, bot_username: str, now: Callable[[], int]) -> None:
        self.bot: Json = {
            "id": BOT_ID,
            "is_bot": True,
            "first_name": bot_name,
            "username": bot_username,
            "can_join_groups": True,
            "can_read_all_group_messages": False,
            "supports_inline_queries": False,
        }
        self.chats: OrderedDict[int, Chat] = OrderedDict()
        self.queries: dict[str, int] = {}
        """Button presses that the bot has yet to acknowledge, with their chats."""
        self.commands: dict[str, list[Json]] = {}
        self.descriptions: dict[tuple[str, str], str] = {}
        """(kind, language) → text."""
        self.updates: list[Json] = []
        self._arrived = asyncio.Event()
        self.webhook = ""
        self.pollers = 0
        self.closed = False
        self.now = now
        self._ids = itertools.count(1)

    def close(self) -> None:
        """Let go of everyone who waits; from now on nobody waits."""
        self.closed = True
        self.wake_pollers()
        for chat in self.chats.values():
            chat.changed.set()

    def chat(self, chat_id: int, language: str = "vi") -> Chat:
        """The chat of a page, made on its first word."""
        if chat_id not in self.chats:
            self.chats[chat_id] = Chat(chat_id, language)
            if len(self.chats) > MAX_CHATS:
                self.chats.popitem(last=False)
        return self.chats[chat_id]

    def said(self, chat: Chat, content: Json) -> Json:
        """The person sends a message; the bot gets an update."""
        message = self.new_message(chat, chat.person, content)
        self._update("message", message)
        return message

    def edited(self, chat: Chat, message_id: int, text: str) -> Json | None:
        """The person edits a message; None: it is not theirs, or not text."""
        message = chat.messages.get(message_id)
        if message is None or message["from"]["is_bot"] or "text" not in message:
            return None
        message.update(text_of_person(text), edit_date=self.now())
        chat.tell("edited", {"message": message})
        self._update("edited_message", message)
        return message

    def pressed(self, chat: Chat, message_id: int, data: str) -> str | None:
        """The person presses a button; the id of the query. None: there is no such button."""
        message = chat.messages.get(message_id)
        rows = (message or {}).get("reply_markup", {}).get("inline_keyboard", [])
        if not any(button.get("callback_data") == data for row in rows for button in row):
            return None
        query = str(next(self._ids))
        self.queries[query] = chat.id
        self._update(
            "callback_query",
            {
                "id": query,
                "from": chat.person,
                "message": message,
                "chat_instance": str(chat.id),
                "data": data,
            },
        )
        return query

    def new_message(self, chat: Chat, sender: Json, content: Json) -> Json:
        """Add a message to a chat and tell its page."""
        message = {
            "message_id": next(self._ids),
            "date": self.now(),
            "chat": chat.described,
            "from": sender,
            **content,
        }
        chat.messages[message["message_id"]] = message
        if len(chat.messages) > MAX_MESSAGES:
            chat.messages.popitem(last=False)
        chat.tell("message", {"message": message})
        return message

    def _update(self, kind: str, content: Json) -> None:
        # A copy: what the bot is told stays as it was at that moment.
        self.updates.append({"update_id": next(self._ids), kind: dict(content)})
        self.wake_pollers()

    def wake_pollers(self) -> None:
        """Let everyone who waits for updates look again."""
        self._arrived.set()
        self._arrived = asyncio.Event()

    async def news(self, seconds: float) -> None:
        """Wait until there may be an update, at most so many seconds."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._arrived.wait(), seconds)


def text_of_person(text: str) -> Json:
    """A typed text as the Bot API has it: a leading command is an entity."""
    first = text.split(maxsplit=1)[0] if text.strip() else ""
    if first.startswith("/") and len(first) > 1 and text.startswith("/"):
        entity = {"type": "bot_command", "offset": 0, "length": len(first)}
        return {"text": text, "entities": [entity]}
    return {"text": text, "entities": []}
