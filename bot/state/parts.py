"""Messages of operators that may be parts of a longer text, until that text lies on the desk."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sqlalchemy import delete, select

from bot.state.cipher import Cipher
from bot.state.database import Database
from bot.state.once import inserting
from bot.state.tables import desk_parts


@dataclass(frozen=True)
class Part:
    """A message of an operator in the private chat with the bot."""

    chat: int
    message: int
    """Later messages of a chat have higher numbers."""
    said_at: int
    """When it was written, by Telegram's clock."""
    text: str
    name: str = ""
    """What the operator is called."""
    language: str = ""
    """Of the operator's Telegram."""


@dataclass(frozen=True)
class KeptPart:
    """A part, and when it came, in seconds since 1970."""

    part: Part
    at: int


class Parts:
    """The table of parts. Every method is one transaction and may raise StateError."""

    def __init__(self, database: Database, cipher: Cipher, now: Callable[[], int]) -> None:
        """`now` gives the seconds since 1970."""
        self._database = database
        self._cipher = cipher
        self._now = now

    async def keep(self, parts: Iterable[Part]) -> None:
        """Keep parts; those that are kept already stay as they are."""
        rows = [
            {
                "chat": one.chat,
                "message": one.message,
                "content": self._cipher.seal(_written(one)),
                "at": self._now(),
            }
            for one in parts
        ]
        async with self._database.begin() as connection:
            await connection.execute(
                inserting(connection, desk_parts).on_conflict_do_nothing(
                    index_elements=["chat", "message"]
                ),
                rows,
            )

    async def all(self, chat: int | None = None) -> list[KeptPart]:
        """All that is kept, or what is kept of one chat, in the order in which it was written."""
        chosen = select(desk_parts).order_by(desk_parts.c.chat, desk_parts.c.message)
        if chat is not None:
            chosen = chosen.where(desk_parts.c.chat == chat)
        async with self._database.begin() as connection:
            rows = await connection.execute(chosen)
            return [
                KeptPart(self._read(row.chat, row.message, row.content), row.at) for row in rows
            ]

    async def forget(self, parts: Iterable[Part]) -> None:
        """These lie on the desk, or will not."""
        async with self._database.begin() as connection:
            for one in parts:
                await connection.execute(
                    delete(desk_parts).where(
                        desk_parts.c.chat == one.chat, desk_parts.c.message == one.message
                    )
                )

    def _read(self, chat: int, message: int, sealed: bytes) -> Part:
        return Part(chat, message, **json.loads(self._cipher.unseal(sealed)))


def _written(part: Part) -> bytes:
    kept = {
        "said_at": part.said_at,
        "text": part.text,
        "name": part.name,
        "language": part.language,
    }
    return json.dumps(kept, ensure_ascii=False).encode()
