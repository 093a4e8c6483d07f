"""Who has heard what of a fact, or is about to hear it: for whoever publishes news about it.

All functions are part of somebody else's transaction.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.state.outbox import UNSENT, RowState
from bot.state.tables import events, outbox

AT_ONCE = 500
"""Databases take only so many parameters in a statement."""


@dataclass(frozen=True)
class Heard:
    """A row of the outbox, with its event: what a chat (in its thread) was told, or is to be."""

    row: int
    chat: int
    thread: int | None
    kind: str
    """Of the event."""
    state: RowState
    why: str | None = None
    """It is dead."""

    @property
    def told(self) -> bool:
        """Whether the message is out, or may be."""
        return self.state in (RowState.SENT, RowState.SENDING)

    @property
    def unsent(self) -> bool:
        return self.state in UNSENT


async def heard(connection: AsyncConnection, facts: Collection[str]) -> list[Heard]:
    """All rows about facts, in the order in which they were written. They stay as they are until
    the transaction ends."""
    rows = await connection.execute(
        select(
            outbox.c.id,
            outbox.c.chat,
            outbox.c.thread,
            events.c.kind,
            outbox.c.state,
            outbox.c.why,
        )
        .join(events, events.c.id == outbox.c.event)
        .where(events.c.fact.in_(facts))
        .order_by(outbox.c.id)
        .with_for_update(of=outbox)
    )
    return [
        Heard(row.id, row.chat, row.thread, row.kind, RowState(row.state), row.why) for row in rows
    ]


async def last_told(connection: AsyncConnection, fact: str) -> dict[int, int]:
    """When each chat was last told of a fact, or is to be told, in seconds since 1970."""
    rows = await connection.execute(
        select(outbox.c.chat, outbox.c.state, outbox.c.changed_at, outbox.c.due_at)
        .join(events, events.c.id == outbox.c.event)
        .where(events.c.fact == fact, outbox.c.state != RowState.DEAD)
    )
    found: dict[int, int] = {}
    for row in rows:
        when = row.due_at if row.state in UNSENT else row.changed_at
        found[row.chat] = max(when, found.get(row.chat, 0))
    return found


async def noted(connection: AsyncConnection, keys: Iterable[str]) -> dict[str, str]:
    """Of these keys, those of events that there are, with the fact of each."""
    wanted = sorted(set(keys))
    found: dict[str, str] = {}
    for start in range(0, len(wanted), AT_ONCE):
        some = events.c.key.in_(wanted[start : start + AT_ONCE])
        rows = await connection.execute(select(events.c.key, events.c.fact).where(some))
        found |= {row.key: row.fact for row in rows}
    return found


async def move(connection: AsyncConnection, moved: Mapping[str, str]) -> None:
    """Facts go on under other ids, and what was told of them with them; two may change places."""
    olds = sorted(moved)
    renewed: list[dict[str, object]] = []
    for start in range(0, len(olds), AT_ONCE):
        some = events.c.fact.in_(olds[start : start + AT_ONCE])
        rows = await connection.execute(select(events.c.id, events.c.fact).where(some))
        renewed += [{"event": row.id, "now": moved[row.fact]} for row in rows]
    if renewed:
        mine = events.c.id == bindparam("event")
        await connection.execute(update(events).where(mine).values(fact=bindparam("now")), renewed)


async def end(connection: AsyncConnection, rows: Collection[int], why: str, now: int) -> None:
    """These rows are told no more, where they were not told yet."""
    ids = sorted(rows)
    for start in range(0, len(ids), AT_ONCE):
        some = outbox.c.id.in_(ids[start : start + AT_ONCE])
        await connection.execute(
            update(outbox)
            .where(some, outbox.c.state.in_(UNSENT))
            .values(state=RowState.DEAD, why=why, changed_at=now)
        )
