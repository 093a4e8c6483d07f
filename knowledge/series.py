"""Figures that one drawing may show side by side: of one indicator, one area, one unit, one measure
and one length of period."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from knowledge.model import Fact, Measure, Observation, Status
from knowledge.outcome import OutcomeKind, Reply, Source
from knowledge.period import Period, format_date
from knowledge.relations.candidate import Desk
from knowledge.relations.figure_choice import end_of
from knowledge.relations.figure_words import amount
from knowledge.replies import source

FEWEST, MOST = 2, 8
"""Figures that make a drawing worth while, and that it has room for: the newest."""
STATUS_WORDS = {Status.TARGET: "Chỉ tiêu", Status.RESULT: "Kết quả", Status.ESTIMATE: "Ước đạt"}
_AGAINST = {
    Measure.GROWTH: "so với năm trước",
    Measure.RATIO_TO_LAST_YEAR: "so với cùng kỳ",
    Measure.SHARE_OF_PLAN: "so với kế hoạch",
    Measure.CUMULATIVE: "lũy kế",
}
"""What a figure that is no plain level is measured against, where the article names nothing."""


@dataclass(frozen=True)
class Point:
    """One figure to draw: when, how much (`text` says it in words), how it stands, who says so."""

    label: str
    value: Decimal
    text: str
    status: Status
    source: Source


@dataclass(frozen=True)
class Series:
    """Figures in the order of their periods. `id` is the first one's; `unit` is theirs all;
    `reply` tells the same numbers in words."""

    id: str
    title: str
    unit: str
    points: tuple[Point, ...]
    reply: Reply


def series_of(fact: str, desk: Desk) -> Series | None:
    """The series that a figure belongs to; None where `fact` is no figure or stands alone."""
    record = desk.library.facts.record(fact)
    if not isinstance(record, Observation) or record.area is None or record.period is None:
        return None
    key = _key(record)
    return _series(
        [
            one
            for one in desk.library.links.between(record.indicator, record.area, Observation)
            if one.period is not None and _key(one) == key
        ],
        desk,
    )


def first_series(desk: Desk, limit: int) -> list[Series]:
    """What can be drawn, in the order of the seeds, at most so many."""
    found: dict[str, Series] = {}
    for one in desk.library.facts.observations.values():
        if len(found) == limit:
            break
        if (series := series_of(one.id, desk)) is not None:
            found.setdefault(series.id, series)
    return list(found.values())


def _key(one: Observation) -> tuple[object, ...]:
    """What figures have in common that may stand side by side."""
    months = _months(one.period) if one.period else None
    whole = one.out_of is not None
    return one.indicator, one.area, one.unit, one.measure, one.base, months, whole


def _months(period: Period) -> int:
    """How many months a period touches; days of different years are not compared."""
    start, end = period.start, period.end
    return (end.year - start.year) * 12 + end.month - start.month + 1


def _series(found: Iterable[Observation], desk: Desk) -> Series | None:
    newest, replaced = _newest(found, desk)
    kept = newest[-MOST:]
    if len(kept) < FEWEST:
        return None
    first = kept[0]
    points = tuple(_point(one, desk) for one in kept)
    draft = desk.draft().say(f"**{_title(first, desk)}**")
    for one, point in zip(kept, points, strict=True):
        draft.say(f"• {STATUS_WORDS[point.status]} {point.label}: **{point.text}**", one)
    for one in replaced:
        told = _point(one, desk)
        day = format_date(told.source.date)
        draft.say(f"• Bài cũ hơn ({day}) ghi {told.label}: {told.text}", one)
    draft.about(first.area)
    reply = draft.reply(OutcomeKind.ANSWER)
    return Series(first.id, _title(first, desk), first.unit, points, reply)


def _point(one: Observation, desk: Desk) -> Point:
    label = one.period.label if one.period else ""
    return Point(label, one.value, amount(one), one.status, source(desk.library, one.article))


def _title(one: Observation, desk: Desk) -> str:
    """«Thu ngân sách TP …», and what the figures are measured against."""
    facts, geography = desk.library.facts, desk.library.geography
    name = f"{facts.indicators[one.indicator].name} {geography.full_name(one.area or '')}"
    against = one.base or _AGAINST.get(one.measure)
    return f"{name} ({against})" if against else name


def _newest(
    found: Iterable[Observation], desk: Desk
) -> tuple[Sequence[Observation], Sequence[Observation]]:
    """Of each period and status what the newest article says, in order of time; then what older
    ones said differently."""
    newest: dict[object, Observation] = {}
    older = []
    for one in sorted(found, key=lambda one: _published(one, desk), reverse=True):
        known = newest.setdefault((one.period, one.status is Status.TARGET), one)
        if known.value != one.value:
            older.append(one)
    return sorted(newest.values(), key=_order), sorted(older, key=_order)


def _order(one: Observation) -> tuple[str, bool, str]:
    """By the end of the period; of one period the target first, as it was set first."""
    return end_of(one), one.status is not Status.TARGET, one.id


def _published(fact: Fact, desk: Desk) -> date:
    return desk.library.facts.articles[fact.article].published_on
