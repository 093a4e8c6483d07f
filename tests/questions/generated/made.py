"""A made question: what it asks, which facts agree with it, and whether a reply is right.

Which facts agree is told from the records alone, never by the engine's own matching. Choices fall
by chance that is the same for the same words, so every run makes the same questions.
"""

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from knowledge.factbase import FactBase
from knowledge.outcome import OutcomeKind, Reply

HEAD_CHARS = 300
"""The answer itself has to stand within so many characters."""
DENIAL = "Không phải"
Thing = TypeVar("Thing")


@dataclass(frozen=True)
class Made:
    """A question with the facts that agree with it."""

    kind: str
    swapped: str
    """The slot in which it differs from a fact; empty for the fact's own question."""
    question: str
    truth: frozenset[str] = frozenset()
    """Any of these facts answers it; none: nobody can know."""
    says: tuple[str, ...] = ()
    """One of these stands in the head of the answer to a fact's own question."""
    near: frozenset[str] = frozenset()
    """What a false premise may be put right with."""
    law: bool = field(default=False)
    """Answered from the law, which is no fact of an article."""


def fault(made: Made, reply: Reply) -> str | None:
    """What is wrong with a reply, in a few words; None: nothing."""
    head = reply.text[:HEAD_CHARS]
    answered = reply.kind is OutcomeKind.ANSWER
    if made.swapped:
        return _wrongly_answered(made, reply) if answered else None
    if not answered:
        return f"unanswered ({reply.kind})"
    if not made.law and made.truth.isdisjoint(reply.facts):
        return "answered by another fact"
    if head.startswith(DENIAL):
        return "denied though true"
    if made.says and not any(one.casefold() in head.casefold() for one in made.says):
        return "answered without the value"
    return None


def _wrongly_answered(made: Made, reply: Reply) -> str | None:
    facts = reply.facts
    if reply.text.startswith(DENIAL) and facts and made.near.issuperset(facts):
        return None
    if made.truth.issuperset(facts[:1]) and facts:
        return None
    return "answered"


def chance(words: str) -> random.Random:
    """Chance that falls the same way for the same words."""
    return random.Random(words)  # noqa: S311  # questions, not secrets


def some(things: Iterable[Thing], count: int, words: str) -> list[Thing]:
    """At most so many of the things, by chance."""
    pool = list(things)
    return chance(words).sample(pool, min(count, len(pool)))


def lower_first(text: str) -> str:
    """«Thu ngân sách» inside a sentence; «CN-TTCN» stays."""
    return text[:1].lower() + text[1:] if text[1:2].islower() or text[1:2] == " " else text


# ---- places -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Place:
    """A kind of unit with a name; there need be no such unit."""

    kind: str
    name: str


class Places:
    """The units of a fact base and others of their kind."""

    def __init__(self, facts: FactBase) -> None:
        self._facts = facts
        self._kinds = {kind.id: kind for kind in facts.language.government.area_types}
        self.all = sorted(
            {Place(one.type, one.name) for one in facts.areas.values()},
            key=lambda place: (place.kind, place.name),
        )

    def of(self, area: str | None) -> Place | None:
        """The place that a record names."""
        record = self._facts.areas.get(area or "")
        return Place(record.type, record.name) if record else None

    def say(self, place: Place) -> str:
        """«TP Thượng Giang», «phường An Bình»."""
        kind = self._kinds[place.kind]
        return f"{kind.short or kind.name} {place.name}"

    def others(self, place: Place, count: int, words: str) -> list[Place]:
        """Other units of the same level: towns for a town, provinces for a province."""
        level = self._kinds[place.kind].level
        pool = [
            one
            for one in self.all
            if self._kinds[one.kind].level == level and one.name != place.name
        ]
        return some(pool, count, words)

    def other_levels(self, place: Place, kinds: Sequence[str]) -> list[Place]:
        """The same name for another kind of unit: «thị xã» for «tỉnh»."""
        return [Place(kind, place.name) for kind in kinds if kind != place.kind]
