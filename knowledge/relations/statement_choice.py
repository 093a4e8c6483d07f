"""Which statements a question means, among those that agree with all that it names."""

import re
from collections.abc import Container, Iterable, Mapping, Sequence, Set
from functools import lru_cache

from knowledge.agreement import agrees
from knowledge.asked_words import unasked
from knowledge.connections import speech_key
from knowledge.library import Library
from knowledge.literals import COUNT
from knowledge.matching import Fit, topic_positions
from knowledge.model import Statement
from knowledge.model import StatementKind as Kind
from knowledge.profile import Profile
from knowledge.question import Question
from knowledge.relations.candidate import Desk
from knowledge.text import Syllable, syllables

DEADLINE_CUES = ("deadline", "when")
SPEAKER_CUES = ("who", "which-body", "which-holder", "leaders")
KEEP_SHARE = 0.8
"""A statement is shown beside the best where it covers this share of the best one's rare words …"""
KEEP_SHARE_OF_SPEECH = 0.5
"""… or this share, where the same speaker said it on the same occasion."""
MIN_TOPIC_WORDS = 2
"""Syllables of topic that stand for something named."""
CACHED_TEXTS = 65_536
"""Statements whose numbers are remembered."""
SHORT_ECHO = 4
"""So many syllables in a row are often the statement's own by chance …"""
ECHO = 1.0
"""… each one more, common words too, weighs this much."""
LONE_WORD = 0.4
"""Share of its weight that a word counts alone."""
TELLING = 3.0
"""A word this rare (one statement in twenty has it) tells what is asked."""
KIND_BONUS = 1.4
"""A statement of a kind asked for counts this much more."""
_ROMAN = re.compile(r"\b[IVX]+\b")
_CONDITION = re.compile(r"\bkhi\b")
_PLACE = re.compile(r"\b(?:(?:ở|tại|trong)\b(?!\s+\d)|địa bàn\b)")
"""«ở 3 xã» tells how many, and not where."""
_DAY = re.compile(r"\bngày \d{1,2}/\d{1,2}\b")
_MOVE = re.compile(r"\b(?:chuyển (?:về|sang|đến|lên)|điều động|luân chuyển|nghỉ hưu)\b")
_APPROVAL = re.compile(r"\bđược [^,;]+ phê duyệt\b")
_YEAR = re.compile(r"\b20\d\d\b")
_NUMBERED = re.compile(r"\b\d+(?:/\d{4})?[-/][A-ZĐ]{2}")
_TERM = re.compile(r"\b20\d\d\s?[-–]\s?20\d\d\b")


def answered_cues(fact: Statement, named: Container[str | None] = ()) -> tuple[str, ...]:
    """The question words that this statement can answer: who, if it has a speaker; when, if it has
    a deadline or a condition; how many or which grade, if it has a number; which term, if it has
    one; which document, if it carries one out; why, if it tells a difficulty; when and where, if it
    tells what was wanting in a place that is not `named` by who asks."""
    cues, has_year = _cues_of_text(fact.text)
    if fact.deadline:
        cues += DEADLINE_CUES
    if fact.kind in (Kind.LIMITATION, Kind.OPINION):
        cues += ("why",)
    if has_year and fact.kind is not Kind.RESULT:
        cues += ("when",)
    if fact.document:
        cues += ("which-document",)
    if fact.by:
        cues += SPEAKER_CUES
    if fact.kind is Kind.CONTENT:
        cues += ("with-whom",)
    if fact.kind is Kind.RESULT:
        cues += ("with-whom", "issued", *(("when",) if fact.event else ()))
    if fact.kind is Kind.LIMITATION:
        cues += ("when",) * bool(fact.period) + ("where", "which-body") * bool(
            fact.area and fact.area not in named
        )
    return cues


@lru_cache(maxsize=CACHED_TEXTS)
def _cues_of_text(text: str) -> tuple[tuple[str, ...], bool]:
    """What the numbers, grades and terms in a statement can answer; and whether it has a year."""
    found = (
        ("how-many", COUNT),
        ("which-grade", _ROMAN),
        ("number", _NUMBERED),
        ("which-period", _TERM),
        ("when", _CONDITION),
        ("approver", _APPROVAL),
        ("where", _PLACE),
        ("when", _DAY),
        ("since", _DAY),
        ("moved", _MOVE),
    )
    cues = tuple(cue for cue, pattern in found if pattern.search(text))
    return cues, _YEAR.search(text) is not None


def topic_of(question: Question, cues: Sequence[str], desk: Desk) -> frozenset[int]:
    """The words that say what it is about, without those of a meeting named in full."""
    events = question.named_in_full(desk.library.facts.events)
    meeting = {place for event in events for place in question.names[event]}
    return topic_positions(question, (*cues, *DEADLINE_CUES)) - meeting


def by_topic(
    question: Question,
    found: dict[str, Fit],
    desk: Desk,
    topic: frozenset[int],
    kinds: set[Kind],
) -> list[str]:
    """Those that cover most of the question's rare words with their own, the kinds asked for
    first; all of these kinds, if it has no such words."""
    facts = desk.library.facts.statements
    profiles = desk.library.profiles
    typed = question.syllables
    scores = {
        one: score(question, topic, profiles[one], fitted, desk) for one, fitted in found.items()
    }
    best = max(scores.values())
    if best == 0:
        if voiced := _voiced(question, found):
            return voiced
        of_kinds = [one for one in found if facts[one].kind in kinds]
        if of_kinds:
            return _of_the_time(of_kinds, question, desk)
        if question.people or question.offices or (question.documents and question.areas):
            return list(found)
        if not question.bodies or question.has("voiced"):
            return []  # «gọi … là gì»: no more than who spoke is known
        return [one for one in found if _is_said_by(one, question, desk)]
    scores = {
        one: worth * (KIND_BONUS if facts[one].kind in kinds else 1.0)
        for one, worth in scores.items()
    }
    best = max(scores.values())
    ranked = sorted(scores, key=lambda one: -scores[one])
    if facts[ranked[0]].kind in kinds:
        ranked = [one for one in ranked if facts[one].kind in kinds]
    speech = speech_key(facts[ranked[0]])
    telling = {i for i in topic if desk.library.rarity(typed[i].folded) >= TELLING}
    rest = (telling & found[ranked[0]].topical) - question.light
    kept = [
        one
        for one in ranked
        if scores[one] >= KEEP_SHARE * best
        or (
            speech_key(facts[one]) == speech
            and (
                scores[one] >= KEEP_SHARE_OF_SPEECH * best
                or _is_of_topic(facts[one], facts[ranked[0]], question, rest, desk)
            )
        )
    ]
    voiced = [one for one in _voiced(question, found) if speech_key(facts[one]) == speech]
    kept += [one for one in voiced if one not in kept]
    covered = {i for one in kept for i in topic & found[one].topical}
    for one in ranked:
        more = topic & found[one].topical - covered - question.light
        new = more & telling
        near = {i for i in more if closeness(profiles[one], typed, i) == 1.0}
        if (new or len(near) >= MIN_TOPIC_WORDS) and speech_key(facts[one]) == speech:
            kept.append(one)
            covered |= new | near
    return kept


def _of_the_time(found: Sequence[str], question: Question, desk: Desk) -> list[str]:
    """Those of the meeting that spoke of the very time asked for; all where none did."""
    facts = desk.library.facts.statements
    asked = {ref.value.period for ref in question.times} - {None}
    meetings = {facts[one].event for one in found if facts[one].period in asked}
    return [one for one in found if not meetings or facts[one].event in meetings]


def _voiced(question: Question, found: Mapping[str, Fit]) -> list[str]:
    """Those that tell by themselves how it was said («biểu dương»), if any do."""
    verbs = [
        verb
        for ref in question.cues
        if "spoke" in ref.cues and len(verb := {*unasked(ref, question)}) >= MIN_TOPIC_WORDS
    ]
    return [one for one, fitted in found.items() if any(verb <= fitted.topical for verb in verbs)]


def score(question: Question, topic: Set[int], profile: Profile, fitted: Fit, desk: Desk) -> float:
    """How much of the topic the statement covers: rare words and long echoes weigh more."""
    typed = question.syllables
    worth = sum(
        desk.library.rarity(typed[i].folded) * closeness(profile, typed, i)
        for i in topic & fitted.topical
    )
    return worth + ECHO * max(0, _echo(profile, question) - SHORT_ECHO)


def _echo(profile: Profile, question: Question) -> int:
    """How many syllables of the question, names aside, stand in a row in the statement."""
    pairs = profile.own_pairs
    best = run = 1
    for pair in question.neighbours:
        if pair not in pairs:
            run = 1
            continue
        run += 1
        best = max(best, run)
    return best


def names_topic(question: Question, library: Library) -> frozenset[int]:
    """The words of the topics that a question names, by as many as stand for something named."""
    topics = library.facts.topics
    taken = (places for name, places in question.names.items() if name in topics)
    return frozenset().union(*(places for places in taken if len(places) >= MIN_TOPIC_WORDS))


def told_near(
    topic: Set[int], profile: Profile, fitted: Fit, question: Question, *, by_topic: bool
) -> set[int]:
    """The words of the topic that the statement has beside their neighbours, or, if asked for, by
    being of the topic that they name."""
    names = profile.names & question.names.keys() if by_topic else ()
    by_name = {place for name in names for place in question.names[name]}
    return {
        place
        for place in topic & fitted.topical
        if place in by_name or closeness(profile, question.syllables, place) == 1.0
    }


def is_quoted(topic: Set[int], profile: Profile, question: Question) -> bool:
    """Do the words of the topic, with all between, stand in a row in the statement?"""
    if len(topic) < SHORT_ECHO:
        return False
    between = question.neighbours[min(topic) : max(topic)]
    return all(pair in profile.own_pairs for pair in between)


def closeness(profile: Profile, typed: Sequence[Syllable], place: int) -> float:
    """A word counts in full beside a neighbour that it has in the statement too."""
    here = typed[place].folded
    near = (place > 0 and (typed[place - 1].folded, here) in profile.own_pairs) or (
        place + 1 < len(typed) and (here, typed[place + 1].folded) in profile.own_pairs
    )
    return 1.0 if near else LONE_WORD


def _is_said_by(target: str, question: Question, desk: Desk) -> bool:
    """Is it the word of every body named?"""
    speaker = desk.library.speaker(target)
    return all(agrees(ref, question, speaker, desk.library) for ref in question.bodies)


def _is_of_topic(
    one: Statement, best: Statement, question: Question, rest: Iterable[int], desk: Desk
) -> bool:
    """Are both on a topic that the question names, and on the topics of its other words?"""
    topics = desk.library.facts.topics
    shared = {*one.topics} & {*best.topics}
    named = shared & {*question.names}
    taken = {place for name in named for place in question.names[name]}
    known = [
        word
        for topic in shared
        for name in (topics[topic].name, *topics[topic].aliases)
        for word in syllables(name)
    ]
    return bool(named) and all(
        any(question.syllables[place].agrees_with(word) for word in known)
        for place in rest
        if place not in taken
    )
