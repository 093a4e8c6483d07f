"""The honest reply where nothing answers: what is not known, and apart from it what is."""

from collections.abc import Iterator
from dataclasses import replace

from rapidfuzz import fuzz, process

from knowledge.matching import named_indicators
from knowledge.outcome import OutcomeKind, Reply
from knowledge.period import format_date
from knowledge.question import OfficeRef, Question
from knowledge.relations.candidate import Desk
from knowledge.relations.figure_words import headline
from knowledge.replies import rich
from knowledge.text import fold

NOT_HELD = "not-held"
UNKNOWN = "Mình chưa có bài nào nói điều này."
MAX_NEAR = 3
MIN_LIKENESS = 70
"""Likeness (0 to 100) from which a known name is offered for an unknown one; it decides nothing."""


def unknown(question: Question, desk: Desk) -> Reply:
    """Names what was asked where it was understood, and offers what is known nearby."""
    draft = desk.draft().say(_missing(question, desk))
    near: dict[str, str] = {}
    for label, target in _near(question, desk):
        near.setdefault(label, target)
    offered = list(near.items())[:MAX_NEAR]
    if offered:
        draft.say(f"Mình có: {'; '.join(label for label, _ in offered)}.")
    for label, target in offered:
        draft.offer(label, target)
    suggestion = _likely_person(question, desk)
    if suggestion is not None:
        name = desk.library.facts.people[suggestion].name
        draft.say(f"Có phải bạn hỏi **{name}**?").offer(name, suggestion)
    return draft.reply(OutcomeKind.UNKNOWN)


def beside(question: Question, known: Reply, desk: Desk) -> Reply:
    """One part asked for is never in the articles; the known part is still given."""
    asked = next(question.text(ref) for ref in question.cues if NOT_HELD in ref.cues)
    if known.kind is not OutcomeKind.ANSWER:
        return unknown(question, desk)
    opening = rich(f"Mình chưa có bài nào nói **{asked}**. Điều mình có:")
    return replace(known, kind=OutcomeKind.UNKNOWN, lines=(opening, *known.lines))


def _missing(question: Question, desk: Desk) -> str:
    for ref in question.documents:
        number = ref.value
        if not desk.library.documents(number):
            return f"Mình chưa có bài nào nói về **{question.text(ref)}**."
    if len(question.people) == 1 and not question.people[0].people:
        return f"Mình chưa có bài nào nói về **{question.people[0].name}**."
    if len(question.offices) == 1 and question.has("who") and not question.people:
        return f"Mình chưa có bài nào nói **{question.text(question.offices[0])}** là ai."
    return UNKNOWN


def _near(question: Question, desk: Desk) -> Iterator[tuple[str, str]]:
    """What is known that comes close: labels with the record to show."""
    if len(question.offices) == 1 and not question.people:
        yield from _near_offices(question.offices[0], desk)
    yield from _near_figures(question, desk)
    yield from _near_documents(question, desk)


def _near_offices(asked: OfficeRef, desk: Desk) -> Iterator[tuple[str, str]]:
    """The same office elsewhere or at another time, then other offices of the place."""
    library = desk.library
    same = [
        frame
        for frame in library.titles.frames.values()
        if library.is_post(replace(asked, areas=None), frame)
    ]
    placed = [
        frame
        for frame in library.titles.frames.values()
        if asked.areas and asked.named and frame.area in asked.areas
    ]
    for frame in (*placed, *same):
        if memberships := library.memberships(frame.post):
            day = format_date(library.profiles[memberships[0].id].seen_on)
            yield f"{library.titles.of(frame.post)} (bài {day})", frame.post


def _near_figures(question: Question, desk: Desk) -> Iterator[tuple[str, str]]:
    """The indicator asked for, of other places or times."""
    named = named_indicators(question, desk.library.facts)
    areas = {area for ref in question.areas for area in ref.areas}
    found = [one for one in desk.library.facts.observations.values() if one.indicator in named]
    for one in sorted(found, key=lambda one: (one.area not in areas, -len(named[one.indicator]))):
        yield headline(one, desk.library), one.id


def _near_documents(question: Question, desk: Desk) -> Iterator[tuple[str, str]]:
    """Documents of the same kind or with the same number."""
    for ref in question.documents:
        number = ref.value
        if desk.library.documents(number):
            continue
        for target, one in desk.library.facts.documents.items():
            if one.code and (one.type == number.type or one.number == f"{number.number:02d}"):
                yield desk.library.titles.document(target), target


def _likely_person(question: Question, desk: Desk) -> str | None:
    """A known person whose name looks like an unknown one in the question."""
    unknown_names = [ref.name for ref in question.people if not ref.people]
    if not unknown_names:
        return None
    names = {person.id: fold(person.name) for person in desk.library.facts.people.values()}
    found = process.extractOne(
        fold(unknown_names[0]), names, scorer=fuzz.ratio, score_cutoff=MIN_LIKENESS
    )
    return found[2] if found else None
