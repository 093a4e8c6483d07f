"""What somebody wants to follow, in their own words.

As exact as an answer: every word that tells anything has to be accounted for by what is named, and
what is named has to be there. Else nothing is found, and what comes near is offered apart from it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from knowledge.changes.concerns import DIRECTIVES
from knowledge.directory import all_names
from knowledge.library import Library
from knowledge.matching import left_over, named_indicators
from knowledge.model import Document, Statement
from knowledge.news import Chronicle
from knowledge.outcome import Line, OutcomeKind, Reply
from knowledge.question import Question
from knowledge.text import Syllable, syllables
from knowledge.things import Thing, ThingKind, thing, thing_of
from knowledge.vocabulary import Kind

DIRECTIVE_CUES = ("directive", "directed", "order")
REFUSED_CUES = ("not-held", "besides", "instead-of", "claim")
"""What turns a wish into one that no thing fulfils: «vợ Bí thư», «ngoài Bí thư»."""
MANY = 4
"""A kind of place («phường») that so many can be is no place."""
ORDER = (
    ThingKind.DOCUMENT,
    ThingKind.PERSON,
    ThingKind.POST,
    ThingKind.TOPIC,
    ThingKind.INDICATOR,
    ThingKind.ORGANIZATION,
    ThingKind.AREA,
    ThingKind.DIRECTIVES,
)
"""Of several things named the most particular first."""


@dataclass(frozen=True)
class _Named:
    """Words that name something, and the ids of the things that this can be."""

    places: frozenset[int]
    targets: tuple[str, ...]


@dataclass(frozen=True)
class Wished:
    """What a text names to be followed; where that is nothing, what comes near, and in proper words
    what is not known (None: there are no better words than those typed)."""

    things: tuple[Thing, ...] = ()
    near: tuple[Thing, ...] = ()
    unknown: Line | None = None


class Wishes:
    """Finds things in questions about one fact base."""

    def __init__(self, library: Library, chronicle: Chronicle) -> None:
        self._library = library
        self._chronicle = chronicle

    def of(self, questions: Sequence[Question], reply: Reply, limit: int) -> Wished:
        """What the readings of a text name, at most so many things of each sort; `reply` is the
        answer to it as a question."""
        found = self._exact(questions, reply)
        if found:
            return Wished(tuple(found[:limit]))
        near = tuple(self._near(questions, reply)[:limit])
        documents = [ref.value for one in questions for ref in one.documents]
        gone = documents and not any(map(self._library.documents, documents))
        return Wished((), near, reply.lines[0] if gone else None)

    def _exact(self, questions: Sequence[Question], reply: Reply) -> list[Thing]:
        for question in questions:
            if question.has(*REFUSED_CUES) or any(it.doubtful for it in question.reading.words):
                continue
            documents, whole = self._documents(question, reply), self._whole(question)
            called = [one for one in whole if _is_called(one, question)]
            found = list(dict.fromkeys([*called, *documents])) or whole
            a_document = any(one.kind is ThingKind.DOCUMENT for one in found)
            if called or a_document or (found and not _names_document(question)):
                return found
            if reply.kind is OutcomeKind.CLARIFY and _names_document(question):
                return self._things(one.target for one in reply.choices)
        return []

    def _near(self, questions: Sequence[Question], reply: Reply) -> list[Thing]:
        named: list[str] = []
        for question in questions:
            named += (it for ref in question.documents for it in self._library.documents(ref.value))
            named += (target for group in self._named(question) for target in group.targets)
        told = (*(one.target for one in reply.choices), *reply.facts)
        related = (thing_of(one, self._library) for one in told)
        return list(dict.fromkeys([*self._things(named), *(one for one in related if one)]))

    def _documents(self, question: Question, reply: Reply) -> list[Thing]:
        """The documents asked for by their numbers or their kind, where the answer is about
        them."""
        if reply.kind is not OutcomeKind.ANSWER:
            return []
        records = [self._library.facts.record(one) for one in reply.facts]
        if question.bodies:
            # Who speaks of a document is not who issued it.
            records = [one for one in records if not (isinstance(one, Statement) and one.by)]
        asked = {one for ref in question.documents for one in self._library.documents(ref.value)}
        if _names_document(question):
            asked |= {one.id for one in records if isinstance(one, Document)}
        about = {
            one.id if isinstance(one, Document) else getattr(one, "document", None)
            for one in records
        }
        return self._things(self._library.in_order(asked & about))

    def _whole(self, question: Question) -> list[Thing]:
        """What all words of a question name; nothing, where one is left or what it names is not
        held."""
        groups = self._named(question)
        if any(not one.targets for one in groups):
            return []
        told = frozenset().union(*(one.places for one in groups))
        asked = frozenset(place for ref in question.cues for place in ref.positions)
        times = frozenset(place for ref in question.times for place in ref.positions)
        before = {min(one.places) - 1 for one in groups if one.places}
        light = question.light - before
        left = left_over(question, told | asked | times | question.silent | light)
        if left:
            return []
        if not groups:
            return self._things([DIRECTIVES] if question.has(*DIRECTIVE_CUES) else [])
        outer = [one for one in groups if not any(one.places < other.places for other in groups)]
        found = [one for group in outer for one in self._things(self._best(group, question))]
        return sorted(dict.fromkeys(found), key=lambda one: ORDER.index(one.kind))

    def _best(self, group: _Named, question: Question) -> list[str]:
        """Of the things that words can name those whose very name they are, else all, those with
        most news first."""
        typed = [question.syllables[place] for place in sorted(group.places)]
        known = [(one, thing(one, self._library)) for one in group.targets]
        called = [one for one, it in known if it and _agree(typed, syllables(it.name))]
        weight = self._chronicle.weight
        return called or sorted(group.targets, key=lambda one: -weight(one))

    def _named(self, question: Question) -> list[_Named]:
        """Everything that a question names. What it names without its being there has no
        targets."""
        found = [*self._framed(question)]
        by_name: dict[frozenset[int], list[str]] = {}
        for target, places in (*self._topics(question), *self._indicators(question)):
            by_name.setdefault(places, []).append(target)
        taken = {place for one in found for place in one.places}
        found += (_Named(places, tuple(them)) for places, them in by_name.items() if places - taken)
        return found

    def _framed(self, question: Question) -> Iterator[_Named]:
        library = self._library
        for office in question.offices:
            yield _Named(
                frozenset(office.positions), tuple(one.post for one in library.posts(office))
            )
        for body in question.bodies:
            yield _Named(frozenset(body.positions), tuple(library.organizations(body)))
        for area in question.areas:
            if not area.named and len(area.areas) > MANY:
                continue
            yield _Named(frozenset(area.positions), tuple(sorted(area.areas)))
        for person in question.people:
            yield _Named(frozenset(person.positions), tuple(sorted(person.people)))
        for name, places in question.whole.items():
            if name in library.facts.documents:
                yield _Named(places, (name,))
        for item in question.reading.items:
            typed = question.syllables[item.start : item.end]
            called = [one.id for one in item.of(Kind.NAME) if self._is_called(one.id, typed)]
            if called:
                yield _Named(frozenset(range(item.start, item.end)), tuple(called))

    def _is_called(self, target: str, typed: Sequence[Syllable]) -> bool:
        """Is this a document by one of its whole names? One with a gap is named in parts."""
        document, more = self._library.facts.documents.get(target), self._library.facts.aliases
        names = (*document.aliases, *more.get(target, ())) if document else ()
        return any(_agree(typed, syllables(name)) for name in names if "…" not in name)

    def _topics(self, question: Question) -> Iterator[tuple[str, frozenset[int]]]:
        """Topics with the words of their longest name; one of a single syllable counts, too."""
        for topic in self._library.facts.topics.values():
            called = all_names(topic, self._library.facts)
            places = [self._places_of(name, question) for name in called]
            if any(places):
                yield topic.id, max(places, key=len)

    def _places_of(self, name: str, question: Question) -> frozenset[int]:
        """Where a topic's name stands: «y tế, phòng chống dịch» is called by either or both."""
        parts = map(syllables, (name, *name.split(", ")))
        found = (place for part in parts for place in _places(question.syllables, part))
        return frozenset().union(*found)

    def _indicators(self, question: Question) -> Iterator[tuple[str, frozenset[int]]]:
        return iter(named_indicators(question, self._library).items())

    def _things(self, targets: Iterable[str]) -> list[Thing]:
        return [one for target in targets if (one := thing(target, self._library))]


def _is_called(one: Thing, question: Question) -> bool:
    """Is it the very name of a thing that was said, and nothing more?"""
    said = [it for place, it in enumerate(question.syllables) if place not in question.silent]
    return _agree(said, syllables(one.name))


def _names_document(question: Question) -> bool:
    """Is a kind of document said («nghị quyết»), with or without a number?"""
    kinds = any(item.of(Kind.DOCUMENT_TYPE) for item in question.reading.items)
    return kinds or bool(question.documents)


def _places(typed: Sequence[Syllable], name: Sequence[Syllable]) -> Iterator[frozenset[int]]:
    """Where a name stands in what was typed."""
    for start in range(len(typed) - len(name) + 1):
        if name and _agree(typed[start : start + len(name)], name):
            yield frozenset(range(start, start + len(name)))


def _agree(typed: Sequence[Syllable], name: Sequence[Syllable]) -> bool:
    return len(typed) == len(name) and all(map(Syllable.agrees_with, typed, name))
