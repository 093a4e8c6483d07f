"""Questions made from the fact base itself: each fact answers its own, none a swapped one."""

from .asking import engine, made_answered
from .generated import every, fault, known_gaps

LEAST = 3000


def test_thousands_of_questions_are_made_from_facts_of_every_kind() -> None:
    made = list(every(engine().facts))
    swapped = sum(bool(one.swapped) for one in made)
    assert LEAST <= len(made) < 2 * swapped
    asked = {fact for one in made if not one.swapped for fact in one.truth}
    assert [one.id for one in engine().facts.facts() if one.id not in asked] == []


def test_every_fact_answers_its_own_questions_and_no_swapped_one() -> None:
    gaps = known_gaps()
    wrong = [
        f"{one.kind} {one.swapped}: {found}: {one.question} -> {reply.facts[:3]}"
        for one, reply in made_answered()
        if (found := fault(one, reply)) and one.question not in gaps
    ]
    assert wrong == []
