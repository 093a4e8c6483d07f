"""Statements that agree with a question, narrowed down to those that answer what it asks."""

from collections.abc import Mapping, Sequence, Set

from knowledge.connections import speech_key
from knowledge.matching import Fit
from knowledge.model import StatementKind as Kind
from knowledge.question import Question
from knowledge.relations.candidate import Desk

Fits = dict[str, Fit]
MEANS = (Kind.OPINION, Kind.DIRECTIVE, Kind.TASK_GROUP)
"""What somebody means to do."""
TEXTUAL = ("how-many", "money", "percent", "where")
"""What only a text that speaks of the matter can answer; that it has a number proves nothing."""
TASKS = "task-group"


def narrowed(
    found: Fits, topic: Set[int], question: Question, strong: Sequence[str], desk: Desk
) -> Fits:
    """Those of the document named, those that answer the question word, those that are tasks where
    nothing but tasks is asked for."""
    found = _of_document(found, topic - question.light, question, desk)
    if question.people or question.offices or question.documents:
        found = _answering(found, question)
    if question.documents and strong == [TASKS]:
        found = _of_tasks(found, question, desk)
    if question.has(*TEXTUAL) and not any(one.topical for one in found.values()):
        return {}
    return found


def means_beside(
    best: str, found: Mapping[str, Fit], question: Question, desk: Desk
) -> Sequence[str]:
    """«làm gì để …»: beside an aim, what the same speaker means to do for it."""
    facts = desk.library.facts.statements
    if facts[best].kind is not Kind.AIM or not question.has("occasion"):
        return []
    speech = speech_key(facts[best])
    return [one for one in found if facts[one].kind in MEANS and speech_key(facts[one]) == speech]


def _of_document(found: Fits, topic: Set[int], question: Question, desk: Desk) -> Fits:
    """Those that tell of the document itself, where they say as much of the topic as whatever else
    was said at a meeting that dealt with it."""
    named = {one for ref in question.documents for one in desk.library.documents(ref.value)}
    named = named or question.named_in_full(desk.library.facts.documents)
    facts = desk.library.facts.statements
    own = {one: fitted for one, fitted in found.items() if facts[one].document in named}
    of_topic = {one: len(fitted.topical & topic) for one, fitted in found.items()}
    return own if own and max(map(of_topic.__getitem__, own)) == max(of_topic.values()) else found


def _answering(found: Fits, question: Question) -> Fits:
    """Those that answer the question word, where any does."""
    asked = question.asking_places
    return {one: fitted for one, fitted in found.items() if asked <= fitted.explained} or found


def _of_tasks(found: Fits, question: Question, desk: Desk) -> Fits:
    """What a document is to do: its tasks, or else what it says of them itself."""
    facts = desk.library.facts.statements
    said = question.cue_positions((TASKS,))
    tasks = {one: fitted for one, fitted in found.items() if facts[one].kind is Kind.TASK_GROUP}
    return tasks or {
        one: fitted
        for one, fitted in found.items()
        if facts[one].kind is Kind.CONTENT and not said.isdisjoint(fitted.topical)
    }
