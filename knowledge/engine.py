"""The answering engine: a question in, a reply out. Pure: no clock, no network, no environment."""

from collections.abc import Sequence
from datetime import date

from knowledge.factbase import FactBase
from knowledge.library import Library
from knowledge.literals import LiteralReader
from knowledge.matching import left_over
from knowledge.outcome import OutcomeKind, Reply
from knowledge.period import format_date
from knowledge.question import Composer, Question
from knowledge.reading import Reader
from knowledge.relations import documents, events, figures, meta, offices, statements, unknowns
from knowledge.relations.candidate import Candidate, Desk, Relation
from knowledge.relations.records import record_reply
from knowledge.replies import source
from knowledge.vocabulary import build_trie

RELATIONS: tuple[Relation, ...] = (
    meta.meta,
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
)
FORGIVEN_WORDS = 1
"""Ordinary words that may stay unexplained …"""
SLOTS_TO_FORGIVE = 2
"""… where at least this many things named or asked for were unified."""
LEFT_OVER_COST = 2.0
"""Each unexplained word weighs as much as so many points of a relation's prior."""


class Engine:
    """Answers from one fact base."""

    def __init__(self, facts: FactBase) -> None:
        self.facts = facts
        self.library = Library(facts)
        trie = build_trie(facts)
        literals = LiteralReader(facts.language.government.document_types)
        self._reader = Reader(trie, facts.language.lexicon, literals)
        self._composer = Composer(facts, self.library.geography)

    def ask(self, question: str, *, today: date, context: Sequence[str] = ()) -> Reply:
        """The reply to `question`; `context` holds the questions asked before it in the same chat,
        oldest first."""
        desk = Desk(self.library, today)
        questions = [self._composer.compose(one) for one in self._reader.read(question, today)]
        ranked: list[tuple[float, Candidate, Question]] = []
        for place, one in enumerate(questions):
            ranked.extend(
                (self._score(candidate, one) - 0.3 * place, candidate, one)
                for relation in RELATIONS
                for candidate in relation(one, desk)
                if self._admits(candidate, one)
            )
        ranked.sort(key=lambda row: -row[0])
        trace = _trace(questions, ranked)
        if not ranked or questions[0].has("not-held"):
            reply = unknowns.unknown(questions[0], desk)
        else:
            reply = ranked[0][1].build()
        return Reply(reply.kind, reply.lines, reply.more, reply.choices, reply.facts,
                     reply.articles, trace)  # fmt: skip

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

    def _score(self, candidate: Candidate, question: Question) -> float:
        left = left_over(question, candidate.explained)
        return candidate.prior + 0.1 * candidate.slots - LEFT_OVER_COST * len(left)

    def _admits(self, candidate: Candidate, question: Question) -> bool:
        """Nothing left over, or one ordinary word where enough was unified."""
        left = left_over(question, candidate.explained)
        if not left:
            return True
        return len(left) <= FORGIVEN_WORDS and candidate.slots >= SLOTS_TO_FORGIVE


def _trace(
    questions: Sequence[Question], ranked: Sequence[tuple[float, Candidate, Question]]
) -> tuple[str, ...]:
    """How the question was read and what was proposed, for `--explain`."""
    rows = []
    for question in questions:
        items = " | ".join(
            f"{question.reading.text(item)}"
            f"[{','.join(sorted({f'{m.kind}:{m.id}' for m in item.mentions})[:4])}]"
            for item in question.reading.items
        )
        rows.append(f"reading {question.reading.weight:.1f}: {items}")
    for score, candidate, question in ranked:
        left = [question.reading.words[i].raw for i in left_over(question, candidate.explained)]
        rows.append(f"{score:.2f} {candidate.relation} {candidate.kind} left={left}")
    return tuple(rows)
