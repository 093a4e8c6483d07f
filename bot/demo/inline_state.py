"""What is open between the bot and people who mention it where it is not: queries, posts."""

import asyncio
from collections import OrderedDict
from dataclasses import dataclass, field

from bot.demo.chats import Json

MAX_KEPT = 1000


@dataclass(frozen=True)
class Answer:
    """What the bot answered to an inline query."""

    results: tuple[Json, ...]
    next_offset: str = ""
    button: Json | None = None


@dataclass
class Query:
    """An inline query that the bot may answer while somebody waits for it."""

    id: str
    person: Json
    text: str
    offset: str
    answer: Answer | None = None
    answered: asyncio.Event = field(default_factory=asyncio.Event)


@dataclass
class Summons:
    """A mention in a chat that the bot is not in; it may answer once."""

    chat: int
    message: Json


@dataclass
class Inline:
    """All of it; the oldest goes where there is too much."""

    queries: OrderedDict[str, Query] = field(default_factory=OrderedDict)
    cached: OrderedDict[tuple[str, str, int], tuple[float, str]] = field(
        default_factory=OrderedDict
    )
    """(text, offset, user or 0 for all) → until when, and the query whose answer it is."""
    summons: OrderedDict[str, Summons] = field(default_factory=OrderedDict)
    posts: OrderedDict[str, tuple[int, int]] = field(default_factory=OrderedDict)
    """inline_message_id → chat and message."""

    def post_at(self, chat: int, message: int) -> str | None:
        """The inline_message_id of a message, if it has one."""
        return next((key for key, at in self.posts.items() if at == (chat, message)), None)

    def trim(self) -> None:
        for kept in (self.queries, self.cached, self.summons, self.posts):
            while len(kept) > MAX_KEPT:
                kept.popitem(last=False)
