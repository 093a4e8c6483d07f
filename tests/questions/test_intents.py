"""No relation answers questions that are another's."""

from .generated import known_gaps
from .intents import KNOWN_THEFTS, thefts


def test_no_relation_takes_questions_of_another() -> None:
    gaps = known_gaps()
    taken = [
        f"{name} {relation}: {question} -> {reply.text[:100]}"
        for name, relation, question, reply in thefts()
        if f"{name} {relation}" not in KNOWN_THEFTS and question not in gaps
    ]
    assert taken == []
