"""What a step at the desk makes visible: lines, and the buttons under them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.sending import Keyboard
from bot.wording import styled
from knowledge.outcome import Line, Span

BLANK: Line = ()


@dataclass(frozen=True)
class Said:
    """A message of the desk."""

    lines: tuple[Line, ...]
    keyboard: Keyboard = None

    def after(self, *lines: Line) -> "Said":
        """The same with lines above."""
        return Said((*lines, *self.lines), self.keyboard)


def said(lines: Iterable[Line], rows: Iterable[Sequence[InlineKeyboardButton]] = ()) -> Said:
    """A message with rows of buttons; empty ones are left out."""
    filled = [row for row in rows if row]
    return Said(tuple(lines), InlineKeyboardMarkup(filled) if filled else None)


def filled(template: str, **values: object) -> tuple[Line, ...]:
    """The lines of a template whose slots are filled; what fills them is never taken for a mark of
    bold text."""
    found = []
    for line in styled(template):
        spans = (Span(span.text.format(**values), span.bold) for span in line)
        found.append(tuple(spans))
    return tuple(found)
