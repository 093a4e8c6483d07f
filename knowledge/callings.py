"""What somebody is called by in a question: titles, given names, what they are in charge of."""

from dataclasses import replace

from knowledge.question import Question
from knowledge.text import syllables

SHORTEST_FULL_NAME = 2
"""Syllables of a name in full."""


def hear_short_names(question: Question) -> None:
    """«bà A (… Thị A)»: a given name before the full one calls the same person."""
    for place, ref in enumerate(question.people):
        before = ref.start - 1
        last = syllables(ref.name)[-1:]
        if not ref.people or before < 0 or ref.end - ref.start < SHORTEST_FULL_NAME:
            continue
        if last and question.syllables[before].folded == last[0].folded:
            question.people[place] = replace(ref, start=before)
    question.people = [
        ref
        for ref in question.people
        if not any(
            other is not ref and other.start <= ref.start < other.end for other in question.people
        )
    ]


def hear_charge(question: Question) -> None:
    """«phụ trách đoàn nào» asks for an office; what else somebody is in charge of nobody tells."""
    which = {ref.start for ref in question.cues if "which" in ref.cues}
    asked = {ref.start for ref in question.bodies if ref.end in which}
    for place, ref in enumerate(question.cues):
        if {"not-held", "role"} <= ref.cues and ref.end in asked:
            question.cues[place] = replace(ref, cues=ref.cues - {"not-held"})


def hear_titles(question: Question) -> None:
    """A title right before a name («anh A», «chi A») is nothing that is written alike («ảnh»,
    «chi» of «thu, chi»)."""
    named = {ref.start for ref in (*question.people, *question.offices)}
    for place, ref in enumerate(question.cues):
        title = ref.cues & {"honorific", "weak-honorific"}
        if title and ref.end in named:
            question.cues[place] = replace(ref, cues=title)
            question.silent.update(ref.positions)
            question.exact.difference_update(ref.positions)


def hear_whose_words(question: Question) -> None:
    """«câu … là của ai» asks who said it, no document's issuer."""
    said = question.first("utterance", "voiced")
    for place, ref in enumerate(question.cues):
        if said is not None and said < ref.start and "issuer" in ref.cues:
            question.cues[place] = replace(ref, cues=frozenset({"who"}))
