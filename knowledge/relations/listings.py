"""All figures of a place and period together: «chỉ tiêu năm … của … gồm những gì»."""

from collections.abc import Sequence

from knowledge.matching import Fit, candidates, fit, named_indicators
from knowledge.model import Observation, Status
from knowledge.outcome import OutcomeKind, Reply
from knowledge.question import Question
from knowledge.relations.candidate import Candidate, Desk
from knowledge.relations.figure_choice import of_period
from knowledge.relations.figure_words import figure_text

LISTING_CUES = (
    "how-many",
    "target",
    "result",
    "statement-result",
    "task-of-document",
    "aim",
    "met",
)
BLOCKING_CUES = ("money", "percent", "directive", "compare", "unmet", "why")


def listings(question: Question, desk: Desk) -> list[Candidate]:
    """Targets, or results, of one area in one period; only where no indicator is named."""
    if not question.has("target") or question.has(*BLOCKING_CUES) or not question.times:
        return []
    if named_indicators(question, desk.library) or question.documents:
        return []
    fits: dict[str, Fit] = {}
    for profile, fact in candidates(question, Observation, desk.library, times=False):
        if (
            fact.status is not Status.TARGET
            or not fact.period
            or not of_period(fact, question, desk)
        ):
            continue
        found = fit(question, profile, desk.library, LISTING_CUES, times=False)
        if found is not None and fact.area:
            fits[fact.id] = found
    figures = [desk.library.facts.observations[one] for one in fits]
    if len({one.area for one in figures}) != 1:
        return []
    explained = frozenset.intersection(*(found.explained for found in fits.values()))
    return [
        Candidate(
            "listing",
            explained,
            2,
            0.9,
            OutcomeKind.ANSWER,
            lambda: _reply(figures, desk),
        )
    ]


def _reply(figures: Sequence[Observation], desk: Desk) -> Reply:
    draft = desk.draft()
    for one in figures:
        draft.say(f"• {figure_text(one, desk.library)}", one).about(one.area)
    draft.notes.append("Đây là chỉ tiêu đề ra trước, không phải kết quả.")
    return draft.reply(OutcomeKind.ANSWER)
