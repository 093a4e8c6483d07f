"""Does a fact account for a question? Everything named must agree exactly; every other word must
be one of the fact's or of the asked relation's. What is left over counts against an answer."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from knowledge.dating import time_agrees
from knowledge.factbase import FactBase
from knowledge.library import Library
from knowledge.literals import Amount, DocumentNumber
from knowledge.model import (
    Document,
    Event,
    Indicator,
    Observation,
    Participation,
    Project,
    Statement,
    StatementKind,
)
from knowledge.profile import Profile
from knowledge.question import (
    BINDING_CUES,
    AreaRef,
    BodyRef,
    LiteralRef,
    OfficeRef,
    PersonRef,
    Question,
    Ref,
)
from knowledge.text import Syllable, syllables
from knowledge.times import When
from knowledge.vocabulary import Kind

FREE_CUES = frozenset(
    {
        "what",
        "how",
        "yes-no",
        "claim",
        "closing-no",
        "connector",
        "bot",
        "greeting",
        "thanks",
        "goodbye",
        "passive",
    }
)
"""Cues that ask for nothing in particular."""

OF_A_PLACE = frozenset(
    {
        StatementKind.RESULT,
        StatementKind.LIMITATION,
        StatementKind.OPINION,
        StatementKind.PETITION,
        StatementKind.AIM,
    }
)
"""Kinds of statements that are addressed to nobody."""


@dataclass(frozen=True)
class Fit:
    """How far a fact accounts for a question: the words it explains."""

    explained: frozenset[int]
    topical: frozenset[int]
    """Words explained by the fact's own words, no cue and nothing silent."""


def fit(
    question: Question,
    profile: Profile,
    library: Library,
    cues: Iterable[str],
    *,
    skip: Iterable[Ref] = (),
    times: bool = True,
) -> Fit | None:
    """The words that `profile` explains, or None where something named does not agree.

    `cues` are those that the relation answers; `skip` holds references that the relation has
    settled itself; `times=False` leaves times to the relation.
    """
    explained = set(question.silent)
    settled = list(skip)
    for ref in (*question.strict(), *(question.times if times else ()), *question.amounts):
        if ref not in settled and not agrees(ref, question, profile, library):
            return None
        explained.update(ref.positions)
    for ref in (*settled, *question.times):
        explained.update(ref.positions)
    if not _event_types_agree(question, profile, library) or _is_elsewhere(
        question, profile, library
    ):
        return None
    if profile.events and not isinstance(profile.fact, Observation):
        explained.update(i for named, _ in question.event_types for i in named.positions)
    explained |= _answered(question, frozenset(cues))
    typed = question.syllables
    asked = question.cue_positions(BINDING_CUES)
    apart = {i for ref in question.strict() for i in ref.positions}
    names = question.unknown_names()
    topical = {
        i
        for i in range(len(typed))
        if i not in explained
        and i not in asked
        and profile.covers(typed, i, apart=apart, name=i in names)
    }
    own = {
        i
        for i in range(len(typed))
        if i not in question.silent and i not in asked and profile.says(typed[i])
    }
    for place in question.numerals():
        before = typed[place - 1].folded if place else ""
        if (before, typed[place].folded) not in profile.pairs:
            topical.discard(place)
            own.discard(place)
    for place in question.exact:
        if typed[place] not in profile.own_words.get(typed[place].folded, ()):
            topical.discard(place)
            own.discard(place)
    for name, positions in question.names.items():
        if name in profile.names or name == profile.fact.id:
            topical |= positions - asked
            own |= positions - asked
    return Fit(frozenset(explained | topical), frozenset(own))


def _answered(question: Question, cues: frozenset[str]) -> set[int]:
    """Words that ask for what the relation answers, or for nothing in particular. A word that also
    asks for something else («mấy») is answered only by what it asks for."""
    return {
        i
        for ref in question.cues
        if ref.cues & (cues - FREE_CUES) or (ref.cues & FREE_CUES and not ref.cues & BINDING_CUES)
        for i in ref.positions
    }


def _is_elsewhere(question: Question, profile: Profile, library: Library) -> bool:
    """Is a meeting named in full, and this was said or done at another?"""
    named = question.named_in_full(library.facts.events)
    bound = isinstance(profile.fact, (Statement, Participation, Event))
    return bound and bool(named) and named.isdisjoint(profile.events)


def _event_types_agree(question: Question, profile: Profile, library: Library) -> bool:
    """«hội nghị giao ban» is no other conference of the same month."""
    if isinstance(profile.fact, Observation) or not profile.events:
        return True
    types = {library.facts.events[event].type for event in profile.events}
    return all(
        not types.isdisjoint(kinds) or profile.says_phrase(question.syllables, ref.positions)
        for ref, kinds in question.event_types
    )


def agrees(ref: Ref, question: Question, profile: Profile, library: Library) -> bool:
    """Does one thing named in the question agree with the fact?"""
    if _in_name(ref, question, profile):
        return True
    match ref:
        case OfficeRef():
            return any(
                library.is_post(ref, library.titles.frames[p]) for p in profile.posts
            ) or _in_event(ref, question, profile, library)
        case BodyRef():
            return (
                any(library.is_body(ref, one) for one in profile.organizations)
                or _in_own_words(ref, question, profile)
                or (ref.body in library.collective and _lies_in(profile, ref.areas, library))
                or _tells_of_all(ref, profile, library)
            )
        case PersonRef():
            return not ref.people.isdisjoint(profile.people)
        case AreaRef():
            return _area_agrees(ref, question, profile, library)
        case LiteralRef(value=DocumentNumber() as number):
            return any(library.is_document(number, target) for target in profile.documents)
        case LiteralRef(value=When() as when):
            return time_agrees(when, profile)
        case LiteralRef(value=Amount() as amount):
            return amount.value in profile.amounts
    return False


def _in_name(ref: Ref, question: Question, profile: Profile) -> bool:
    """Is it part of a name that points at the fact («Khu Kinh tế …» named like a ward)?"""
    positions = set(ref.positions)
    return any(
        positions <= taken
        for name, taken in question.names.items()
        if name in profile.names
        or name in profile.events
        or name in profile.documents
        or name == profile.fact.id
    )


def _tells_of_all(ref: BodyRef, profile: Profile, library: Library) -> bool:
    """A figure of a place is that of its authorities; what is told of a place at large is told of
    its bodies together («các phường, xã»)."""
    fact = profile.fact
    if isinstance(fact, Observation):
        return ref.areas is None or fact.area in ref.areas
    loose = isinstance(fact, Statement) and fact.kind in OF_A_PLACE
    return loose and not ref.named and ref.body in library.collective


def _in_event(ref: OfficeRef, question: Question, profile: Profile, library: Library) -> bool:
    """«giao ban với bí thư, chủ tịch phường»: an office that the name of a meeting has."""
    if not isinstance(profile.fact, (Event, Participation)) or not _follows_event(ref, question):
        return False
    placed = {
        place
        for match in question.reading.matches
        if match.mention.kind in (Kind.AREA, Kind.AREA_TYPE)
        for place in range(match.start, match.end)
    }
    return all(
        place in placed or profile.covers(question.syllables, place) for place in ref.positions
    ) and (not ref.areas or _lies_in(profile, ref.areas, library))


def _follows_event(ref: OfficeRef, question: Question) -> bool:
    """Does it stand right after the kind of meeting («giao ban với bí thư, chủ tịch …»)?"""
    joined = question.silent | question.cue_positions(("compare",))
    joined |= {place for office in question.offices for place in office.positions}
    return any(
        named.end <= ref.start and set(range(named.end, ref.start)) <= joined
        for named, _ in question.event_types
    )


def _lies_in(profile: Profile, areas: frozenset[str] | None, library: Library) -> bool:
    """Is the fact about one of these areas or a unit in them («các phường của TP …»)?"""
    if areas is None:
        return False
    return not profile.areas.isdisjoint(areas) or bool(
        library.geography.inside(profile.areas, areas)
    )


def _in_own_words(ref: BodyRef, question: Question, profile: Profile) -> bool:
    """A body that the fact itself speaks of, though it is no record of its own there."""
    if isinstance(profile.fact, (Event, Participation)):
        return all(profile.covers(question.syllables, i) for i in ref.positions)
    return profile.says_phrase(question.syllables, ref.positions)


def _area_agrees(ref: AreaRef, question: Question, profile: Profile, library: Library) -> bool:
    fact = profile.fact
    own = {fact.area} if isinstance(fact, Observation) and fact.area else profile.areas
    if not ref.areas.isdisjoint(own):
        return True
    if isinstance(fact, (Statement, Document)) and _says_place(ref, question, profile, library):
        return True
    if not ref.named:
        return all(profile.covers(question.syllables, i) for i in ref.positions)
    narrower = [
        area for other in question.areas if other is not ref for area in other.areas if area in own
    ]
    return bool(library.geography.inside(narrower, ref.areas))


def _says_place(ref: AreaRef, question: Question, profile: Profile, library: Library) -> bool:
    """Does the fact itself name the place, with its kind or without?"""
    shortest = min(
        (len(syllables(library.facts.areas[area].name)) for area in ref.areas),
        default=len(ref.positions),
    )
    return any(
        profile.says_phrase(question.syllables, ref.positions[skipped:])
        for skipped in range(max(1, len(ref.positions) - shortest + 1))
    )


def topic_positions(question: Question, cues: Iterable[str]) -> frozenset[int]:
    """The words that say what it is about: nothing named, no time, no number, no cue of `cues`,
    nothing silent."""
    taken = set(question.silent) | question.cue_positions({*cues, *FREE_CUES})
    for ref in (*question.strict(), *question.times, *question.amounts):
        taken.update(ref.positions)
    for ref, _ in question.event_types:
        taken.update(ref.positions)
    return frozenset(set(range(len(question.reading.words))) - taken)


def named_indicators(question: Question, facts: FactBase) -> dict[str, frozenset[int]]:
    """Indicators named in full in the question, with the words taken."""
    return _named(question, facts.indicators.values(), facts)


def named_projects(question: Question, facts: FactBase) -> dict[str, frozenset[int]]:
    """Projects named in full in the question, with the words taken."""
    return _named(question, facts.projects.values(), facts)


def _named(
    question: Question, records: Iterable[Indicator | Project], facts: FactBase
) -> dict[str, frozenset[int]]:
    """Records one of whose names has all its chunks in the question."""
    typed = question.syllables
    found: dict[str, frozenset[int]] = {}
    for record in records:
        for name in (record.name, *record.aliases, *facts.aliases.get(record.id, ())):
            taken = _chunks(typed, name)
            if len(taken) > len(found.get(record.id, ())):
                found[record.id] = frozenset(taken)
    return found


def _chunks(typed: Sequence[Syllable], name: str) -> set[int]:
    """Where all chunks of a name stand, in any order; nowhere if one is not there."""
    taken: set[int] = set()
    for chunk in name.split("…"):
        known = syllables(chunk)
        place = next(
            (
                start
                for start in range(len(typed) - len(known) + 1)
                if taken.isdisjoint(range(start, start + len(known)))
                and all(map(Syllable.agrees_with, typed[start : start + len(known)], known))
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
