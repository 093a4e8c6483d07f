"""What the demo's Telegram knows: visitors and their chats, the updates that wait for the bot.

Messages, users and updates have the shape that the Bot API sends. Nothing is stored on disk.
"""

import asyncio
import contextlib
import itertools
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from bot.demo.chats import Chat, Json
from bot.demo.inline_state import Inline
from bot.demo.privacy import reaches
from bot.demo.typed import text_of_person
from bot.demo.visitors import ANONYMOUS, Visitor, welcome

MAX_VISITORS = 200
MAX_FILES = 100
BOT_ID = 1
ONLY_IF_ASKED = {"chat_member", "message_reaction", "message_reaction_count"}
"""Kinds of updates that a bot gets only if it names them."""


@dataclass(frozen=True)
class Spoken:
    """How a message is said: by whom, in which topic, as a reply to which message."""

    person: Json | None = None
    topic: int | None = None
    reply_to: int | None = None


IN_PASSING = Spoken()


class World:
    """The state behind the demo's Bot API."""

    def __init__(self, bot_name: str, bot_username: str, now: Callable[[], int]) -> None:
        self.bot: Json = {
            "id": BOT_ID,
            "is_bot": True,
            "first_name": bot_name,
            "username": bot_username,
        }
        self.visitors: OrderedDict[int, Visitor] = OrderedDict()
        self.chats: dict[int, Chat] = {}
        self.queries: dict[str, int] = {}
        """Button presses that the bot has yet to acknowledge, with their chats."""
        self.commands: dict[tuple[str, str], list[Json]] = {}
        """(scope, language) → commands."""
        self.descriptions: dict[tuple[str, str], str] = {}
        """(kind, language) → text."""
        self.inline = Inline()
        self.files: OrderedDict[str, bytes] = OrderedDict()
        """What was uploaded, by file_id."""
        self.updates: list[Json] = []
        self.allowed: set[str] = set()
        """The kinds of updates that the bot asked for; empty: the usual ones."""
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
        for visitor in self.visitors.values():
            visitor.feed.wake()

    def new_id(self) -> int:
        return next(self._ids)

    def visitor(self, number: int, language: str = "vi") -> Visitor:
        """A visitor of the page, with chats of their own from the first look."""
        if number not in self.visitors:
            visitor = welcome(number, language, self.bot, self.new_id(), self.now())
            self.visitors[number] = visitor
            self.chats |= visitor.chats
            if len(self.visitors) > MAX_VISITORS:
                _, gone = self.visitors.popitem(last=False)
                for chat_id in gone.chats:
                    del self.chats[chat_id]
        return self.visitors[number]

    def chat(self, number: int, language: str = "vi") -> Chat:
        """The private chat of a visitor."""
        return self.visitor(number, language).private

    def said(self, chat: Chat, content: Json, how: Spoken = IN_PASSING) -> Json:
        """Somebody sends a message; the bot gets an update if it may see it."""
        chat.started = True
        content = content | self.context(chat, how)
        message = self.new_message(chat, how.person or chat.person, content)
        self.deliver(chat, "message", message)
        return message

    def context(self, chat: Chat, how: Spoken) -> Json:
        """What a message has by being said there: the topic, the message it replies to."""
        replied = chat.messages.get(how.reply_to or 0)
        topic = how.topic or (replied or {}).get("message_thread_id")
        told: Json = {}
        if topic in chat.topics:
            told |= {"message_thread_id": topic, "is_topic_message": True}
            # As Telegram has it: in a topic, what replies to nothing replies to its beginning.
            replied = replied or chat.messages.get(topic or 0)
        elif replied is not None and chat.type == "supergroup" and not chat.is_forum:
            told["message_thread_id"] = topic or replied["message_id"]
        if replied is not None:
            told["reply_to_message"] = without_reply(replied)
        return told

    def edited(self, chat: Chat, message_id: int, text: str) -> Json | None:
        """A person edits a message; None: it is not theirs, or not text."""
        message = chat.messages.get(message_id)
        if message is None or "text" not in message or "via_bot" in message:
            return None
        if message["from"]["is_bot"] and message["from"] != ANONYMOUS:
            return None
        message.update(text_of_person(text), edit_date=self.now())
        chat.tell("edited", {"message": message})
        self.deliver(chat, "edited_message", message)
        return message

    def new_message(self, chat: Chat, sender: Json, content: Json) -> Json:
        """Add a message to a chat and tell its page."""
        anonymous = {"sender_chat": chat.described} if sender == ANONYMOUS else {}
        message = {
            "message_id": self.new_id(),
            "date": self.now(),
            "chat": chat.described,
            "from": sender,
            **anonymous,
            **content,
        }
        chat.keep(message)
        return message

    def deliver(self, chat: Chat, kind: str, message: Json) -> None:
        """Give the bot an update of a message, if Telegram shows it to bots."""
        if reaches(chat, message, self.bot):
            self.update(kind, message)

    def update(self, kind: str, content: Json) -> None:
        """Add an update, if the bot asked for its kind."""
        wanted = kind in self.allowed if self.allowed else kind not in ONLY_IF_ASKED
        if not wanted:
            return
        # A copy: what the bot is told stays as it was at that moment.
        self.updates.append({"update_id": self.new_id(), kind: dict(content)})
        self.wake_pollers()

    def keep_file(self, content: bytes) -> str:
        """Store an upload; its file_id."""
        file_id = f"file{self.new_id()}"
        self.files[file_id] = content
        if len(self.files) > MAX_FILES:
            self.files.popitem(last=False)
        return file_id

    def wake_pollers(self) -> None:
        """Let everyone who waits for updates look again."""
        self._arrived.set()
        self._arrived = asyncio.Event()

    async def news(self, seconds: float) -> None:
        """Wait until there may be an update, at most so many seconds."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._arrived.wait(), seconds)


def without_reply(message: Json) -> Json:
    """A message as it is quoted: one level deep."""
    return {key: value for key, value in message.items() if key != "reply_to_message"}
