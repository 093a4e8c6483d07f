"""Whether the file that the accepted cards make may be published: all that `hoidap check
--articles` proves, and what would be odd. Pure, and takes a second."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.desk.base import Base
from bot.desk.complaining import complaint
from bot.desk.joining import Joined
from bot.desk.outcomes import Complaint
from knowledge.changes.plausible import implausible
from knowledge.curation.lint import lint
from knowledge.curation.proof import prove_one
from knowledge.curation.seed_files import Contents, SeedFile, parsed
from knowledge.errors import Fault, SeedError
from knowledge.factbase import FactBase
from knowledge.seeds import load_with_places


@dataclass(frozen=True)
class Proven:
    """What was found."""

    seeds: Contents
    """The base with the file."""
    complaints: tuple[Complaint, ...]
    odd: tuple[Complaint, ...]
    facts: FactBase | None
    """None: it cannot even be read."""


def prove(joined: Joined, text: str, base: Base, card: int | None = None) -> Proven:
    """Hold a file against the rules, its article's text and the known facts. What is wrong with
    the base already is none of its faults. What stands on several cards is told of the one at the
    position `card`, else of the first."""
    seeds = Contents({**base.seeds.files, joined.name: joined.content}, base.seeds.folder)
    where = _Where(joined, seeds, card)
    try:
        facts, places = load_with_places(seeds.of_facts)
    except SeedError as error:
        return Proven(seeds, where.complaints(error.faults), (), None)
    faults = [one for one in lint(facts, places) if one not in base.faults]
    faults += prove_one(joined.article, text, facts, places)
    odd = tuple(
        Complaint(complaint(one.problem), where.of(one.fact))
        for one in implausible(base.facts, facts)
    )
    return Proven(seeds, where.complaints(faults), odd, facts)


class _Where:
    """Finds the card on which a fault of a file stands."""

    def __init__(self, joined: Joined, seeds: Contents, card: int | None) -> None:
        self._positions = joined.positions
        self._card = card
        file = _file(joined, seeds)
        self._shown = file.shown
        self._lines: list[tuple[int, str]] = sorted(_records(file))

    def of(self, record: str) -> int | None:
        """The card on which a record of the file stands; None: it is none of the file's."""
        found = self._positions.get(record)
        if not found:
            return None
        return self._card if self._card in found else found[0]

    def complaints(self, faults: Iterable[Fault]) -> tuple[Complaint, ...]:
        return tuple(
            Complaint(complaint(one.problem, one.mend), self._position(one)) for one in faults
        )

    def _position(self, fault: Fault) -> int | None:
        if fault.file != self._shown:
            # what is known clashes with something new, which the fault names
            named = (self.of(one) for one in self._positions if f"'{one}'" in fault.problem)
            return next(named, None)
        before = [record for line, record in self._lines if line <= fault.line]
        return self.of(before[-1]) if before else None


def _file(joined: Joined, seeds: Contents) -> SeedFile:
    alone = Contents({joined.name: joined.content}, seeds.folder)
    return parsed(alone)[0][0]


def _records(file: SeedFile) -> Iterable[tuple[int, str]]:
    """The line on which each record of a file begins."""
    for table, content in file.data.items():
        if isinstance(content, Mapping):
            yield file.lines.line((table,)), str(content["id"])
        else:
            for index, row in enumerate(content):
                yield file.lines.line((table, index)), str(row["id"])
