"""What was asked lately is understood once, whatever was asked before it."""

from datetime import date

import pytest

from knowledge.engine import Engine
from knowledge.interpreter import Interpreter

TODAY = date(2026, 11, 1)
ASKED = ("Chủ tịch UBND tỉnh Sơn Hạ là ai", "còn Bí thư Tỉnh ủy?", "ông ấy sinh năm nào")


@pytest.fixture
def texts(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that an engine of the same facts had to understand."""
    seen: list[str] = []

    class Counting(Interpreter):
        def understand(self, question, desk):
            seen.append(question)
            return super().understand(question, desk)

    monkeypatch.setattr("knowledge.engine.Interpreter", Counting)
    return seen


def test_questions_before_a_question_are_not_understood_anew(engine, texts):
    other = Engine(engine.facts, engine.library.index, engine.phrasebook)
    for place, question in enumerate(ASKED):
        context = ASKED[:place]
        expected = engine.ask(question, today=TODAY, context=context)
        assert other.ask(question, today=TODAY, context=context) == expected
        assert other.ask(question, today=TODAY, context=context) == expected
    assert len(texts) == len(ASKED)
    other.forget()
    other.ask(ASKED[0], today=TODAY)
    assert len(texts) == len(ASKED) + 1
