"""Which of an indicator's figures a question means: the period, the measure and the status."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import chain

from knowledge.dating import period_agrees
from knowledge.model import Measure, Observation, Status
from knowledge.period import Period
from knowledge.question import Question
from knowledge.refs import LiteralRef
from knowledge.relations.candidate import Desk
from knowledge.text import fold
from knowledge.times import LONGEST_MONTH, When, read_times

CURRENCY = "đồng"


def figures_of(indicator: str, question: Question, desk: Desk) -> list[int]:
    """The numbers of an indicator's figures, of the places alone that the question names."""
    links = desk.library.links
    found: Iterable[int] = links.numbers(indicator, Observation)
    if question.areas:
        places = {area for ref in question.areas for area in ref.areas}
        of_places = (links.numbers(one, Observation) for one in places)
        found = set(found).intersection(chain.from_iterable(of_places))
    return sorted(found)


def of_period(observation: Observation, question: Question, desk: Desk) -> bool:
    """Is the figure of exactly the periods asked for, and not of what was before or after?"""
    return not any(_is_outside(ref, observation, question) for ref in question.times) and all(
        is_period(ref.value, observation, desk)
        or (_is_of_plan(ref, question) and _is_base(ref.value, observation))
        for ref in question.times
    )


def _is_outside(ref: LiteralRef[When], observation: Observation, question: Question) -> bool:
    """«trước năm 2022», «sau 3/10/2023»; but «sau 9 tháng» is when they are over, and «xong trước
    15/8» a figure's own day."""
    day = day_of(ref.value)
    beside = ("predecessor-of", "successor-of") if day else ("predecessor-of",)
    outside = ref.start - 1 in question.cue_positions(beside)
    return outside and not (day and day in (observation.note or ""))


def _is_of_plan(ref: LiteralRef[When], question: Question) -> bool:
    """Is it one of several times, or does it stand behind the plan that it belongs to?"""
    plan = question.cue_positions(("share-of-plan",))
    before = ref.start - 1
    while before in question.silent - plan:
        before -= 1
    return len(question.times) > 1 or before in plan


def _is_base(when: When, observation: Observation) -> bool:
    """«9 tháng đạt bao nhiêu kế hoạch năm 2023»: the year is that of the plan."""
    return when.period is not None and str(when.period.start.year) in (observation.base or "")


def is_period(when: When, observation: Observation, desk: Desk) -> bool:
    seen_on = desk.library.profiles[observation.id].seen_on
    seen = Period(seen_on, seen_on)
    period = observation.period
    if period is None:
        return True if observation.document else period_agrees(when, seen)
    if (when.period == period and not when.after) or _is_stock_of(when, observation, desk):
        return True
    if _is_of_note(when, observation, seen_on):
        return True
    if when.period is not None and not when.exact:
        whole = period == Period.of_year(when.period.start.year)
        told = observation.status is Status.TARGET or when.period.end == period.end
        return (whole and told) or when.period.contains(seen)
    if when.after and when.period is not None and period.start.year != period.end.year:
        return period.start.year == when.period.end.year + 1
    if when.since:
        return (
            when.period is not None
            and period.start.year == when.period.start.year
            and (period.start.year != period.end.year)
        )
    if when.until:
        return when.period is not None and period.end.year == when.period.end.year
    if when.months is not None or period.start == period.end:
        return period_agrees(when, period)
    if when.period is not None and when.period.start.year == when.period.end.year:
        return when.period.days <= LONGEST_MONTH and when.period.contains(seen)
    return when.day_month is not None and period_agrees(when, seen)


def _is_stock_of(when: When, observation: Observation, desk: Desk) -> bool:
    period = observation.period
    stock = desk.library.facts.indicators[observation.indicator].stock
    return stock and bool(when.period and period and when.period.contains(period))


def _is_of_note(when: When, observation: Observation, seen_on: date) -> bool:
    """«tháng 8», «15/8» of a figure that is «trước ngày 15/8»."""
    if "/" not in (note := observation.note or ""):
        return False
    if (day := day_of(when)) and day in note:
        return True
    asked = when.months or (_month_of(when.period) if when.period else None)
    told = [one for *_, one in read_times(fold(note), seen_on)]
    return asked is not None and any(_month(one) == asked for one in told if day_of(one))


def _month(day: When) -> tuple[int, int]:
    month = day.day_month[1] if day.day_month else day.period.start.month if day.period else 0
    return month, month


def _month_of(period: Period) -> tuple[int, int] | None:
    whole = Period.of_months(period.start.year, period.start.month, period.start.month)
    return (period.start.month, period.start.month) if period == whole else None


def day_of(when: When) -> str:
    """A single day as notes print it, «15/8»; "" for longer times."""
    if when.day_month is not None:
        return "/".join(map(str, when.day_month))
    if when.period is not None and when.period.days == 1:
        return f"{when.period.start.day}/{when.period.start.month}"
    return ""


def choose(question: Question, found: Sequence[Observation]) -> list[Observation]:
    """The measure and status asked for; the newest period where none is named."""
    kept = of_measure(question, found)
    kept = _of_status(question, kept)
    if not kept:
        return []
    if not question.times:
        newest: dict[object, Observation] = {}
        for one in kept:
            key = (one.indicator, one.area, one.event, one.document if not one.area else None)
            if key not in newest or end_of(one) > end_of(newest[key]):
                newest[key] = one
        kept = [
            one
            for one in kept
            if end_of(one)
            == end_of(
                newest[(one.indicator, one.area, one.event, one.document if not one.area else None)]
            )
        ]
    unique: dict[object, Observation] = {}
    for one in kept:
        unique.setdefault((one.indicator, one.area, one.event, one.document), one)
    return list(unique.values())


def end_of(observation: Observation) -> str:
    return observation.period.end.isoformat() if observation.period else "9999"


def of_measure(question: Question, found: Sequence[Observation]) -> list[Observation]:
    """The measure asked for; of each indicator by itself: the growth in the name of one is not
    asked of the others."""
    named = {one.indicator: frozenset(question.names.get(one.indicator, ())) for one in found}
    kept: set[str] = set()
    for indicator, own in named.items():
        others = frozenset(chain.from_iterable(named.values())) - own
        same = [one for one in found if one.indicator == indicator]
        kept.update(one.id for one in _of_measure(question, same, others))
    return [one for one in found if one.id in kept]


def _of_measure(
    question: Question, found: Sequence[Observation], others: frozenset[int]
) -> list[Observation]:
    wanted: list[Measure] = []
    in_percent = any(ref.value.unit == "%" for ref in question.amounts)
    if question.has("money"):
        return [
            one
            for one in found
            if CURRENCY in one.unit and one.measure in (Measure.LEVEL, Measure.CUMULATIVE)
        ]
    if question.has("cumulative") or any(ref.value.since for ref in question.times):
        wanted = [Measure.CUMULATIVE]
    elif _asks_whether_met(question) or (
        question.has("share-of-plan")
        and (in_percent or question.has("percent", "compare", "yes-no", "how-many"))
    ):
        wanted = [Measure.SHARE_OF_PLAN, Measure.SHARE, Measure.LEVEL]
        if question.has("target"):
            wanted.append(Measure.GROWTH)
    elif _asks_growth(question, others) or _is_called_growth(question, found):
        wanted = [Measure.GROWTH, Measure.RATIO_TO_LAST_YEAR]
    elif question.has("percent") and not _counts_too(question):
        percent = [one for one in found if one.unit == "%" or one.out_of is not None]
        if percent:
            order = [
                Measure.SHARE,
                Measure.SHARE_OF_PLAN,
                Measure.GROWTH,
                Measure.RATIO_TO_LAST_YEAR,
                Measure.LEVEL,
            ]
            return _first_of(percent, order)
        return []
    else:
        wanted = [Measure.LEVEL, Measure.SCORE, Measure.MINIMUM, Measure.SHARE, Measure.CUMULATIVE]
        if not question.has("how-many"):
            wanted += [Measure.GROWTH, Measure.SHARE_OF_PLAN, Measure.RATIO_TO_LAST_YEAR]
    return _first_of(found, wanted)


def _asks_growth(question: Question, others: frozenset[int]) -> bool:
    return any(
        not others.issuperset(range(ref.start, ref.end))
        for ref in question.cues
        if ref.cues & {"growth", "decrease"}
    )


def _is_called_growth(question: Question, found: Sequence[Observation]) -> bool:
    """«tăng trưởng … phấn đấu bao nhiêu»: the name itself asks how much more it is."""
    called = {place for one in found for place in question.names.get(one.indicator, ())}
    return any(
        "growth" in match.mentions.cues and called.issuperset(range(match.start, match.end))
        for match in question.reading.matches
    )


def _asks_whether_met(question: Question) -> bool:
    """«vượt kế hoạch chưa», where «vượt 11%» tells but a side of a number."""
    told = bool(question.amounts)
    return any(
        not ref.cues.isdisjoint(("met", "unmet")) and not (told and "above" in ref.cues)
        for ref in question.cues
    )


def _counts_too(question: Question) -> bool:
    """«thu được bao nhiêu và đạt bao nhiêu phần trăm»: a number is asked for beside the share."""
    return len([ref for ref in question.cues if "how-many" in ref.cues]) > 1


def _first_of(found: Sequence[Observation], order: Iterable[Measure]) -> list[Observation]:
    """Of each indicator and place, those of the first measure in `order` that is there."""
    ranks = {measure: rank for rank, measure in enumerate(order)}
    best: dict[object, int] = {}
    for one in found:
        if one.measure in ranks:
            key = (one.indicator, one.area, one.period)
            best[key] = min(best.get(key, len(ranks)), ranks[one.measure])
    return [
        one
        for one in found
        if one.measure in ranks
        and ranks[one.measure] == best[(one.indicator, one.area, one.period)]
    ]


def _of_status(question: Question, found: Sequence[Observation]) -> list[Observation]:
    """Targets only where asked for; results where asked for; else results before targets."""
    if any(one.measure is Measure.MINIMUM for one in found):
        return list(found)
    targets = [one for one in found if one.status is Status.TARGET]
    reached = [one for one in found if one.status is not Status.TARGET]
    named = {i for one in found for i in question.names.get(one.indicator, ())}
    asks_target = not question.cue_positions(("target",)) <= named
    if asks_target and not question.has("met", "unmet"):
        share = [one for one in reached if one.measure in (Measure.SHARE_OF_PLAN, Measure.SHARE)]
        about_document = [one for one in reached if one.document and not one.area]
        if not question.has("share-of-plan", "percent"):
            # The whole of «55/63» is of no time.
            share = [one for one in share if one.out_of is not None and not question.times]
        return targets or share or about_document
    results = question.cue_positions(("met", "unmet", "result", "decrease")) - named
    if results and not asks_target:
        return reached
    return reached or targets
