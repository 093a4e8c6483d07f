"""What is due in which chat, as the sender reads it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Row, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.state.follows import CANARY
from bot.state.outbox import RowState
from bot.state.tables import events, follows, outbox, releases, subscribers

MOST_ROWS = 1000
"""So many are looked at to find chats, however many are due. Where a single chat has as many, the
others are found as soon as that one is besides."""
NEWEST = select(func.coalesce(func.max(releases.c.id), 0)).scalar_subquery()
"""The id of the newest release; 0: there is none."""


@dataclass(frozen=True)
class News:
    """An event."""

    id: int
    key: str
    release: int
    kind: str
    fact: str
    content: Any


@dataclass(frozen=True)
class Errand:
    """A row that is due."""

    id: int
    thread: int | None
    reasons: tuple[str, ...]
    timing: str
    tries: int
    """How often it has departed."""
    unsure: int
    """How often nobody knew whether it arrived."""
    news: News


@dataclass(frozen=True)
class Bag:
    """All that is due in one chat, in the order of the events, what the chat follows, and the
    newest release when that was read."""

    chat: int
    errands: tuple[Errand, ...]
    follows: frozenset[str]
    release: int

    def wanted(self, errand: Errand) -> bool:
        """Whether the chat still wants to hear of it. A correction of what it was told names no
        reason: it wants that as long as it follows anything."""
        if CANARY in errand.reasons:
            return True
        return bool(self.follows.intersection(errand.reasons) if errand.reasons else self.follows)

    @property
    def unwanted(self) -> list[int]:
        """The rows that the chat wants no more."""
        return [one.id for one in self.errands if not self.wanted(one)]

    @property
    def ids(self) -> list[int]:
        return [one.id for one in self.errands]


async def chats(
    connection: AsyncConnection,
    now: int,
    most: int,
    besides: Collection[int],
    only: int | None,
) -> list[int]:
    """At most so many chats where something is due, those that have waited longest first; `besides`
    these, `only` this one. One with something on its way, or told to wait, has to wait."""
    other = outbox.alias()
    held = exists().where(other.c.chat == outbox.c.chat, other.c.state == RowState.SENDING)
    which = [*_due(now), ~held, ~cannot_be_told(outbox.c.chat, now), outbox.c.chat.not_in(besides)]
    if only is not None:
        which.append(outbox.c.chat == only)
    found = await connection.scalars(
        select(outbox.c.chat).where(*which).order_by(outbox.c.due_at).limit(MOST_ROWS)
    )
    return list(dict.fromkeys(found))[:most]


async def bags(connection: AsyncConnection, chats: Sequence[int], now: int) -> list[Bag]:
    """What is due in each of some chats."""
    rows = await connection.execute(
        select(
            outbox.c.id,
            outbox.c.chat,
            outbox.c.thread,
            outbox.c.reasons,
            outbox.c.timing,
            outbox.c.tries,
            outbox.c.unsure,
            outbox.c.event,
            *(events.c[name] for name in ("key", "release", "kind", "fact", "content")),
        )
        .join_from(outbox, events, events.c.id == outbox.c.event)
        .where(outbox.c.chat.in_(chats), *_due(now))
        .order_by(outbox.c.event)
    )
    errands: dict[int, list[Errand]] = {chat: [] for chat in chats}
    for row in rows:
        errands[row.chat].append(_errand(row))
    things = await _followed(connection, chats)
    newest = await connection.scalar(select(NEWEST)) or 0
    return [Bag(chat, tuple(errands[chat]), frozenset(things[chat]), newest) for chat in chats]


async def wanted(connection: AsyncConnection, bags: Sequence[Bag]) -> list[Bag]:
    """Of some bags those whose chats still want to hear of everything that is in them."""
    things = await _followed(connection, [bag.chat for bag in bags])
    return [bag for bag in bags if _all_wanted(bag, frozenset(things[bag.chat]))]


def _all_wanted(bag: Bag, things: frozenset[str]) -> bool:
    now = replace(bag, follows=things)
    return all(now.wanted(one) for one in bag.errands)


async def _followed(connection: AsyncConnection, chats: Sequence[int]) -> dict[int, set[str]]:
    """What each of some chats follows and wants to hear of."""
    things: dict[int, set[str]] = {chat: set() for chat in chats}
    wishes = await connection.execute(
        select(follows.c.chat, follows.c.thing).where(
            follows.c.chat.in_(chats), follows.c.paused.is_(False)
        )
    )
    for wish in wishes:
        things[wish.chat].add(wish.thing)
    return things


def lasting(now: int) -> ColumnElement[bool]:
    """Rows about what people may still want to know."""
    return outbox.c.event.in_(select(events.c.id).where(events.c.expires_at > now))


def cannot_be_told(chat: Any, now: int) -> ColumnElement[bool]:
    """Whether a chat rests, or was told to wait: then all that is due in it waits."""
    other = outbox.alias()
    told_to_wait = exists().where(
        other.c.chat == chat,
        other.c.state == RowState.PENDING,
        other.c.tries > 0,
        other.c.due_at > now,
    )
    return or_(rests(chat), told_to_wait)


def _due(now: int) -> Sequence[ColumnElement[bool]]:
    return outbox.c.state == RowState.PENDING, outbox.c.due_at <= now, lasting(now)


def rests(chat: Any) -> Any:
    """Whether a chat cannot be written to just now."""
    return exists().where(subscribers.c.chat == chat, subscribers.c.paused_at.is_not(None))


def _errand(row: Row[Any]) -> Errand:
    news = News(row.event, row.key, row.release, row.kind, row.fact, row.content)
    return Errand(row.id, row.thread, tuple(row.reasons), row.timing, row.tries, row.unsure, news)
