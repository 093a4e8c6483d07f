"""What the operators get on Monday morning: what people asked last week and the facts lack, and how
many reports wait."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta, tzinfo
from functools import partial

from bot.answering import Answering
from bot.gap_lines import listed, week_said
from bot.notices import schedule
from bot.notices.courtesy import Courtesy, Letter
from bot.state.gaps import total, week_of
from bot.state.state import State
from bot.state.weeklies import Issue
from knowledge.outcome import Line
from knowledge.replies import rich

SHOWN = 10
MOST_REPORTS = 100
KEPT_WEEKS = 4


class Weekly:
    """Sends the message of the week to each operator, once."""

    def __init__(
        self,
        state: State,
        answering: Answering,
        courtesy: Courtesy,
        operators: Sequence[int],
        zone: tzinfo,
        now: Callable[[], int],
    ) -> None:
        """`now` gives the seconds since 1970; `zone` is where the operators live."""
        self._state = state
        self._answering = answering
        self._courtesy = courtesy
        self._operators = operators
        self._zone = zone
        self._now = now

    async def look(self) -> None:
        """Send what is due; StateError when the database fails."""
        now = self._now()
        week = week_of(schedule.day_of(now, self._zone))
        if not self._operators or not schedule.has_begun(week, now, self._zone):
            return
        issues = [Issue(week, one) for one in self._operators]
        due = [one for one in issues if await self._state.weeklies.is_due(one)]
        if not due:
            return
        lines = await self._lines(week)
        for issue in due if lines else ():
            weeklies = self._state.weeklies
            self._courtesy.hand(
                Letter(
                    issue.operator,
                    lines,
                    partial(weeklies.depart, issue),
                    partial(weeklies.arrived, issue),
                    partial(weeklies.unsent, issue),
                )
            )
        await self._state.weeklies.forget(week - timedelta(weeks=KEPT_WEEKS))

    async def _lines(self, week: date) -> list[Line]:
        """Nothing where there is nothing to tell."""
        last = week - timedelta(weeks=1)
        counted = await self._state.gaps.most_asked(last, week)
        waiting = len(await self._state.reports.oldest(MOST_REPORTS))
        lines: list[Line] = []
        if counted:
            asked = f"Tuần qua có {total(counted)} câu hỏi mà dữ liệu chưa có"
            lines.append(rich(f"📭 **{asked}** ({week_said(last)})"))
            lines += listed(counted[:SHOWN], self._answering.engine.library)
            if (rest := len(counted) - SHOWN) > 0:
                lines.append(rich(f"Và {rest} điều khác: hoidap gaps"))
        if waiting:
            many = f"{waiting}" if waiting < MOST_REPORTS else f"hơn {MOST_REPORTS}"
            lines += [*([()] if lines else []), rich(f"👎 {many} câu trả lời bị báo sai: /baosai")]
        return lines
