"""Two figures set side by side."""

from collections.abc import Sequence

from knowledge.library import Library
from knowledge.matching import candidates, fit, named_indicators
from knowledge.model import Measure, Observation, Status
from knowledge.outcome import OutcomeKind, Reply
from knowledge.period import Period
from knowledge.question import Question
from knowledge.relations.candidate import Candidate, Desk
from knowledge.relations.figure_choice import end_of, figures_of, is_period, of_measure, of_period
from knowledge.relations.figure_words import amount, figure_text
from knowledge.relations.figures import VALUE_CUES

COMPARE_CUES = (*VALUE_CUES, "why", "when", "which-period", "where", "which-body", "about")


def comparisons(question: Question, desk: Desk) -> list[Candidate]:
    """«thu ngân sách 2022 so với chỉ tiêu 2023», «công nghiệp hay dịch vụ tăng mạnh hơn»."""
    if not question.has("compare") or _asks_each(question):
        return []
    if _only_joined(question):
        return []
    relaxed = _pairs(question, desk)
    if relaxed is None:
        return []
    first, second, explained = relaxed
    return [
        Candidate(
            "compare",
            explained,
            3,
            1.3,
            OutcomeKind.ANSWER,
            lambda: _compare_reply(first, second, desk),
        )
    ]


def _asks_each(question: Question) -> bool:
    """«thu được bao nhiêu và giải ngân bao nhiêu» sets nothing side by side."""
    return len([ref for ref in question.cues if ref.cues & {"how-many", "money", "percent"}]) > 1


def _only_joined(question: Question) -> bool:
    """«hai số: thu ngân sách và giải ngân» sets nothing side by side either."""
    compared = [ref for ref in question.cues if "compare" in ref.cues]
    return all("joint" in ref.cues for ref in compared) and not question.is_yes_no


def _pairs(
    question: Question, desk: Desk
) -> tuple[Observation, Observation, frozenset[int]] | None:
    indicators = named_indicators(question, desk.library)
    explained: set[int] = set(question.silent)
    found: list[Observation] = []
    places = [ref for ref in question.areas if ref.named]
    cues = (*COMPARE_CUES, "who") if len(places) > 1 else COMPARE_CUES
    for indicator, positions in indicators.items():
        if any(positions < other for other in indicators.values()):
            continue
        skip = (*question.areas, *question.amounts, *question.documents)
        figures = candidates(
            question,
            Observation,
            desk.library,
            times=False,
            skip=skip,
            among=figures_of(indicator, question, desk),
        )
        for profile, fact in figures:
            if not _in_places(question, fact):
                continue
            one = fit(question, profile, desk.library, cues, times=False, skip=skip)
            if one is not None:
                found.append(fact)
                explained |= one.explained
    alternatives = _alternatives(question, found, desk)
    if len(alternatives) != 2:
        return None
    return alternatives[0], alternatives[1], frozenset(explained)


def _in_places(question: Question, observation: Observation) -> bool:
    return not question.areas or any(observation.area in ref.areas for ref in question.areas)


def _alternatives(
    question: Question, found: Sequence[Observation], desk: Desk
) -> list[Observation]:
    """One figure for each of the two times, places or indicators that the question sets side by
    side; or the result and the target of one indicator."""
    whens = [ref.value for ref in question.times]
    if len(whens) == 2:
        groups = [[one for one in found if is_period(when, one, desk)] for when in whens]
    elif len(question.documents) == 2:
        groups = [
            [one for one in found if one.document in desk.library.documents(ref.value)]
            for ref in question.documents
        ]
    elif len(areas := [ref for ref in question.areas if ref.named]) == 2:
        groups = [
            [one for one in _timed(found, question, desk) if one.area in ref.areas] for ref in areas
        ]
    elif len(kinds := dict.fromkeys(one.indicator for one in _timed(found, question, desk))) == 2:
        named = named_indicators(question, desk.library)
        shared = frozenset.intersection(*(named[kind] for kind in kinds))
        order = sorted(kinds, key=lambda kind: sorted(named[kind] - shared))
        groups = [
            [one for one in _timed(found, question, desk) if one.indicator == kind]
            for kind in order
        ]
    elif question.has("target", "unmet"):
        groups = _result_and_target(found)
    else:
        return []
    picked = []
    for group in groups:
        measured = of_measure(question, group) or list(group)
        reached = [one for one in measured if one.status is not Status.TARGET]
        choice = reached or measured
        if not choice:
            return []
        picked.append(max(choice, key=end_of))
    return picked


def _result_and_target(found: Sequence[Observation]) -> list[list[Observation]]:
    """What was reached of an indicator and what was set for the same year, measured alike; nothing
    where the article itself tells the share of the plan."""
    if any(one.measure is Measure.SHARE_OF_PLAN for one in found):
        return []
    reached = [one for one in found if one.status is not Status.TARGET and one.period]
    if not reached or len({(one.indicator, one.area) for one in found}) != 1:
        return []
    newest = max(reached, key=end_of)
    targets = [
        one
        for one in found
        if one.status is Status.TARGET
        and one.measure is newest.measure
        and one.unit == newest.unit
        and end_of(one)[:4] == end_of(newest)[:4]
    ]
    return [[newest], targets]


def _timed(found: Sequence[Observation], question: Question, desk: Desk) -> list[Observation]:
    return [one for one in found if of_period(one, question, desk)]


def _compare_reply(first: Observation, second: Observation, desk: Desk) -> Reply:
    draft = desk.draft()
    for one in (first, second):
        draft.say(f"• {figure_text(one, desk.library)}", one).about(one.area)
    if first.unit == second.unit and first.measure == second.measure:
        draft.open_with(f"{_verdict(first, second, desk.library)}\n")
        if first.period and second.period and _lengths_differ(first.period, second.period):
            draft.say("Hai số thuộc hai kỳ dài ngắn khác nhau, chỉ nên so tham khảo.")
    return draft.reply(OutcomeKind.ANSWER)


_STANDING = {
    Status.TARGET: "Chỉ tiêu",
    Status.RESULT: "Số thực hiện",
    Status.ESTIMATE: "Số ước đạt",
}


def _lengths_differ(first: Period, second: Period) -> bool:
    return abs(first.days - second.days) > 2


def _verdict(first: Observation, second: Observation, library: Library) -> str:
    if first.value == second.value:
        return "**Hai số bằng nhau.**"
    higher, lower = (first, second) if first.value > second.value else (second, first)
    return f"**{_side(higher, lower, library)} cao hơn** ({amount(higher)} so với {amount(lower)})."


def _side(one: Observation, other: Observation, library: Library) -> str:
    if one.area != other.area and one.area:
        return library.geography.full_name(one.area)
    if one.indicator != other.indicator:
        return library.facts.indicators[one.indicator].name
    period = one.period.label if one.period else ""
    return f"{_STANDING[one.status]} {period}"
