"""What is to be told to whom: events, and for each a row for every chat that hears of it.

All functions are part of somebody else's transaction (whoever publishes a release). What becomes of
the rows on their way out: `sendings.py`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from types import MappingProxyType
from typing import Any

from sqlalchemy import delete, insert, or_, select, update
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
    rows = (_row(event, one, now, sent.get(one.chat)) for one in by_chat.values())
    while some := list(islice(rows, AT_ONCE)):
        await connection.execute(insert(outbox), some)


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


def _row(event: int, recipient: Recipient, now: int, message: int | None) -> dict[str, Any]:
    state = RowState.PAUSED if recipient.paused else RowState.PENDING
    return {
        "event": event,
        "chat": recipient.chat,
        "thread": recipient.thread,
        "state": state if message is None else RowState.SENT,
        "message": message,
        "due_at": recipient.due_at,
        "timing": recipient.timing,
        "reasons": list(recipient.reasons),
        "tries": 0,
        "unsure": 0,
        "changed_at": now,
    }
