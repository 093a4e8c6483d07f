"""Fact bases that differ by a few records from another one."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from datetime import date
from typing import Any

from knowledge.factbase import FactBase
from knowledge.model import Article, Record

NO_TABLES = ("language", "aliases")
LATER = date(2025, 6, 20)
"""The day of the invented article that everything new stands in."""


def tables(facts: FactBase) -> Iterator[tuple[str, Mapping[str, Record]]]:
    for field in fields(facts):
        if field.name not in NO_TABLES:
            yield field.name, getattr(facts, field.name)


def put(facts: FactBase, **records: list[Any]) -> FactBase:
    """With these records, by the name of their table."""
    return replace(
        facts,
        **{
            name: {**getattr(facts, name), **{one.id: one for one in added}}
            for name, added in records.items()
        },
    )


def edit(facts: FactBase, target: str, **updates: object) -> FactBase:
    """With other values in one record."""
    for name, table in tables(facts):
        if target in table:
            model = type(table[target])
            record = model(**{**dict(table[target]), **updates})
            return replace(facts, **{name: {**table, target: record}})
    raise KeyError(target)


def drop(facts: FactBase, *targets: str) -> FactBase:
    """Without these records."""
    return replace(
        facts,
        **{
            name: {key: one for key, one in table.items() if key not in targets}
            for name, table in tables(facts)
        },
    )


def article(target: str = "later", day: date = LATER, **more: str) -> Article:
    """An invented article; each has a text of its own."""
    return Article(
        id=target,
        publisher="bao-thuong-giang",
        publisher_basis="invented",
        title=more.get("title", f"Bài ngày {day}"),
        published_on=day,
        date_basis="invented",
        sha256=f"{day.toordinal() + sum(map(ord, target)):064x}",
    )
