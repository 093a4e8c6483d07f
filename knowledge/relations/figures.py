"""Figures: one, its share of a plan, its growth; two compared; whether a target was met."""

import re
from collections.abc import Sequence
from decimal import Decimal

from knowledge.library import Library
from knowledge.literals import Amount
from knowledge.matching import Fit, fit, named_indicators
from knowledge.model import Measure, Observation, Status
from knowledge.outcome import OutcomeKind, Reply
from knowledge.period import format_date
from knowledge.question import LiteralRef, Question
from knowledge.relations.candidate import Candidate, Desk
from knowledge.relations.figure_choice import choose, day_of, end_of, of_period
from knowledge.relations.figure_words import figure_text, headline, measured
from knowledge.replies import Draft

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
    "why",
    "statement-result",
    "hold",
    "aim",
    "project",
    "decrease",
    "directive",
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
WHOSE_CUES = ("which-body", "where", "who", "when", "which-period", "since")
"""«239 tỷ là của địa phương nào»: what a figure that is told belongs to."""
_DAY = re.compile(r"\b\d{1,2}/\d{1,2}\b")
WHOLE = Decimal(100)


def values(question: Question, desk: Desk) -> list[Candidate]:
    """«thu ngân sách 2022 được bao nhiêu», «đã vượt kế hoạch chưa»."""
    found = _most_telling(
        [one for one in _fitting(question, desk) if of_period(one[0], question.times, desk)]
    )
    if not found:
        return []
    chosen = choose(question, _told([one for one, _ in found], question, desk.library))
    if not chosen:
        return []
    fits = [one for observation, one in found if observation in chosen]
    explained = frozenset.union(*(one.explained for one in fits))
    if _is_wrong(chosen[0], question, desk):
        explained |= question.cue_positions(("when", "since", "why", "how-many"))
    subjects = {(one.area, one.event, one.document if not one.area else None) for one in chosen}
    indicators = {one.indicator for one in chosen}
    asked = question.has(*ASKING_CUES) or (question.has("compare") and not question.has("what"))
    slots = 1 + asked + bool(question.times) + bool(question.areas)
    if len(subjects) == 1 and len(indicators) > 1:
        return [
            Candidate(
                "value", explained, slots, 0.6, OutcomeKind.ANSWER, lambda: _list(chosen, desk)
            )
        ]
    if len(subjects) > 1 or len(indicators) > 1:
        return [
            Candidate(
                "value", explained, slots, 0.3, OutcomeKind.CLARIFY, lambda: _which(chosen, desk)
            )
        ]
    kind_prior = (
        1.0 if asked or question.amounts else 0.4 if question.times or question.areas else -0.8
    )
    return [
        Candidate(
            "value",
            explained,
            slots,
            kind_prior,
            OutcomeKind.ANSWER,
            lambda: value_reply(chosen[0], desk, question, question.amounts),
        )
    ]


def _told(
    found: Sequence[Observation], question: Question, library: Library
) -> Sequence[Observation]:
    """The figures of the document that the question names, with the number that it tells; all
    where there are no such."""
    numbers = {ref.value.value for ref in question.amounts}
    documents = question.named_in_full(library.facts.documents)
    of_document = [one for one in found if one.document in documents] or found
    if question.has("how-many", "money"):
        return of_document
    return [one for one in of_document if one.value in numbers] or of_document


def _fitting(question: Question, desk: Desk) -> list[tuple[Observation, Fit, frozenset[int]]]:
    """Observations whose indicator the question names and that nothing in it contradicts, with
    the words that name the indicator."""
    fitting: list[tuple[Observation, Fit, frozenset[int]]] = []
    for indicator, positions in named_indicators(question, desk.library.facts).items():
        for profile, fact in desk.library.each(Observation):
            if fact.indicator != indicator:
                continue
            told = any(ref.value.value == fact.value for ref in question.amounts)
            dated = any(day_of(ref.value) for ref in question.times)
            cues = (*VALUE_CUES, *(WHOSE_CUES if told else ()), *(("deadline",) if dated else ()))
            if _DAY.search(fact.note or ""):
                cues = (*cues, "deadline", "when")
            if fact.document:
                cues = (*cues, "which-document")
            found = fit(question, profile, desk.library, cues, times=False, skip=question.amounts)
            if found is not None:
                fitting.append((fact, found, positions))
    return fitting


def _most_telling(
    fitting: Sequence[tuple[Observation, Fit, frozenset[int]]],
) -> list[tuple[Observation, Fit]]:
    """Where names of indicators share words, the one that accounts for more of the question."""
    return [
        (fact, found)
        for fact, found, positions in fitting
        if not any(
            positions & other
            and (found.explained < rival.explained or (positions < other and found == rival))
            for _, rival, other in fitting
        )
    ]


def _list(found: Sequence[Observation], desk: Desk) -> Reply:
    """Several figures of one place, where the question names several indicators."""
    draft = desk.draft()
    for one in found:
        more = _companions(one, desk.library, draft)
        draft.say(f"• **{figure_text(one, desk.library)}**{more}", one).about(one.area)
    return draft.reply(OutcomeKind.ANSWER)


def _is_wrong(observation: Observation, question: Question, desk: Desk) -> bool:
    """Does the question take something for granted that the figure contradicts?"""
    return bool(_wrong_claims(observation, question.amounts, desk.library)) or (
        "Không phải" in _verdict_on_plan(question, observation)
    )


def _wrong_claims(
    observation: Observation, claimed: Sequence[LiteralRef[Amount]], library: Library
) -> list[Amount]:
    amounts = [ref.value for ref in claimed]
    known = library.profiles[observation.id].amounts
    return [
        one
        for one in amounts
        if one.value not in known
        or (
            one.out_of is not None
            and (one.value, one.out_of) != (observation.value, observation.out_of)
        )
    ]


def _which(found: Sequence[Observation], desk: Desk) -> Reply:
    draft = desk.draft()
    labels = [headline(one, desk.library) for one in found]
    draft.say("Bạn hỏi số nào?")
    for one, label in zip(found, labels, strict=True):
        draft.say(f"• {label}")
        draft.offer(label, one.id)
    return draft.reply(OutcomeKind.CLARIFY)


# ---- words for figures ------------------------------------------------------------------------


def value_reply(
    observation: Observation,
    desk: Desk,
    question: Question | None = None,
    claimed: Sequence[LiteralRef[Amount]] = (),
) -> Reply:
    """The figure in bold, then its share of the plan or its growth, then related figures."""
    draft = desk.draft()
    library = desk.library
    text = f"**{headline(observation, library)}: {measured(observation)}**"
    wrong = _wrong_claims(observation, claimed, library)
    opening = ""
    if wrong:
        day = format_date(library.profiles[observation.id].seen_on)
        opening = f"**Không phải.** Theo bài ngày {day}: "
    elif question is not None:
        opening = _verdict_on_plan(question, observation)
    draft.say(opening + text + _companions(observation, library, draft) + ".", observation)
    if observation.note:
        draft.say(f"Lưu ý: {observation.note}.")
    if (
        observation.status is Status.TARGET
        and observation.period
        and observation.period.end < desk.today
    ):
        draft.notes.append("Đây là chỉ tiêu đề ra trước, không phải kết quả.")
    if question is not None and question.has("which-document") and observation.document:
        draft.say(f"Theo **{library.titles.document(observation.document)}**.")
    draft.about(observation.area)
    for other in _related(observation, library):
        draft.offer(_short_label(other, observation, library), other.id)
    return draft.reply(OutcomeKind.ANSWER)


def _short_label(other: Observation, shown: Observation, library: Library) -> str:
    """What tells a related figure apart: status and period, and the place where it differs."""
    status = "Chỉ tiêu" if other.status is Status.TARGET else "Kết quả"
    period = other.period.label if other.period else ""
    place = (
        library.geography.full_name(other.area) if other.area and other.area != shown.area else ""
    )
    return " ".join(filter(None, (place or status, period)))


def _verdict_on_plan(question: Question, observation: Observation) -> str:
    """«Đã vượt kế hoạch.» or «Chưa đủ.» where the question asks or assumes it."""
    if observation.measure in (Measure.GROWTH, Measure.RATIO_TO_LAST_YEAR) and (
        question.has("decrease") or question.is_yes_no
    ):
        grew = observation.value > (0 if observation.measure is Measure.GROWTH else WHOLE)
        agrees = grew != question.has("decrease")
        return "**Đúng.** " if agrees else "**Không phải.** "
    if not question.has("met", "unmet", "why") and not question.is_yes_no:
        return ""
    if observation.measure is Measure.SHARE_OF_PLAN:
        if observation.value > WHOLE:
            about = "Ước" if observation.status is Status.ESTIMATE else "Đã"
            return f"**{about} vượt kế hoạch.** "
        return "**Đạt kế hoạch.** " if observation.value == WHOLE else "**Chưa đạt kế hoạch.** "
    if observation.out_of is not None:
        return "**Đã đủ.** " if observation.value >= observation.out_of else "**Chưa đủ.** "
    return ""


def _companions(observation: Observation, library: Library, draft: Draft) -> str:
    """The same thing measured otherwise in the same article: share of plan, growth."""
    others = [
        one
        for one in library.facts.observations.values()
        if one.id != observation.id
        and (one.indicator, one.area, one.period, one.article, one.event, one.document)
        == (
            observation.indicator,
            observation.area,
            observation.period,
            observation.article,
            observation.event,
            observation.document,
        )
        and (one.status is Status.TARGET) == (observation.status is Status.TARGET)
    ]
    for one in others:
        draft.rest_on(one)
    return "".join(f", {measured(one)}" for one in others)


def _related(observation: Observation, library: Library) -> list[Observation]:
    """Other periods, then other places, of the same indicator."""
    same = [
        one
        for one in library.facts.observations.values()
        if one.indicator == observation.indicator
        and one.id != observation.id
        and (one.area, one.period) != (observation.area, observation.period)
    ]
    seen: set[object] = set()
    kept = []
    for one in sorted(
        same, key=lambda one: (one.area != observation.area, end_of(one)), reverse=False
    ):
        if (one.area, one.period) not in seen:
            seen.add((one.area, one.period))
            kept.append(one)
    return kept[:3]
