"""However a question is typed, it gets the same facts or none: a sample of all there are.

All of them, in some minutes: `python -m tests.questions.faults ways`."""

from .generated.made import some
from .typing import WAYS
from .ways import known_gaps, others, typed

SAMPLE = 3000


def test_no_way_of_typing_brings_other_facts() -> None:
    rows = some(typed(), SAMPLE, "ways of typing")
    assert {way for way, _, _ in rows} == set(WAYS) - {"as_written"}
    gaps = known_gaps()
    wrong = [
        f"{way}: {question} -> {now.facts[:3]}, as written {written.facts[:3]}"
        for (way, (question, _), written), now in others(rows)
        if (way, question) not in gaps
    ]
    assert wrong == []
