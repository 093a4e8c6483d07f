"""Which documents a meeting dealt with."""

from knowledge.agreement import agrees
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
    """«hội nghị … bàn triển khai văn bản số mấy»: the documents of the one meeting meant; a body
    named is one that met or that issued them."""
    if question.documents or question.people or question.offices:
        return []
    if not question.has("which-document", "number"):
        return []
    if not (question.event_types or question.named_in_full(desk.library.facts.events)):
        return []
    kinds = kinds_said(question)
    records = desk.library.facts.documents
    found: dict[tuple[str, ...], Fit] = {}
    profiles = desk.library.profiles
    for profile, fact in candidates(question, Event, desk.library, skip=question.bodies):
        issuers = [
            ref for ref in question.bodies if not agrees(ref, question, profile, desk.library)
        ]
        told = tuple(
            one
            for one in fact.documents
            if (not kinds or records[one].type in kinds)
            and all(agrees(ref, question, profiles[one], desk.library) for ref in issuers)
        )
        fitted = fit(question, profile, desk.library, DISCUSSED_CUES, skip=issuers)
        if told and fitted is not None:
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
