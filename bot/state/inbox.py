"""The updates that came in, until they are done. Each is handled by the process that stored it;
what a killed one had in hand is taken over by another, or by the next one."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import structlog
from sqlalchemy import delete, or_, update

from bot.state.cipher import Cipher, UnreadableError
from bot.state.database import Database
from bot.state.once import inserting
from bot.state.presence import Presence, living
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

    def __init__(
        self,
        database: Database,
        cipher: Cipher,
        now: Callable[[], int],
        ticks: Callable[[], float],
        holder: str,
    ) -> None:
        """`now` gives the seconds since 1970, `ticks` seconds that never go back; `holder` is the
        name of this process."""
        self._database = database
        self._cipher = cipher
        self._now = now
        self._holder = holder
        self._presence = Presence(now, ticks, holder)

    async def take_over(self) -> list[tuple[int, Content]]:
        """Say that this process lives, and take over what was left undone by those that do not (or
        by nobody's): in order, with the numbers of arrival. What nobody waits for any more is given
        up. To be called first, and again and again within SURE_SECONDS."""
        now = self._now()
        orphaned = inbox.c.done_at.is_(None) & ~living(inbox.c.owner)
        hopeless = or_(inbox.c.received_at < now - GONE_SECONDS, inbox.c.starts >= MOST_STARTS)
        async with self._database.begin() as connection:
            await self._presence.renew(connection)
            given_up = await connection.execute(
                update(inbox).where(orphaned, hopeless).values(done_at=now, content=None, chat=None)
            )
            rows = await connection.execute(
                update(inbox)
                .where(orphaned)
                .values(owner=self._holder, starts=inbox.c.starts + 1)
                .returning(inbox.c.arrival, inbox.c.content)
            )
            found = sorted((row.arrival, row.content) for row in rows)
        if given_up.rowcount:
            _log.warning("updates_given_up", number=given_up.rowcount)
        return [(arrival, self._opened(content)) for arrival, content in found]

    async def leave(self) -> None:
        """Say that this process ends: what it leaves undone is anybody's."""
        async with self._database.begin() as connection:
            await self._presence.leave(connection)

    async def keep(self, letters: Sequence[Letter]) -> list[int | None]:
        """Store a batch for this process to handle; each letter's number of arrival. None: it was
        there before, whoever handles it."""
        if not letters:
            return []
        bodies = [_written(letter.content) for letter in letters]
        keys = [
            (letter.update_id, self._cipher.digest(body))
            for letter, body in zip(letters, bodies, strict=True)
        ]
        rows = {
            key: self._row(letter, key[1], body)
            for letter, key, body in zip(letters, keys, bodies, strict=True)
        }
        async with self._database.begin() as connection:
            stored = await connection.execute(
                inserting(connection, inbox)
                .on_conflict_do_nothing(index_elements=["update_id", "digest"])
                .returning(inbox.c.arrival, inbox.c.update_id, inbox.c.digest),
                # In one order everywhere: processes that store the same wait for one another, and
                # not in a circle.
                [rows[key] for key in sorted(rows)],
            )
            arrivals = {(row.update_id, row.digest): row.arrival for row in stored}
        return [arrivals.pop(key, None) for key in keys]  # twice in a batch: stored once

    async def done(self, arrivals: Iterable[int]) -> None:
        """Note that these are done; what they said, and where, is forgotten."""
        async with self._database.begin() as connection:
            for some in _parts(list(arrivals)):
                await connection.execute(
                    update(inbox)
                    .where(inbox.c.arrival.in_(some))
                    .values(done_at=self._now(), content=None, chat=None)
                )

    async def forget(self) -> None:
        """Forget the numbers of what was done days ago."""
        past = self._now() - REMEMBERED_SECONDS
        async with self._database.begin() as connection:
            await connection.execute(delete(inbox).where(inbox.c.done_at < past))

    def _row(self, letter: Letter, digest: int, body: bytes) -> dict[str, Any]:
        return {
            "update_id": letter.update_id,
            "digest": digest,
            "chat": letter.chat,
            "kind": letter.kind,
            "content": self._cipher.seal(body),
            "received_at": self._now(),
            "starts": 0,
            "owner": self._holder,
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
