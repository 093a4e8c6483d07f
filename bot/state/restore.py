"""A backup put back: the state is as it was then, and yet nothing is sent again that was sent
since, and nobody is back who was erased since. The ledger knows both."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot import clock
from bot.errors import UserFault
from bot.state import container
from bot.state.database import UPGRADING
from bot.state.holdings import erase, forget_person, named
from bot.state.leases import held
from bot.state.ledger import Account, Ledger
from bot.state.outbox import RowState
from bot.state.presence import PREFIX
from bot.state.state import State
from bot.state.tables import events, inbox, leases, metadata, outbox, told

AT_ONCE = 500
BEFORE_SECONDS = 300
"""Who was erased so shortly before a backup was made may still be in it."""


@dataclass(frozen=True)
class Restored:
    """What was put back: a backup of that moment (seconds since 1970), without these chats, and
    with these messages known to be sent."""

    made_at: int
    erased: int
    sent: int


async def restore(state: State, file: Path) -> Restored:
    """Put a backup in the place of all that the state holds, in one transaction; the state is not
    open yet. UserFault or StateError tells what is in the way; then all is as it was."""
    with container.opened(file, state.cipher) as (made, backup):
        account = state.ledger.read()
        async with state.opened(alone=True), state.database.begin() as connection:
            now = clock.seconds()
            await _refuse_running(connection, now)
            for table in _tables():
                await connection.execute(delete(table))
                for rows in _rows(backup, table):
                    await connection.execute(insert(table), rows)
            if made.in_use or account.started_at >= made.at:
                await _forget_what_was_in_hand(connection, now)
            sent = await _settle(connection, state.ledger, account, now)
            erased = await _erase(connection, state.ledger, account, made.at - BEFORE_SECONDS)
            if connection.dialect.name == "postgresql":
                await _go_on_counting(connection)
    return Restored(made.at, erased, sent)


async def _refuse_running(connection: AsyncConnection, now: int) -> None:
    """Nobody works with the database, nor begins to before the transaction ends."""
    if connection.dialect.name == "postgresql":
        await connection.execute(select(func.pg_advisory_xact_lock(UPGRADING)))
    at_work = select(leases.c.name).where(leases.c.name.startswith(PREFIX), held(now))
    if (await connection.execute(at_work)).first():
        raise UserFault(
            "a bot is using this database. Stop it first (one that was killed is forgotten after "
            "half a minute)."
        )
    await connection.execute(delete(leases))


async def _forget_what_was_in_hand(connection: AsyncConnection, now: int) -> None:
    """What a bot had in hand when the backup was made it has answered since."""
    await connection.execute(
        update(inbox).where(inbox.c.done_at.is_(None)).values(done_at=now, content=None, chat=None)
    )


async def _settle(connection: AsyncConnection, ledger: Ledger, account: Account, now: int) -> int:
    """Mark what was sent since; keep in mind what has no row here. How many messages that are."""
    sent = dict(account.sent)
    marked = 0
    rows = await connection.execute(
        select(outbox.c.id, outbox.c.chat, outbox.c.state, events.c.key).join(
            events, events.c.id == outbox.c.event
        )
    )
    for row in rows:
        message = sent.pop(ledger.of_row(row.key, row.chat), None)
        if message is None or row.state == RowState.SENT:
            continue
        marked += 1
        await connection.execute(
            update(outbox)
            .where(outbox.c.id == row.id)
            .values(state=RowState.SENT, message=message, lease_until=None, changed_at=now)
        )
    known = {row.digest for row in await connection.execute(select(told.c.digest))}
    new = ({"digest": row, "message": sent[row]} for row in sent if row not in known)
    for some in iter(lambda: list(islice(new, AT_ONCE)), []):
        marked += len(some)
        await connection.execute(insert(told), some)
    return marked


async def _erase(connection: AsyncConnection, ledger: Ledger, account: Account, since: int) -> int:
    """Hold nothing of who was erased since a moment; how many chats that are."""
    gone = {digest for digest, at in account.erased.items() if at >= since}
    erased = set()
    for table in _tables():
        for column in named(table):
            chats = await connection.scalars(select(column).where(column.is_not(None)).distinct())
            erased |= {chat for chat in chats if ledger.of_chat(chat) in gone}
    for chat in erased:
        await erase(connection, chat)
        await forget_person(connection, chat)
    return len(erased)


async def _go_on_counting(connection: AsyncConnection) -> None:
    """Let PostgreSQL give out numbers behind those that were put back."""
    for table in _tables():
        counted = table.autoincrement_column
        if counted is not None:
            sequence = func.pg_get_serial_sequence(table.name, counted.name)
            following = select(func.coalesce(func.max(counted), 0) + 1).scalar_subquery()
            await connection.execute(select(func.setval(sequence, following, False)))


def _tables() -> list[Table]:
    """All but what holds for a moment only."""
    return [table for table in metadata.sorted_tables if table is not leases]


def _rows(backup: Connection, table: Table) -> Iterator[list[dict[str, Any]]]:
    for some in backup.execute(select(table)).mappings().partitions(AT_ONCE):
        yield [dict(row) for row in some]
