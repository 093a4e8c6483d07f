"""Seven days and one day before a deadline; late rather than never, but never too late."""

from datetime import date, timedelta

import pytest

from knowledge.changes.difference import changes
from knowledge.changes.kinds import ChangeKind
from knowledge.changes.reminders import dated_directives, due_reminders
from knowledge.engine import Engine
from knowledge.factbase import FactBase
from tests.knowledge.changes.editing import edit

FACT = "s-khue-ben-thuyen"
DEADLINE = date(2024, 6, 30)


def due(facts: FactBase, today: date) -> list[str]:
    found = due_reminders(dated_directives(facts), facts, today)
    assert all(one.kind is ChangeKind.REMINDER for one in found)
    return [one.key for one in found if one.fact == FACT]


@pytest.mark.parametrize(("left", "count"), [(8, 0), (7, 1), (2, 1), (1, 1), (0, 1), (-1, 0)])
def test_days_on_which_people_are_reminded(engine: Engine, left: int, count: int) -> None:
    assert len(due(engine.facts, DEADLINE - timedelta(left))) == count


def test_each_of_the_two_is_one_reminder_however_often_it_is_looked_for(engine: Engine) -> None:
    days = [DEADLINE - timedelta(left) for left in range(7, -1, -1)]
    keys = [key for day in days for key in due(engine.facts, day)]
    assert len(keys) == 8
    assert len(set(keys)) == 2


def test_a_deadline_put_off_is_reminded_of_again(engine: Engine) -> None:
    later = edit(engine.facts, FACT, deadline=date(2024, 7, 31))
    [key] = due(engine.facts, DEADLINE - timedelta(7))
    assert due(later, DEADLINE) == []
    assert due(later, date(2024, 7, 24)) not in ([], [key])


def test_an_article_of_the_last_week_is_reminder_enough(engine: Engine) -> None:
    short = edit(engine.facts, FACT, deadline=date(2024, 4, 16))  # four days after its article
    assert due(short, date(2024, 4, 13)) == []
    assert len(due(short, date(2024, 4, 15))) == 1


def test_the_engine_reminds_and_tells(engine: Engine) -> None:
    today = DEADLINE - timedelta(1)
    [reminder] = engine.reminders(today=today)
    told = engine.notice(reminder.kind, reminder.fact, today=today)
    assert told is not None
    assert "".join(span.text for span in told.headline).startswith("⏳ Còn 1 ngày: Trình phương án")
    assert engine.notice(reminder.kind, FACT, today=DEADLINE + timedelta(1)) is None
    assert engine.notice(reminder.kind, FACT, today=DEADLINE - timedelta(30)) is None


def test_reminders_are_no_difference(engine: Engine) -> None:
    later = edit(engine.facts, FACT, deadline=date(2024, 7, 31))
    assert [one.kind for one in changes(engine.facts, later)] == [ChangeKind.CORRECTION]
