"""What a group has set for itself, and who may set it.

Both are looked up seldom: for a while it is believed how settings stand and who the admins are.
Where the state fails, a group has what it had last, or what every group begins with.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import datetime
from enum import StrEnum

import structlog
from telegram import Chat, Message
from telegram.constants import ChatID
from telegram.error import TelegramError

from bot.memory import Bounded
from bot.sending import Bot
from bot.state import chats
from bot.state.chats import Chats
from bot.state.database import StateError

SETTINGS_SECONDS = 10
"""How long settings are believed: another process may have changed them."""
ADMIN_SECONDS = 300
"""How long it is believed who is an admin."""
GREETED_SECONDS = 3600
COMING_SECONDS = 5
"""What is told of one coming is sent within so long."""
ROOM = 10_000
_log = structlog.get_logger(__name__)


class Switch(StrEnum):
    """What the admins of a group can turn on and off."""

    EVERYONE = "everyone"
    """Everyone may ask; off: only the admins."""
    MENTIONS = "mentions"
    """A mention of the bot is a question."""
    BUTTONS = "buttons"
    """Buttons stand under answers."""


@dataclass(frozen=True)
class GroupSettings:
    """The switches of one group; the defaults are what every group begins with."""

    everyone: bool = True
    mentions: bool = True
    buttons: bool = True

    @classmethod
    def of(cls, kept: Mapping[str, object]) -> "GroupSettings":
        """The settings as they were kept; what is unknown or no switch is left out."""
        names = {field.name for field in fields(cls)}
        return cls(**{name: bool(on) for name, on in kept.items() if name in names})


class Groups:
    """The groups that the bot is in."""

    def __init__(self, kept: Chats, now: Callable[[], float]) -> None:
        self._kept = kept
        self._settings: Bounded[int, GroupSettings] = Bounded(ROOM, now)
        self._fresh: Bounded[int, bool] = Bounded(ROOM, now, SETTINGS_SECONDS)
        self._admins: Bounded[tuple[int, int], bool] = Bounded(ROOM, now, ADMIN_SECONDS)
        self._greeted: Bounded[int, datetime] = Bounded(ROOM, now, GREETED_SECONDS)
        self._writing = asyncio.Lock()
        """One note at a time: where hundreds are to be written, updates that come in, and wait to
        be stored, wait for one of them at most. Notes about a group stay in order."""

    async def settings(self, chat: int) -> GroupSettings:
        """What a group has set."""
        known = self._settings.get(chat)
        if known is None or self._fresh.get(chat) is None:
            try:
                row = await self._kept.get(chat)
            except StateError:
                return known or GroupSettings()
            known = GroupSettings.of(row.settings if row else {})
            self._believe(chat, known)
        return known

    async def turn(self, chat: Chat, switch: Switch, *, on: bool) -> GroupSettings:
        """Turn a switch; the settings as they are then. StateError where they cannot be kept."""
        async with self._writing:
            row = await self._kept.get(chat.id) or chats.Chat(chat.id, chat.type)
            settings = replace(GroupSettings.of(row.settings), **{switch.value: on})
            await self._kept.put(replace(row, settings=vars(settings)))
            self._believe(chat.id, settings)
        return settings

    async def seen(self, chat: Chat, status: str, *, can_write: bool) -> None:
        """What the bot is in a chat has changed."""
        await self._note(self._kept.seen(chat.id, chat.type, status, can_write=can_write))

    def first_greeting(self, chat: int, at: datetime) -> bool:
        """Whether to say hello in a group: Telegram tells of one coming in several ways, at about
        the same time (`at` is its own), which may be handled one long after the other."""
        before = self._greeted.get(chat)
        if before is not None and abs((at - before).total_seconds()) < COMING_SECONDS:
            return False
        self._greeted.put(chat, at)
        return True

    def forget(self, chat: int) -> None:
        """Remember nothing of a group."""
        self._settings.drop(lambda one: one == chat)
        self._greeted.drop(lambda one: one == chat)
        self._admins.drop(lambda one: one[0] == chat)

    async def moved(self, old: int, new: int) -> None:
        """A group goes on under another id."""
        known = self._settings.get(old)
        if known is not None:
            self._settings.put(new, known)
        await self._note(self._kept.moved(old, new))

    async def refused(self, chat: int, _: str) -> None:
        """Telegram does not let the bot write there."""
        await self._note(self._kept.refused(chat))

    def _believe(self, chat: int, settings: GroupSettings) -> None:
        self._settings.put(chat, settings)
        self._fresh.put(chat, True)

    async def _note(self, writing: Awaitable[None]) -> None:
        async with self._writing:
            try:
                await writing
            except StateError:
                _log.warning("chat_not_kept")

    async def is_admin(self, bot: Bot, chat: int, user: int) -> bool:
        """Whether somebody is an admin of a group, as Telegram says; no, where it says nothing."""
        known = self._admins.get((chat, user))
        if known is None:
            try:
                member = await bot.get_chat_member(chat, user)
            except TelegramError:
                return False
            known = member.status in (member.OWNER, member.ADMINISTRATOR)
            self._admins.put((chat, user), known)
        return known

    async def by_admin(self, bot: Bot, message: Message) -> bool:
        """Whether an admin writes; one who writes in the group's own name is one."""
        if message.sender_chat is not None:
            return message.sender_chat.id == message.chat_id
        author = message.from_user
        if author is not None and author.id == ChatID.ANONYMOUS_ADMIN:
            return True
        return author is not None and await self.is_admin(bot, message.chat_id, author.id)
