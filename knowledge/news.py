"""What there has been to tell of each thing that one can follow."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from knowledge.changes.concerns import concerns
from knowledge.changes.kinds import ChangeKind
from knowledge.changes.telling import Notice, notice
from knowledge.library import Library
from knowledge.model import Document, Fact, Membership, Observation, Statement, StatementKind
from knowledge.things import Thing, ThingKind, thing


@dataclass(frozen=True)
class History:
    """What a follower would have got: how many messages, and the latest one of all (with its day),
    however long ago."""

    messages: int
    latest: Notice | None
    latest_on: date | None


@dataclass(frozen=True)
class _News:
    on: date
    kind: ChangeKind
    fact: str
    first: bool
    """Only the first that is known of an office: nobody would have been told of that."""


class Chronicle:
    """The news of one fact base by the things that it concerns. Made when first asked for: most
    processes never are."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def history(self, target: str, since: date) -> History:
        """What there was of a thing since a day, one message for each day of articles; the latest
        as it read then."""
        found = self._of_thing.get(target, [])
        days = {one.on for one in found if one.on >= since and not one.first}
        if not found:
            return History(0, None, None)
        latest = max(found, key=lambda one: one.on)
        told = notice(latest.kind, latest.fact, self._library, today=latest.on)
        return History(len(days), told, latest.on)

    def things(self, kind: ThingKind) -> list[Thing]:
        """All things of a kind that there was news of, but what lies around the home area; those
        with most news first, those alike by name."""
        geography = self._library.geography
        around = geography.ancestors(geography.home)
        found = (thing(one, self._library) for one in self._of_thing if one not in around)
        named = [one for one in found if one and one.kind is kind]
        return sorted(named, key=lambda one: (-self.weight(one.id), one.name))

    def weight(self, target: str) -> int:
        """How much news there was of a thing."""
        return len(self._of_thing.get(target, ()))

    @cached_property
    def _of_thing(self) -> dict[str, list[_News]]:
        found: dict[str, list[_News]] = {}
        for fact in self._library.facts.facts():
            kind = _kind(fact)
            if kind is None:
                continue
            day = self._library.facts.articles[fact.article].published_on
            first = isinstance(fact, Membership) and self._is_first(fact)
            news = _News(day, kind, fact.id, first)
            for target in concerns(fact, self._library.facts):
                found.setdefault(target, []).append(news)
        return found

    def _is_first(self, fact: Membership) -> bool:
        """Was nobody else seen in the post before, nor the person in another?"""
        day = self._library.facts.articles[fact.article].published_on
        return not any(
            first < day and other != mine
            for target, mine in ((fact.post, fact.person), (fact.person, fact.post))
            for other, first in self._first_seen[target].items()
        )

    @cached_property
    def _first_seen(self) -> dict[str, dict[str, date]]:
        """For each post the people seen in it, for each person the posts, with the first day."""
        found: dict[str, dict[str, date]] = {}
        for one in self._library.facts.memberships.values():
            day = self._library.facts.articles[one.article].published_on
            for target, other in ((one.post, one.person), (one.person, one.post)):
                seen = found.setdefault(target, {})
                seen[other] = min(day, seen.get(other, day))
        return found


def _kind(fact: Fact) -> ChangeKind | None:
    """What news it was when the fact was new; None: none."""
    match fact:
        case Statement(kind=StatementKind.DIRECTIVE):
            return ChangeKind.DIRECTIVE
        case Document():
            return ChangeKind.DOCUMENT
        case Observation():
            return ChangeKind.FIGURE
        case Membership():
            return ChangeKind.OFFICE
    return None
