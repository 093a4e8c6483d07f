"""What a fact concerns: the ids of all things by which somebody may follow it."""

from collections.abc import Iterable, Iterator, Sequence

from knowledge.factbase import FactBase
from knowledge.model import (
    Document,
    Event,
    Fact,
    Membership,
    Observation,
    Participation,
    Statement,
    StatementKind,
)

DIRECTIVES = "directives"
"""The thing that every directive concerns; no record has this id."""


def concerns(fact: Fact, facts: FactBase) -> frozenset[str]:
    """The ids of the topics, documents, people, posts, bodies, areas and indicators that a fact is
    about, and `DIRECTIVES` for a directive. An area lies in others, which it concerns as well, and
    a body in its area."""
    found = {one for one in _named(fact, facts) if one}
    bodies = (facts.organizations[one] for one in found if one in facts.organizations)
    found |= {body.area for body in bodies if body.area}
    found |= set(_areas_above(found, facts))
    return frozenset(found)


def _named(fact: Fact, facts: FactBase) -> Iterator[str | None]:
    """What the fact names itself, and the topics of what it is about; None where it names none."""
    yield getattr(fact, "area", None)
    yield from getattr(fact, "topics", ())
    match fact:
        case Membership():
            yield from (fact.person, fact.post, facts.posts[fact.post].organization)
        case Document():
            yield from (fact.id, fact.issuer)
        case Observation():
            own = facts.indicators[fact.indicator].topics
            yield from (fact.indicator, *own)
            yield from _of_document(fact.document, own, facts)
        case Statement():
            yield from (*fact.by, *fact.to)
            yield from _of_document(fact.document, fact.topics, facts)
            if fact.kind is StatementKind.DIRECTIVE:
                yield DIRECTIVES
        case Event():
            yield from (fact.organization, *fact.documents)
        case Participation():
            yield from (fact.who, *fact.documents)


def _of_document(document: str | None, own: Sequence[str], facts: FactBase) -> Iterator[str]:
    """A document, and its topics for what has none of its own: a demand about digital services is
    none about trees because the same document speaks of both."""
    if document is not None:
        yield document
        if not own:
            yield from facts.documents[document].topics


def _areas_above(found: Iterable[str], facts: FactBase) -> Iterator[str]:
    for target in found:
        seen = {target}
        area = facts.areas.get(target)
        while area is not None and area.parent is not None and area.parent not in seen:
            seen.add(area.parent)
            yield area.parent
            area = facts.areas.get(area.parent)
