"""The way of every question, whoever asks it: limits, then the engine with today's date."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from time import monotonic

from bot import wording
from bot.memory import Bounded
from knowledge.engine import Engine
from knowledge.outcome import Reply
from knowledge.replies import HEAD_CHARS
from knowledge.series import Series

MAX_LETTERS = 500
SHORT_CHARS = 420
"""What a group sees of an answer before «more»."""
KEPT_REPLIES = 1_000
KEPT_SECONDS = 600.0
"""As long as the last questions of a chat. Whose question it was is not kept."""

_Asked = tuple[str, tuple[str, ...], int, date]


def _no_replies() -> Bounded[_Asked, Reply]:
    return Bounded(KEPT_REPLIES, monotonic, KEPT_SECONDS)


@dataclass(eq=False)
class Answering:
    """The engine of the release that is served, together with the calendar."""

    engine: Engine
    today: Callable[[], date]
    release_id: int = 0
    """The release that the engine is made of; 0: seeds that were never published."""
    replies: Bounded[_Asked, Reply] = field(default_factory=_no_replies)
    """To what was asked lately, on the same day and after the same questions: many people ask the
    same."""
    days: Bounded[date, bool] = field(default_factory=lambda: Bounded(1, monotonic, KEPT_SECONDS))
    """Since when the engine has kept what it made of questions: it knows no clock."""

    def serve(self, engine: Engine, release_id: int) -> None:
        """Answer from another release from now on. Whatever is asked is answered in one go, so no
        answer is half from one and half from the other."""
        self.engine, self.release_id = engine, release_id
        self.replies = _no_replies()

    def ask(self, question: str, context: Sequence[str] = (), *, short: bool = False) -> Reply:
        """The reply to a question; `context` holds the questions before it, oldest first; `short`
        for where others talk too."""
        question = question.strip()
        if not question:
            return wording.notice(wording.EMPTY_QUESTION)
        if len(question) > MAX_LETTERS:
            return wording.notice(wording.TOO_LONG)
        before = tuple(one for one in context if len(one) <= MAX_LETTERS)
        room, day = SHORT_CHARS if short else HEAD_CHARS, self.today()
        asked = question, before, room, day
        reply = self.replies.get(asked)
        if self.days.first_time(day, True):
            self.engine.forget()
        if reply is None:
            reply = self.engine.ask(question, today=day, context=before, room=room)
            self.replies.put(asked, reply)
        return reply

    def suggest(self, text: str, limit: int) -> list[Reply]:
        """Answers to offer for what is being typed, the direct one first."""
        return self.engine.suggest(text[:MAX_LETTERS], today=self.today(), limit=limit)

    def show(self, target: str) -> Reply | None:
        """The reply about one record; None: it is not (or no longer) there."""
        return self.engine.show(target, today=self.today())

    def topic(self, fact: str) -> str | None:
        """What a figure is about, in words that a question may lean on; None: no figure."""
        return self.engine.topic(fact)

    @property
    def release(self) -> str:
        """Which facts there were to answer from: a digest of their ids."""
        ids = "\n".join(sorted(self.engine.library.register.ids))
        return hashlib.sha256(ids.encode()).hexdigest()[:16]

    def series(self, fact: str) -> Series | None:
        """What a figure can be drawn with; None: it stands alone."""
        return self.engine.series(fact, today=self.today())

    def first_series(self, limit: int) -> list[Series]:
        """What can be drawn, at most so many."""
        return self.engine.first_series(today=self.today(), limit=limit)

    def source(self, fact: str) -> Reply | None:
        """Where a fact comes from; None: there is no such fact."""
        return self.engine.source(fact)

    def sources(self) -> Reply:
        """All articles."""
        return self.engine.sources(today=self.today())
