"""What a question can mean: its readings, what the relations propose for each, and which of the
proposals may stand. Names decide and what is left over vetoes; scores only rank."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import overload

from knowledge.composer import Composer
from knowledge.cues import BINDING_CUES
from knowledge.library import Library
from knowledge.literals import LiteralReader
from knowledge.matching import left_over, named_indicators
from knowledge.phrasebook import Phrasebook, make_phrasebook
from knowledge.question import Question
from knowledge.reading import INTRODUCTION, Reader, says_nothing
from knowledge.relations import (
    comparisons,
    document_claims,
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
    speakers,
    statements,
    successions,
    told_figures,
    units,
    vague,
)
from knowledge.relations.candidate import Candidate, Desk, Relation
from knowledge.repair import Repairer
from knowledge.syllabary import Syllabary
from knowledge.text import fold

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
    document_claims.document_claims,
    documents.documents,
    documents.finding,
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
FORGIVEN_WORDS = 1
"""Ordinary words that may stay unexplained …"""
SLOTS_TO_FORGIVE = 2
"""… where at least this many things named were unified."""
NAMING = frozenset({"value", "compare"})
"""Relations whose indicator is something named, too."""
FREE_TEXT = frozenset({"statement", "event", "project", "find-document", "meta"})
"""Relations that words decide …"""
TOPIC_TO_FORGIVE = 3
"""… have a word forgiven only where so many others are the fact's own."""
STATEMENT = "statement"
"""A guess at what was said needs as many."""
LEFT_OVER_COST = 2.0
"""Each unexplained word weighs as much as so many points of a relation's prior."""
LIGHT_WORD_COST = 0.1
"""Each unexplained everyday word."""
LATER_READING_COST = 0.3
"""For each place down the list of readings."""
TRACED = 4
"""Proposals of a kind that a trace shows."""

Proposal = tuple[float, Candidate, Question]
"""A candidate for a question, with its score."""


@dataclass(frozen=True)
class Understood:
    """A question's readings and what the relations propose, best first."""

    questions: Sequence[Question]
    ranked: Sequence[Proposal]
    vetoed: Sequence[Proposal]
    """Proposals that leave words unexplained."""

    @property
    def best(self) -> Proposal | None:
        return self.ranked[0] if self.ranked else None


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
        """All readings of a question, weighed. Where they come to nothing, slips are guessed at;
        a guess stands if an answer accounts for every word of it."""
        understood = self._understand(self._reader.mend(question), desk)
        if understood.best is not None and not _weighty(*understood.best[1:]):
            return understood
        for guess in self._reader.guesses(question):
            guessed = self._understand(guess, desk)
            if guessed.best is not None and _bears_out(guessed.best):
                return guessed
        return understood

    def _understand(self, text: str, desk: Desk) -> Understood:
        readings = self._reader.read(text, desk.today)
        questions = [self._composer.compose(one) for one in readings]
        sound = [one for one in questions if not self._broken_frames(one)]
        return self.weigh(sound or questions, desk)

    def weigh(self, questions: Sequence[Question], desk: Desk) -> Understood:
        """Every relation's candidates for every reading, the best first."""
        proposed = [
            (self._score(candidate, one) - LATER_READING_COST * place, candidate, one)
            for place, one in enumerate(questions)
            if one.offices or not questions[0].offices
            for relation in RELATIONS
            for candidate in relation(one, desk)
        ]
        proposed.sort(key=lambda row: -row[0])
        ranked: list[Proposal] = []
        vetoed: list[Proposal] = []
        for row in proposed:
            (ranked if self._admits(row[1], row[2]) else vetoed).append(row)
        return Understood(questions, ranked, vetoed)

    def asks(self, text: str, desk: Desk) -> bool:
        """Has this part of a sentence a question word of its own?"""
        reading = self._reader.read(self._reader.mend(text), desk.today)[0]
        return self._composer.compose(reading).has(*BINDING_CUES, "what", "about")

    def introduces(self, text: str, desk: Desk) -> bool:
        """Does a sentence say nothing but who asks («Em là sinh viên.»)?"""
        items = self._reader.read(self._reader.mend(text), desk.today)[0].items
        idle = bool(items) and all(map(says_nothing, items))
        tells_who = bool(items) and INTRODUCTION in items[0].cues()
        return (idle or tells_who) and not self.asks(text, desk)

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
        return candidate.prior + 0.1 * candidate.slots - cost

    def _admits(self, candidate: Candidate, question: Question) -> bool:
        """Nothing left over but everyday words, or one ordinary word where enough was unified."""
        left = _weighty(candidate, question)
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
        other word, has no capital inside a sentence, and does not follow a kind of unit."""
        word = question.reading.words[place]
        if place in question.cue_positions((*BINDING_CUES, "instead-of")):
            return False
        if word.literal is not None:
            return False
        if word.syllable.folded in self._contrasting or place in question.numerals:
            return False
        if place > 0 and word.raw[:1].isupper() and not question.reading.shouted:
            return False
        return all(
            ref.end != place
            for ref in (*question.areas, *question.offices, *question.bodies)
            if not ref.named
        )


def _behind_names(question: Question, library: Library) -> set[int]:
    """The words right behind the names of indicators: they narrow what is measured."""
    return {max(places) + 1 for places in named_indicators(question, library).values()}


def _bears_out(proposal: Proposal) -> bool:
    """Does the answer account for every word that was guessed? What was said is found by its words
    alone, so it needs some of its own."""
    _, candidate, question = proposal
    told = candidate.relation != STATEMENT or candidate.topical >= TOPIC_TO_FORGIVE
    return told and not _weighty(candidate, question)


def _weighty(candidate: Candidate, question: Question) -> list[int]:
    """The words that the candidate leaves over, everyday words aside."""
    left = left_over(question, candidate.explained)
    return [place for place in left if place not in question.light]


class Trace(Sequence[str]):
    """How the question was read, what was proposed and what was vetoed, for `--explain`. Written
    when somebody looks at it."""

    def __init__(self, understood: Understood) -> None:
        self._understood = understood

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[str]: ...
    def __getitem__(self, place: int | slice) -> str | Sequence[str]:
        return self._rows[place]

    def __len__(self) -> int:
        return len(self._rows)

    @cached_property
    def _rows(self) -> tuple[str, ...]:
        return _trace(self._understood)


def _trace(understood: Understood) -> tuple[str, ...]:
    rows = []
    for question in understood.questions:
        items = " | ".join(
            f"{question.reading.text(item)}"
            f"[{','.join(sorted({f'{m.kind}:{m.id}' for m in item.mentions})[:4])}]"
            for item in question.reading.items
        )
        rows.append(f"reading {question.reading.weight:.1f}: {items}")
    for verdict, proposals in (("admitted", understood.ranked), ("vetoed", understood.vetoed)):
        for score, candidate, question in proposals[:TRACED]:
            words = question.reading.words
            left = [
                words[i].raw or words[i].syllable.folded
                for i in left_over(question, candidate.explained)
            ]
            rows.append(f"{verdict} {score:.2f} {candidate.relation} {candidate.kind} left={left}")
    return tuple(rows)
