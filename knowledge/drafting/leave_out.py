"""The fact base as it was before an article was added: by it drafts are scored fairly."""

from collections.abc import Container, Mapping
from dataclasses import replace
from typing import TypeVar

from knowledge.factbase import FactBase
from knowledge.model import Fact, Record

R = TypeVar("R", bound=Record)


def without(facts: FactBase, article: str, defined: Container[str]) -> FactBase:
    """The facts without an article, its own facts, what only its file defines (`defined` ids), and
    whatever needs any of that."""

    def kept(table: Mapping[str, R]) -> dict[str, R]:
        return {
            target: record
            for target, record in table.items()
            if target != article
            and target not in defined
            and not (isinstance(record, Fact) and record.article == article)
        }

    people, organizations = kept(facts.people), kept(facts.organizations)
    indicators = kept(facts.indicators)
    posts = {one.id: one for one in kept(facts.posts).values() if one.organization in organizations}
    return replace(
        facts,
        articles=kept(facts.articles),
        people=people,
        organizations=organizations,
        indicators=indicators,
        posts=posts,
        topics=kept(facts.topics),
        areas=kept(facts.areas),
        memberships={
            one.id: one
            for one in kept(facts.memberships).values()
            if one.person in people and one.post in posts
        },
        documents=kept(facts.documents),
        observations={
            one.id: one for one in kept(facts.observations).values() if one.indicator in indicators
        },
        statements=kept(facts.statements),
        events=kept(facts.events),
        participations=kept(facts.participations),
        projects=kept(facts.projects),
        aliases={
            target: names
            for target, names in facts.aliases.items()
            if target != article and target not in defined
        },
    )
