"""The answering engine: a question in, a reply out. Pure: no clock, no network, no environment."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from knowledge.factbase import FactBase
from knowledge.followups import ASKING, carry_over, leans, without_times
from knowledge.library import Library
from knowledge.literals import LiteralReader
from knowledge.matching import left_over
from knowledge.messages import join_replies, split_message, split_sentence
from knowledge.outcome import OutcomeKind, Reply
from knowledge.period import format_date
from knowledge.profiles import fact_texts
from knowledge.question import BINDING_CUES, Composer, Question
from knowledge.reading import Reader
from knowledge.relations import (
    documents,
    events,
    figures,
    meta,
    offices,
    statements,
    unknowns,
    vague,
)
from knowledge.relations.candidate import Candidate, Desk, Relation
from knowledge.relations.records import record_reply
from knowledge.repair import Repairer
from knowledge.replies import source
from knowledge.syllabary import Syllabary
from knowledge.text import fold
from knowledge.vocabulary import build_trie

RELATIONS: tuple[Relation, ...] = (
    meta.meta,
    meta.authors,
    offices.claims,
    offices.holders,
    offices.roles,
    offices.leaders,
    events.participants,
    documents.claims,
    documents.documents,
    documents.finding,
    figures.comparisons,
    figures.values,
    statements.statements,
    events.events,
    events.projects,
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
LEFT_OVER_COST = 2.0
"""Each unexplained word weighs as much as so many points of a relation's prior."""


LATER_READING_COST = 0.3
"""For each place down the list of readings."""
TRACED = 4
"""Proposals of a kind that a trace shows."""
MAX_CONTEXT = 3
"""Earlier questions looked at."""


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


@dataclass(frozen=True)
class Settled:
    """An earlier question, made whole, and the facts of its answer."""

    question: Question
    facts: Sequence[str]


class Engine:
    """Answers from one fact base."""

    def __init__(self, facts: FactBase) -> None:
        self.facts = facts
        self.library = Library(facts)
        trie = build_trie(facts)
        literals = LiteralReader(facts.language.government.document_types)
        repairer = Repairer(
            trie,
            fact_texts(facts),
            facts.language.contrasts,
            Syllabary(facts.language.lexicon),
            {one.area for one in facts.organizations.values() if one.area},
        )
        self._reader = Reader(trie, facts.language.lexicon, literals, repairer)
        self._composer = Composer(facts, self.library.geography)
        self._contrasting = {
            fold(word) for group in facts.language.contrasts.groups for word in group
            if " " not in word
        }  # fmt: skip

    def ask(self, question: str, *, today: date, context: Sequence[str] = ()) -> Reply:
        """The reply to `question`; `context` holds the questions asked before it in the same chat,
        oldest first."""
        parts = split_message(question)
        if not parts:
            return self.help(today=today)
        earlier = list(context)[-MAX_CONTEXT:]
        replies: list[Reply] = []
        desk = Desk(self.library, today)
        for part in parts:
            replies += self._ask_part(part, desk, earlier)
            earlier.append(part)
        return join_replies(replies)

    def _ask_part(self, part: str, desk: Desk, earlier: Sequence[str]) -> list[Reply]:
        """One sentence; where it answers as a whole to nothing and joins two questions, each."""
        whole = self._ask_one(part, desk, earlier)
        halves = split_sentence(part)
        if whole.kind is not OutcomeKind.UNKNOWN or not all(map(self._asks, halves)):
            return [whole]
        context = list(earlier)
        replies = []
        for half in halves:
            replies.append(self._ask_one(half, desk, context))
            context.append(half)
        return replies if any(one.kind is OutcomeKind.ANSWER for one in replies) else [whole]

    def _asks(self, text: str) -> bool:
        """Has this part of a sentence a question word of its own?"""
        reading = self._reader.read(text, date.min)[0]
        return self._composer.compose(reading).has(*BINDING_CUES, "what", "about")

    def _ask_one(self, question: str, desk: Desk, context: Sequence[str]) -> Reply:
        alone = self._understand(question, desk)
        if context and self._may_lean(alone, desk):
            merged = self._carry_over(alone, desk, context)
            if merged is not None:
                return merged
        return self._reply(alone, desk)

    def _may_lean(self, alone: "Understood", desk: Desk) -> bool:
        """Not every question looks back: a full one that stands alone does not."""
        best = alone.best
        if leans(alone.questions[0]):
            return True
        return best is None or best[1].kind is OutcomeKind.CLARIFY

    def _carry_over(self, alone: "Understood", desk: Desk, context: Sequence[str]) -> Reply | None:
        """The reply with what the last question said, where that gives an answer."""
        before = self._settle(context, desk)
        if before is None:
            return None
        for old in (before.question, without_times(before.question)):
            merged = carry_over(alone.questions[0], old, before.facts, self.library)
            understood = self._weigh([merged], desk)
            if understood.best is not None and understood.best[1].kind is OutcomeKind.ANSWER:
                return self._reply(understood, desk)
        if leans(alone.questions[0]) and not alone.questions[0].has(*ASKING):
            return unknowns.unknown(alone.questions[0], desk)
        return None

    def _settle(self, context: Sequence[str], desk: Desk) -> "Settled | None":
        """The last question of a chat, itself made whole by those before it, and its facts."""
        settled: Settled | None = None
        for text in context:
            for part in split_message(text):
                alone = self._understand(part, desk)
                understood = alone
                if settled is not None and self._may_lean(alone, desk):
                    merged = carry_over(
                        alone.questions[0], settled.question, settled.facts, self.library
                    )
                    attempt = self._weigh([merged], desk)
                    if attempt.best is not None:
                        understood = attempt
                if understood.best is not None and understood.best[1].relation == "meta":
                    continue
                reply = self._reply(understood, desk)
                question = understood.best[2] if understood.best else understood.questions[0]
                settled = Settled(question, reply.facts)
        return settled

    def _understand(self, question: str, desk: Desk) -> "Understood":
        questions = [self._composer.compose(one) for one in self._reader.read(question, desk.today)]
        sound = [one for one in questions if not self._broken_frames(one)]
        return self._weigh(sound or questions, desk)

    def _weigh(self, questions: Sequence[Question], desk: Desk) -> "Understood":
        """Every relation's candidates for every reading, the best first."""
        proposed = [
            (self._score(candidate, one) - LATER_READING_COST * place, candidate, one)
            for place, one in enumerate(questions)
            for relation in RELATIONS
            for candidate in relation(one, desk)
        ]
        proposed.sort(key=lambda row: -row[0])
        ranked = [row for row in proposed if self._admits(row[1], row[2])]
        vetoed = [row for row in proposed if not self._admits(row[1], row[2])]
        return Understood(questions, ranked, vetoed)

    def _reply(self, understood: "Understood", desk: Desk) -> Reply:
        best = understood.best
        question = understood.questions[0]
        if best is None:
            reply = unknowns.unknown(question, desk)
        elif question.has("not-held"):
            reply = unknowns.beside(question, best[1].build(), desk)
        else:
            reply = best[1].build()
        return replace(reply, trace=_trace(understood))

    def show(self, target: str, *, today: date) -> Reply | None:
        """The reply about one record (what a button or a deep link names); None: no such record."""
        return record_reply(target, Desk(self.library, today))

    def source(self, fact: str) -> Reply | None:
        """Where a fact comes from: title, publisher, date, paragraphs; None: no such fact."""
        profile = self.library.profiles.get(fact)
        if profile is None:
            return None
        draft = Desk(self.library, profile.seen_on).draft()
        article = source(self.library, profile.fact.article)
        paragraphs = ", ".join(str(number) for number in profile.fact.paragraphs)
        draft.say(f"**{article.title}**")
        draft.say(f"{article.publisher}, {format_date(article.date)} · đoạn {paragraphs}")
        url = self.facts.articles[article.id].url
        if url:
            draft.say(url)
        draft.facts = [fact]
        reply = draft.reply(OutcomeKind.HELP)
        return Reply(OutcomeKind.HELP, reply.lines[:-1], facts=(fact,), articles=(article,))

    def sources(self, *, today: date) -> Reply:
        """All articles with their dates and the counts of facts."""
        return meta.sources_reply(Desk(self.library, today), OutcomeKind.HELP)

    def help(self, *, today: date) -> Reply:
        """Who the bot is and what can be asked."""
        return meta.help_reply(Desk(self.library, today), "")

    def _broken_frames(self, question: Question) -> int:
        """Offices that no grammar allows, as «trưởng phòng» of a town: a sign of a misread
        abbreviation."""
        defaults = self.library.titles.default_bodies
        return sum(
            ref.body is None and not defaults.get(ref.role)
            for ref in question.offices
            if ref.role in defaults
        )

    def _score(self, candidate: Candidate, question: Question) -> float:
        left = left_over(question, candidate.explained)
        return candidate.prior + 0.1 * candidate.slots - LEFT_OVER_COST * len(left)

    def _admits(self, candidate: Candidate, question: Question) -> bool:
        """Nothing left over, or one ordinary word where enough was unified."""
        left = left_over(question, candidate.explained)
        if not left:
            return True
        if len(left) > FORGIVEN_WORDS:
            return False
        if candidate.relation in FREE_TEXT and candidate.topical < TOPIC_TO_FORGIVE:
            return False
        named = len(question.strict()) + len(question.times) + (candidate.relation in NAMING)
        if named < SLOTS_TO_FORGIVE:
            return False
        return all(self._is_ordinary(place, question) for place in left)

    def _is_ordinary(self, place: int, question: Question) -> bool:
        """A word that names nothing: it asks for nothing, is no number, stands in contrast to no
        other word, has no capital inside a sentence, and does not follow a kind of unit."""
        word = question.reading.words[place]
        if place in question.cue_positions(BINDING_CUES) or word.literal is not None:
            return False
        if word.syllable.folded in self._contrasting:
            return False
        if place > 0 and word.raw[:1].isupper() and not question.reading.shouted:
            return False
        return all(ref.end != place for ref in (*question.areas, *question.offices, *question.bodies)
                   if not ref.named)  # fmt: skip


def _trace(understood: Understood) -> tuple[str, ...]:
    """How the question was read, what was proposed and what was vetoed, for `--explain`."""
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
            left = [words[i].raw or words[i].syllable.folded
                    for i in left_over(question, candidate.explained)]  # fmt: skip
            rows.append(f"{verdict} {score:.2f} {candidate.relation} {candidate.kind} left={left}")
    return tuple(rows)
