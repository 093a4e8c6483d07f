"""Which facts belong together: from a person, event, document … to the facts that refer to it."""

from collections.abc import Iterator
from typing import TypeVar

from knowledge.model import Fact
from knowledge.postings import Numbers, Postings, collect
from knowledge.register import Register

AnyFact = TypeVar("AnyFact", bound=Fact)
_ONE = (
    "article",
    "person",
    "post",
    "indicator",
    "area",
    "event",
    "document",
    "issuer",
    "organization",
    "who",
)
"""Fields that refer to one record …"""
_SEVERAL = ("by", "to", "documents")
"""… or to several."""


def link_facts(register: Register) -> Postings:
    """For each record the facts that refer to it in a field of their own."""
    return collect((number, _referred(register.fact(number))) for number in range(len(register)))


def _referred(fact: Fact) -> set[str]:
    found = {getattr(fact, name, None) for name in _ONE}
    for name in _SEVERAL:
        found.update(getattr(fact, name, ()))
    return {target for target in found if target}


class Links:
    """Looks facts up by a record that they refer to. Ids are unique over all tables, so one list
    holds for every field; who needs one field alone looks at the fact."""

    def __init__(self, register: Register, referring: Postings) -> None:
        self._register = register
        self._referring = referring

    def to(self, target: str, kind: type[AnyFact]) -> Iterator[AnyFact]:
        """The facts of a kind that refer to a record, in the order of their table."""
        return self._register.facts(kind, self.numbers(target, kind))

    def numbers(self, target: str, kind: type[Fact]) -> Numbers:
        """The numbers of the facts of a kind that refer to a record, lowest first."""
        return self._referring.within(target, self._register.kind(kind))

    def count(self, target: str) -> int:
        """How many facts of whatever kind refer to a record."""
        return len(self._referring.within(target, range(len(self._register))))

    def between(self, one: str, other: str, kind: type[AnyFact]) -> Iterator[AnyFact]:
        """The facts of a kind that refer to both, in the order of their table."""
        few, many = sorted((self.numbers(target, kind) for target in (one, other)), key=len)
        both = set(few).intersection(many)
        return self._register.facts(kind, sorted(both))
