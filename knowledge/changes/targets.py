"""Has a figure met the target that was set for it? Said only of one indicator, place, period,
measure and unit, and good or bad only where the data tells which side is good."""

from decimal import Decimal
from enum import StrEnum

from knowledge.library import Library
from knowledge.model import Observation, Status
from knowledge.relations.figure_words import is_aim, measured
from knowledge.text import fold

ROUGHLY = Decimal("0.05")
"""«khoảng», «gần»: further away than this share of the target it is surely on one side."""
_VERDICTS = {
    ("more", 1): "vượt chỉ tiêu",
    ("more", 0): "đạt chỉ tiêu",
    ("more", -1): "chưa đạt chỉ tiêu",
    ("less", 1): "chưa đạt chỉ tiêu",
    ("less", 0): "đạt chỉ tiêu",
    ("less", -1): "đạt chỉ tiêu",
    (None, 1): "cao hơn chỉ tiêu",
    (None, 0): "bằng chỉ tiêu",
    (None, -1): "thấp hơn chỉ tiêu",
}


class _Side(StrEnum):
    """The cues of intents.toml for what stands before a number."""

    ABOVE = "above"
    BELOW = "below"
    NEAR = "near"


def target_of(figure: Observation, library: Library) -> Observation | None:
    """The newest target for just what a figure tells of, no younger than the figure itself."""
    seen_on = library.profiles[figure.id].seen_on
    found = [
        one
        for one in library.links.to(figure.indicator, Observation)
        if one.id != figure.id
        and is_aim(one)
        and _matter(one) == _matter(figure)
        and library.profiles[one.id].seen_on <= seen_on
    ]
    return max(found, key=lambda one: (library.profiles[one.id].seen_on, one.id), default=None)


def verdict(figure: Observation, target: Observation, library: Library) -> str | None:
    """«vượt chỉ tiêu 320 tỷ đồng»; None where the words around the numbers leave it open. What is
    an estimate stays one."""
    if figure.status is Status.TARGET:
        return None
    aimed = _side(target, library)
    side = _compare(figure, target, library)
    if side is None or (target.qualifier and aimed not in (_Side.ABOVE, _Side.BELOW)):
        return None
    better = library.facts.indicators[figure.indicator].better
    if aimed is not None:
        better = "more" if aimed is _Side.ABOVE else "less"
    # «trên 320» is not met by 320, «ít nhất 320» is: the words do not tell them apart
    words = _VERDICTS[None if aimed is not None and side == 0 else better, side]
    estimated = "ước " if figure.status is Status.ESTIMATE else ""
    return f"{estimated}{words} {measured(target)}"


def _matter(one: Observation) -> tuple[object, ...]:
    about = (one.area,) if one.area else (one.event, one.document)
    return (*about, one.period, one.measure, one.unit, one.out_of)


def _compare(figure: Observation, target: Observation, library: Library) -> int | None:
    """Where the figure is: 1 above the target, 0 on it, -1 below; None: nobody knows."""
    gap = figure.value - target.value
    side = (gap > 0) - (gap < 0)
    if figure.qualifier is None:
        return side
    qualified = _side(figure, library)
    if qualified is not None and abs(gap) > ROUGHLY * abs(target.value):
        return side
    match qualified:
        case _Side.ABOVE if side >= 0:
            return 1
        case _Side.BELOW if side <= 0:
            return -1
    return None


def _side(one: Observation, library: Library) -> _Side | None:
    if one.qualifier is None:
        return None
    cues = library.facts.language.intents.cues
    said = fold(one.qualifier)
    return next((side for side in _Side if said in map(fold, cues.get(side, ()))), None)
