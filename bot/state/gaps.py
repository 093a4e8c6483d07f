"""How often was asked what the facts lack, by week; nobody's name, chat or words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from sqlalchemy import delete, func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.state.cipher import Cipher
from bot.state.database import Database
from bot.state.once import inserting
from bot.state.tables import gap_questions, gaps

KEPT_WEEKS = 52
QUESTIONS_KEPT_WEEKS = 12
MOST_QUESTIONS = 5
"""So many questions are kept as they were typed, of one gap in one week."""


@dataclass
class Asked:
    """How often something was asked in a week."""

    count: int = 0
    near: str | None = None
    """The fact that comes nearest, as far as was known last."""
    questions: list[str] = field(default_factory=list)
    """As they were typed."""


Tally = dict[tuple[str, date], Asked]
"""By the key of what was asked and the Monday of the week."""


@dataclass(frozen=True)
class Counted:
    """Something that the facts lack, and how often it was asked."""

    key: str
    count: int
    near: str | None
    last_week: date
    """The Monday of the week in which it was asked last."""
    questions: tuple[str, ...] = ()


def week_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


class Gaps:
    """The tables of gaps. Every function is one transaction and may raise StateError."""

    def __init__(self, database: Database, cipher: Cipher) -> None:
        self._database = database
        self._cipher = cipher

    async def add(self, tally: Tally) -> None:
        """Add to the counts; all of it or nothing."""
        async with self._database.begin() as connection:
            # In one order: of two processes that count at the same time none waits for the other.
            for (key, week), asked in sorted(tally.items()):
                adding = inserting(connection, gaps).values(
                    key=key, week=week, times=asked.count, near=asked.near
                )
                renewed = {"times": gaps.c.times + adding.excluded.times}
                await connection.execute(
                    adding.on_conflict_do_update(
                        index_elements=["key", "week"],
                        set_={**renewed, "near": adding.excluded.near},
                    )
                )
                await self._keep(connection, key, week, asked.questions)

    async def most_asked(self, since: date, until: date | None = None) -> list[Counted]:
        """What was asked in the weeks that begin on `since` or later (and before `until`), most
        asked first."""
        within = [gaps.c.week >= since]
        if until is not None:
            within.append(gaps.c.week < until)
        async with self._database.begin() as connection:
            rows = await connection.execute(select(gaps).where(*within).order_by(gaps.c.week))
            found: dict[str, Counted] = {}
            for row in rows:
                before = found.get(row.key)
                count = row.times + (before.count if before else 0)
                found[row.key] = Counted(row.key, count, row.near, row.week)
            questions = await self._questions(connection, since, until)
        return sorted(
            (
                Counted(one.key, one.count, one.near, one.last_week, tuple(questions.get(key, ())))
                for key, one in found.items()
            ),
            key=lambda one: (-one.count, -one.last_week.toordinal(), one.key),
        )

    async def forget(self, today: date, *, keep_questions: bool) -> None:
        """Keep no count for longer than a year, and no question for longer than three months, or
        not at all."""
        old = week_of(today) - timedelta(weeks=KEPT_WEEKS)
        unkept = delete(gap_questions)
        if keep_questions:
            unkept = unkept.where(
                gap_questions.c.week < week_of(today) - timedelta(weeks=QUESTIONS_KEPT_WEEKS)
            )
        async with self._database.begin() as connection:
            await connection.execute(delete(gaps).where(gaps.c.week < old))
            await connection.execute(unkept)

    async def _keep(
        self, connection: AsyncConnection, key: str, week: date, questions: Sequence[str]
    ) -> None:
        if not questions:
            return
        same = (gap_questions.c.key == key, gap_questions.c.week == week)
        kept = await connection.scalar(select(func.count()).where(*same)) or 0
        for question in questions[: max(0, MOST_QUESTIONS - kept)]:
            sealed = self._cipher.seal(question.encode())
            await connection.execute(
                insert(gap_questions).values(key=key, week=week, question=sealed)
            )

    async def _questions(
        self, connection: AsyncConnection, since: date, until: date | None
    ) -> dict[str, list[str]]:
        within = [gap_questions.c.week >= since]
        if until is not None:
            within.append(gap_questions.c.week < until)
        chosen = select(gap_questions).where(*within).order_by(gap_questions.c.id)
        found: dict[str, list[str]] = {}
        for row in await connection.execute(chosen):
            found.setdefault(row.key, []).append(self._cipher.unseal(row.question).decode())
        return found


def total(counted: Iterable[Counted]) -> int:
    """How many questions that were."""
    return sum(one.count for one in counted)
