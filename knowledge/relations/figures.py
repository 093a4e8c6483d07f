"""Figures: one, its share of a plan, its growth; two compared; whether a target was met."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from knowledge.library import Library
from knowledge.literals import Amount, When
from knowledge.matching import Fit, fit, named_indicators, period_agrees
from knowledge.model import Measure, Observation, Status
from knowledge.outcome import OutcomeKind, Reply
from knowledge.period import Period, format_date
from knowledge.question import LiteralRef, Question
from knowledge.relations.candidate import Candidate, Desk
from knowledge.replies import Draft

VALUE_CUES = (
    "how-many", "money", "percent", "target", "result", "growth", "share-of-plan", "cumulative",
    "met", "unmet", "compare", "why", "statement-result", "hold", "aim", "project", "decrease",
    "directive",
)  # fmt: skip
COMPARE_CUES = (*VALUE_CUES, "when", "which-period", "where", "which-body")
ASKING_CUES = ("how-many", "money", "percent", "growth", "share-of-plan", "met", "unmet", "decrease",
               "compare", "target", "result", "cumulative", "aim")  # fmt: skip
WHOLE = Decimal(100)
LONGEST_MONTH = 31
"""A day or a month may be that of the article; longer times must be the figure's own."""
CURRENCY = "đồng"
STATUS_WORDS = {Status.TARGET: "chỉ tiêu", Status.ESTIMATE: "ước đạt", Status.RESULT: "đạt"}


def values(question: Question, desk: Desk) -> list[Candidate]:
    """«thu ngân sách 2022 được bao nhiêu», «đã vượt kế hoạch chưa»."""
    found = _fitting(question, desk)
    if not found:
        return []
    wrong_premise = [ref for ref in question.amounts if isinstance(ref.value, Amount)]
    found = _of_period(found, question.times, desk)
    if not found:
        return []
    chosen = _choose(question, [observation for observation, _ in found])
    if not chosen:
        return []
    fits = [one for observation, one in found if observation in chosen]
    explained = frozenset.union(*(one.explained for one in fits))
    if _is_wrong(chosen[0], question, desk):
        explained |= question.cue_positions(("when", "since", "why", "how-many"))
    subjects = {(one.area, one.event, one.document if not one.area else None) for one in chosen}
    indicators = {one.indicator for one in chosen}
    asked = question.has(*ASKING_CUES)
    slots = 1 + asked + bool(question.times) + bool(question.areas)
    if len(subjects) == 1 and len(indicators) > 1:
        return [Candidate("value", explained, slots, 0.6, OutcomeKind.ANSWER,
                          lambda: _list(chosen, desk))]  # fmt: skip
    if len(subjects) > 1 or len(indicators) > 1:
        return [Candidate("value", explained, slots, 0.3, OutcomeKind.CLARIFY,
                          lambda: _which(chosen, desk))]  # fmt: skip
    kind_prior = 1.0 if asked else 0.4 if question.times or question.areas else -0.8
    return [
        Candidate("value", explained, slots, kind_prior, OutcomeKind.ANSWER,
                  lambda: value_reply(chosen[0], desk, question, wrong_premise))
    ]  # fmt: skip


def _fitting(
    question: Question, desk: Desk, cues: Sequence[str] = VALUE_CUES
) -> list[tuple[Observation, Fit]]:
    """Observations whose indicator the question names and that nothing in it contradicts."""
    best: list[tuple[Observation, Fit, frozenset[int]]] = []
    for indicator, positions in named_indicators(question, desk.library.facts).items():
        for profile in desk.library.of_kind(Observation):
            fact = profile.fact
            if not isinstance(fact, Observation) or fact.indicator != indicator:
                continue
            found = fit(question, profile, desk.library, cues, times=False,
                        skip=question.amounts)  # fmt: skip
            if found is not None:
                best.append((fact, found, positions))
    return [(fact, found) for fact, found, positions in best
            if not any(positions & other and (len(found.explained), len(positions))
                       < (len(rival.explained), len(other))
                       for _, rival, other in best)]  # fmt: skip


def _of_period(
    found: Sequence[tuple[Observation, Fit]], times: Sequence[LiteralRef], desk: Desk
) -> list[tuple[Observation, Fit]]:
    """Figures of exactly the period asked for."""
    kept = list(found)
    for ref in times:
        when = ref.value
        assert isinstance(when, When)
        kept = [(one, f) for one, f in kept
                if _is_period(when, one, desk) or (len(times) > 1 and _is_base(when, one))]  # fmt: skip
    return kept


def _is_base(when: When, observation: Observation) -> bool:
    """«9 tháng đạt bao nhiêu kế hoạch năm 2023»: the year is that of the plan."""
    return when.period is not None and str(when.period.start.year) in (observation.base or "")


def _is_period(when: When, observation: Observation, desk: Desk) -> bool:
    seen_on = desk.library.profiles[observation.id].seen_on
    seen = Period(seen_on, seen_on)
    period = observation.period
    if period is None:
        return True if observation.document else period_agrees(when, seen)
    if when.period == period:
        return True
    if when.period is not None and not when.exact:
        return period == Period.of_year(when.period.start.year) or when.period.contains(seen)
    if when.since:
        return (
            when.period is not None
            and period.start.year == when.period.start.year
            and (period.start.year != period.end.year)
        )
    if when.until:
        return when.period is not None and period.end.year == when.period.end.year
    if when.months is not None or period.start == period.end:
        return period_agrees(when, period)
    if when.period is not None and when.period.start.year == when.period.end.year:
        return when.period.days <= LONGEST_MONTH and when.period.contains(seen)
    return when.day_month is not None and period_agrees(when, seen)


def _choose(question: Question, found: Sequence[Observation]) -> list[Observation]:
    """The measure and status asked for; the newest period where none is named."""
    kept = _of_measure(question, found)
    kept = _of_status(question, kept)
    if not kept:
        return []
    if not question.times:
        newest: dict[object, Observation] = {}
        for one in kept:
            key = (one.indicator, one.area, one.event, one.document if not one.area else None)
            if key not in newest or _end(one) > _end(newest[key]):
                newest[key] = one
        kept = [one for one in kept
                if _end(one) == _end(newest[(one.indicator, one.area, one.event,
                                             one.document if not one.area else None)])]  # fmt: skip
    unique: dict[object, Observation] = {}
    for one in kept:
        unique.setdefault((one.indicator, one.area, one.event, one.document), one)
    return list(unique.values())


def _end(observation: Observation) -> str:
    return observation.period.end.isoformat() if observation.period else "9999"


def _of_measure(question: Question, found: Sequence[Observation]) -> list[Observation]:
    wanted: list[Measure] = []
    if question.has("money"):
        return [one for one in found
                if CURRENCY in one.unit and one.measure in (Measure.LEVEL, Measure.CUMULATIVE)]  # fmt: skip
    if question.has("cumulative") or any(
        isinstance(ref.value, When) and ref.value.since for ref in question.times
    ):
        wanted = [Measure.CUMULATIVE]
    elif question.has("met", "unmet"):
        wanted = [Measure.SHARE_OF_PLAN, Measure.SHARE, Measure.LEVEL]
    elif question.has("share-of-plan") and question.has("percent", "compare", "yes-no", "how-many"):
        wanted = [Measure.SHARE_OF_PLAN, Measure.SHARE, Measure.LEVEL]
    elif question.has("growth", "decrease"):
        wanted = [Measure.GROWTH, Measure.RATIO_TO_LAST_YEAR]
    elif question.has("percent"):
        percent = [one for one in found if one.unit == "%"]
        if percent:
            order = [Measure.SHARE, Measure.SHARE_OF_PLAN, Measure.GROWTH,
                     Measure.RATIO_TO_LAST_YEAR, Measure.LEVEL]  # fmt: skip
            return _first_of(percent, order)
        return []
    else:
        wanted = [Measure.LEVEL, Measure.SCORE, Measure.MINIMUM, Measure.SHARE, Measure.CUMULATIVE]
        if not question.has("how-many"):
            wanted += [Measure.GROWTH, Measure.SHARE_OF_PLAN, Measure.RATIO_TO_LAST_YEAR]
    return _first_of(found, wanted)


def _first_of(found: Sequence[Observation], order: Iterable[Measure]) -> list[Observation]:
    """Of each indicator and place, those of the first measure in `order` that is there."""
    ranks = {measure: rank for rank, measure in enumerate(order)}
    best: dict[object, int] = {}
    for one in found:
        if one.measure in ranks:
            key = (one.indicator, one.area, one.period)
            best[key] = min(best.get(key, len(ranks)), ranks[one.measure])
    return [one for one in found
            if one.measure in ranks
            and ranks[one.measure] == best[(one.indicator, one.area, one.period)]]  # fmt: skip


def _of_status(question: Question, found: Sequence[Observation]) -> list[Observation]:
    """Targets only where asked for; results where asked for; else results before targets."""
    if any(one.measure is Measure.MINIMUM for one in found):
        return list(found)
    targets = [one for one in found if one.status is Status.TARGET]
    reached = [one for one in found if one.status is not Status.TARGET]
    if question.has("target") and not question.has("met", "unmet"):
        share = [one for one in reached if one.measure in (Measure.SHARE_OF_PLAN, Measure.SHARE)]
        about_document = [one for one in reached if one.document and not one.area]
        return targets or share or about_document
    if question.has("met", "unmet", "result", "decrease") and not question.has("target"):
        return reached
    return reached or targets


def _list(found: Sequence[Observation], desk: Desk) -> Reply:
    """Several figures of one place, where the question names several indicators."""
    draft = desk.draft()
    for one in found:
        draft.say(f"• **{figure_text(one, desk.library)}**", one).about(one.area)
    return draft.reply(OutcomeKind.ANSWER)


def _is_wrong(observation: Observation, question: Question, desk: Desk) -> bool:
    """Does the question take something for granted that the figure contradicts?"""
    return bool(_wrong_claims(observation, question.amounts, desk.library)) or (
        "Không phải" in _verdict_on_plan(question, observation)
    )


def _wrong_claims(
    observation: Observation, claimed: Sequence[LiteralRef], library: Library
) -> list[Amount]:
    amounts = [ref.value for ref in claimed if isinstance(ref.value, Amount)]
    known = library.profiles[observation.id].amounts
    return [one for one in amounts
            if one.value not in known
            or (one.out_of is not None and (one.value, one.out_of)
                != (observation.value, observation.out_of))]  # fmt: skip


def _which(found: Sequence[Observation], desk: Desk) -> Reply:
    draft = desk.draft()
    labels = [headline(one, desk.library) for one in found]
    draft.say("Bạn hỏi số nào?")
    for one, label in zip(found, labels, strict=True):
        draft.say(f"• {label}")
        draft.offer(label, one.id)
    return draft.reply(OutcomeKind.CLARIFY)


# ---- two figures ------------------------------------------------------------------------------


def comparisons(question: Question, desk: Desk) -> list[Candidate]:
    """«thu ngân sách 2022 so với chỉ tiêu 2023», «công nghiệp hay dịch vụ tăng mạnh hơn»."""
    if not question.has("compare"):
        return []
    relaxed = _pairs(question, desk)
    if relaxed is None:
        return []
    first, second, explained = relaxed
    return [Candidate("compare", explained, 3, 1.3, OutcomeKind.ANSWER,
                      lambda: _compare_reply(first, second, desk))]  # fmt: skip


def _pairs(
    question: Question, desk: Desk
) -> tuple[Observation, Observation, frozenset[int]] | None:
    indicators = named_indicators(question, desk.library.facts)
    explained: set[int] = set(question.silent)
    found: list[Observation] = []
    for indicator, positions in indicators.items():
        if any(positions < other for other in indicators.values()):
            continue
        for profile in desk.library.of_kind(Observation):
            fact = profile.fact
            assert isinstance(fact, Observation)
            if fact.indicator != indicator or not _in_places(question, fact):
                continue
            one = fit(question, profile, desk.library, COMPARE_CUES, times=False,
                      skip=(*question.areas, *question.amounts))  # fmt: skip
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
    whens = [ref.value for ref in question.times if isinstance(ref.value, When)]
    if len(whens) == 2:
        groups = [[one for one in found if _is_period(when, one, desk)] for when in whens]
    elif len(areas := [ref for ref in question.areas if ref.named]) == 2:
        groups = [[one for one in _timed(found, whens, desk) if one.area in ref.areas]
                  for ref in areas]  # fmt: skip
    elif len(kinds := {one.indicator for one in found}) == 2:
        order = sorted(
            kinds, key=lambda kind: min(named_indicators(question, desk.library.facts)[kind])
        )
        groups = [[one for one in _timed(found, whens, desk) if one.indicator == kind]
                  for kind in order]  # fmt: skip
    else:
        return []
    picked = []
    for group in groups:
        measured = _of_measure(question, group) or list(group)
        reached = [one for one in measured if one.status is not Status.TARGET]
        choice = reached or measured
        if not choice:
            return []
        picked.append(max(choice, key=_end))
    return picked


def _timed(found: Sequence[Observation], whens: Sequence[When], desk: Desk) -> list[Observation]:
    return [one for one in found if all(_is_period(when, one, desk) for when in whens)]


def _compare_reply(first: Observation, second: Observation, desk: Desk) -> Reply:
    draft = desk.draft()
    for one in (first, second):
        draft.say(f"• {figure_text(one, desk.library)}", one).about(one.area)
    if first.unit == second.unit and first.measure == second.measure:
        draft.body.insert(0, _verdict(first, second, desk.library))
        if first.period and second.period and _lengths_differ(first.period, second.period):
            draft.say("Hai số thuộc hai kỳ dài ngắn khác nhau, chỉ nên so tham khảo.")
    return draft.reply(OutcomeKind.ANSWER)


def _lengths_differ(first: Period, second: Period) -> bool:
    return abs(first.days - second.days) > 2


def _verdict(first: Observation, second: Observation, library: Library) -> str:
    if first.value == second.value:
        return "**Hai số bằng nhau.**"
    higher, lower = (first, second) if first.value > second.value else (second, first)
    return (f"**{_side(higher, lower, library)} cao hơn** "
            f"({number(higher.value)} so với {number(lower.value)} {higher.unit}).")  # fmt: skip


def _side(one: Observation, other: Observation, library: Library) -> str:
    if one.area != other.area and one.area:
        return library.geography.full_name(one.area)
    if one.indicator != other.indicator:
        return library.facts.indicators[one.indicator].name
    period = one.period.label if one.period else ""
    status = "Chỉ tiêu" if one.status is Status.TARGET else "Số thực hiện"
    return f"{status} {period}"


# ---- words for figures ------------------------------------------------------------------------


def number(value: Decimal) -> str:
    """Vietnamese writing: dots group thousands, a comma starts decimals."""
    text = f"{value:,f}"
    whole, _, part = text.partition(".")
    return whole.replace(",", ".") + (f",{part}" if part else "")


def amount(observation: Observation) -> str:
    """Value, qualifier and unit as printed: «hơn 239 tỷ đồng», «55/63 tiêu chí»."""
    value = number(observation.value)
    if observation.out_of is not None:
        value = f"{value}/{number(observation.out_of)}"
    unit = observation.unit if observation.unit == "%" else f" {observation.unit}"
    qualifier = observation.qualifier or ""
    if qualifier.startswith("trở"):
        return f"từ {value}{unit} {qualifier}"
    return f"{qualifier} {value}{unit}".strip()


def headline(observation: Observation, library: Library) -> str:
    """What is measured, where and when: «Thu ngân sách TP … năm 2022»."""
    name = library.facts.indicators[observation.indicator].name
    parts = [name]
    if observation.area:
        parts.append(library.geography.full_name(observation.area))
    elif observation.document:
        parts.append(f"({library.titles.document(observation.document)})")
    if observation.period:
        parts.append(observation.period.label)
    text = " ".join(parts)
    if observation.status is Status.TARGET and observation.measure is not Measure.MINIMUM:
        return f"Chỉ tiêu {text[0].lower()}{text[1:]}"
    return text


def figure_text(observation: Observation, library: Library) -> str:
    """One figure in a line, without markup."""
    return f"{headline(observation, library)}: {_measured(observation)}"


def _measured(observation: Observation) -> str:
    base = f" {observation.base}" if observation.base else ""
    match observation.measure:
        case Measure.SHARE_OF_PLAN:
            verb = "ước bằng" if observation.status is Status.ESTIMATE else "bằng"
            return f"{verb} {amount(observation)}{base or ' kế hoạch'}"
        case Measure.GROWTH:
            verb = "ước tăng" if observation.status is Status.ESTIMATE else "tăng"
            return f"{verb} {amount(observation)}{base}"
        case Measure.RATIO_TO_LAST_YEAR:
            return f"bằng {amount(observation)}{base or ' so với cùng kỳ'}"
        case Measure.CUMULATIVE:
            return f"lũy kế {amount(observation)}"
        case _:
            if observation.status is Status.ESTIMATE:
                return f"ước đạt {amount(observation)}"
            return amount(observation)


def value_reply(
    observation: Observation,
    desk: Desk,
    question: Question | None = None,
    claimed: Sequence[LiteralRef] = (),
) -> Reply:
    """The figure in bold, then its share of the plan or its growth, then related figures."""
    draft = desk.draft()
    library = desk.library
    text = f"**{headline(observation, library)}: {_measured(observation)}**"
    wrong = _wrong_claims(observation, claimed, library)
    opening = ""
    if wrong:
        opening = f"**Không phải.** Theo bài ngày {format_date(library.profiles[observation.id].seen_on)}: "
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
    draft.about(observation.area)
    for other in _related(observation, library):
        draft.offer(headline(other, library), other.id)
    return draft.reply(OutcomeKind.ANSWER)


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
            return "**Đã vượt kế hoạch.** "
        return "**Đạt kế hoạch.** " if observation.value == WHOLE else "**Chưa đạt kế hoạch.** "
    if observation.out_of is not None:
        return "**Đã đủ.** " if observation.value >= observation.out_of else "**Chưa đủ.** "
    return ""


def _companions(observation: Observation, library: Library, draft: Draft) -> str:
    """The same thing measured otherwise in the same article: share of plan, growth."""
    others = [one for one in library.facts.observations.values()
              if one.id != observation.id
              and (one.indicator, one.area, one.period, one.article, one.event, one.document)
              == (observation.indicator, observation.area, observation.period,
                  observation.article, observation.event, observation.document)
              and (one.status is Status.TARGET) == (observation.status is Status.TARGET)]  # fmt: skip
    for one in others:
        draft.rest_on(one)
    return "".join(f", {_measured(one)}" for one in others)


def _related(observation: Observation, library: Library) -> list[Observation]:
    """Other periods, then other places, of the same indicator."""
    same = [one for one in library.facts.observations.values()
            if one.indicator == observation.indicator and one.id != observation.id
            and (one.area, one.period) != (observation.area, observation.period)]  # fmt: skip
    seen: set[object] = set()
    kept = []
    for one in sorted(
        same, key=lambda one: (one.area != observation.area, _end(one)), reverse=False
    ):
        if (one.area, one.period) not in seen:
            seen.add((one.area, one.period))
            kept.append(one)
    return kept[:3]
