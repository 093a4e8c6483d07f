"""Deadlines that come near."""

from collections.abc import Iterable
from datetime import date, timedelta

from knowledge.changes.kinds import Change, ChangeKind, key_of
from knowledge.factbase import FactBase
from knowledge.model import Statement, StatementKind

DAYS_BEFORE = (1, 7)
"""So many days before a deadline people are reminded; the nearest first."""


def dated_directives(facts: FactBase) -> list[Statement]:
    """The directives that have a deadline, the nearest deadline first."""
    return sorted(
        (
            one
            for one in facts.statements.values()
            if one.kind is StatementKind.DIRECTIVE and one.deadline is not None
        ),
        key=lambda one: (one.deadline, one.id),
    )


def due_reminders(dated: Iterable[Statement], facts: FactBase, today: date) -> list[Change]:
    """The reminders that are due: of each of the `dated` directives the last one whose day has
    come, until the deadline is over. A day that had passed when the article appeared is none."""
    found = []
    for directive in dated:
        threshold = _threshold(directive, facts, today)
        if threshold is not None:
            key = key_of(ChangeKind.REMINDER, directive.text, str(directive.deadline), threshold)
            found.append(Change(ChangeKind.REMINDER, directive.id, key))
    return found


def _threshold(directive: Statement, facts: FactBase, today: date) -> int | None:
    """So many days before the deadline; None where nobody is to be reminded today."""
    deadline = directive.deadline
    if deadline is None or today > deadline:
        return None
    published_on = facts.articles[directive.article].published_on
    for days in DAYS_BEFORE:
        day = deadline - timedelta(days)
        if published_on < day <= today:
            return days
    return None
