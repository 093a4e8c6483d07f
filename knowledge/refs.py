"""What a question names, each with the words that name it.

A slot is absent (None), known (candidates) or named but not held (no candidate left).
"""

from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from knowledge.literals import Amount, DocumentNumber
from knowledge.period import Period
from knowledge.times import When

Value = TypeVar("Value", When, DocumentNumber, Amount)


@dataclass(frozen=True)
class Ref:
    """Something a question names, and the words that name it."""

    start: int
    end: int

    @property
    def positions(self) -> range:
        return range(self.start, self.end)


@dataclass(frozen=True)
class PlacedRef(Ref):
    """Something with a place: `areas` are those that it can be; None where none is said."""

    areas: frozenset[str] | None
    named: bool
    """Was the place said by its name, not by its kind alone («thị xã»)?"""


@dataclass(frozen=True)
class AreaRef(PlacedRef):
    """A place."""

    areas: frozenset[str]


@dataclass(frozen=True)
class BodyRef(PlacedRef):
    """A body of government; `organization` where it was said by its full name."""

    body: str
    organization: str | None = None


@dataclass(frozen=True)
class OfficeRef(PlacedRef):
    """An office; `body` is None where only the role is said."""

    role: str
    ranks: frozenset[str]
    body: str | None


@dataclass(frozen=True)
class PersonRef(Ref):
    people: frozenset[str]
    name: str


@dataclass(frozen=True)
class LiteralRef(Ref, Generic[Value]):
    """A time, a document number or an amount."""

    value: Value


def stepped(ref: LiteralRef[When], told: Period) -> LiteralRef[When]:
    """A time that is counted from one told before («năm sau đó») as the time it is."""
    period = ref.value.step.of(told) if ref.value.step else None
    return replace(ref, value=When(period)) if period else ref


@dataclass(frozen=True)
class CueRef(Ref):
    cues: frozenset[str]
