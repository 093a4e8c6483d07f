"""Does one thing named in a question agree with a fact? Exactly, or not at all."""

from collections.abc import Container, Sequence

from knowledge.dating import time_agrees
from knowledge.library import Library
from knowledge.literals import Amount, DocumentNumber
from knowledge.model import (
    Document,
    Event,
    Observation,
    Participation,
    Statement,
    StatementKind,
)
from knowledge.profile import Profile
from knowledge.question import Question
from knowledge.refs import AreaRef, BodyRef, LiteralRef, OfficeRef, PersonRef, Ref
from knowledge.text import Syllable, syllables
from knowledge.times import When
from knowledge.vocabulary import Kind

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
PLACES = frozenset({Kind.AREA, Kind.AREA_TYPE})


def agrees(ref: Ref, question: Question, profile: Profile, library: Library) -> bool:
    """Does one thing named in the question agree with the fact?"""
    return _agrees(ref, question, profile, library) or _in_name(ref, question, profile)


def _agrees(ref: Ref, question: Question, profile: Profile, library: Library) -> bool:
    """Does it agree, its being part of a name aside?"""
    match ref:
        case OfficeRef():
            return any(
                library.is_post(ref, library.titles.frames[p]) for p in profile.posts
            ) or _in_event(ref, question, profile, library)
        case BodyRef():
            return (
                any(library.is_body(ref, one) for one in profile.organizations)
                or _in_own_words(ref, question, profile, library)
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
        case LiteralRef(value=Amount(ordinal=(_, _) as one)):
            return one in profile.ordinals
        case LiteralRef(value=Amount() as amount):
            return amount.value in profile.amounts
    return False


def _in_name(ref: Ref, question: Question, profile: Profile) -> bool:
    """Is it part of a name that points at the fact («Khu Kinh tế …» named like a ward)?"""
    return any(
        name in profile.names
        or name in profile.events
        or name in profile.documents
        or name == profile.fact.id
        for name, taken in question.names.items()
        if taken.issuperset(ref.positions)
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
    if not isinstance(profile.fact, (Event, Participation)):
        return False
    if not stands_by_event(ref, question):
        return False
    places = placed(question) | question.silent | _joining(question)
    return all(
        place in places or profile.covers(question.syllables, place) for place in ref.positions
    ) and (not ref.areas or _lies_in(profile, ref.areas, library))


def _joining(question: Question) -> set[int]:
    """The words that only join («ở», «của»), inside something named, too."""
    return {
        place
        for item in question.reading.items
        if "connector" in item.cues()
        for place in range(item.start, item.end)
    }


def placed(question: Question) -> set[int]:
    """The words that can be a place or a kind of place."""
    return {
        place
        for match in question.reading.matches
        if match.mentions.kinds & PLACES
        for place in range(match.start, match.end)
    }


def follows_event(ref: OfficeRef | BodyRef, question: Question) -> bool:
    """Does it stand right after the kind of meeting («giao ban với bí thư, chủ tịch …»)?"""
    joined = question.silent | question.cue_positions(("compare",))
    joined |= {place for when in question.times for place in when.positions}
    joined |= {place for office in question.offices for place in office.positions}
    joined |= question.whole_places
    return any(
        named.end <= ref.start and set(range(named.end, ref.start)) <= joined
        for named, _ in question.event_types
    )


def stands_by_event(ref: OfficeRef, question: Question) -> bool:
    """«giao ban với bí thư, chủ tịch …», «gặp bí thư, chủ tịch … để giao ban»: may the office be
    said in the name of the meeting?"""
    if follows_event(ref, question):
        return True
    joined = question.silent | question.cue_positions(("compare", "occasion"))
    joined |= {i for one in (*question.offices, *question.bodies) for i in one.positions}
    return any(
        ref.end <= named.start and set(range(ref.end, named.start)) <= joined
        for named, _ in question.event_types
    )


def _lies_in(profile: Profile, areas: frozenset[str] | None, library: Library) -> bool:
    """Is the fact about one of these areas or a unit in them («các phường của TP …»)?"""
    if areas is None:
        return False
    return not profile.areas.isdisjoint(areas) or bool(
        library.geography.inside(profile.areas, areas)
    )


def _in_own_words(ref: BodyRef, question: Question, profile: Profile, library: Library) -> bool:
    """A body that the fact itself speaks of, though it is no record of its own there, its place in
    whatever words; said by its full name, as the name of the meeting has it."""
    if not isinstance(profile.fact, (Event, Participation)):
        return profile.says_phrase(question.syllables, ref.positions) or (
            isinstance(profile.fact, Statement)
            and follows_event(ref, question)
            and _in_event_name(ref, question, profile, library)
        )
    if ref.organization is not None:
        return _in_event_name(ref, question, profile, library)
    there = ref.areas is not None and _lies_in(profile, ref.areas, library)
    places = placed(question) if there else set()
    return all(i in places or profile.covers(question.syllables, i) for i in ref.positions) and (
        isinstance(profile.fact, Participation) or _says_each(ref, question, profile, places)
    )


def _says_each(ref: BodyRef, question: Question, profile: Profile, places: Container[int]) -> bool:
    """Does a meeting have each name of a body («Ban Thường vụ», «Thành ủy») in a row, places that
    are its own aside?"""
    return all(
        item.start in places or profile.says_phrase(question.syllables, range(item.start, item.end))
        for item in question.reading.items
        if ref.start <= item.start and item.end <= ref.end and item.end - item.start > 1
    )


def _in_event_name(ref: BodyRef, question: Question, profile: Profile, library: Library) -> bool:
    named = [question.syllables[place] for place in ref.positions]
    return any(
        _holds(syllables(library.facts.events[event].name), named) for event in profile.events
    )


def _holds(row: Sequence[Syllable], part: Sequence[Syllable]) -> bool:
    """Do these words stand in a row of words, one after the other?"""
    return any(
        all(map(Syllable.agrees_with, part, row[start : start + len(part)]))
        for start in range(len(row) - len(part) + 1)
    )


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
    return any(
        profile.says_phrase(question.syllables, ref.positions[skipped:])
        for skipped in range(library.words_of_kind(ref) + 1)
    )
