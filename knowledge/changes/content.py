"""What a fact says, so that two can be compared whatever their ids, files and spelling.

Topics, aliases, notes, paragraphs and the article that a fact stands in are no part of it.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from knowledge.factbase import FactBase
from knowledge.model import Document, Fact, Membership, Observation, Statement, StatementKind
from knowledge.names import Names
from knowledge.text import normalize, split_syllable

Content = tuple[object, ...]
"""Texts, numbers, dates, periods, None, and tuples of these."""
_SPOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+|[%‰°²³]")


class Ref(NamedTuple):
    """A record that a fact names. Two are the same by their id or by what they are called."""

    id: str
    name: object


def spoken(text: str | None) -> str | None:
    """A text as it is heard: without case, punctuation, spaces and the place of a tone mark."""
    if text is None:
        return None
    return " ".join("".join(split_syllable(word)) for word in _SPOKEN.findall(normalize(text)))


def agree(one: Content, other: Content) -> bool:
    """Do two facts of one kind say the same?"""
    return len(one) == len(other) and all(map(_agree, one, other))


def _agree(one: object, other: object) -> bool:
    if isinstance(one, Ref) and isinstance(other, Ref):
        return one.id == other.id or one.name == other.name
    if isinstance(one, tuple) and isinstance(other, tuple):
        return len(one) == len(other) and all(any(_agree(a, b) for b in other) for a in one)
    return one == other


class Contents:
    """The contents of the facts of one fact base that can be news."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self.facts: FactBase = names.facts
        self._called: dict[str, object] = {}

    def told(self) -> Iterator[dict[str, Fact]]:
        """The facts that can be news, by their ids: one table for each kind of fact."""
        yield dict(self.facts.memberships)
        yield dict(self.facts.documents)
        yield dict(self.facts.observations)
        yield {one.id: one for one in self.facts.statements.values() if is_directive(one)}

    def said(self, fact: Fact) -> Content:
        """What is compared with a fact that has the same id."""
        match fact:
            case Membership():
                # a name that is put right is no other person, and yet the office is told otherwise
                person, post = self._call(fact.person), self._call(fact.post)
                return person, post, fact.started_on, fact.ended_on
            case Document():
                number = (fact.type, fact.number, _code(fact.code), self._ref(fact.issuer))
                return (*number, fact.issued_on, spoken(fact.subject), fact.period)
            case Observation():
                return (
                    *self.matter(fact),
                    fact.value.normalize(),
                    fact.out_of.normalize() if fact.out_of is not None else None,
                    fact.unit.lower(),
                    spoken(fact.qualifier),
                )
            case Statement():
                people = self._refs(fact.by), self._refs(fact.to)
                carried = self._ref(fact.document)
                return (spoken(fact.text), *people, carried, fact.period, fact.deadline)
        raise TypeError(f"{fact.id!r} can be no news")

    def content(self, fact: Fact) -> Content:
        """What makes a fact news or none, whatever is called by which id. A demand that is made
        again on another day is another one, and so is an office that somebody is seen in again."""
        said = _plain(self.said(fact))
        match fact:
            case Statement(event=str(event)):
                return (*said, self.facts.events[event].on)
            case Statement() | Membership():
                return (*said, self._day(fact))
        return said

    def claim(self, fact: Fact) -> tuple[Content, date]:
        """What a fact says, and the day since which nobody else has to say it: an office holder
        seen again later is still one."""
        if isinstance(fact, Membership):
            return _plain(self.said(fact)), self._day(fact)
        return self.content(fact), date.min

    def _day(self, fact: Fact) -> date:
        return self.facts.articles[fact.article].published_on

    def matter(self, figure: Observation) -> Content:
        """What a figure is a figure of. The meeting or document where it was told matters only
        where it is about no place."""
        about = (figure.area,) if figure.area else (figure.event, figure.document)
        return (
            self._ref(figure.indicator),
            *map(self._ref, about),
            figure.period,
            figure.measure.value,
            figure.status.value,
            spoken(figure.base),
        )

    def named_matter(self, figure: Observation) -> Content:
        """The same by names alone, to look up by."""
        return _plain(self.matter(figure))

    def _refs(self, targets: Sequence[str]) -> Content:
        return tuple(Ref(target, self._call(target)) for target in targets)

    def _ref(self, target: str | None) -> Ref | None:
        return Ref(target, self._call(target)) if target is not None else None

    def _call(self, target: str) -> object:
        """How a record is called, with what tells it apart from others of its name."""
        if target not in self._called:
            self._called[target] = self._name(target)
        return self._called[target]

    def _name(self, target: str) -> object:
        facts, names = self.facts, self.names
        if target in facts.posts:
            return spoken(names.titles.of(target))
        if target in facts.indicators:
            return spoken(facts.indicators[target].name)
        if target in facts.documents:
            return _plain(self.said(facts.documents[target]))
        if target in facts.events:
            return spoken(facts.events[target].name), facts.events[target].on
        if target in facts.areas:
            area = facts.areas[target]
            above = area.parent and names.geography.full_name(area.parent)
            return spoken(names.geography.full_name(target)), spoken(above), area.valid_from
        return spoken(names.agent(target))


def is_directive(statement: Statement) -> bool:
    return statement.kind is StatementKind.DIRECTIVE


def _code(code: str | None) -> str | None:
    return "".join(normalize(code).upper().split()) if code else None


def _plain(content: Content) -> Content:
    """Names in the place of references; of several people the order is of no account."""
    return tuple(_plain_part(part) for part in content)


def _plain_part(part: object) -> object:
    match part:
        case Ref():
            return part.name
        case tuple():
            return tuple(sorted((_plain_part(one) for one in part), key=repr))
    return part
