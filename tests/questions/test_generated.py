"""Questions made from the fact base itself: for every office, figure and document its plain
question, and the same with one slot swapped. The first is answered by its fact; the second never
is, and never confidently by another."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from knowledge.engine import Engine
from knowledge.factbase import FactBase
from knowledge.model import Measure, Observation, Status
from knowledge.outcome import OutcomeKind
from knowledge.seeds import load

SEEDS = Path(__file__).parents[2] / "seeds"
TODAY = date(2026, 11, 22)
OTHER_YEARS = (2015, 2019, 2024)


@dataclass(frozen=True)
class Made:
    """A question with the facts that may answer it: none of these, unless `answered`."""

    question: str
    facts: frozenset[str]
    answered: bool


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(load(SEEDS))


def _offices(engine: Engine) -> Iterator[Made]:
    """Every office; in a town that has none; of a body that is not in the articles."""
    library = engine.library
    known = {(f.role, f.ranks, f.body, f.area) for f in library.titles.frames.values()}
    elsewhere = [area for area in library.facts.areas.values() if area.type in ("huyen", "thi-xa")]
    for frame in library.titles.frames.values():
        memberships = library.memberships(frame.post)
        title = library.titles.of(frame.post)
        if not memberships:
            continue
        yield Made(f"{title} là ai?", frozenset(one.id for one in memberships), answered=True)
        post = library.facts.posts[frame.post]
        for area in elsewhere:
            for body, kinds in (("Huyện ủy", "huyen"), ("Thị ủy", "thi-xa")):
                swapped = (frame.role, frame.ranks, "cap-uy", area.id)
                if frame.body == "cap-uy" and area.type == kinds and swapped not in known:
                    question = f"{post.title} {body} {area.name} là ai?"
                    yield Made(question, frozenset(one.id for one in memberships), answered=False)


def _figures(engine: Engine) -> Iterator[Made]:
    """Every level of an area and period; in other years; in other districts."""
    facts, geography = engine.facts, engine.library.geography
    for one in facts.observations.values():
        if not _is_plain(one, facts):
            continue
        name = facts.indicators[one.indicator].name
        place, period = geography.full_name(one.area or ""), one.period.label if one.period else ""
        asked = "chỉ tiêu " if one.status is Status.TARGET else ""
        same = frozenset(
            other.id
            for other in facts.observations.values()
            if (other.indicator, other.area, other.period) == (one.indicator, one.area, one.period)
        )
        yield Made(f"{asked}{name} {place} {period} là bao nhiêu?", same, answered=True)
        for year in OTHER_YEARS:
            yield Made(f"{asked}{name} {place} năm {year} là bao nhiêu?", same, answered=False)
        for area in facts.areas.values():
            if area.type in ("huyen", "thi-xa") and area.id != one.area:
                other_place = geography.full_name(area.id)
                question = f"{asked}{name} {other_place} {period} là bao nhiêu?"
                yield Made(question, same, answered=False)


def _is_plain(one: Observation, facts: FactBase) -> bool:
    """A level of an area in a period, alone of its indicator there."""
    return bool(one.area and one.period) and one.measure is Measure.LEVEL and one.event is None


def _documents(engine: Engine) -> Iterator[Made]:
    """Every numbered document; its neighbours in number; another kind with its number."""
    facts = engine.facts
    numbers = {int(one.number) for one in facts.documents.values() if one.number}
    kinds = {kind.id: kind.name for kind in facts.language.government.document_types}
    held = {(one.type, int(one.number)) for one in facts.documents.values() if one.number}
    for one in facts.documents.values():
        if one.number is None or one.code is None:
            continue
        yield Made(f"{kinds[one.type]} {one.code} nói về gì?", frozenset([one.id]), answered=True)
        for number in range(1, 60):
            if number not in numbers:
                question = f"{kinds[one.type]} số {number:02d} nói về gì?"
                yield Made(question, frozenset([one.id]), answered=False)
        for kind, name in kinds.items():
            if (kind, int(one.number)) not in held:
                question = f"{name} số {one.number} nói về gì?"
                yield Made(question, frozenset([one.id]), answered=False)


@pytest.mark.parametrize("make", [_offices, _figures, _documents])
def test_each_fact_answers_its_question_and_no_swapped_one(engine: Engine, make: object) -> None:
    assert callable(make)
    made = list(make(engine))
    assert any(one.answered for one in made)
    assert any(not one.answered for one in made)
    wrong = []
    for one in made:
        reply = engine.ask(one.question, today=TODAY)
        if one.answered:
            if reply.kind is not OutcomeKind.ANSWER or one.facts.isdisjoint(reply.facts):
                wrong.append(f"unanswered: {one.question} -> {reply.kind} {reply.facts[:3]}")
        elif reply.kind is OutcomeKind.ANSWER:
            wrong.append(f"answered: {one.question} -> {reply.text[:120]}")
    assert wrong == []
