"""Does a fact account for a question? Everything named must agree exactly; every other word must
be one of the fact's or of the asked relation's. What is left over counts against an answer."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from knowledge.agreement import agrees
from knowledge.asked_words import said_as_words, tells
from knowledge.cues import FREE_CUES, NOT_HELD
from knowledge.library import Library
from knowledge.model import (
    Event,
    Fact,
    Indicator,
    Observation,
    Participation,
    Project,
    Statement,
)
from knowledge.postings import Numbers
from knowledge.profile import Profile
from knowledge.question import Question
from knowledge.refs import Ref
from knowledge.selection import having_words, select
from knowledge.text import Syllable, find_row

AnyFact = TypeVar("AnyFact", bound=Fact)


class Fit(NamedTuple):
    """How far a fact accounts for a question: the words it explains."""

    explained: frozenset[int]
    topical: frozenset[int]
    """Words explained by the fact's own words, no cue and nothing silent."""


def fit(
    question: Question,
    profile: Profile,
    library: Library,
    cues: Collection[str],
    *,
    skip: Iterable[Ref] = (),
    times: bool = True,
) -> Fit | None:
    """The words that `profile` explains, or None where something named does not agree.

    `cues` are those that the relation answers; `skip` holds references that the relation has
    settled itself; `times=False` leaves times to the relation.
    """
    settled = list(skip)
    told = (*(question.times if times else ()), *question.amounts)
    if not _agree(question, profile, library, settled, told):
        return None
    explained = set(question.settled_places)
    for ref in settled:
        explained.update(ref.positions)
    if question.event_types and profile.events and not isinstance(profile.fact, Observation):
        explained.update(i for named, _ in question.event_types for i in named.positions)
    explained |= _answered(question, profile, cues)
    for name, whole in question.whole.items():
        if name in profile.events or name in profile.documents:
            explained |= whole
    typed, names, apart = question.syllables, question.unknown_names, question.named_places
    spoken = question.speaking
    shared = spoken.keys() & profile.own_words.keys()
    own = {i for word in shared for i, one in spoken[word] if profile.says(one)}
    near = question.beside.within(profile.said, profile.synonyms.pairs)
    left = question.open_places - explained
    topical = left & own - names
    topical |= {i for i in left & near - topical if profile.has_beside(typed, i, apart)}
    closed = question.asking_places
    said = said_as_words(question, profile)
    own |= said
    topical |= said
    if question.numerals or question.exact or question.capitals:
        doubtful = _doubtful(question, profile)
        own -= doubtful
        topical -= doubtful
        closed = closed.union(_capital_numerals(question) & doubtful)
    for name, positions in question.names.items():
        if name in profile.names or name == profile.fact.id:
            taken = positions - closed
            own |= taken
            topical |= taken
    return Fit(frozenset(explained | topical), frozenset(own))


def _answered(question: Question, profile: Profile, cues: Collection[str]) -> set[int]:
    """The words that ask for what the relation answers, or for what this fact tells itself."""
    asked = [places for wanted, places in question.wanting if not wanted.isdisjoint(cues)]
    asked += [
        ref.positions
        for ref in question.cues
        if NOT_HELD in ref.cues and tells(ref, question, profile)
    ]
    return {place for places in asked for place in places}


def _capital_numerals(question: Question) -> set[int]:
    """Numerals in capitals, where not everything is."""
    words = question.reading.words
    shouted = question.reading.shouted
    return {place for place in question.numerals if words[place].raw.isupper() and not shouted}


def _doubtful(question: Question, profile: Profile) -> set[int]:
    """Numerals that do not follow the same word in the fact, words of a contrast and names that it
    has not exactly so."""
    typed = question.syllables
    numerals = {
        place
        for place in question.numerals
        if (typed[place - 1].folded if place else "", typed[place].folded) not in profile.pairs
    }
    other = {
        place
        for place in question.exact
        if typed[place] not in profile.own_words.get(typed[place].folded, ())
    }
    return numerals.union(
        other,
        (
            place
            for place in question.capitals
            if typed[place] not in profile.own_words.get(typed[place].folded, ())
            and typed[place] not in profile.words.get(typed[place].folded, ())
        ),
    )


def candidates(
    question: Question,
    kind: type[AnyFact],
    library: Library,
    *,
    skip: Iterable[Ref] = (),
    times: bool = True,
    among: Numbers | None = None,
) -> Iterator[tuple[Profile, AnyFact]]:
    """The facts of a kind that are worth a `fit` with the same `skip` and `times`, newest article
    first; `among` are those that the relation has picked itself."""
    told = (*(question.times if times else ()), *question.amounts)
    selected = select(question, kind, library, list(skip), told, among)
    return library.each(kind, library.register.kind(kind) if selected is None else selected)


def full_candidates(
    question: Question,
    kind: type[AnyFact],
    library: Library,
    *,
    skip: Sequence[Ref] = (),
    among: Numbers | None = None,
) -> Iterator[tuple[Profile, AnyFact]]:
    """The same without the facts, no statements, that leave too much of the question over for any
    answer to stand on them alone."""
    worded = having_words(question, kind, library, skip)
    if among is not None and worded is not None:
        among = [*{*among}.intersection(worded)]
    return candidates(question, kind, library, skip=skip, among=worded if among is None else among)


def _agree(
    question: Question,
    profile: Profile,
    library: Library,
    settled: Sequence[Ref],
    told: Iterable[Ref],
) -> bool:
    """Does everything named, told and not yet settled agree, and the kind of meeting too?"""
    for ref, offered in question.offers:
        if ref in settled or agrees(ref, question, profile, library):
            continue
        if not any(agrees(one, question, profile, library) for one in offered[1:]):
            return False
    for ref in told:
        if ref not in settled and not agrees(ref, question, profile, library):
            return False
    return _event_types_agree(question, profile, library) and not _is_elsewhere(
        question, profile, library
    )


def _is_elsewhere(question: Question, profile: Profile, library: Library) -> bool:
    """Is a meeting named in full, and this was said or done at another?"""
    if not question.full_names:
        return False
    named = question.named_in_full(library.facts.events)
    bound = isinstance(profile.fact, (Statement, Participation, Event))
    return bound and bool(named) and named.isdisjoint(profile.events)


def _event_types_agree(question: Question, profile: Profile, library: Library) -> bool:
    """«hội nghị giao ban» is no other conference of the same month."""
    if not question.event_types or isinstance(profile.fact, Observation) or not profile.events:
        return True
    if not profile.events.isdisjoint(question.whole):
        return True
    types = {library.facts.events[event].type for event in profile.events}
    return all(
        not types.isdisjoint(kinds) or profile.says_phrase(question.syllables, ref.positions)
        for ref, kinds in question.event_types
    )


def topic_positions(question: Question, cues: Iterable[str]) -> frozenset[int]:
    """The words that say what it is about: nothing named, no time, no number, no cue of `cues`,
    nothing silent."""
    taken = question.silent | question.whole_places | question.cue_positions({*cues, *FREE_CUES})
    for ref in (*question.strict(), *question.times, *question.amounts):
        taken.update(ref.positions)
    for ref, _ in question.event_types:
        taken.update(ref.positions)
    return frozenset(set(range(len(question.reading.words))) - taken)


def named_indicators(question: Question, library: Library) -> dict[str, frozenset[int]]:
    """Indicators named in full in the question, with the words taken."""
    return _named(question, Indicator, library)


def named_projects(question: Question, library: Library) -> dict[str, frozenset[int]]:
    """Projects named in full in the question, with the words taken."""
    return _named(question, Project, library)


def _named(
    question: Question, kind: type[Indicator] | type[Project], library: Library
) -> dict[str, frozenset[int]]:
    """Records one of whose names has all its chunks in the question, in the order of the table."""
    if kind not in question.records:
        question.records[kind] = _find_named(question, kind, library)
    return question.records[kind]


def _find_named(
    question: Question, kind: type[Indicator] | type[Project], library: Library
) -> dict[str, frozenset[int]]:
    typed, there = question.syllables, question.letters
    called = library.called(kind)
    near = {target for word in called.keys() & there for target in called[word]}
    found: dict[str, frozenset[int]] = {}
    for target in library.in_order(near):
        for chunks, needed in library.spelled(target):
            if not needed <= there:
                continue
            taken = _places(typed, chunks)
            if taken & question.whole_places:
                continue
            if len(taken) > len(found.get(target, ())):
                found[target] = frozenset(taken)
    return found


def _places(typed: Sequence[Syllable], chunks: Sequence[Sequence[Syllable]]) -> set[int]:
    """Where all chunks of a name stand, in any order; nowhere if one is not there."""
    taken: set[int] = set()
    for known in chunks:
        place = next(
            (
                start
                for start in find_row(typed, known)
                if taken.isdisjoint(range(start, start + len(known)))
            ),
            None,
        )
        if place is None:
            return set()
        taken.update(range(place, place + len(known)))
    return taken


def left_over(question: Question, explained: Iterable[int]) -> list[int]:
    """The words that nothing accounts for."""
    known = set(explained)
    return [i for i in range(len(question.reading.words)) if i not in known]
