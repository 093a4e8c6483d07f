"""How good a draft is beside the facts that a person made of the same article.

Precision is the share of what was drafted that is right, recall the share of the curated facts
that was found. Things are compared by what they say, never by id.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeVar

from knowledge.drafting.drafted import Draft, Drafted
from knowledge.drafting.patterns import anywhere
from knowledge.factbase import FactBase
from knowledge.model import Measure, StatementKind
from knowledge.period import Period
from knowledge.text import fold, syllables

COVERED = 0.6
"""Share of a curated demand's words that drafts have to hold."""
TOUCHED = 0.5
"""Share of a draft's words by which it is about a demand."""
NAMED = 0.5
"""Share of the shorter of two indicators' names that they have in common when they are one."""
WHOLE = 100
"""Percent of a plan that is just met."""
_SCALES = {"nghìn": 3, "ngàn": 3, "triệu": 6, "tỷ": 9, "tỉ": 9}

A = TypeVar("A")
B = TypeVar("B")
Words = frozenset[str]


@dataclass(frozen=True)
class Tally:
    """The score of one kind of facts."""

    kind: str
    curated: int
    drafted: int
    right: int
    """Of the drafted ones."""
    found: int
    """Of the curated ones."""

    @property
    def precision(self) -> float:
        return self.right / self.drafted if self.drafted else 1.0

    @property
    def recall(self) -> float:
        return self.found / self.curated if self.curated else 1.0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.kind,
            self.curated + other.curated,
            self.drafted + other.drafted,
            self.right + other.right,
            self.found + other.found,
        )


def score(draft: Draft, facts: FactBase, article: str) -> tuple[Tally, ...]:
    """Officials, documents, observations (also with place and time) and directives of one article.
    `facts` hold its curated facts."""
    return tuple(_Score(draft, facts, article).tallies())


class _Score:
    def __init__(self, draft: Draft, facts: FactBase, article: str) -> None:
        self._draft = draft
        self._facts = facts
        self._article = article
        self._drafted: dict[str, Drafted] = {record.id: record for record in draft.records}
        idle = facts.language.lexicon.function_words
        self._idle = {one for word in idle for one in syllables(word)}
        self._reworded = facts.language.drafting.directives.reworded
        self._plan = anywhere(facts.language.drafting.figures.plan)
        self._light = {
            one.folded for word in facts.language.drafting.figures.light for one in syllables(word)
        }

    def tallies(self) -> Iterator[Tally]:
        officials = [self._office(m.person, m.post) for m in self._own(self._facts.memberships)]
        drafted = [
            self._office(m.data["person"], m.data["post"]) for m in self._draft.of("memberships")
        ]
        yield _matched("officials", officials, drafted, lambda one, other: one == other)
        documents = list(self._own(self._facts.documents))
        yield _matched("documents", documents, self._draft.of("documents"), self._same_document)
        figures = list(self._own(self._facts.observations))
        told = self._draft.of("observations")
        told = tuple(one for one in told if not self._is_of_project(one, figures))
        yield _matched("observations", figures, told, self._same_figure)
        yield _matched("… with place and time", figures, told, self._same_place_and_time)
        yield self._directives()

    def _own(self, table: Any) -> Iterator[Any]:
        return (fact for fact in table.values() if fact.article == self._article)

    def _value(self, table: str, target: str, key: str) -> Any:
        """A value of a record, drafted or known."""
        if target in self._drafted:
            return self._drafted[target].data.get(key)
        record = getattr(self._facts, table).get(target)
        return getattr(record, key, None)

    def _area(self, area: str | None) -> tuple[object, ...] | None:
        """A unit by its kind and name, as one that the draft proposes has an id of its own."""
        if area is None:
            return None
        return self._value("areas", area, "type"), fold(self._value("areas", area, "name") or area)

    # ---- officials and documents ----

    def _office(self, person: str, post: str) -> tuple[object, ...]:
        """Who, which office, of what body where."""
        organization = self._value("posts", post, "organization")
        kind = self._value("organizations", organization, "type")
        name = self._value("organizations", organization, "name")
        return (
            fold(self._value("people", person, "name") or person),
            fold(self._value("posts", post, "title") or post),
            kind or fold(name or organization),
            self._area(self._value("organizations", organization, "area")),
        )

    def _same_document(self, fact: Any, drafted: Drafted) -> bool:
        data = drafted.data
        if fact.type != data.get("type"):
            return False
        if fact.number or data.get("number"):
            same = int(fact.number or 0) == int(data.get("number") or 0)
            return same and fact.issued_on in (data.get("issued_on"), None)
        names = [fact.subject, *fact.aliases]
        subject = self._words(str(data.get("subject", "")))
        return any(_shared(self._words(name), subject) >= NAMED for name in names)

    # ---- figures ----

    def _same_figure(self, fact: Any, drafted: Drafted) -> bool:
        data = drafted.data
        if (str(data["status"]), data.get("out_of")) != (fact.status.value, fact.out_of):
            return False
        value = _plain(data["value"], data["unit"])
        if not self._is_beyond_plan(fact, data, value):
            if str(data["measure"]) != fact.measure.value:
                return False
            if _plain(fact.value, fact.unit) != value:
                return False
        if data["indicator"] == fact.indicator:
            return True
        name = self._indicator(self._value("indicators", data["indicator"], "name") or "")
        known = self._facts.indicators[fact.indicator]
        return any(
            _shared(self._indicator(one), name) >= NAMED for one in (known.name, *known.aliases)
        )

    def _is_beyond_plan(self, fact: Any, data: Mapping[str, Any], value: Decimal) -> bool:
        """Is it «vượt 12% kế hoạch», which a curator may also tell as a share of the plan?"""
        told = str(data["measure"]) == Measure.GROWTH.value
        if not (told and self._plan.search(data.get("base") or "")):
            return False
        return fact.measure is Measure.SHARE_OF_PLAN and fact.value in (value, value + WHOLE)

    def _same_place_and_time(self, fact: Any, drafted: Drafted) -> bool:
        area = self._area(drafted.data.get("area"))
        if not self._same_figure(fact, drafted) or area != self._area(fact.area):
            return False
        printed = drafted.data.get("period")
        period = Period.parse(printed) if printed else None
        return period == fact.period or self._is_now(period, fact.period)

    def _is_now(self, one: Period | None, other: Period | None) -> bool:
        """Do both say how things stand on the day of the article? A curator may write that day,
        its month, or the time of the report that told it, which has just ended."""
        today = self._facts.articles[self._article].published_on
        if one is None or other is None or today is None:
            return False
        month = Period.of_months(today.year, today.month, today.month)
        narrow, wide = sorted((one, other), key=lambda period: period.days)
        ended = wide.start <= today and (today - wide.end).days <= month.days
        return month.start <= narrow.start and narrow.end <= month.end and ended

    def _is_of_project(self, drafted: Drafted, curated: Sequence[Any]) -> bool:
        """Does the curated file tell it of a project («dài 6,2 km»), and not as a figure?"""
        data = drafted.data
        printed = fold(f"{data['value']:f} {data['unit']}".replace(".", ","))
        projects = (
            fold(f"{one.funding or ''} {one.stage or ''}")
            for one in self._own(self._facts.projects)
        )
        told = any(re.search(rf"(?<![\w,]){re.escape(printed)}(?!\w)", text) for text in projects)
        return told and not any(self._same_figure(fact, drafted) for fact in curated)

    def _indicator(self, name: str) -> Words:
        words = frozenset(one.folded for one in syllables(name))
        return words - self._light or words

    # ---- directives ----

    def _directives(self) -> Tally:
        """One demand may be drafted as two, or two as one: what counts is that nothing is lost
        and nothing made up."""
        curated = [
            (self._people(one.by), self._words(one.text))
            for one in self._own(self._facts.statements)
            if one.kind is StatementKind.DIRECTIVE
        ]
        drafted = [
            (self._people(one.data["by"]), self._words(one.data["text"]), self._otherwise(one))
            for one in self._draft.of("statements")
            if one.data["kind"] == StatementKind.DIRECTIVE.value
        ]
        right = sum(
            any(
                by & other and _shared(words | more & wanted, wanted) >= COVERED
                for other, wanted in curated
            )
            for by, words, more in drafted
        )
        found = 0
        for by, wanted in curated:
            told = [words | more & wanted for other, words, more in drafted if by & other]
            about = [words for words in told if _shared(words, wanted) >= TOUCHED]
            held = frozenset[str]().union(*about)
            found += len(held & wanted) >= COVERED * len(wanted)
        return Tally("directives", len(curated), len(drafted), right, found)

    def _otherwise(self, drafted: Drafted) -> Words:
        """What a drafted demand says without these words, where a curated one has them: the names
        of whom it is addressed to, and what its words were put for."""
        names = [
            self._value("organizations", one, "name") or self._value("areas", one, "name") or ""
            for one in drafted.data.get("to", ())
        ]
        said = f" {fold(str(drafted.data['text']))} "
        otherwise = [old for old, new in self._reworded.items() if f" {fold(new)} " in said]
        return self._words(" ".join((*otherwise, *names)))

    def _people(self, ids: Iterable[str]) -> Words:
        return frozenset(fold(self._value("people", one, "name") or one) for one in ids)

    def _words(self, text: str) -> Words:
        return frozenset(one.folded for one in syllables(text) if one not in self._idle)


def _matched(
    kind: str, curated: Sequence[A], drafted: Sequence[B], same: Callable[[A, B], bool]
) -> Tally:
    """Each curated fact with one drafted fact at most."""
    left = list(drafted)
    found = 0
    for fact in curated:
        match = next((index for index, one in enumerate(left) if same(fact, one)), None)
        if match is not None:
            left.pop(match)
            found += 1
    return Tally(kind, len(curated), len(drafted), found, found)


def _shared(one: Words, other: Words) -> float:
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter else 0.0


def _plain(value: Decimal, unit: str) -> Decimal:
    """A value without the scale of its unit: «18 ngàn» is 18000."""
    scale = _SCALES.get(unit.split(maxsplit=1)[0].casefold(), 0) if unit.split() else 0
    return Decimal(value) * Decimal(10) ** scale
