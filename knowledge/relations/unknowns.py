"""The honest reply where nothing answers: what is not known, and apart from it what is."""

from knowledge.outcome import OutcomeKind, Reply
from knowledge.question import Question
from knowledge.relations.candidate import Desk

UNKNOWN = "Mình chưa có bài nào nói điều này."


def unknown(question: Question, desk: Desk) -> Reply:
    """Names what was asked where it was understood; may offer what is known nearby."""
    draft = desk.draft()
    if question.offices:
        draft.say(f"Mình chưa có bài nào nói **{question.text(question.offices[0])}** là ai.")
    else:
        draft.say(UNKNOWN)
    return draft.reply(OutcomeKind.UNKNOWN)
