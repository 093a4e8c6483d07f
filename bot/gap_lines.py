"""What people ask and the facts lack, in lines for operators."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from bot.state.gaps import Counted
from knowledge.gap_words import told, words
from knowledge.library import Library
from knowledge.outcome import Line, Span
from knowledge.replies import shorten

NEAREST = "Gần nhất: "
NOTHING_NEAR = "Chưa có gì gần."
QUESTION_CHARS = 120


def listed(counted: Iterable[Counted], library: Library) -> list[Line]:
    """Each gap with how often it was asked, the nearest fact, and questions where any are kept."""
    return [line for place, one in enumerate(counted, 1) for line in _lines(place, one, library)]


def week_said(monday: date) -> str:
    """A week by its first and last day."""
    sunday = monday + timedelta(days=6)
    return f"{monday.day}/{monday.month} đến {sunday.day}/{sunday.month}/{sunday.year}"


def _lines(place: int, one: Counted, library: Library) -> Iterator[Line]:
    yield (
        Span(f"{place}. "),
        Span(words(one.key, library), bold=True),
        Span(f" – {one.count} lần"),
    )
    nearest = told(one.near, library) if one.near else None
    if nearest is not None:
        yield (Span(f"    {NEAREST}"), *(Span(span.text) for span in nearest))
    else:
        yield (Span(f"    {NOTHING_NEAR}"),)
    for question in one.questions:
        yield (Span(f"    «{shorten(question, QUESTION_CHARS)}»"),)
