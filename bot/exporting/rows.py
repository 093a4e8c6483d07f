"""From records to the rows of the tables: a value for every column."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from bot.exporting.edition import Edition
from bot.exporting.tables import metadata
from knowledge.language import Term
from knowledge.model import (
    Area,
    Document,
    Event,
    Fact,
    Organization,
    Participation,
    Post,
    Record,
    Statement,
)

Row = dict[str, Any]
SEPARATOR = "; "

_RECORDS = (
    "publishers",
    "articles",
    "official_documents",
    "areas",
    "organizations",
    "people",
    "posts",
    "topics",
    "indicators",
    "memberships",
    "documents",
    "events",
    "observations",
    "statements",
    "participations",
    "projects",
)
_LISTS = {
    "area_successors": ("area", "areas", "successors", "successor"),
    "indicator_topics": ("indicator", "indicators", "topics", "topic"),
    "document_topics": ("document", "documents", "topics", "topic"),
    "event_documents": ("event", "events", "documents", "document"),
    "statement_topics": ("statement", "statements", "topics", "topic"),
    "participation_documents": ("participation", "participations", "documents", "document"),
    "project_topics": ("project", "projects", "topics", "topic"),
}
"""Tables of references to one kind of record: the column of the owner, the owners' table, the field
that holds the list, the column of what it leads to."""
_AGENTS = {"statement_by": "by", "statement_to": "to"}
"""Tables of references to a person, a body or a place: the field of the statement."""


class Rows:
    """All rows of an edition, table by table."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._facts = edition.facts
        government = edition.facts.language.government
        self._types: Mapping[type[Record], Mapping[str, Term]] = {
            Area: {term.id: term for term in government.area_types},
            Organization: {term.id: term for term in government.body_types},
            Document: {term.id: term for term in government.document_types},
            Event: {term.id: term for term in government.event_types},
        }

    def tables(self) -> Iterator[tuple[str, list[Row]]]:
        """Every table with its rows, in the order of the seeds."""
        for name in _RECORDS:
            columns = metadata.tables[name].columns.keys()
            records: Iterable[Record] = getattr(self._facts, name).values()
            values = map(self._values, records)
            yield name, [{column: row.get(column) for column in columns} for row in values]
        for name, columns_of in _LISTS.items():
            yield name, list(self._references(*columns_of))
        for name, field in _AGENTS.items():
            yield name, list(self._agents(field, metadata.tables[name].columns.keys()))

    def _values(self, record: Record) -> Row:
        """The fields of a record, and what is worked out of them."""
        row = {name: getattr(record, name) for name in type(record).model_fields}
        if "aliases" in row:
            row["aliases"] = (
                SEPARATOR.join(self._edition.aliases(record.id, row["aliases"])) or None
            )
        if period := row.get("period"):
            row |= {"period": period.label, "period_start": period.start, "period_end": period.end}
        if isinstance(record, Fact):
            row |= self._source(record)
        if types := self._types.get(type(record)):
            row["type_name"] = types[row["type"]].name if row["type"] else None
        return row | self._worked_out(record)

    def _source(self, fact: Fact) -> Row:
        article = self._edition.article(fact)
        return {
            "published_on": article.published_on,
            "publisher": article.publisher,
            "paragraphs": SEPARATOR.join(map(str, fact.paragraphs)),
        }

    def _worked_out(self, record: Record) -> Row:
        """Names in full, and of whom it is where that can be several kinds of records."""
        names = self._edition.names
        match record:
            case Area():
                return {"full_name": names.geography.full_name(record.id)}
            case Post():
                return {"full_title": names.titles.of(record.id)}
            case Document():
                return {"full_title": names.titles.document(record.id)}
            case Participation(who=str(who)):
                return self._agent(who)
            case _:
                return {}

    def _agent(self, target: str) -> Row:
        """An id under the name of its kind."""
        return {
            "person": target if target in self._facts.people else None,
            "organization": target if target in self._facts.organizations else None,
            "area": target if target in self._facts.areas else None,
        }

    def _references(self, owner: str, owners: str, field: str, column: str) -> Iterator[Row]:
        for record in getattr(self._facts, owners).values():
            for position, target in enumerate(getattr(record, field), start=1):
                yield {owner: record.id, "position": position, column: target}

    def _agents(self, field: str, columns: Iterable[str]) -> Iterator[Row]:
        for statement in self._facts.statements.values():
            for position, target in enumerate(_agents_of(statement, field), start=1):
                row = {"statement": statement.id, "position": position}
                row |= {"name": self._edition.names.agent(target), **self._agent(target)}
                yield {column: row[column] for column in columns}


def _agents_of(statement: Statement, field: str) -> tuple[str, ...]:
    found: tuple[str, ...] = getattr(statement, field)
    return found
