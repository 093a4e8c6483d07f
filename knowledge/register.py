"""Facts by number: all facts of a fact base in the order of its tables, kind after kind."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar, cast

from knowledge.factbase import FactBase
from knowledge.model import Fact

AnyFact = TypeVar("AnyFact", bound=Fact)
NOBODY = range(0)


class Register:
    """Numbers the facts from 0. The same fact base always gives the same numbers."""

    def __init__(self, facts: FactBase) -> None:
        self.ids: list[str] = []
        self.numbers: dict[str, int] = {}
        self._kinds: dict[type[Fact], range] = {}
        self._tables: list[tuple[range, Mapping[str, Fact]]] = []
        for kind, table in facts.fact_tables().items():
            stretch = range(len(self.ids), len(self.ids) + len(table))
            self._kinds[kind] = stretch
            self._tables.append((stretch, table))
            self.ids += table
        self.numbers = {target: number for number, target in enumerate(self.ids)}

    def __len__(self) -> int:
        return len(self.ids)

    def number(self, target: str) -> int | None:
        """The number of a fact; None: no fact has this id."""
        return self.numbers.get(target)

    def kind(self, kind: type[Fact]) -> range:
        """The numbers of the facts of one kind."""
        return self._kinds.get(kind, NOBODY)

    def fact(self, number: int) -> Fact:
        for stretch, table in self._tables:
            if number < stretch.stop:
                return table[self.ids[number]]
        raise IndexError(number)

    def facts(self, kind: type[AnyFact], numbers: Sequence[int]) -> Iterator[AnyFact]:
        """The facts with these numbers, all of one kind."""
        table = cast("Mapping[str, AnyFact]", self._table(kind))
        return (table[self.ids[number]] for number in numbers)

    def _table(self, kind: type[Fact]) -> Mapping[str, Fact]:
        stretch = self._kinds[kind]
        return next(table for place, table in self._tables if place is stretch)
