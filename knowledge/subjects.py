"""What a question says that it is about: the name right behind «về»."""

import itertools
from collections.abc import Sequence

from knowledge.cues import FREE_CUES
from knowledge.items import Item
from knowledge.model import Fact, Participation, Statement
from knowledge.profile import Profile
from knowledge.question import Question
from knowledge.vocabulary import Kind

INTRODUCING = "on-subject"
"""The cue of «về», «nói về»."""


def subjects(question: Question) -> list[Item]:
    """Topics, indicators and the like that the question is about, and nothing besides: what follows
    is a place, a time or says nothing. A body that goes to a place («đoàn công tác về thị xã …»)
    is no subject."""
    goes = {ref.end for ref in question.bodies}
    to = {ref.start for ref in question.areas}
    found = [
        after
        for item, after in itertools.pairwise(question.reading.items)
        if INTRODUCING in item.cues() and after.of(Kind.NAME)
        if not (item.start in goes and after.start in to)
    ]
    if not found:
        return found
    told = {place for ref in (*question.strict(), *question.times) for place in ref.positions}
    known = told | question.silent | question.cue_positions(FREE_CUES)
    end = len(question.reading.words)
    return [item for item in found if known.issuperset(range(item.end, end))]


def speaks_of(about: Sequence[Item], question: Question, profile: Profile) -> bool:
    """Does a fact speak of all that the question is `about`, by its topics or in its own words?"""
    if not about:
        return True
    known = {*profile.names, *_documents(profile.fact)}
    return all(
        any(one.id in known for one in item.of(Kind.NAME))
        or profile.says_phrase(question.syllables, range(item.start, item.end))
        for item in about
    )


def _documents(fact: Fact) -> tuple[str, ...]:
    """The documents that the fact itself is of, those of its meeting aside."""
    match fact:
        case Statement(document=str() as own):
            return (own,)
        case Participation():
            return fact.documents
    return ()
