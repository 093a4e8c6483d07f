"""What a relation proposes: a reply, and how much of the question it accounts for."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from knowledge.library import Library
from knowledge.outcome import OutcomeKind, Reply
from knowledge.question import Question
from knowledge.replies import HEAD_CHARS, Draft

SLOT_WORTH = 0.1


@dataclass(frozen=True)
class Desk:
    """What every relation works with."""

    library: Library
    today: date
    room: int = HEAD_CHARS
    """Characters of a reply that are shown at once."""

    def draft(self) -> Draft:
        return Draft(self.library, self.today, self.room)


@dataclass(frozen=True)
class Candidate:
    """One way to reply. `explained` are the words accounted for; `slots` how many things named or
    asked were unified; `prior` breaks ties between relations."""

    relation: str
    explained: frozenset[int]
    slots: int
    prior: float
    kind: OutcomeKind
    build: Callable[[], Reply]
    topical: int = 0
    """How many words of topic are the fact's own."""
    corrects: bool = False
    """It puts a false premise right: that comes first, whatever else is asked."""


def worth(prior: float, slots: int) -> float:
    """What a candidate scores that leaves nothing over."""
    return prior + SLOT_WORTH * slots


Relation = Callable[[Question, Desk], list[Candidate]]
"""A relation: what it can say to a question, nothing where it does not apply."""
