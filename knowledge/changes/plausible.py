"""Figures that are hardly meant so: ten times what they were or what their neighbours are, or told
in another unit."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from knowledge.factbase import FactBase
from knowledge.model import Measure, Observation
from knowledge.period import format_date

TENFOLD = 10
MONTH_DAYS = 30.4
UNSTEADY = (Measure.GROWTH,)
"""Measures that may well be ten times those of the year before."""


@dataclass(frozen=True)
class Implausible:
    """A figure to look at again; `problem` is a line for the curator."""

    fact: str
    problem: str


def implausible(old: FactBase, new: FactBase) -> list[Implausible]:
    """The figures that are new or changed in `new` and jump, in the order of their table, each with
    its first problem. One look at every figure."""
    known, around = _Figures(old), _Figures(new)
    found = []
    for figure in new.observations.values():
        was = old.observations.get(figure.id)
        if was is not None and _amount(was) == _amount(figure):
            continue
        problem = next(_problems(figure, was, known, around), None)
        if problem is not None:
            found.append(Implausible(figure.id, problem))
    return found


def _problems(
    figure: Observation, was: Observation | None, known: "_Figures", around: "_Figures"
) -> Iterator[str]:
    if was is not None:
        if was.unit != figure.unit:
            yield _other_unit(figure, was, "before")
        elif _jumps(figure, was):
            yield _jump(figure, was, "before")
    same = known.of_matter(figure)
    if same and all(one.unit != figure.unit for one in same):
        yield _other_unit(figure, same[-1], known.told(same[-1]))
    for one in same:
        if one.unit == figure.unit and _jumps(figure, one):
            yield _jump(figure, one, known.told(one))
    near = around.neighbour(figure)
    if near is None or figure.measure in UNSTEADY:
        return
    if near.unit != figure.unit:
        yield _other_unit(figure, near, around.told(near))
    elif _jumps(figure, near):
        yield _jump(figure, near, around.told(near))


class _Figures:
    """The figures of a fact base by what they are of."""

    def __init__(self, facts: FactBase) -> None:
        self._facts = facts
        self._of_matter: dict[Hashable, list[Observation]] = defaultdict(list)
        self._in_a_row: dict[Hashable, list[Observation]] = defaultdict(list)
        for one in facts.observations.values():
            self._of_matter[_matter(one)].append(one)
            self._in_a_row[_row(one)].append(one)

    def of_matter(self, figure: Observation) -> Sequence[Observation]:
        """What was said of the very same thing."""
        return self._of_matter.get(_matter(figure), ())

    def neighbour(self, figure: Observation) -> Observation | None:
        """The figure of the nearest other time, as long, of the same thing, in the same unit where
        there is one; a target and its result are of one time."""
        if figure.period is None:
            return None
        start = figure.period.start
        row = (one for one in self._in_a_row[_row(figure)] if one.id != figure.id)
        return min(
            row,
            key=lambda one: (one.unit != figure.unit, abs(_start(one) - start), one.id),
            default=None,
        )

    def told(self, figure: Observation) -> str:
        """Which figure is meant."""
        day = format_date(self._facts.articles[figure.article].published_on)
        time = f", {figure.period.label}" if figure.period else ""
        return f"in {figure.id!r}{time} (article of {day})"


def _about(one: Observation) -> tuple[object, ...]:
    about = (one.area,) if one.area else (one.event, one.document)
    return (one.indicator, *about, one.measure)


def _matter(one: Observation) -> Hashable:
    return (*_about(one), one.period, one.status)


def _row(one: Observation) -> Hashable:
    months = round(one.period.days / MONTH_DAYS) if one.period else None
    return (*_about(one), one.out_of is None, months)


def _start(one: Observation) -> date:
    return one.period.start if one.period else date.max


def _amount(one: Observation) -> tuple[object, ...]:
    return one.value, one.unit, _matter(one)


def _jumps(one: Observation, other: Observation) -> bool:
    low, high = sorted((abs(one.value), abs(other.value)))
    return high >= TENFOLD * low > 0


def _jump(figure: Observation, other: Observation, where: str) -> str:
    now, was = f"{figure.value} {figure.unit}", f"{other.value} {other.unit}"
    return f"{figure.id!r} is {now}, ten times more or less than {was} {where}"


def _other_unit(figure: Observation, other: Observation, where: str) -> str:
    return f"{figure.id!r} is in «{figure.unit}», but in «{other.unit}» {where}"
