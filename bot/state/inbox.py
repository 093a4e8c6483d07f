"""The updates that came in, until they are done: what a killed process had in hand is handled by
the next one."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import structlog
from sqlalchemy import delete, func, insert, or_, select, update

from bot.state.cipher import Cipher, UnreadableError
from bot.state.database import Database
from bot.state.tables import inbox

GONE_SECONDS = 24 * 3600
"""Who asked so long ago waits no more. (Telegram itself keeps updates as long.)"""
REMEMBERED_SECONDS = 2 * 24 * 3600
"""How long the numbers of what is done are kept: Telegram may send an update again."""
MOST_STARTS = 5
"""An update that so many starts found undone is what ends the process."""
AT_ONCE = 500
"""Databases take only so many parameters in a statement."""

_log = structlog.get_logger(__name__)
Content = Mapping[str, Any]


@dataclass(frozen=True)
class Letter:
    """An update on its way into the inbox."""

    update_id: int
    kind: str
    chat: int | None
    content: Content


class Inbox:
    """The table of updates. Every function is one transaction and may raise StateError."""

    def __init__(self, database: Database, cipher: Cipher, now: Callable[[], int]) -> None:
        """`now` gives the seconds since 1970."""
        self._database = database
        self._cipher = cipher
        self._now = now
        self._next = 1

    async def outstanding(self) -> list[tuple[int, Content]]:
        """What an earlier process left undone, in order, with the numbers of arrival; what nobody
        waits for any more is given up. To be called once, before anything is kept."""
        too_old = or_(
            inbox.c.received_at < self._now() - GONE_SECONDS, inbox.c.starts >= MOST_STARTS
        )
        async with self._database.begin() as connection:
            undone = inbox.c.done_at.is_(None)
            given_up = await connection.execute(
                update(inbox).where(undone, too_old).values(done_at=self._now(), content=None)
            )
            await connection.execute(update(inbox).where(undone).values(starts=inbox.c.starts + 1))
            rows = await connection.execute(
                select(inbox.c.arrival, inbox.c.content).where(undone).order_by(inbox.c.arrival)
            )
            found = [(row.arrival, self._opened(row.content)) for row in rows]
            self._next = ((await connection.scalar(select(func.max(inbox.c.arrival)))) or 0) + 1
        if given_up.rowcount:
            _log.warning("updates_given_up", number=given_up.rowcount)
        return found

    async def keep(self, letters: Sequence[Letter]) -> list[int | None]:
        """Store a batch; each letter's number of arrival. None: it was there before."""
        bodies = [_written(letter.content) for letter in letters]
        keys = [
            (letter.update_id, self._cipher.digest(body))
            for letter, body in zip(letters, bodies, strict=True)
        ]
        first = self._next
        self._next += len(letters)
        async with self._database.begin() as connection:
            known = {
                (row.update_id, row.digest)
                for some in _parts([number for number, _ in keys])
                for row in await connection.execute(
                    select(inbox.c.update_id, inbox.c.digest).where(inbox.c.update_id.in_(some))
                )
            }
            arrivals: list[int | None] = []
            rows = []
            for arrival, key in enumerate(keys, first):
                if key in known:
                    arrivals.append(None)
                    continue
                known.add(key)
                arrivals.append(arrival)
                place = arrival - first
                rows.append(self._row(arrival, letters[place], key[1], bodies[place]))
            if rows:
                await connection.execute(insert(inbox), rows)
        return arrivals

    async def done(self, arrivals: Iterable[int]) -> None:
        """Note that these are done; what they said is forgotten."""
        async with self._database.begin() as connection:
            for some in _parts(list(arrivals)):
                await connection.execute(
                    update(inbox)
                    .where(inbox.c.arrival.in_(some))
                    .values(done_at=self._now(), content=None)
                )

    async def forget(self) -> None:
        """Forget the numbers of what was done days ago."""
        async with self._database.begin() as connection:
            await connection.execute(
                delete(inbox).where(inbox.c.done_at < self._now() - REMEMBERED_SECONDS)
            )

    def _row(self, arrival: int, letter: Letter, digest: int, body: bytes) -> dict[str, Any]:
        return {
            "arrival": arrival,
            "update_id": letter.update_id,
            "digest": digest,
            "chat": letter.chat,
            "kind": letter.kind,
            "content": self._cipher.seal(body),
            "received_at": self._now(),
            "starts": 0,
        }

    def _opened(self, sealed: bytes) -> Content:
        """What an update said; nothing where the row is damaged."""
        try:
            return dict(json.loads(self._cipher.unseal(sealed)))
        except (UnreadableError, ValueError, TypeError):
            _log.error("stored_update_not_readable")
            return {}


def _written(content: Content) -> bytes:
    # The same update is the same text, however its parts were ordered.
    return json.dumps(content, sort_keys=True, separators=(",", ":")).encode()


def _parts(numbers: list[int]) -> Iterable[list[int]]:
    return (numbers[start : start + AT_ONCE] for start in range(0, len(numbers), AT_ONCE))
