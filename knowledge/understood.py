"""What a question was understood to mean, and how that can be told."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import overload

from knowledge.matching import left_over
from knowledge.question import Question
from knowledge.relations.candidate import Candidate

TRACED = 4
"""Proposals of a kind that a trace shows."""

Proposal = tuple[float, Candidate, Question]
"""A candidate for a question, with its score."""


@dataclass(frozen=True)
class Understood:
    """A question's readings as far as they were looked at, and what the relations propose for them,
    best first."""

    questions: Sequence[Question]
    ranked: Sequence[Proposal]
    vetoed: Sequence[Proposal]
    """Proposals that leave words unexplained."""

    @property
    def best(self) -> Proposal | None:
        return self.ranked[0] if self.ranked else None


@dataclass(frozen=True)
class Settled:
    """An earlier question, made whole, and the facts of its answer."""

    question: Question
    facts: Sequence[str]
    relation: str | None
    """What gave the answer; None where there was none."""


def weighty(candidate: Candidate, question: Question) -> list[int]:
    """The words that the candidate leaves over, everyday words aside."""
    left = left_over(question, candidate.explained)
    return [place for place in left if place not in question.light]


class Trace(Sequence[str]):
    """How the question was read, what was proposed and what was vetoed, for `--explain`. Written
    when somebody looks at it."""

    def __init__(self, understood: Understood) -> None:
        self._understood = understood

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[str]: ...
    def __getitem__(self, place: int | slice) -> str | Sequence[str]:
        return self._rows[place]

    def __len__(self) -> int:
        return len(self._rows)

    @cached_property
    def _rows(self) -> tuple[str, ...]:
        return _trace(self._understood)


def _trace(understood: Understood) -> tuple[str, ...]:
    rows = []
    for question in understood.questions:
        items = " | ".join(
            f"{question.reading.text(item)}"
            f"[{','.join(sorted({f'{m.kind}:{m.id}' for m in item.mentions})[:4])}]"
            for item in question.reading.items
        )
        rows.append(f"reading {question.reading.weight:.1f}: {items}")
    for verdict, proposals in (("admitted", understood.ranked), ("vetoed", understood.vetoed)):
        for score, candidate, question in proposals[:TRACED]:
            words = question.reading.words
            left = [
                words[i].raw or words[i].syllable.folded
                for i in left_over(question, candidate.explained)
            ]
            rows.append(f"{verdict} {score:.2f} {candidate.relation} {candidate.kind} left={left}")
    return tuple(rows)
