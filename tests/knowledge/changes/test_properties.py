"""What holds of any two fact bases, however they came about."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge.changes.difference import changes
from knowledge.changes.kinds import Change, ChangeKind
from knowledge.engine import Engine
from knowledge.factbase import FactBase
from knowledge.model import Fact, Record
from tests.knowledge.changes.editing import drop, tables

OWN = (ChangeKind.CORRECTION, ChangeKind.WITHDRAWAL)
REFERENCES = ("event", "document", "documents")
"""Fields by which one fact names another."""
QUIET: dict[str, Any] = {
    "paragraphs": (7, 3),
    "note": "ghi chú khác",
    "aliases": ("tên gọi khác",),
    "topics": (),
}
many = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def shuffled(facts: FactBase, data: st.DataObject) -> FactBase:
    return replace(
        facts,
        **{
            name: {key: table[key] for key in data.draw(st.permutations(list(table)))}
            for name, table in tables(facts)
            if name != "areas"
        },
    )


def renamed(facts: FactBase, data: st.DataObject) -> FactBase:
    """Some facts under other ids, and wherever one names another, the new id."""
    ids = sorted(fact.id for fact in facts.facts())
    names = {target: f"r-{number:04d}" for number, target in enumerate(ids)}
    names = {target: names[target] for target in data.draw(st.sets(st.sampled_from(ids)))}

    def rename(record: Record) -> Record:
        updates: dict[str, Any] = {"id": names.get(record.id, record.id)}
        for field in REFERENCES:
            value = getattr(record, field, None)
            if isinstance(value, tuple):
                updates[field] = tuple(names.get(one, one) for one in value)
            elif value is not None:
                updates[field] = names.get(value, value)
        return record.model_copy(update=updates)

    def table(records: Mapping[str, Record]) -> dict[str, Record]:
        return {one.id: one for one in map(rename, records.values())}

    return replace(facts, **{name: table(records) for name, records in tables(facts)})


def retouched(facts: FactBase, data: st.DataObject) -> FactBase:
    """Some facts with other paragraphs, notes, aliases and topics."""
    ids = sorted(fact.id for fact in facts.facts())
    chosen = data.draw(st.sets(st.sampled_from(ids)))

    def touch(record: Record) -> Record:
        if record.id not in chosen or not isinstance(record, Fact):
            return record
        fields = type(record).model_fields
        return record.model_copy(update={k: v for k, v in QUIET.items() if k in fields})

    return replace(
        facts,
        **{name: {k: touch(v) for k, v in table.items()} for name, table in tables(facts)},
    )


def thinned(facts: FactBase, data: st.DataObject) -> FactBase:
    """Without some of the facts that no other one names."""
    found = [*facts.memberships, *facts.observations, *facts.statements]
    return drop(facts, *data.draw(st.sets(st.sampled_from(sorted(found)))))


@many
@given(data=st.data())
def test_nothing_but_what_is_said_makes_news(engine: Engine, data: st.DataObject) -> None:
    other = retouched(renamed(shuffled(engine.facts, data), data), data)
    assert changes(engine.facts, other) == []
    assert changes(other, engine.facts) == []


@many
@given(data=st.data())
def test_what_comes_on_the_way_there_goes_on_the_way_back(
    engine: Engine, data: st.DataObject
) -> None:
    old, new = thinned(engine.facts, data), thinned(engine.facts, data)
    there, back = changes(old, new), changes(new, old)
    added = {one.fact for one in there if one.kind not in OWN}
    gone = {one.fact for one in there if one.kind is ChangeKind.WITHDRAWAL}
    assert added <= {one.fact for one in back if one.kind is ChangeKind.WITHDRAWAL}
    assert {one.fact for one in back if one.kind not in OWN} <= gone
    assert not any(one.kind is ChangeKind.CORRECTION for one in (*there, *back))


@many
@given(data=st.data())
def test_keys_and_order_do_not_hang_on_files_and_ids(engine: Engine, data: st.DataObject) -> None:
    old = thinned(engine.facts, data)
    new = renamed(shuffled(engine.facts, data), data)
    one, other = changes(old, engine.facts), changes(old, new)

    def news(found: list[Change]) -> list[tuple[str, str]]:
        return [(change.kind, change.key) for change in found]

    assert news(one) == news(other)
    assert len({change.key for change in one}) == len(one)
