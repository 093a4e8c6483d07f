"""The fact base in memory: every record by its id, and the lookups that the answers need."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields

from knowledge.language import Language
from knowledge.model import (
    Area,
    Article,
    Document,
    Event,
    Fact,
    Indicator,
    Membership,
    Observation,
    OfficialDocument,
    Organization,
    Participation,
    Person,
    Post,
    Project,
    Publisher,
    Record,
    Statement,
    Topic,
)


@dataclass(frozen=True)
class FactBase:
    """All records by id. Ids are unique over all tables; every reference leads to a record."""

    language: Language
    publishers: Mapping[str, Publisher]
    articles: Mapping[str, Article]
    areas: Mapping[str, Area]
    organizations: Mapping[str, Organization]
    people: Mapping[str, Person]
    posts: Mapping[str, Post]
    topics: Mapping[str, Topic]
    indicators: Mapping[str, Indicator]
    official_documents: Mapping[str, OfficialDocument]
    memberships: Mapping[str, Membership]
    documents: Mapping[str, Document]
    observations: Mapping[str, Observation]
    statements: Mapping[str, Statement]
    events: Mapping[str, Event]
    participations: Mapping[str, Participation]
    projects: Mapping[str, Project]
    aliases: Mapping[str, tuple[str, ...]]
    """More names of a record, from the `aliases` tables, by the record's id."""

    def tables(self) -> Iterator[Mapping[str, Record]]:
        for field in fields(self):
            if field.name not in ("language", "aliases"):
                yield getattr(self, field.name)

    def record(self, target: str) -> Record | None:
        """The record with this id, of whatever table."""
        return next((table[target] for table in self.tables() if target in table), None)

    def fact_tables(self) -> dict[type[Fact], Mapping[str, Fact]]:
        """The tables of records that an article supports, by their kind."""
        return {
            Membership: self.memberships,
            Document: self.documents,
            Observation: self.observations,
            Statement: self.statements,
            Event: self.events,
            Participation: self.participations,
            Project: self.projects,
        }

    def facts(self) -> Iterator[Fact]:
        """Every record that an article supports."""
        for table in self.fact_tables().values():
            yield from table.values()
