"""Answers that somebody called wrong, for the curators; and who is to hear when one is right."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Row, delete, false, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.state.cipher import Cipher
from bot.state.database import Database
from bot.state.ledger import Ledger
from bot.state.once import inserting
from bot.state.tables import reports

NOBODY = 0
"""The chat of a report that is to hear nothing (more)."""
LEASE_SECONDS = 90
"""Longer than a call takes."""
MOST_TRIES = 2
"""Where nobody knows whether a message arrived, it is sent once more."""


class Fixed(StrEnum):
    """By whom an answer was put right."""

    OPERATOR = "operator"
    """Who says so; nothing is left to be done but to tell the reporter."""
    RELEASE = "release"
    """One of its facts says something else now. Operators still look at it."""


@dataclass(frozen=True)
class Report:
    """An answer (the message in the chat) that was called wrong."""

    chat: int
    message: int
    question: str
    facts: tuple[str, ...]
    release: str
    """Which facts answered: the digest of the seeds."""
    remark: str | None = None
    answer: str | None = None
    promised: bool = False
    """Whether the chat was told that it will hear when the answer is put right."""
    fixed: Fixed | None = None


@dataclass(frozen=True)
class KeptReport:
    """A report and its number: later ones have higher numbers."""

    number: int
    report: Report


class Reports:
    """The table of reports. Every method is one transaction and may raise StateError."""

    def __init__(
        self, database: Database, cipher: Cipher, ledger: Ledger, now: Callable[[], int]
    ) -> None:
        """`now` gives the seconds since 1970."""
        self._database = database
        self._cipher = cipher
        self._ledger = ledger
        self._now = now

    async def add(self, report: Report) -> bool:
        """Keep a report; False: that answer was reported before."""
        async with self._database.begin() as connection:
            added = await connection.scalar(
                inserting(connection, reports)
                .values(
                    at=self._now(),
                    chat=report.chat,
                    message=report.message,
                    question=self._cipher.seal(report.question.encode()),
                    remark=self._sealed(report.remark),
                    answer=self._sealed(report.answer),
                    facts=list(report.facts),
                    release=report.release,
                    promised=report.promised,
                )
                .on_conflict_do_nothing(index_elements=["chat", "message"])
                .returning(reports.c.id)
            )
        return added is not None

    async def remark(self, chat: int, message: int, text: str) -> bool:
        """Add what is wrong with an answer; False: it was not reported."""
        async with self._database.begin() as connection:
            changed = await connection.execute(
                update(reports).where(*_of(chat, message)).values(remark=self._sealed(text))
            )
            return bool(changed.rowcount)

    async def oldest(self, most: int) -> Sequence[KeptReport]:
        """Reports that nobody has dealt with, the oldest first, at most so many."""
        async with self._database.begin() as connection:
            chosen = select(reports).where(_open()).order_by(reports.c.id).limit(most)
            rows = await connection.execute(chosen)
            return [KeptReport(row.id, self._report(row)) for row in rows]

    async def fixed(self, number: int) -> bool:
        """An operator has put an answer right: whoever was promised so hears of it. False: there is
        no such report, or that was said before."""
        async with self._database.begin() as connection:
            mine = (reports.c.id == number, _open())
            waiting = await connection.execute(
                update(reports).where(*mine, reports.c.promised).values(fixed=Fixed.OPERATOR)
            )
            gone = await connection.execute(delete(reports).where(*mine))
            return bool(waiting.rowcount or gone.rowcount)

    async def forget(self, up_to: int) -> None:
        """Delete the reports up to a number: they are dealt with. Who is to hear that an answer is
        right still does."""
        async with self._database.begin() as connection:
            dealt_with = (reports.c.id <= up_to, _open())
            await connection.execute(
                update(reports)
                .where(*dealt_with, reports.c.promised, reports.c.fixed.is_not(None))
                .values(fixed=Fixed.OPERATOR)
            )
            await connection.execute(delete(reports).where(*dealt_with))

    async def moved(self, old: int, new: int) -> None:
        """A group became a supergroup, which numbers its messages anew."""
        async with self._database.begin() as connection:
            await connection.execute(
                update(reports).where(reports.c.chat == old).values(chat=new, message=-reports.c.id)
            )

    # ---- telling the reporter ----------------------------------------------------------------

    async def to_tell(self) -> Sequence[KeptReport]:
        """The reports whose chats are to hear that the answer is right, the oldest first."""
        async with self._database.begin() as connection:
            await self._end(connection, _doubtful(self._now()))
            rows = await connection.execute(
                select(reports).where(_due(self._now())).order_by(reports.c.id)
            )
            found = [KeptReport(row.id, self._report(row)) for row in rows]
            for one in list(found):
                chat = one.report.chat
                if await self._ledger.sent_before(connection, _key(one.report), [chat]):
                    found.remove(one)
                    await self._end(connection, reports.c.id == one.number)
            return found

    async def depart(self, number: int) -> bool:
        """The chat is told now; False: it is not to hear of it (any more), or is being told."""
        now = self._now()
        async with self._database.begin() as connection:
            changed = await connection.execute(
                update(reports)
                .where(reports.c.id == number, _due(now))
                .values(tries=reports.c.tries + 1, lease_until=now + LEASE_SECONDS)
            )
            return bool(changed.rowcount)

    async def arrived(self, kept: KeptReport, message: int | None) -> None:
        """The chat has heard, by this message; None: it cannot be written to. Either way it is not
        known here any more."""
        if message is not None:
            self._ledger.note_sent(_key(kept.report), kept.report.chat, message)
        async with self._database.begin() as connection:
            await self._end(connection, reports.c.id == kept.number)

    async def unsent(self, number: int) -> None:
        """The message surely did not arrive: as if it had never been tried."""
        async with self._database.begin() as connection:
            await connection.execute(
                update(reports)
                .where(reports.c.id == number)
                .values(tries=reports.c.tries - 1, lease_until=None)
            )

    async def _end(self, connection: AsyncConnection, which: ColumnElement[bool]) -> None:
        """Nobody is to hear of these any more; what operators have dealt with goes."""
        done = reports.c.fixed == Fixed.OPERATOR
        await connection.execute(delete(reports).where(which, done))
        await connection.execute(update(reports).where(which).values(_without_chat()))

    def _sealed(self, text: str | None) -> bytes | None:
        return None if text is None else self._cipher.seal(text.encode())

    def _unsealed(self, sealed: bytes | None) -> str | None:
        return None if sealed is None else self._cipher.unseal(sealed).decode()

    def _report(self, row: Row[Any]) -> Report:
        return Report(
            chat=row.chat,
            message=row.message,
            question=self._unsealed(row.question) or "",
            facts=tuple(row.facts),
            release=row.release,
            remark=self._unsealed(row.remark),
            answer=self._unsealed(row.answer),
            promised=row.promised,
            fixed=Fixed(row.fixed) if row.fixed else None,
        )


async def put_right(
    connection: AsyncConnection, changed: Collection[str], moved: Mapping[str, str]
) -> int:
    """A release changes facts, or withdraws them: answers that rested on them are right now. Facts
    that go on under another id (`moved`) stay the answer's. How many answers that are."""
    rows = await connection.execute(
        select(reports.c.id, reports.c.facts).where(reports.c.fixed.is_(None))
    )
    count = 0
    for row in rows.all():
        facts = [moved.get(one, one) for one in row.facts]
        right = not {*row.facts, *facts}.isdisjoint(changed)
        if right or facts != row.facts:
            count += right
            await connection.execute(
                update(reports)
                .where(reports.c.id == row.id)
                .values(facts=facts, fixed=Fixed.RELEASE if right else None)
            )
    return count


async def release(connection: AsyncConnection, chat: int) -> None:
    """A chat wants to hear nothing: not of what it reported, either."""
    mine = reports.c.chat == chat
    await connection.execute(delete(reports).where(mine, reports.c.fixed == Fixed.OPERATOR))
    await connection.execute(update(reports).where(mine).values(promised=False))


async def is_being_told(connection: AsyncConnection, chat: int, now: int) -> bool:
    """Whether a word about a report is on its way to a chat just now."""
    mine = select(reports.c.id).where(reports.c.chat == chat, reports.c.lease_until > now)
    return await connection.scalar(mine.limit(1)) is not None


def _of(chat: int, message: int) -> tuple[Any, Any]:
    return reports.c.chat == chat, reports.c.message == message


def _open() -> ColumnElement[bool]:
    """No operator has dealt with it."""
    return or_(reports.c.fixed.is_(None), reports.c.fixed != Fixed.OPERATOR)


def _due(now: int) -> ColumnElement[bool]:
    over = or_(reports.c.lease_until.is_(None), reports.c.lease_until < now)
    return reports.c.promised & reports.c.fixed.is_not(None) & (reports.c.tries < MOST_TRIES) & over


def _doubtful(now: int) -> ColumnElement[bool]:
    """Tried as often as may be, and nobody knows whether any of it arrived."""
    return reports.c.promised & (reports.c.tries >= MOST_TRIES) & (reports.c.lease_until < now)


def _without_chat() -> dict[Any, Any]:
    return {
        reports.c.chat: NOBODY,
        reports.c.message: -reports.c.id,
        reports.c.promised: false(),
        reports.c.lease_until: None,
    }


def _key(report: Report) -> str:
    """The name under which the ledger knows the word about a report."""
    return f"report {report.message}"
