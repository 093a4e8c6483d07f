"""The way of every question to the engine."""

from datetime import date
from typing import Any

from bot.answering import SHORT_CHARS, Answering
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
