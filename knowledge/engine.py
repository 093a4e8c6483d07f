"""The answering engine: a question in, a reply out. Pure: no clock, no network, no environment."""

from collections.abc import Sequence
from datetime import date

from knowledge.factbase import FactBase
from knowledge.outcome import OutcomeKind, Reply, Span


class Engine:
    """Answers from one fact base."""

    def __init__(self, facts: FactBase) -> None:
        self.facts = facts

    def ask(self, question: str, *, today: date, context: Sequence[str] = ()) -> Reply:
        """The reply to `question`; `context` holds the questions asked before it in the same chat,
        oldest first."""
        return Reply(OutcomeKind.UNKNOWN, ((Span("Mình chưa có bài nào nói điều này."),),))

    def show(self, target: str, *, today: date) -> Reply | None:
        """The reply about one record (what a button or a deep link names); None: no such record."""
        return None

    def source(self, fact: str) -> Reply | None:
        """Where a fact comes from: title, publisher, date, paragraphs; None: no such fact."""
        return None

    def sources(self, *, today: date) -> Reply:
        """All articles with their dates and the counts of facts."""
        return Reply(OutcomeKind.HELP, ((Span("Nguồn"),),))
