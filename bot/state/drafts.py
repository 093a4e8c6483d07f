"""Drafts on the operators' desk, and their rows. What they say is sealed; what it means, others
know (`bot/desk/`)."""

from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import Any

from sqlalchemy import Select, and_, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.state.cipher import Cipher
from bot.state.database import Database
from bot.state.draft_seals import DraftSeals
from bot.state.kept_drafts import (
    FIRST,
    Decision,
    DraftState,
    InShort,
    KeptDraft,
    KeptRow,
    Operator,
)
from bot.state.once import inserting
from bot.state.tables import draft_rows, drafts

KEPT_SECONDS = 7 * 24 * 3600
"""How long a published article's text and cards are still there, so that who finds a mistake can
look; and that a draft was dropped is known."""
AT_ONCE = 100
"""So many untouched drafts end in a transaction."""
Also = Callable[[AsyncConnection, Sequence[int]], Awaitable[None]]
"""What else belongs to the end of drafts (their ids), in the same transaction."""


class Drafts:
    """The tables of drafts. Every method is one transaction and may raise StateError."""

    def __init__(self, database: Database, cipher: Cipher, now: Callable[[], int]) -> None:
        """`now` gives the seconds since 1970."""
        self._database = database
        self._seals = DraftSeals(cipher)
        self._now = now

    async def add(
        self,
        *,
        sha256: str,
        words: str,
        content: str,
        text: str,
        rows: Sequence[KeptRow],
        by: Operator | None,
    ) -> tuple[int, bool]:
        """Keep a new draft: its id, True. Where one with the same `words` (a digest of the text's)
        is open: that one's id, False, and nothing is kept."""
        now = self._now()
        values = {
            "state": DraftState.OPEN,
            "version": 1,
            "sha256": sha256,
            "words": words,
            "open_as": words,
            "content": self._seals.sealed(content),
            "text": self._seals.sealed(text),
            "opened_at": now,
            "changed_at": now,
            **self._seals.by(by),
        }
        async with self._database.begin() as connection:
            added = await connection.scalar(
                inserting(connection, drafts)
                .values(values)
                .on_conflict_do_nothing(index_elements=["open_as"])
                .returning(drafts.c.id)
            )
            if added is None:
                there = select(drafts.c.id).where(drafts.c.open_as == words)
                return (await connection.execute(there)).scalar_one(), False
            new = [self._seals.values(row) | {"draft": added} for row in rows]
            await connection.execute(insert(draft_rows), new)
            return int(added), True

    async def get(self, draft: int) -> KeptDraft | None:
        """A draft with all its rows, in the order of the file; None: nothing is known of it."""
        async with self._database.begin() as connection:
            found = (await connection.execute(select(drafts).where(drafts.c.id == draft))).first()
            if found is None:
                return None
            mine = select(draft_rows).where(draft_rows.c.draft == draft)
            rows = await connection.execute(mine.order_by(draft_rows.c.place))
            return self._seals.draft(found, rows)

    async def open_as(self, words: str) -> int | None:
        """The open draft of an article with these words; None: there is none."""
        async with self._database.begin() as connection:
            mine = select(drafts.c.id).where(drafts.c.open_as == words)
            found: int | None = await connection.scalar(mine)
            return found

    async def of_row(self, row: int) -> int | None:
        """Which draft a row belongs to; None: there is no such row."""
        async with self._database.begin() as connection:
            mine = select(draft_rows.c.draft).where(draft_rows.c.id == row)
            found: int | None = await connection.scalar(mine)
            return found

    async def open_ones(self) -> list[InShort]:
        """The open drafts, the oldest first."""
        counted = (
            _of_open(draft_rows.c.draft, draft_rows.c.decision, draft_rows.c.sure, func.count())
            .where(draft_rows.c.position.is_not(None))
            .group_by(draft_rows.c.draft, draft_rows.c.decision, draft_rows.c.sure)
        )
        async with self._database.begin() as connection:
            heads = await connection.execute(
                _of_open(draft_rows).where(draft_rows.c.position == FIRST)
            )
            head_of = {row.draft: row for row in heads}
            cards: dict[int, dict[tuple[Decision, bool], int]] = {}
            for draft, decision, sure, number in await connection.execute(counted):
                cards.setdefault(draft, {})[Decision(decision), sure] = number
            found = await connection.execute(
                select(drafts).where(drafts.c.state == DraftState.OPEN).order_by(drafts.c.id)
            )
            return [
                InShort(self._seals.draft(row, [head_of[row.id]]), cards[row.id])
                for row in found
                if row.id in head_of
            ]

    async def published(self, words: str) -> dict[str, int]:
        """The releases as which articles with these words were published last, by the sha256 of
        their texts."""
        done = (
            select(drafts.c.sha256, func.max(drafts.c.release))
            .where(drafts.c.words == words, drafts.c.release.is_not(None))
            .group_by(drafts.c.sha256)
        )
        async with self._database.begin() as connection:
            return {row.sha256: row[1] for row in await connection.execute(done)}

    async def published_texts(self) -> frozenset[str]:
        """The sha256 of the texts of all articles that were ever published here."""
        done = select(drafts.c.sha256).where(drafts.c.state == DraftState.PUBLISHED)
        async with self._database.begin() as connection:
            return frozenset(await connection.scalars(done))

    async def save(
        self,
        draft: int,
        version: int,
        rows: Iterable[KeptRow],
        *,
        removed: Iterable[int] = (),
    ) -> bool:
        """Keep changed and new rows of an open draft, and forget the `removed` ones (ids). False:
        it is not of this version any more, or not open; then nothing is kept."""
        values = {"version": version + 1, "changed_at": self._now()}
        async with self._database.begin() as connection:
            mine = await connection.execute(
                update(drafts).where(_as_it_was(draft, version)).values(values)
            )
            if not mine.rowcount:
                return False
            if gone := list(removed):
                await connection.execute(delete(draft_rows).where(draft_rows.c.id.in_(gone)))
            for row in rows:
                if row.id:
                    changed = update(draft_rows).where(draft_rows.c.id == row.id)
                    await connection.execute(changed.values(self._seals.values(row)))
                else:
                    new = self._seals.values(row) | {"draft": draft}
                    await connection.execute(insert(draft_rows).values(new))
            return True

    async def drop(self, draft: int, version: int, by: Operator) -> bool:
        """Drop an open draft with all that it says. False: it is not of this version any more, or
        not open."""
        async with self._database.begin() as connection:
            if not await self._end(connection, draft, version, DraftState.DROPPED, by):
                return False
            await _forget(connection, [draft])
            return True

    async def publish(
        self, connection: AsyncConnection, draft: int, version: int, release: int, by: Operator
    ) -> bool:
        """Mark an open draft as published, in the transaction that publishes it. False: it is not
        of this version any more, or not open; then nothing of the transaction may stay."""
        ended = await self._end(connection, draft, version, DraftState.PUBLISHED, by, release)
        if ended:
            mine = draft_rows.c.draft == draft
            await connection.execute(update(draft_rows).where(mine).values(by=None, by_name=None))
        return ended

    async def end_untouched(self, since: int, also: Also) -> int:
        """Drop open drafts that nobody opened (a feed did) and nobody has touched since a moment,
        AT_ONCE at most: how many. All of it, with what `also` does, or nothing."""
        untouched = (
            select(drafts.c.id)
            .where(drafts.c.state == DraftState.OPEN, drafts.c.by.is_(None))
            .where(drafts.c.changed_at < since)
            .limit(AT_ONCE)
        )
        values = {
            "state": DraftState.DROPPED,
            "version": drafts.c.version + 1,
            "open_as": None,
            "changed_at": self._now(),
        }
        async with self._database.begin() as connection:
            ending = update(drafts).where(drafts.c.id.in_(untouched), drafts.c.changed_at < since)
            gone = await connection.scalars(ending.values(values).returning(drafts.c.id))
            ended = sorted(gone)
            if ended:
                await also(connection, ended)
                await _forget(connection, ended)
            return len(ended)

    async def tidy(self) -> None:
        """Forget the texts and cards of what was published a while ago, and what was dropped."""
        old = and_(
            drafts.c.state != DraftState.OPEN, drafts.c.changed_at < self._now() - KEPT_SECONDS
        )
        async with self._database.begin() as connection:
            full = select(drafts.c.id).where(old, drafts.c.text.is_not(None))
            if done := list(await connection.scalars(full)):
                await _forget(connection, done)
            forgotten = update(drafts).where(old).values(by=None, by_name=None)
            await connection.execute(forgotten.where(drafts.c.by.is_not(None)))
            await connection.execute(
                delete(drafts).where(old, drafts.c.state == DraftState.DROPPED)
            )

    async def _end(
        self,
        connection: AsyncConnection,
        draft: int,
        version: int,
        state: DraftState,
        by: Operator,
        release: int | None = None,
    ) -> bool:
        values = {
            "state": state,
            "version": version + 1,
            "open_as": None,
            "release": release,
            "changed_at": self._now(),
            **self._seals.by(by),
        }
        mine = update(drafts).where(_as_it_was(draft, version)).values(values)
        return bool((await connection.execute(mine)).rowcount)


async def _forget(connection: AsyncConnection, which: Sequence[int]) -> None:
    await connection.execute(delete(draft_rows).where(draft_rows.c.draft.in_(which)))
    await connection.execute(
        update(drafts).where(drafts.c.id.in_(which)).values(content=None, text=None)
    )


def _of_open(*columns: Any) -> Select[Any]:
    """A selection of rows of open drafts."""
    mine = and_(drafts.c.id == draft_rows.c.draft, drafts.c.state == DraftState.OPEN)
    return select(*columns).select_from(draft_rows.join(drafts, mine))


def _as_it_was(draft: int, version: int) -> Any:
    return and_(
        drafts.c.id == draft, drafts.c.version == version, drafts.c.state == DraftState.OPEN
    )
