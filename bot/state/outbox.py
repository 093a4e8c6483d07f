"""What is to be told to whom: events, and for each a row for every chat that hears of it.

All functions are part of somebody else's transaction (whoever publishes a release). What becomes of
the rows on their way out: `sendings.py`.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    delete,
    func,
    insert,
    literal,
    or_,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.state.follows import Frequency
from bot.state.tables import events, outbox

AT_ONCE = 2000
"""So many rows are written by a statement, which must not take longer than a database allows."""


class RowState(StrEnum):
    PENDING = "pending"
    SENDING = "sending"
    """On its way, until the lease is over; after that nobody knows."""
    SENT = "sent"
    PAUSED = "paused"
    """Waits until the chat can be written to again."""
    DEAD = "dead"
    """Is not sent; `why` tells the reason."""


UNSENT = (RowState.PENDING, RowState.PAUSED)
WITHDRAWN = "withdrawn"
"""Why a row is dead: what it would tell was withdrawn."""
_BY_PROGRESS = (
    RowState.SENT,
    RowState.SENDING,
    RowState.PENDING,
    RowState.PAUSED,
    RowState.DEAD,
)


@dataclass(frozen=True)
class Recipient:
    """A chat (in its thread, None: the chat itself) that is to hear of an event. `timing` is the
    frequency by which it is due then, `reasons` the things that it follows (none: it was told what
    this corrects); `paused`: it cannot be written to just now."""

    chat: int
    thread: int | None
    due_at: int
    timing: Frequency
    reasons: tuple[str, ...]
    paused: bool = False


async def add_event(  # noqa: PLR0913  (they are the row)
    connection: AsyncConnection,
    *,
    key: str,
    release: int,
    kind: str,
    fact: str,
    content: Any,
    now: int,
    expires_at: int,
) -> int | None:
    """Note what is new; its number. None: this news was noted before. `content` is JSON: what the
    newest release no longer tells."""
    if await connection.scalar(select(events.c.id).where(events.c.key == key)) is not None:
        return None
    values = {"key": key, "release": release, "kind": kind, "fact": fact, "content": content}
    made = insert(events).values(**values, created_at=now, expires_at=expires_at)
    number: int = (await connection.execute(made.returning(events.c.id))).scalar_one()
    return number


async def add_rows(
    connection: AsyncConnection,
    event: int,
    recipients: Iterable[Recipient],
    now: int,
    *,
    sent: Mapping[int, int] = MappingProxyType({}),
) -> None:
    """Have an event told to these; each chat once. `sent`: the chats that were told of it before a
    backup was restored that knows nothing of it, with the message."""
    by_chat = {one.chat: one for one in recipients}
    alike: defaultdict[_Alike, list[_Place]] = defaultdict(list)
    for one in by_chat.values():
        key = one.due_at, one.timing, one.reasons, one.paused, sent.get(one.chat)
        alike[key].append((one.chat, one.thread))
    for key, places in alike.items():
        for start in range(0, len(places), AT_ONCE):
            await _add(connection, event, key, places[start : start + AT_ONCE], now)


async def move(connection: AsyncConnection, old: int, new: int) -> None:
    """A chat goes on under another id, with what it was told and what waits for it. Of two rows for
    one event the one that has come further stays."""
    rows = await connection.execute(
        select(outbox.c.id, outbox.c.event, outbox.c.state)
        .where(or_(outbox.c.chat == old, outbox.c.chat == new))
        .order_by(outbox.c.id)
    )
    ordered = sorted(rows, key=lambda row: _BY_PROGRESS.index(RowState(row.state)))
    kept: dict[int, int] = {}
    for row in ordered:
        kept.setdefault(row.event, row.id)
    lesser = [row.id for row in ordered if kept[row.event] != row.id]
    await connection.execute(delete(outbox).where(outbox.c.id.in_(lesser)))
    await connection.execute(update(outbox).where(outbox.c.chat == old).values(chat=new))


_Alike = tuple[int, Frequency, tuple[str, ...], bool, int | None]
"""What rows of an event have in common: due when, by which timing, why, resting, sent as."""
_Place = tuple[int, int | None]
"""A chat and a thread."""


async def _add(
    connection: AsyncConnection, event: int, key: _Alike, places: Sequence[_Place], now: int
) -> None:
    """Write rows that differ in their place only: the database makes them of a list of places, in
    a fraction of the time that it takes to hand over each. It lets nobody else write meanwhile."""
    due_at, timing, reasons, paused, message = key
    state = RowState.PAUSED if paused else RowState.PENDING
    row = {
        "event": event,
        "state": state if message is None else RowState.SENT,
        "message": message,
        "due_at": due_at,
        "timing": timing,
        "reasons": list(reasons),
        "tries": 0,
        "unsure": 0,
        "changed_at": now,
    }
    values = [literal(value, outbox.c[name].type) for name, value in row.items()]
    made = select(*_listed(connection, places), *values)
    await connection.execute(insert(outbox).from_select(["chat", "thread", *row], made))


def _listed(
    connection: AsyncConnection, places: Sequence[_Place]
) -> tuple[ColumnElement[int], ColumnElement[int | None]]:
    """The columns of a table made of places."""
    if connection.dialect.name == "postgresql":
        parts = (literal(list(part), ARRAY(BigInteger)) for part in zip(*places, strict=True))
        listed = func.unnest(*parts).table_valued("chat", "thread").render_derived()
        return listed.c.chat, listed.c.thread
    each = func.json_each(json.dumps(places)).table_valued("value").c.value
    return func.json_extract(each, "$[0]"), func.json_extract(each, "$[1]")
