"""Who called an answer wrong hears when it is right: one message, once, and then it is not known
any more who that was."""

from functools import partial

from bot.notices import phrases
from bot.notices.courtesy import Courtesy, Letter
from bot.state.reports import Fixed, Report, Reports
from knowledge.outcome import Line, Span
from knowledge.replies import shorten

QUOTED_CHARS = 200


class Amends:
    """Looks which reports are to be answered."""

    def __init__(self, reports: Reports, courtesy: Courtesy) -> None:
        self._reports = reports
        self._courtesy = courtesy

    async def look(self) -> None:
        """Send what is due; StateError when the database fails."""
        for kept in await self._reports.to_tell():
            report = kept.report
            self._courtesy.hand(
                Letter(
                    report.chat,
                    put_right(report),
                    partial(self._reports.depart, kept.number),
                    partial(self._reports.arrived, kept),
                    partial(self._reports.unsent, kept.number),
                    reply_to=report.message if report.message > 0 else None,
                )
            )


def put_right(report: Report) -> list[Line]:
    """What the chat of a report is told."""
    said = phrases.put_right(by_release=report.fixed is Fixed.RELEASE, group=report.chat < 0)
    lines: list[Line] = [(Span(said),)]
    if report.question:
        lines.append((Span(f"❓ {shorten(report.question, QUOTED_CHARS)}"),))
    return [*lines, (Span(phrases.ASK_AGAIN),)]
