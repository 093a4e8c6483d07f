"""Figures that are hardly meant so: ten times what they were, or in another unit."""

from dataclasses import dataclass

from knowledge.factbase import FactBase

TENFOLD = 10


@dataclass(frozen=True)
class Implausible:
    """A figure to look at again; `problem` is a line for the curator."""

    fact: str
    problem: str


def implausible(old: FactBase, new: FactBase) -> list[Implausible]:
    """The figures of `new` that jump against those of `old`."""
    found = []
    for target, figure in new.observations.items():
        was = old.observations.get(target)
        if was is None:
            continue
        if was.unit != figure.unit:
            problem = f"{target!r} has another unit: {figure.unit}, before {was.unit}"
            found.append(Implausible(target, problem))
        elif max(was.value, figure.value) >= TENFOLD * min(was.value, figure.value) > 0:
            problem = f"{target!r} jumps: {figure.value} {figure.unit}, before {was.value}"
            found.append(Implausible(target, problem))
    return found
