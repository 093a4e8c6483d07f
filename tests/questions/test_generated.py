"""Questions made from the fact base itself: each fact answers its own, none a swapped one."""

from collections import Counter

import pytest

from .asking import engine, replies
from .generated import Made, every, fault, known_gaps

LEAST = 3000


@pytest.fixture(scope="module")
def made() -> list[Made]:
    return list(every(engine().facts))


def test_thousands_of_questions_are_made_from_facts_of_every_kind(made: list[Made]) -> None:
    assert len(made) >= LEAST
    facts = engine().facts
    asked = {fact for one in made if not one.swapped for fact in one.truth}
    forgotten = [one.id for one in facts.facts() if one.id not in asked]
    assert forgotten == []
    assert Counter(bool(one.swapped) for one in made)[True] > len(made) / 2


def test_every_fact_answers_its_own_questions_and_no_swapped_one(made: list[Made]) -> None:
    gaps = known_gaps()
    wrong = [
        f"{one.kind} {one.swapped}: {found}: {one.question} -> {reply.facts[:3]}"
        for one, reply in zip(made, replies([(one.question, ()) for one in made]), strict=True)
        if (found := fault(one, reply)) and one.question not in gaps
    ]
    assert wrong == []
