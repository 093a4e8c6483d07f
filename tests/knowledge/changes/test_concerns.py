"""By which things somebody may follow a fact."""

import pytest

from knowledge.changes.concerns import DIRECTIVES, concerns
from knowledge.engine import Engine


@pytest.mark.parametrize(
    ("fact", "things"),
    [
        (
            "s-khue-ben-thuyen",
            "directives do-minh-khue phong-qldt-tp-thuong-giang du-lich tp-thuong-giang",
        ),
        (
            "s-trac-ben-bai",
            "directives ngo-ba-trac du-lich kl-07-tu tx-binh-lang",
        ),
        ("s-han-che-rac", "moi-truong tp-thuong-giang"),
        ("o-thu-ns-bl-2024", "thu-ngan-sach ngan-sach tx-binh-lang"),
        ("o-luot-khach-2030", "luot-khach du-lich nq-14-tu tp-thuong-giang"),
        ("nq-14-tu", "nq-14-tu du-lich thanh-uy-thuong-giang tp-thuong-giang"),
        (
            "m-an-ct-2025",
            "ly-thu-an ct-ubnd-tp-thuong-giang ubnd-tp-thuong-giang tp-thuong-giang",
        ),
    ],
)
def test_things_that_a_fact_concerns(engine: Engine, fact: str, things: str) -> None:
    record = next(one for one in engine.facts.facts() if one.id == fact)
    above = {"tinh-thuong-giang"}
    assert concerns(record, engine.facts) == above | set(things.split())


def test_every_fact_concerns_things_that_exist(engine: Engine) -> None:
    for fact in engine.facts.facts():
        for thing in concerns(fact, engine.facts) - {DIRECTIVES}:
            assert engine.facts.record(thing) is not None


def test_a_demand_has_its_own_topics_or_those_of_its_document(engine: Engine) -> None:
    facts = engine.facts
    demand = facts.statements["s-trac-ben-bai"].model_copy(update={"document": "nq-14-tu"})
    others = demand.model_copy(update={"topics": ("moi-truong",)})
    silent = demand.model_copy(update={"topics": ()})
    assert "du-lich" not in concerns(others, facts)
    assert "du-lich" in concerns(silent, facts)
