"""Finds the statements that a question can mean: those that its rare words point at first."""

import itertools
from collections.abc import Callable, Collection, Sequence, Set
from functools import partial

from knowledge.connections import name_key, own_key, pair_key, speech_key
from knowledge.matching import Fit
from knowledge.model import Statement, StatementKind
from knowledge.postings import NONE, Numbers
from knowledge.profile import Profile
from knowledge.question import Question
from knowledge.ranking import Term, best_facts, common
from knowledge.relations.candidate import Desk
from knowledge.relations.statement_choice import (
    ECHO,
    KEEP_SHARE,
    KIND_BONUS,
    LONE_WORD,
    SHORT_ECHO,
    names_topic,
    score,
)
from knowledge.selection import select

FEW = 8
"""So few statements are all looked at …"""
MOST = 512
"""… and so many at most, the newest first, where a question narrows them down to no fewer."""
Attempt = Callable[[Profile, Statement], Fit | None]
"""How far a statement accounts for the question; None where it is not meant."""
Having = Callable[[str], Numbers]
"""The statements with a key, of those that agree with what is named."""


def search(
    question: Question,
    topic: Set[int],
    kinds: Collection[StatementKind],
    desk: Desk,
    attempt: Attempt,
    *,
    named: bool,
) -> dict[str, Fit]:
    """The statements whose own words cover the most of the topic, with the others that the best
    one's speaker said there; where none covers anything, all that agree with what is `named`, if
    anything is. Newest article first."""
    library = desk.library
    newest = library.index.ranks.__getitem__
    every = library.register.kind(Statement)
    selected = select(question, Statement, library, (), (*question.times, *question.amounts))
    tried: dict[int, Fit | None] = {}
    scores: dict[int, float] = {}

    def weigh(number: int) -> float:
        profile = library.profiles.of(number)
        fact = library.facts.statements[profile.fact.id]
        found = tried[number] = attempt(profile, fact)
        if found is not None:
            bonus = KIND_BONUS if fact.kind in kinds else 1.0
            scores[number] = bonus * score(question, topic, profile, found, desk)
        return scores.get(number, 0.0)

    if selected is None or len(selected) > FEW:
        having = partial(_having, desk=desk, among=selected)
        beside = _beside(question, having)
        if not (named or _can_be_near(topic, beside) or (kinds and names_topic(question, library))):
            return {}
        terms = _terms(question, topic, kinds, beside, having, desk)
        best_facts(terms, weigh, KEEP_SHARE)
        best = max(scores.values(), default=0.0)
        if best > 0:
            first = min((one for one in scores if scores[one] == best), key=newest)
            best_one = library.facts.statements[library.register.ids[first]]
            selected = set(having(speech_key(best_one)))
        elif not named:
            return {}
    for number in sorted(every if selected is None else selected, key=newest)[:MOST]:
        if number not in tried:
            weigh(number)
    ids = library.register.ids
    kept = sorted(scores, key=newest)
    return {ids[number]: found for number in kept if (found := tried[number]) is not None}


def _beside(question: Question, having: Having) -> list[Numbers]:
    """For each word the statements in which it follows the one before, then an empty list."""
    typed = [syllable.folded for syllable in question.syllables]
    pairs = itertools.pairwise(typed)
    return [NONE, *(having(pair_key(pair)) for pair in pairs), NONE]


def _can_be_near(topic: Set[int], beside: Sequence[Numbers]) -> bool:
    """Has any statement as many words of the topic beside a neighbour as stand for something
    named?"""
    once: set[int] = set()
    for place in topic:
        near = {*beside[place], *beside[place + 1]}
        if not once.isdisjoint(near):
            return True
        once |= near
    return False


def _terms(
    question: Question,
    topic: Set[int],
    kinds: Collection[StatementKind],
    beside: Sequence[Numbers],
    having: Having,
    desk: Desk,
) -> list[Term]:
    """What a statement can score by each word of the topic, alone and beside its neighbours, by
    what the word names, and by saying many words in a row."""
    typed = [syllable.folded for syllable in question.syllables]
    bonus = KIND_BONUS if kinds else 1.0
    terms: list[Term] = []
    for place in topic:
        worth = bonus * desk.library.rarity(typed[place])
        terms.append((LONE_WORD * worth, having(own_key(typed[place]))))
        near = {*beside[place], *beside[place + 1]}
        terms.append(((1.0 - LONE_WORD) * worth, sorted(near)))
        for name, taken in question.names.items():
            if place in taken:
                terms.append((LONE_WORD * worth, having(name_key(name))))
    named = question.named_places
    for start in range(1, len(typed) - SHORT_ECHO + 1):
        places = range(start, start + SHORT_ECHO)
        if named.isdisjoint(places):
            rows = sorted((beside[place] for place in places), key=len)
            terms.append((bonus * ECHO, _in_all(rows)))
    return [term for term in terms if term[1]]


def _having(key: str, *, desk: Desk, among: Set[int] | None) -> Numbers:
    """The statements with a key, of those `among` which they are to be."""
    found = desk.library.index.having.within(key, desk.library.register.kind(Statement))
    return found if among is None else common(among, found)


def _in_all(lists: Sequence[Numbers]) -> Numbers:
    """The numbers that stand in every list; the shortest comes first."""
    found = set(lists[0])
    for numbers in lists[1:]:
        if not found:
            break
        found = set(common(found, numbers))
    return sorted(found)
