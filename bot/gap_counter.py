"""Counts what people ask and the facts lack. Counting is done beside answering: it delays none, and
whatever fails here fails nothing else."""

import asyncio
from collections.abc import Callable
from datetime import date

import structlog

from bot.memory import Bounded
from bot.state.database import StateError
from bot.state.gaps import MOST_QUESTIONS, Asked, Gaps, Tally, week_of
from knowledge.outcome import Reply

WRITE_SECONDS = 15.0
"""How often what was counted is written down, all at once."""
MOST_WAITING = 2_000
"""So many different gaps wait at most while the database fails."""
ROOM = 10_000
ONCE_SECONDS = 24 * 3600.0

_log = structlog.get_logger(__name__)


class GapCounter:
    """Counts for one process."""

    def __init__(
        self,
        gaps: Gaps,
        today: Callable[[], date],
        now: Callable[[], float],
        *,
        keep_questions: bool = False,
    ) -> None:
        """`now` counts seconds and never goes back; `keep_questions`: some are kept as they were
        typed."""
        self.keep_questions = keep_questions
        self._gaps = gaps
        self._today = today
        self._waiting: Tally = {}
        self._asked: Bounded[tuple[int, int, str], bool] = Bounded(ROOM, now, ONCE_SECONDS)
        """Who asked what lately, in memory only: somebody who asks again and again counts once."""
        self._forgotten_on: date | None = None
        self._failing = False

    def note(self, chat: int, person: int, question: str, reply: Reply) -> None:
        """Count what a reply could not tell; of who asked nothing is kept but in memory. The
        question is kept only where questions are; "": it never is."""
        for gap in reply.gaps:
            if not self._asked.first_time((chat, person, gap.key), True):
                continue
            place = gap.key, week_of(self._today())
            if place not in self._waiting and len(self._waiting) >= MOST_WAITING:
                continue
            asked = self._waiting.setdefault(place, Asked())
            asked.count += 1
            asked.near = gap.near
            if self.keep_questions and question and len(asked.questions) < MOST_QUESTIONS:
                asked.questions.append(question)

    def forget(self, chat: int) -> None:
        """Remember nothing of a chat."""
        self._asked.drop(lambda key: key[0] == chat)

    async def run(self) -> None:
        """Write down what was counted, until cancelled; then once more."""
        try:
            while True:
                await self.write()
                await asyncio.sleep(WRITE_SECONDS)
        finally:
            await self.write()

    async def write(self) -> None:
        """Write down what was counted; what the database does not take waits. Once a day what is
        old is forgotten."""
        counted, self._waiting = self._waiting, {}
        today = self._today()
        try:
            if counted:
                await self._gaps.add(counted)
            counted = {}
            if self._forgotten_on != today:
                await self._gaps.forget(today, keep_questions=self.keep_questions)
                self._forgotten_on = today
            self._failing = False
        except StateError as error:
            if not self._failing:
                _log.warning("gaps_not_counted", reason=str(error), waiting=len(counted))
            self._failing = True
        finally:
            self._take_back(counted)

    def _take_back(self, counted: Tally) -> None:
        """What was not written waits, together with what was counted since."""
        for place, asked in counted.items():
            since = self._waiting.get(place)
            if since is not None:
                asked.count += since.count
                asked.near = since.near
                asked.questions = [*asked.questions, *since.questions][:MOST_QUESTIONS]
            self._waiting[place] = asked
