"""Everything that is held of a chat, in whichever table, and its erasure.

A table that has a column of CHATS, or `by` (a person), is found by itself, so none is forgotten.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Column, Row, Table, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.state.cipher import Cipher, UnreadableError
from bot.state.database import Database
from bot.state.ledger import Ledger
from bot.state.tables import draft_rows, drafts, follows, inbox, metadata

Held = Mapping[str, list[dict[str, Any]]]
"""Rows by the name of their table, as JSON has them."""
CHATS = ("chat", "operator")
"""The columns that name a chat; an operator's private one has the number of the operator."""
BY_PERSON = "follows_of_groups"
"""The name under which stands what somebody chose for groups."""
OF_OPERATOR: Mapping[str, tuple[Column[Any], ...]] = {
    "drafts": (drafts.c.id, drafts.c.state, drafts.c.by_name, drafts.c.changed_at),
    "draft_rows": (
        draft_rows.c.id,
        draft_rows.c.draft,
        draft_rows.c.decision,
        draft_rows.c.by_name,
    ),
}
"""What is shown of a person's work at the desk: what they decided, not what the articles say."""
NAMES = "by_name"
"""The column beside `by` that holds what the person is called."""
TIMES = ("_at", "_until")
"""How the names of columns end that hold seconds since 1970."""


class Holdings:
    """What is held of chats. Every function is one transaction and may raise StateError."""

    def __init__(self, database: Database, cipher: Cipher, ledger: Ledger) -> None:
        self._database = database
        self._cipher = cipher
        self._ledger = ledger

    async def of(self, chat: int, person: int | None) -> Held:
        """All that is held of a chat, what people wrote unsealed; of a `person` (None: nobody in
        particular) also what they chose for groups. Tables that hold nothing are left out."""
        held: dict[str, list[dict[str, Any]]] = {}
        async with self._database.begin() as connection:
            for table, column in _of_chats():
                mine = select(table).where(column == chat).order_by(*table.primary_key)
                rows = await connection.execute(mine)
                held[table.name] = [self._shown(row, table.c) for row in rows]
            if person is not None:
                chosen = select(follows).where(follows.c.by == person, follows.c.chat != chat)
                rows = await connection.execute(chosen)
                held[BY_PERSON] = [self._shown(row, follows.c) for row in rows]
                for name, columns in OF_OPERATOR.items():
                    mine = select(*columns).where(metadata.tables[name].c.by == person)
                    rows = await connection.execute(mine.order_by(columns[0]))
                    held[name] = [self._shown(row, columns) for row in rows]
        return {name: rows for name, rows in held.items() if rows}

    async def erase(self, chat: int, person: int | None) -> None:
        """Hold nothing of a chat any more, also after an older backup is restored, and not who the
        `person` was that chose something for a group or decided at the desk. An update that is
        being handled keeps its chat until it is done."""
        async with self._database.begin() as connection:
            self._ledger.note_erased(chat)
            await erase(connection, chat)
            if person is not None:
                await forget_person(connection, person)

    def _shown(self, row: Row[Any], columns: Iterable[Column[Any]]) -> dict[str, Any]:
        return {
            column.name: self._value(column, getattr(row, column.name))
            for column in columns
            if getattr(row, column.name) is not None
        }

    def _value(self, column: Column[Any], value: Any) -> Any:
        if isinstance(value, bytes):
            return self._unsealed(value)
        if isinstance(value, int) and f"_{column.name}".endswith(TIMES):
            return datetime.fromtimestamp(value, UTC).isoformat()
        return value if isinstance(value, int | str | list | dict) else str(value)

    def _unsealed(self, value: bytes) -> Any:
        try:
            text = self._cipher.unseal(value).decode()
        except UnreadableError:
            return None
        try:
            return json.loads(text) if text.startswith("{") else text
        except ValueError:
            return text  # somebody's own words, which only begin so


async def erase(connection: AsyncConnection, chat: int) -> None:
    """Leave nothing of a chat in any table, but for the updates from it that are not done yet."""
    for table, column in _of_chats():
        mine = column == chat
        if table is inbox:
            done = inbox.c.done_at.is_not(None)
            await connection.execute(update(inbox).where(mine, done).values(chat=None))
        else:
            await connection.execute(delete(table).where(mine))


async def forget_person(connection: AsyncConnection, person: int) -> None:
    """Leave nobody's name at what a person chose or decided for others."""
    for table in metadata.sorted_tables:
        if "by" in table.c:
            nobody = {name: None for name in ("by", NAMES) if name in table.c}
            await connection.execute(update(table).where(table.c.by == person).values(nobody))


def named(table: Table) -> list[Column[Any]]:
    """The columns of a table that name chats or people."""
    return [table.c[name] for name in (*CHATS, "by") if name in table.c]


def _of_chats() -> list[tuple[Table, Column[Any]]]:
    tables = metadata.sorted_tables
    return [(table, table.c[name]) for table in tables for name in CHATS if name in table.c]
