"""The chats that are more than a place to answer in: groups with settings, and chats that do not
take messages."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.state.database import Database
from bot.state.once import inserting
from bot.state.tables import chats


@dataclass(frozen=True)
class Chat:
    """What is kept of a chat. Nothing is kept of one that has nothing unusual."""

    chat: int
    type: str
    status: str = "member"
    """What the bot is there: member, administrator, left, kicked …"""
    can_write: bool = True
    settings: Mapping[str, Any] = field(default_factory=dict)


class Chats:
    """The table of chats. Every function is one transaction and may raise StateError."""

    def __init__(self, database: Database, now: Callable[[], int]) -> None:
        """`now` gives the seconds since 1970."""
        self._database = database
        self._now = now

    async def get(self, chat: int) -> Chat | None:
        async with self._database.begin() as connection:
            return await _get(connection, chat)

    async def put(self, chat: Chat) -> None:
        """Keep a chat as it is now."""
        async with self._database.begin() as connection:
            await self._put(connection, chat)

    async def seen(self, chat: int, kind: str, status: str, *, can_write: bool) -> None:
        """What the bot is in a chat of a kind («group» …) has changed."""
        async with self._database.begin() as connection:
            before = await _get(connection, chat) or Chat(chat, kind)
            await self._put(connection, replace(before, status=status, can_write=can_write))

    async def refused(self, chat: int) -> None:
        """Telegram does not let the bot write there."""
        async with self._database.begin() as connection:
            await connection.execute(
                update(chats)
                .where(chats.c.chat == chat)
                .values(can_write=False, changed_at=self._now())
            )

    async def moved(self, old: int, new: int) -> None:
        """A group became a supergroup. Told twice, or in either order, it stays as it is: what is
        known under the new id wins."""
        async with self._database.begin() as connection:
            before = await _get(connection, old)
            if before is None:
                return
            if await _get(connection, new) is None:
                moved = Chat(new, "supergroup", before.status, before.can_write, before.settings)
                await self._put(connection, moved)
            await connection.execute(delete(chats).where(chats.c.chat == old))

    async def forget(self, chat: int) -> None:
        async with self._database.begin() as connection:
            await connection.execute(delete(chats).where(chats.c.chat == chat))

    async def _put(self, connection: AsyncConnection, chat: Chat) -> None:
        values = {
            "type": chat.type,
            "status": chat.status,
            "can_write": chat.can_write,
            "settings": dict(chat.settings),
            "changed_at": self._now(),
        }
        await connection.execute(
            inserting(connection, chats)
            .values(chat=chat.chat, **values)
            .on_conflict_do_update(index_elements=["chat"], set_=values)
        )


async def _get(connection: AsyncConnection, chat: int) -> Chat | None:
    row = (await connection.execute(select(chats).where(chats.c.chat == chat))).first()
    if row is None:
        return None
    return Chat(row.chat, row.type, row.status, row.can_write, row.settings)
