"""Words that only look like those of a question: they name and ask something else."""

import itertools
from collections.abc import Container

from knowledge.question import Question
from knowledge.text import Syllable

LEVEL = "level"
"""The cue of «cấp»."""


def hear_other_words(question: Question, others: Container[tuple[Syllable, ...]]) -> None:
    """Takes words out of a composed question for what they do not say; `others` are phrases that
    nothing else knows and that are never meant by those they are alike («chi tiêu», «chỉ tiêu»)."""
    for item in question.reading.items:
        places = range(item.start, item.end)
        if item.mentions and tuple(question.syllables[i] for i in places) in others:
            _take_out(question, places)
    _hear_levels(question)


def _take_out(question: Question, places: range) -> None:
    """Whatever was read there, with its accents it is another word."""
    question.cues = [ref for ref in question.cues if ref.start not in places]
    for taken in question.names.values():
        taken.difference_update(places)
    question.silent.difference_update(places)
    question.light.difference_update(places)
    question.exact.update(places)


def _hear_levels(question: Question) -> None:
    """«cấp» joins a level («cấp huyện», «cấp nào»); before a word that nothing knows or a place
    that there is none of it is a deed («cấp điện», «cấp nước»)."""
    nowhere = {ref.start for ref in question.areas if not ref.areas}
    before = None
    for item, after in itertools.pairwise(question.reading.items):
        unknown = not after.mentions and after.literal is None
        joined = before is not None and "connector" in before.cues()
        before = item
        if LEVEL in item.cues() and (unknown or after.start in nowhere) and not joined:
            question.silent.difference_update(range(item.start, item.end))
            question.cues = [ref for ref in question.cues if ref.start != item.start]
