"""What a question can mean: its readings, what the relations propose for each, and which of the
proposals may stand. Names decide and what is left over vetoes; scores only rank."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from operator import itemgetter

from knowledge.asides import INTRODUCTION, says_nothing
from knowledge.composer import Composer
from knowledge.cues import BINDING_CUES
from knowledge.hurried import meant
from knowledge.items import Reading
from knowledge.library import Library
from knowledge.literals import LiteralReader
from knowledge.matching import left_over, named_indicators
from knowledge.outcome import OutcomeKind
from knowledge.phrasebook import Phrasebook, make_phrasebook
from knowledge.question import Question
from knowledge.reading import Reader
from knowledge.relations import (
    comparisons,
    discussed,
    document_claims,
    document_pairs,
    documents,
    events,
    figures,
    holders,
    listings,
    meta,
    office_claims,
    participants,
    people,
    projects,
    roll,
    speakers,
    statements,
    successions,
    told_figures,
    units,
    vague,
)
from knowledge.relations.candidate import Candidate, Desk, Relation, worth
from knowledge.repair import Repairer
from knowledge.selection import FORGIVEN_WORDS
from knowledge.syllabary import Syllabary
from knowledge.text import fold
from knowledge.understood import Proposal, Understood, weighty

RELATIONS: tuple[Relation, ...] = (
    meta.meta,
    meta.authors,
    office_claims.office_claims,
    successions.successions,
    holders.holders,
    people.roles,
    people.several_roles,
    holders.leaders,
    participants.participants,
    roll.roll,
    document_claims.document_claims,
    document_pairs.document_pairs,
    documents.documents,
    documents.finding,
    discussed.discussed,
    comparisons.comparisons,
    figures.values,
    told_figures.told_figures,
    listings.listings,
    statements.statements,
    speakers.speakers,
    events.events,
    projects.projects,
    units.units,
    vague.vague,
)
CEILINGS: dict[Relation, Callable[[Question], float]] = {statements.statements: statements.most}
"""How much a costly relation's candidates score at most."""
LIMITED = tuple((relation, CEILINGS.get(relation)) for relation in RELATIONS)
SLOTS_TO_FORGIVE = 2
"""Ordinary words may stay unexplained where at least this many things named were unified."""
NAMING = frozenset({"value", "compare"})
"""Relations whose indicator is something named, too."""
FREE_TEXT = frozenset({"statement", "event", "project", "find-document", "meta"})
"""Relations that words decide …"""
TOPIC_TO_FORGIVE = 3
"""… have a word forgiven only where so many others are the fact's own."""
LEFT_OVER_COST = 2.0
"""Each unexplained word weighs as much as so many points of a relation's prior."""
LIGHT_WORD_COST = 0.1
"""Each unexplained everyday word."""
LATER_READING_COST = 0.3
"""For each place down the list of readings."""
SURE = 1.0
"""A proposal that scores so much and accounts for every word leaves no later reading its turn."""


class Interpreter:
    """Understands questions about one library. Built once for it."""

    def __init__(self, library: Library, phrasebook: Phrasebook | None = None) -> None:
        """`phrasebook` where it is known already; otherwise it is made."""
        facts = library.facts
        self._library = library
        self.phrasebook = phrasebook or make_phrasebook(facts)
        repairer = Repairer(
            self.phrasebook.trie,
            self.phrasebook.pairs,
            facts.language.contrasts,
            Syllabary(facts.language.spelling),
            [facts.areas[area] for area in self.phrasebook.held],
        )
        self._reader = Reader(
            self.phrasebook.trie,
            facts.language.lexicon,
            LiteralReader(facts.language.government.document_types),
            repairer,
            self.phrasebook.speller,
        )
        self._composer = Composer(facts, library.geography, library.titles, library.index.directory)
        self._contrasting = {
            fold(word)
            for group in facts.language.contrasts.groups
            for word in group
            if " " not in word
        }

    def understand(self, question: str, desk: Desk) -> Understood:
        """All readings of a question, weighed, its slips mended."""
        return meant(question, self._reader, partial(self._understand, desk=desk))

    def _understand(self, text: str, desk: Desk) -> Understood:
        return self.weigh(self._composed(self._reader.read(text, desk.today)), desk)

    def _composed(self, readings: Iterable[Reading]) -> Iterator[Question]:
        """The questions that readings make, without broken ones unless all of them are: then the
        least broken first."""
        broken = []
        sound = False
        for reading in readings:
            question = self._composer.compose(reading)
            if frames := self._broken_frames(question):
                broken.append((frames, question))
            else:
                sound = True
                yield question
        if not sound:
            yield from (question for _, question in sorted(broken, key=itemgetter(0)))

    def weigh(self, questions: Iterable[Question], desk: Desk) -> Understood:
        """Every relation's candidates for the readings, the best first. A later reading is looked
        at only where none before it is answered for sure."""
        looked: list[Question] = []
        ranked: list[Proposal] = []
        vetoed: list[Proposal] = []
        for place, question in enumerate(questions):
            looked.append(question)
            if looked[0].offices and not question.offices:
                continue
            cost = LATER_READING_COST * place
            for candidate in self._candidates(question, desk, ranked, cost):
                score = self._score(candidate, question) - cost
                admitted = self._admits(candidate, question)
                (ranked if admitted else vetoed).append((score, candidate, question))
            if any(score >= SURE and not weighty(one, asked) for score, one, asked in ranked):
                break
        ranked.sort(key=_falling)
        vetoed.sort(key=_falling)
        return Understood(looked, ranked, vetoed)

    def _candidates(
        self, question: Question, desk: Desk, ranked: Sequence[Proposal], cost: float
    ) -> Iterator[Candidate]:
        """The relations' candidates, those left out that could not score as much as one of `ranked`
        (which grows meanwhile)."""
        for relation, most in LIMITED:
            if most and any(score > most(question) - cost for score, _, _ in ranked):
                continue
            yield from relation(question, desk)

    def asks(self, text: str, desk: Desk) -> bool:
        """Has this part of a sentence a question word of its own?"""
        reading = self._reader.read(self._reader.mend(text).text, desk.today)[0]
        return self._composer.compose(reading).has(*BINDING_CUES, "what", "about")

    def introduces(self, text: str, desk: Desk) -> bool:
        """Does a sentence say nothing but who asks («Em là sinh viên.»)?"""
        items = self._reader.read(self._reader.mend(text).text, desk.today)[0].items
        idle = bool(items) and all(map(says_nothing, items))
        tells_who = bool(items) and INTRODUCTION in items[0].cues()
        return (idle or tells_who) and not self.asks(text, desk)

    def is_plea(self, parts: Sequence[str], desk: Desk) -> bool:
        """«chỉ tôi cách hỏi với, tôi già rồi …»: is help wanted by somebody who then only tells of
        himself, naming nothing?"""
        if not parts or not all(self.introduces(part, desk) for part in parts[1:]):
            return False
        first, *rest = (self._understand(part, desk) for part in parts)
        wanted = first.best is not None and first.best[1].kind is OutcomeKind.HELP
        return wanted and not any(one.strict() for told in rest for one in told.questions)

    def _broken_frames(self, question: Question) -> int:
        """Offices that no grammar allows, as «trưởng phòng» of a town: a sign of a misread
        abbreviation."""
        defaults = self._library.titles.default_bodies
        return sum(
            ref.body is None and not defaults.get(ref.role)
            for ref in question.offices
            if ref.role in defaults
        )

    def _score(self, candidate: Candidate, question: Question) -> float:
        left = left_over(question, candidate.explained)
        heavy = sum(place not in question.light for place in left)
        cost = LEFT_OVER_COST * heavy + LIGHT_WORD_COST * (len(left) - heavy)
        return worth(candidate.prior, candidate.slots) - cost

    def _admits(self, candidate: Candidate, question: Question) -> bool:
        """Nothing left over but everyday words, or one ordinary word where enough was unified."""
        left = weighty(candidate, question)
        if not left:
            return True
        if len(left) > FORGIVEN_WORDS:
            return False
        if candidate.relation in FREE_TEXT and candidate.topical < TOPIC_TO_FORGIVE:
            return False
        named = len(question.strict()) + len(question.times) + (candidate.relation in NAMING)
        if named < SLOTS_TO_FORGIVE:
            return False
        if candidate.relation in NAMING and not _behind_names(question, self._library).isdisjoint(
            left
        ):
            return False
        return all(self._is_ordinary(place, question) for place in left)

    def _is_ordinary(self, place: int, question: Question) -> bool:
        """A word that names nothing: it asks for nothing, is no number, stands in contrast to no
        other word, has no capital inside a sentence, and does not follow a kind of unit. In a
        follow-up every word may be what it goes on to («còn lúa?»)."""
        word = question.reading.words[place]
        if place in question.cue_positions((*BINDING_CUES, "instead-of", "elected")):
            return False
        if word.literal is not None or place in question.fresh:
            return False
        contrasting = not self._contrasting.isdisjoint((word.syllable.folded, fold(word.raw)))
        if contrasting or place in question.numerals:
            return False
        if place > 0 and word.raw[:1].isupper() and not question.reading.shouted:
            return False
        return all(
            ref.end != place
            for ref in (*question.areas, *question.offices, *question.bodies)
            if not ref.named
        )


def _falling(proposal: Proposal) -> float:
    return -proposal[0]


def _behind_names(question: Question, library: Library) -> set[int]:
    """The words right behind the names of indicators, or behind a part of one («đảng viên nữ … kết
    nạp»): they narrow what is measured."""
    named = named_indicators(question, library).values()
    return {place + 1 for places in named for place in places}
