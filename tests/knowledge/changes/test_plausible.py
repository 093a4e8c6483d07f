"""Figures that a curator has to look at again before they are published."""

from decimal import Decimal

import pytest

from knowledge.changes.plausible import implausible
from knowledge.engine import Engine
from knowledge.factbase import FactBase
from knowledge.model import Observation
from tests.knowledge.changes.editing import article, edit, put

INCOME = "o-thu-ns-bl-2024"
"""298 tỷ đồng in 2024, a result; the target for 2025 is 320."""


@pytest.fixture
def facts(engine: Engine) -> FactBase:
    return engine.facts


def figure(facts: FactBase, like: str = INCOME, **values: object) -> FactBase:
    """With one more figure, of a later article."""
    model = {**dict(facts.observations[like]), "id": "o-moi", "article": "later", **values}
    return put(facts, articles=[article()], observations=[Observation(**model)])


@pytest.mark.parametrize(
    "update",
    [
        {"value": Decimal(2980)},
        {"value": Decimal("29.8")},
        {"unit": "triệu đồng"},
        {"unit": "%"},
    ],
)
def test_a_figure_that_jumps_or_changes_its_unit(
    facts: FactBase, update: dict[str, object]
) -> None:
    [found] = implausible(facts, edit(facts, INCOME, **update))
    assert found.fact == INCOME
    assert "298 tỷ đồng" in found.problem or "«tỷ đồng»" in found.problem
    assert "\n" not in found.problem


@pytest.mark.parametrize(
    "values",
    [
        {"value": Decimal(2980)},
        {"unit": "triệu đồng"},
        {"period": "2023", "value": Decimal(3000)},
        {"period": "2026", "value": Decimal(29)},
        {"period": "2026", "unit": "nghìn đồng"},
        {"period": "2025", "status": "result", "value": Decimal(3200)},
    ],
)
def test_a_new_figure_far_from_its_like(facts: FactBase, values: dict[str, object]) -> None:
    assert [one.fact for one in implausible(facts, figure(facts, **values))] == ["o-moi"]


@pytest.mark.parametrize(
    "values",
    [
        {"value": Decimal(2979)},
        {"value": Decimal(0)},
        {"period": "2023", "value": Decimal(250)},
        {"period": "2023-Q1", "value": Decimal(20)},
        {"area": "tp-thuong-giang", "value": Decimal(3000)},
        {"period": "2023", "like": "o-thu-ns-bl-2024-tang", "value": Decimal("0.5")},
    ],
)
def test_what_may_well_be(facts: FactBase, values: dict[str, object]) -> None:
    assert implausible(facts, figure(facts, **values)) == []


def test_what_was_published_is_not_asked_for_again(facts: FactBase) -> None:
    odd = edit(facts, INCOME, value=Decimal(2980))
    assert implausible(odd, odd) == []
    assert implausible(odd, edit(odd, INCOME, note="đã xem lại", paragraphs=(1,))) == []
