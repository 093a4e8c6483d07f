"""The honest reply where nothing answers: what is not known, and apart from it what is."""

from dataclasses import replace

from knowledge.outcome import OutcomeKind, Reply
from knowledge.question import Question
from knowledge.relations.candidate import Desk
from knowledge.replies import rich

NOT_HELD = "not-held"
UNKNOWN = "Mình chưa có bài nào nói điều này."


def unknown(question: Question, desk: Desk) -> Reply:
    """Names what was asked where it was understood; may offer what is known nearby."""
    draft = desk.draft()
    if question.offices:
        draft.say(f"Mình chưa có bài nào nói **{question.text(question.offices[0])}** là ai.")
    else:
        draft.say(UNKNOWN)
    return draft.reply(OutcomeKind.UNKNOWN)


def beside(question: Question, known: Reply, desk: Desk) -> Reply:
    """One part asked for is never in the articles; the known part is still given."""
    asked = next(question.text(ref) for ref in question.cues if NOT_HELD in ref.cues)
    if known.kind is not OutcomeKind.ANSWER:
        return unknown(question, desk)
    opening = rich(f"Mình chưa có bài nào nói **{asked}**. Điều mình có:")
    return replace(known, kind=OutcomeKind.UNKNOWN, lines=(opening, *known.lines))
