"""The way of every question to the engine."""

from datetime import date
from typing import Any

from bot.answering import KEPT_SECONDS, SHORT_CHARS, Answering
from bot.memory import Bounded
from knowledge.engine import Engine
from knowledge.outcome import Reply


class Counting(Engine):
    """The engine, which counts how often it is asked."""

    def __init__(self, real: Engine) -> None:
        vars(self).update(vars(real))
        self.asked = 0

    def ask(self, question: str, **rest: Any) -> Reply:
        self.asked += 1
        return super().ask(question, **rest)


def test_what_was_asked_before_is_looked_up_once(engine):
    counting, day = Counting(engine), date(2026, 11, 1)
    answering = Answering(counting, lambda: day)

    def asked(question: str, *before: str, short: bool = False) -> int:
        """How often the engine was asked; the reply is its own in any case."""
        earlier = counting.asked
        room = {"room": SHORT_CHARS} if short else {}
        expected = engine.ask(question.strip(), today=day, context=before, **room)
        assert answering.ask(question, before, short=short) == expected
        return counting.asked - earlier

    assert [asked("bí thư là ai"), asked(" bí thư là ai ")] == [1, 0]
    assert [asked("bí thư là ai", "chủ tịch là ai") for _ in range(2)] == [1, 0]
    assert [asked("bí thư là ai", short=True) for _ in range(2)] == [1, 0]
    day = date(2026, 11, 2)
    assert asked("bí thư là ai") == 1


class Forgetful(Engine):
    """The engine, which counts how often it is told to forget."""

    def __init__(self, real: Engine) -> None:
        vars(self).update(vars(real))
        self.forgot = 0

    def forget(self) -> None:
        self.forgot += 1


def test_what_was_asked_is_forgotten_after_ten_minutes_and_at_midnight(engine):
    forgetful, day, now = Forgetful(engine), date(2026, 11, 1), 0.0
    days: Bounded[date, bool] = Bounded(1, lambda: now, KEPT_SECONDS)
    answering = Answering(forgetful, lambda: day, days=days)
    answering.ask("bí thư là ai")
    before = forgetful.forgot
    answering.ask("chủ tịch là ai")
    assert forgetful.forgot == before
    now = KEPT_SECONDS + 1
    answering.ask("chủ tịch là ai")
    assert forgetful.forgot == before + 1
    day = date(2026, 11, 2)
    answering.ask("chủ tịch là ai")
    assert forgetful.forgot == before + 2
