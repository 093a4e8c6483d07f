"""A figure told without its name: «12,5 ha là gì», «90 tỷ là của năm nào»."""

from collections.abc import Iterator
from decimal import Decimal

from knowledge.connections import amount_key
from knowledge.matching import fit, named_indicators
from knowledge.model import Observation
from knowledge.outcome import OutcomeKind
from knowledge.profile import Profile
from knowledge.question import Question
from knowledge.relations.candidate import Candidate, Desk
from knowledge.relations.figure_claims import claims
from knowledge.relations.figure_reply import value_reply, which_figure
from knowledge.relations.figures import VALUE_CUES, WHOSE_CUES


def _with_number(value: Decimal, desk: Desk) -> Iterator[tuple[Profile, Observation]]:
    """Figures that have the number, as their value or otherwise."""
    library = desk.library
    numbers = library.index.having.within(amount_key(value), library.register.kind(Observation))
    return library.each(Observation, numbers)


def told_figures(question: Question, desk: Desk) -> list[Candidate]:
    """What a number stands for, where one figure, or few, have it."""
    asked = question.has("what", *WHOSE_CUES) or question.has("compare")
    numbers = claims(question)
    if len(numbers) != 1 or not asked or question.documents:
        return []
    if named_indicators(question, desk.library):
        return []
    told = numbers[0].value.value
    fits = {}
    for profile, fact in _with_number(told, desk):
        if fact.value != told:
            continue
        cues = (*VALUE_CUES, *WHOSE_CUES)
        found = fit(question, profile, desk.library, cues, skip=numbers)
        if found is not None:
            fits[fact] = found
    if not fits:
        return []
    figures = list(fits)
    explained = frozenset.union(*(found.explained for found in fits.values()))
    if len(figures) > 1:
        return [
            Candidate(
                "told-figure",
                explained,
                1,
                0.4,
                OutcomeKind.CLARIFY,
                lambda: which_figure(figures, desk),
            )
        ]
    return [
        Candidate(
            "told-figure",
            explained,
            2,
            0.8,
            OutcomeKind.ANSWER,
            lambda: value_reply(figures[0], desk),
        )
    ]
