"""What a text that is still being typed may be after: the direct answer, then its neighbours.

A neighbour is never an answer: it is offered under its own name, for the reader to choose.
"""

from collections.abc import Iterator
from itertools import chain, pairwise

from knowledge.connections import own_key, word_key, year_key
from knowledge.outcome import OutcomeKind, Reply
from knowledge.postings import Numbers
from knowledge.question import Question
from knowledge.ranking import Term, best_facts, stands_in
from knowledge.relations.candidate import Desk
from knowledge.relations.records import record_reply

AROUND = 0.5
"""What a word in the surroundings of a fact (its meeting, its town) is worth beside an own one."""
NEAR = 0.6
"""A neighbour has at least this share of what the words typed are worth, and of the best one: more
than surroundings alone can give."""


def suggestions(question: Question, direct: Reply, desk: Desk, limit: int) -> list[Reply]:
    """Answers to offer for what is typed, at most so many and no two the same: `direct` where it
    is one, what it offers to choose, then the facts whose words are most like the question's."""
    found: dict[frozenset[str], Reply] = {}
    if direct.kind is OutcomeKind.ANSWER and direct.facts:
        found[frozenset(direct.facts)] = direct
    for target in chain((one.target for one in direct.choices), _near(question, desk)):
        if len(found) == limit:
            break
        reply = record_reply(target, desk)
        if reply is not None and reply.facts:
            found.setdefault(frozenset(reply.facts), reply)
    return list(found.values())


def _near(question: Question, desk: Desk) -> Iterator[str]:
    """The ids of the facts that share most with the question; of those alike the newest first. Two
    words in a row are shared at least: single syllables prove nothing."""
    library = desk.library
    terms = list(_terms(question, desk))
    scores: dict[int, float] = {}

    def weigh(number: int) -> float:
        scores[number] = sum(worth for worth, numbers in terms if stands_in(number, numbers))
        return scores[number]

    best_facts([term for term in terms if term[1]], weigh, NEAR)
    enough = NEAR * max(sum(worth for worth, _ in terms), max(scores.values(), default=0.0))
    near = [number for number, score in scores.items() if score >= enough]
    near.sort(key=lambda number: (-scores[number], library.index.ranks[number]))
    typed = [syllable.folded for syllable in question.syllables]
    pairs = set(pairwise(typed))
    for number in near:
        profile = library.profiles.of(number)
        if len(typed) == 1 or not pairs.isdisjoint(profile.pairs):
            yield profile.fact.id


def _terms(question: Question, desk: Desk) -> Iterator[Term]:
    """What a fact gains by each word typed, as its own or around it, and by each year."""
    library = desk.library
    for word in dict.fromkeys(syllable.folded for syllable in question.syllables):
        worth = library.rarity(word)
        yield (1 - AROUND) * worth, _having(own_key(word), desk)
        yield AROUND * worth, _either(own_key(word), word_key(word), desk)
    for ref in question.times:
        if ref.value.period is not None:
            year = ref.value.period.start.year
            yield library.rarity(str(year)), _having(year_key(year), desk)


def _either(own: str, around: str, desk: Desk) -> Numbers:
    return sorted({*_having(own, desk), *_having(around, desk)})


def _having(key: str, desk: Desk) -> Numbers:
    return desk.library.index.having.within(key, range(len(desk.library.register)))
