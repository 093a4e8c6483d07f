"""Answers that somebody called wrong, for the curators."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, delete, select, update

from bot.state.cipher import Cipher
from bot.state.database import Database
from bot.state.once import inserting
from bot.state.tables import reports


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


@dataclass(frozen=True)
class KeptReport:
    """A report and its number: later ones have higher numbers."""

    number: int
    report: Report


class Reports:
    """The table of reports. Every function is one transaction and may raise StateError."""

    def __init__(self, database: Database, cipher: Cipher, now: Callable[[], int]) -> None:
        """`now` gives the seconds since 1970."""
        self._database = database
        self._cipher = cipher
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
                    facts=list(report.facts),
                    release=report.release,
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
        """Reports, the oldest first, at most so many."""
        async with self._database.begin() as connection:
            rows = await connection.execute(select(reports).order_by(reports.c.id).limit(most))
            return [KeptReport(row.id, self._report(row)) for row in rows]

    async def forget(self, up_to: int) -> None:
        """Delete the reports up to a number: they are dealt with."""
        async with self._database.begin() as connection:
            await connection.execute(delete(reports).where(reports.c.id <= up_to))

    def _sealed(self, text: str | None) -> bytes | None:
        return None if text is None else self._cipher.seal(text.encode())

    def _report(self, row: Row[Any]) -> Report:
        return Report(
            chat=row.chat,
            message=row.message,
            question=self._cipher.unseal(row.question).decode(),
            facts=tuple(row.facts),
            release=row.release,
            remark=None if row.remark is None else self._cipher.unseal(row.remark).decode(),
        )


def _of(chat: int, message: int) -> tuple[Any, Any]:
    return reports.c.chat == chat, reports.c.message == message
