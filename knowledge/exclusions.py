"""What a question says it does not mean: «…, không phải chỉ tiêu nhé», «chứ không phải thị xã»."""

from knowledge.question import Question
from knowledge.refs import CueRef

STATUSES = frozenset({"target", "result", "share-of-plan", "growth", "cumulative"})
"""Which figure of a thing is meant."""


def hear_exclusions(question: Question) -> None:
    """Takes out the status or the kind of place behind «không phải», where the question asks for
    something else. What is no target is what was reached."""
    for denial in [ref for ref in question.cues if "not-that" in ref.cues]:
        after = denial.end
        while after in question.silent and not any(ref.start == after for ref in question.cues):
            after += 1
        statuses = [ref for ref in question.cues if ref.start == after and ref.cues & STATUSES]
        places = [ref for ref in question.areas if ref.start == after and not ref.named]
        if not (statuses or places) or not _asks_otherwise(question, after):
            continue
        gone = [denial, *statuses]
        question.cues = [ref for ref in question.cues if ref not in gone]
        question.areas = [ref for ref in question.areas if ref not in places]
        for ref in (*gone, *places):
            question.silent.update(ref.positions)
        if any("target" in ref.cues for ref in statuses):
            question.cues.append(CueRef(denial.start, denial.end, frozenset({"result"})))


def _asks_otherwise(question: Question, place: int) -> bool:
    """Is something told besides, so that «không phải» is no yes-or-no question?"""
    named = bool(question.times or question.strict())
    return named and place > len(question.reading.words) // 3
