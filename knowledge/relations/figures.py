"""Figures: one, its share of a plan, its growth; two compared; whether a target was met."""

import re
from collections.abc import Iterable, Sequence

from knowledge.cues import BINDING_CUES
from knowledge.library import Library
from knowledge.matching import Fit, candidates, fit, named_indicators
from knowledge.model import Measure, Observation, Status
from knowledge.outcome import OutcomeKind
from knowledge.profile import Profile
from knowledge.question import Question
from knowledge.relations.candidate import Candidate, Desk
from knowledge.relations.figure_choice import choose, day_of, of_period
from knowledge.relations.figure_claims import claims, measure_behind
from knowledge.relations.figure_reply import contradicts, list_reply, value_reply, which_figure
from knowledge.text import fold
from knowledge.vocabulary import Kind

VALUE_CUES = (
    "how-many",
    "money",
    "percent",
    "target",
    "result",
    "growth",
    "share-of-plan",
    "cumulative",
    "met",
    "unmet",
    "compare",
    "statement-result",
    "aim",
    "decrease",
    "directive",
    "above",
    "near",
    "up-to",
)
ASKING_CUES = (
    "how-many",
    "money",
    "percent",
    "growth",
    "share-of-plan",
    "met",
    "unmet",
    "decrease",
    "target",
    "result",
    "cumulative",
    "aim",
)
COUNTING_CUES = ("how-many", "money", "percent", "growth", "share-of-plan", "met", "unmet")
WHOSE_CUES = ("which-body", "where", "who", "when", "which-period", "since")
"""«90 tỷ là của địa phương nào»: what a figure that is told belongs to."""
RATE = "ty le "
"""How the name of a rate begins, folded."""
_DAY = re.compile(r"\b\d{1,2}/\d{1,2}\b")


def values(question: Question, desk: Desk) -> list[Candidate]:
    """«thu ngân sách 2022 được bao nhiêu», «đã vượt kế hoạch chưa»."""
    if question.has("occasion") and question.has("directive") and not question.has(*COUNTING_CUES):
        return []  # «phải làm gì để đạt …» asks for deeds
    if _leaves_out_a_place(question):
        return []
    found = _most_telling(
        [one for one in _fitting(question, desk) if of_period(one[0], question, desk)],
        sum("how-many" in ref.cues for ref in question.cues),
    )
    if not found:
        return []
    opening = _opening(question, {one.indicator for one, _ in found})
    found = [row for row in found if not opening or row[0].indicator in opening]
    if _asks_which_ones(question, {one.indicator for one, _ in found}):
        return []
    chosen = choose(question, _told([one for one, _ in found], question, desk.library))
    if not chosen:
        return []
    if _asks_what_was_reached(question) and all(_is_mere_target(one) for one in chosen):
        return []
    if _asks_a_part(question, chosen[0]):
        return []
    fits = [one for observation, one in found if observation in chosen]
    explained = frozenset.union(*(one.explained for one in fits))
    if contradicts(chosen[0], question, desk):
        explained |= question.cue_positions(("when", "since", "why", "how-many"))
        explained |= _guessed_cause(question)
    subjects = {(one.area, one.event, one.document if not one.area else None) for one in chosen}
    indicators = {one.indicator for one in chosen}
    asked = question.has(*ASKING_CUES) or (question.has("compare") and not question.has("what"))
    asked = asked or bool(opening)
    slots = 1 + asked + bool(question.times) + bool(question.areas)
    if len(subjects) == 1 and len(indicators) > 1:
        return [
            Candidate(
                "value", explained, slots, 0.6, OutcomeKind.ANSWER, lambda: list_reply(chosen, desk)
            )
        ]
    if len(subjects) > 1 or len(indicators) > 1:
        return [
            Candidate(
                "value",
                explained,
                slots,
                0.3,
                OutcomeKind.CLARIFY,
                lambda: which_figure(chosen, desk),
            )
        ]
    kind_prior = (
        1.0 if asked or claims(question) else 0.4 if question.times or question.areas else -0.8
    )
    return [
        Candidate(
            "value",
            explained,
            slots,
            kind_prior,
            OutcomeKind.ANSWER,
            lambda: value_reply(chosen[0], desk, question),
        )
    ]


def _guessed_cause(question: Question) -> set[int]:
    """The words behind «là do …»: the cause of what is not so."""
    begins = question.first("because")
    return set(range(begins, len(question.syllables))) if begins is not None else set()


def _opening(question: Question, indicators: Iterable[str]) -> set[str]:
    """«Số điểm cầu của hội nghị …»: those whose name comes first where no word asks."""
    if question.has(*BINDING_CUES, "what", "how"):
        return set()
    first = min(set(range(len(question.syllables))) - question.silent, default=None)
    return {one for one in indicators if first in question.names.get(one, ())}


def _asks_which_ones(question: Question, indicators: Iterable[str]) -> bool:
    """«tổ chức đảng nào bị kiểm tra»: how many there were tells none of them."""
    if question.has(*COUNTING_CUES):
        return False
    called = {place for one in indicators for place in question.names.get(one, ())}
    return any(ref.start - 1 in called for ref in question.cues if "which" in ref.cues)


def _leaves_out_a_place(question: Question) -> bool:
    """«ngoài thành phố …, nơi nào …»: what is known of the place is not asked for."""
    ends = {ref.end for ref in question.cues if "besides" in ref.cues}
    return any(ref.start in ends for ref in question.areas)


def _asks_a_part(question: Question, chosen: Observation) -> bool:
    """«trong 118 tổ chức đảng có mấy chi bộ»: the number that is told is not the one asked for."""
    told = any(ref.value.value == chosen.value for ref in claims(question))
    return told and chosen.out_of is None and question.has("how-many") and not question.is_yes_no


def _asks_what_was_reached(question: Question) -> bool:
    """«đạt bao nhiêu phần trăm kế hoạch»: no target tells it."""
    return question.has("share-of-plan") and question.has("percent") and question.has("result")


def _is_mere_target(one: Observation) -> bool:
    return one.status is Status.TARGET and one.measure is Measure.LEVEL and one.unit != "%"


def _told(
    found: Sequence[Observation], question: Question, library: Library
) -> Sequence[Observation]:
    """The figures of the document that the question names, with the number that it tells; all
    where there are no such."""
    numbers = {ref.value.value for ref in claims(question)}
    documents = question.named_in_full(library.facts.documents)
    of_document = [one for one in found if one.document in documents] or found
    if question.has("how-many", "money"):
        return of_document
    return [
        one for one in of_document if one.value in numbers and _is_measured_so(one, question)
    ] or of_document


def _is_measured_so(observation: Observation, question: Question) -> bool:
    """Is the number told what the figure measures («83% kế hoạch» is no growth)?"""
    told = [ref for ref in claims(question) if ref.value.value == observation.value]
    kinds = [measure_behind(ref, question) for ref in told]
    return any(not measures or observation.measure in measures for measures in kinds)


def _fitting(question: Question, desk: Desk) -> list[tuple[Observation, Fit, frozenset[int]]]:
    """Observations whose indicator the question names and that nothing in it contradicts, with
    the words that name the indicator."""
    fitting: list[tuple[Observation, Fit, frozenset[int]]] = []
    told_numbers = claims(question)
    bodies = [set(range(one.start, one.end)) for one in question.reading.items if one.of(Kind.BODY)]
    for indicator, positions in named_indicators(question, desk.library).items():
        if any(positions & body and not body <= positions for body in bodies):
            continue  # «tỉnh» of «Tỉnh ủy» is no piece of another name
        figures = candidates(
            question,
            Observation,
            desk.library,
            times=False,
            skip=told_numbers,
            among=desk.library.links.numbers(indicator, Observation),
        )
        for profile, fact in figures:
            told = any(ref.value.value == fact.value for ref in told_numbers)
            dated = any(day_of(ref.value) for ref in question.times)
            cues = (*VALUE_CUES, *(WHOSE_CUES if told else ()), *(("deadline",) if dated else ()))
            if told_numbers:
                cues = (*cues, "below")  # «chưa được kiểm tra» counts others
            due = fact.status is Status.TARGET or question.is_yes_no
            if due and _DAY.search(fact.note or ""):
                cues = (*cues, "deadline", "when")
            if fact.event:
                cues = (*cues, "attended")
            if fact.document:
                cues = (*cues, "which-document")
            found = fit(question, profile, desk.library, cues, times=False, skip=told_numbers)
            name = desk.library.facts.indicators[indicator].name
            if found is not None and not (
                _counts_others(question, profile) or _counts_heads(question, name)
            ):
                fitting.append((fact, found, positions))
    return fitting


def _counts_others(question: Question, profile: Profile) -> bool:
    """«mấy cụm công nghiệp»: are works counted that the figure itself has no word of?"""
    ends = {ref.end for ref in question.cues if "how-many" in ref.cues}
    return any(
        ref.start in ends and not profile.says(question.syllables[ref.start])
        for ref in question.cues
        if "project" in ref.cues
    )


def _counts_heads(question: Question, indicator: str) -> bool:
    """«bao nhiêu hộ nghèo»: is a number of things asked for, and a rate by its name no answer?"""
    rate = fold(indicator).startswith(RATE)
    return rate and bool(question.counted) and not question.has("percent")


def _most_telling(
    fitting: Sequence[tuple[Observation, Fit, frozenset[int]]], asked: int
) -> list[tuple[Observation, Fit]]:
    """Where names of indicators share words, the one that accounts for more of the question; all
    where it asks for just so many numbers («kiểm tra mấy tổ chức, mấy đảng viên»)."""
    whole = [row for row in fitting if not any(row[2] < other for _, _, other in fitting)]
    if 1 < asked == len({fact.indicator for fact, _, _ in whole}):
        return [(fact, found) for fact, found, _ in whole]
    return [
        (fact, found)
        for fact, found, positions in whole
        if not any(
            positions & other and found.explained < rival.explained for _, rival, other in fitting
        )
    ]
