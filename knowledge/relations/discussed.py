"""Which documents a meeting dealt with."""

from knowledge.matching import Fit, candidates, fit
from knowledge.model import Event
from knowledge.outcome import OutcomeKind
from knowledge.question import Question
from knowledge.relations.candidate import Candidate, Desk
from knowledge.relations.document_words import say_each, summary
from knowledge.relations.documents import kinds_said

DISCUSSED_CUES = (
    "which-document",
    "number",
    "find-document",
    "presented",
    "directive",
    "event-what",
    "which-event",
    "held",
    "about",
    "spoke",
)


def discussed(question: Question, desk: Desk) -> list[Candidate]:
    """«hội nghị … bàn triển khai văn bản số mấy»: the documents of the one meeting meant."""
    if question.documents or question.people or question.offices:
        return []
    if not question.has("which-document", "number"):
        return []
    if not (question.event_types or question.named_in_full(desk.library.facts.events)):
        return []
    kinds = kinds_said(question)
    records = desk.library.facts.documents
    found: dict[tuple[str, ...], Fit] = {}
    for profile, fact in candidates(question, Event, desk.library):
        told = tuple(one for one in fact.documents if not kinds or records[one].type in kinds)
        fitted = fit(question, profile, desk.library, DISCUSSED_CUES) if told else None
        if fitted is not None:
            found[told] = fitted
    if len(found) != 1:
        return []
    targets, fitted = found.popitem()
    return [
        Candidate(
            "find-document",
            fitted.explained,
            2,
            0.7,
            OutcomeKind.ANSWER,
            lambda: say_each(targets, summary, desk),
            len(fitted.topical),
        )
    ]
