"""The answering engine: a question in, a reply out. Pure: no clock, no network, no environment."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property, lru_cache

from knowledge import things
from knowledge.changes.kinds import Change, ChangeKind
from knowledge.changes.reminders import dated_directives, due_reminders
from knowledge.changes.telling import Notice, notice
from knowledge.factbase import FactBase
from knowledge.followups import ASKING, carry_over, leans, points_back, without_times
from knowledge.gaps import gap
from knowledge.index import Index
from knowledge.interpreter import Interpreter
from knowledge.library import Library
from knowledge.matching import named_indicators
from knowledge.messages import join_replies, split_message, split_sentence
from knowledge.model import Observation, Statement
from knowledge.news import Chronicle, History
from knowledge.outcome import Line, OutcomeKind, Reply
from knowledge.period import format_date
from knowledge.phrasebook import Phrasebook
from knowledge.question import Question
from knowledge.relations import meta, unknowns
from knowledge.relations.candidate import Desk
from knowledge.relations.figure_words import headline
from knowledge.relations.records import record_reply
from knowledge.replies import HEAD_CHARS, source
from knowledge.series import Series, first_series, series_of
from knowledge.suggestions import suggestions
from knowledge.text import normalize
from knowledge.things import Thing, ThingKind
from knowledge.understood import Settled, Trace, Understood
from knowledge.wishes import Wished, Wishes

MAX_CONTEXT = 3
"""Earlier questions looked at."""
UNDERSTOOD = 256
"""So many questions asked last are understood already: those before a question are met again with
the next one, and many people ask the same."""


class Engine:
    """Answers from one fact base."""

    def __init__(
        self, facts: FactBase, index: Index | None = None, phrasebook: Phrasebook | None = None
    ) -> None:
        """`index` and `phrasebook` where they are known already; otherwise they are made."""
        self.facts = facts
        self.library = Library(facts, index)
        self._interpreter = Interpreter(self.library, phrasebook)
        self._understand = lru_cache(UNDERSTOOD)(self._interpreter.understand)
        self._chronicle = Chronicle(self.library)
        self._wishes = Wishes(self.library, self._chronicle)

    @property
    def phrasebook(self) -> Phrasebook:
        return self._interpreter.phrasebook

    def ask(
        self,
        question: str,
        *,
        today: date,
        context: Sequence[str] = (),
        room: int = HEAD_CHARS,
    ) -> Reply:
        """The reply to `question`; `context` holds the questions asked before it in the same chat,
        oldest first. About `room` characters of an answer are shown at once, the rest is `more`."""
        parts = split_message(question)
        if not parts:
            return self.help(today=today)
        earlier = list(context)[-MAX_CONTEXT:]
        replies: list[Reply] = []
        desk = Desk(self.library, today, room)
        for part in self._asking(parts, desk):
            replies += self._ask_part(part, desk, earlier)
            earlier.append(part)
        return join_replies(replies)

    def _asking(self, parts: Sequence[str], desk: Desk) -> Sequence[str]:
        """The sentences of a message without those that only say who asks."""
        if len(parts) == 1:
            return parts
        return [part for part in parts if not self._interpreter.introduces(part, desk)] or parts

    def _ask_part(self, part: str, desk: Desk, earlier: Sequence[str]) -> list[Reply]:
        """One sentence; where it answers as a whole to nothing and joins two questions, each."""
        whole = self._ask_one(part, desk, earlier)
        halves = split_sentence(part)
        if whole.kind is OutcomeKind.UNKNOWN and self._interpreter.is_plea(halves, desk):
            return [self._ask_one(halves[0], desk, ())]
        if whole.kind is not OutcomeKind.UNKNOWN or not all(
            self._interpreter.asks(half, desk) for half in halves
        ):
            return [whole]
        context = list(earlier)
        replies = []
        for half in halves:
            replies.append(self._ask_one(half, desk, context))
            context.append(half)
        return replies if any(one.kind is OutcomeKind.ANSWER for one in replies) else [whole]

    def _ask_one(self, question: str, desk: Desk, context: Sequence[str]) -> Reply:
        alone = self._understand(question, desk)
        if context and self._may_lean(alone, desk):
            merged = self._carry_over(alone, desk, context)
            if merged is not None:
                return merged
        return self._reply(alone, desk)

    def _may_lean(self, alone: Understood, desk: Desk) -> bool:
        """Not every question looks back: a full one that stands alone does not."""
        best = alone.best
        question = alone.questions[0]
        if not question.reading.words:
            return False
        if leans(question) or self._names_nothing(question):
            return True
        return best is None or best[1].kind is OutcomeKind.CLARIFY

    def _names_nothing(self, question: Question) -> bool:
        """«ai chủ trì?», «kết quả 2022?»: what it is about stands in the question before."""
        if question.strict() or question.has(*meta.META_CUES):
            return False
        facts = self.library.facts
        named = any(one in facts.documents or one in facts.projects for one in question.names)
        named = named or bool(question.named_in_full(facts.events))
        return not named and not named_indicators(question, self.library)

    def _carry_over(self, alone: Understood, desk: Desk, context: Sequence[str]) -> Reply | None:
        """The reply with what the last question said, where that gives an answer."""
        before = self._settle(context, desk)
        if before is None:
            return None
        for old in (before.question, without_times(before.question)):
            merged = carry_over(alone.questions[0], old, before.facts, self.library)
            understood = self._interpreter.weigh([merged], desk)
            best = understood.best
            if best is None or best[1].kind is not OutcomeKind.ANSWER:
                continue
            # another time may be meant of the same matter only
            if old is before.question or best[1].relation == before.relation:
                return self._reply(understood, desk)
        asked = alone.questions[0]
        if points_back(asked) or (leans(asked) and not asked.has(*ASKING)):
            return self._with_gap(unknowns.unknown(asked, desk), asked)
        return None

    def _settle(self, context: Sequence[str], desk: Desk) -> Settled | None:
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
                    attempt = self._interpreter.weigh([merged], desk)
                    if attempt.best is not None:
                        understood = attempt
                if understood.best is not None and understood.best[1].relation == "meta":
                    continue
                reply = self._reply(understood, desk)
                question = understood.best[2] if understood.best else understood.questions[0]
                relation = understood.best[1].relation if understood.best else None
                settled = Settled(question, reply.facts, relation)
        return settled

    def _reply(self, understood: Understood, desk: Desk) -> Reply:
        best = understood.best
        question = understood.questions[0]
        if best is None:
            reply = unknowns.unknown(question, desk)
        else:
            known = best[1].build()
            lacks = unknowns.lacks(question, best[1], known)
            reply = unknowns.beside(question, known, desk) if lacks else known
        return replace(self._with_gap(reply, question), trace=Trace(understood))

    def _with_gap(self, reply: Reply, question: Question) -> Reply:
        """An answer that is not one, with what is missing for it."""
        if reply.kind is not OutcomeKind.UNKNOWN:
            return reply
        return replace(reply, gaps=(gap(question, reply, self.library),))

    def forget(self) -> None:
        """Keep nothing of what was asked."""
        self._understand.cache_clear()

    def suggest(self, text: str, *, today: date, limit: int) -> list[Reply]:
        """What may be meant by a text that is still being typed, at most so many replies: the
        answer first where there is one, then neighbours."""
        desk = Desk(self.library, today)
        parts = split_message(text)
        if not parts:
            return []
        understood = self._interpreter.understand(parts[0], desk)
        direct = self._reply(understood, desk)
        return suggestions(understood.questions[0], direct, desk, limit)

    def show(self, target: str, *, today: date) -> Reply | None:
        """The reply about one record (what a button or a deep link names); None: no such record."""
        return record_reply(target, Desk(self.library, today))

    def notice(
        self, kind: ChangeKind, fact: str, *, today: date, before: Sequence[Line] = ()
    ) -> Notice | None:
        """How news about a fact reads today; None where it is news no more."""
        return notice(kind, fact, self.library, today=today, before=before)

    def reminders(self, *, today: date) -> list[Change]:
        """The deadlines to remind of today. The first call looks at every statement."""
        return due_reminders(self._dated, self.facts, today)

    @cached_property
    def _dated(self) -> list[Statement]:
        return dated_directives(self.facts)

    def topic(self, fact: str) -> str | None:
        """What a figure is about, without its value; None: this is no figure."""
        record = self.facts.record(fact)
        return headline(record, self.library) if isinstance(record, Observation) else None

    def series(self, fact: str, *, today: date) -> Series | None:
        """The figures that a figure may be drawn with; None where it stands alone."""
        return series_of(fact, Desk(self.library, today))

    def first_series(self, *, today: date, limit: int) -> list[Series]:
        """What can be drawn, at most so many."""
        return first_series(Desk(self.library, today), limit)

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

    def thing(self, target: str) -> Thing | None:
        """What one can follow by this id; None: there is no such thing (any more)."""
        return things.thing(target, self.library)

    def thing_of(self, fact: str) -> Thing | None:
        """What somebody who reads a fact most likely wants to hear more of; None: no such fact."""
        return things.thing_of(fact, self.library)

    def browse(self, kind: ThingKind) -> list[Thing]:
        """All things of a kind that there was news of, those with most of it first."""
        return self._chronicle.things(kind)

    def history(self, target: str, *, since: date) -> History:
        """What a follower of a thing would have got since a day."""
        return self._chronicle.history(target, since)

    def ended(self, one: Thing, *, today: date) -> str | None:
        """Why there may be no more news of a thing, in words; None: nothing says so."""
        return things.ended(one, self.library, today)

    def wished(self, text: str, *, today: date, limit: int) -> Wished:
        """What somebody wants to follow, in their own words: at most so many things."""
        desk = Desk(self.library, today)
        whole = self._wished(text, desk, limit)
        if whole.things:
            return whole
        halves = [self._wished(half, desk, limit) for half in split_sentence(text)]
        if not halves or not all(half.things for half in halves):
            return whole
        several = dict.fromkeys(one for half in halves for one in half.things)
        return Wished(tuple(several)[:limit])

    def _wished(self, text: str, desk: Desk, limit: int) -> Wished:
        understood = self._understand(normalize(text), desk)
        return self._wishes.of(understood.questions, self._reply(understood, desk), limit)

    def help(self, *, today: date) -> Reply:
        """Who the bot is and what can be asked."""
        return meta.help_reply(Desk(self.library, today), "")
