"""Replies with figures: one in full, several in a list, the choice among them."""

from collections.abc import Sequence
from decimal import Decimal

from knowledge.directory import MAX_RELATED, earliest_key
from knowledge.library import Library
from knowledge.matching import named_indicators
from knowledge.model import Measure, Observation, Status
from knowledge.outcome import OutcomeKind, Reply
from knowledge.period import format_date
from knowledge.question import Question
from knowledge.relations.candidate import Desk
from knowledge.relations.figure_choice import end_of
from knowledge.relations.figure_claims import judge, same_thing
from knowledge.relations.figure_words import figure_text, headline, measured
from knowledge.replies import Draft

WHOLE = Decimal(100)
PERCENT = "%"
KINDS = {
    Measure.GROWTH: ("growth", "decrease"),
    Measure.RATIO_TO_LAST_YEAR: ("growth", "decrease"),
    Measure.SHARE_OF_PLAN: ("share-of-plan", "met", "unmet"),
}
"""Measures in percent, and what asks for them."""


def list_reply(found: Sequence[Observation], desk: Desk) -> Reply:
    """Several figures of one place, where the question names several indicators."""
    draft = desk.draft()
    bullet = "• " if len(found) > 1 else ""
    for one in found:
        draft.rest_on(one)
        more = _companions(one, desk.library, draft)
        draft.say(f"{bullet}**{figure_text(one, desk.library)}**{more}", one).about(one.area)
    return draft.reply(OutcomeKind.ANSWER)


def contradicts(observation: Observation, question: Question, desk: Desk) -> bool:
    """Does the question take something for granted that the figure contradicts?"""
    return (
        judge(observation, question, desk.library).is_contradiction
        or "Không phải" in _verdict_on_plan(question, observation)
        or _is_not_yet(observation, question, desk)
        or _is_not_missed(observation, question)
        or _is_missed(observation, question)
    )


def _is_not_missed(observation: Observation, question: Question) -> bool:
    """«sao … không đạt kế hoạch», though it was reached."""
    of_plan = observation.measure is Measure.SHARE_OF_PLAN and observation.value >= WHOLE
    return of_plan and question.has("unmet") and not question.has("met")


def _is_missed(observation: Observation, question: Question) -> bool:
    """«sao … vượt kế hoạch», though it was not reached."""
    of_plan = observation.measure is Measure.SHARE_OF_PLAN and observation.value < WHOLE
    return of_plan and question.has("met") and not question.has("unmet")


def _is_not_yet(observation: Observation, question: Question, desk: Desk) -> bool:
    """«đạt đô thị loại III năm nào»: when it was reached is asked last. Asked first («bao giờ …»),
    it is a question about what is to come."""
    if observation.out_of is None or observation.value >= observation.out_of:
        return False
    named = named_indicators(question, desk.library).get(observation.indicator, frozenset())
    asked = question.first("when", "since")
    if asked is None or question.has("target", "future"):
        return False
    return all(asked > place for place in named)


def which_figure(found: Sequence[Observation], desk: Desk) -> Reply:
    draft = desk.draft()
    labels = [headline(one, desk.library) for one in found]
    draft.say("Bạn hỏi số nào?")
    for one, label in zip(found, labels, strict=True):
        draft.say(f"• {label}")
        draft.offer(label, one.id)
    return draft.reply(OutcomeKind.CLARIFY)


def value_reply(
    observation: Observation,
    desk: Desk,
    question: Question | None = None,
) -> Reply:
    """The figure in bold, then its share of the plan or its growth, then related figures."""
    draft = desk.draft().rest_on(observation)
    library = desk.library
    text = f"**{headline(observation, library)}: {measured(observation)}**"
    opening = ""
    if question is not None:
        opening = _opening(observation, question, desk)
    companions = _companions(observation, library, draft, question)
    draft.say(opening + text + companions + ".", observation)
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
    for other in related(observation, library):
        draft.offer(_short_label(other, observation, library), other.id)
    return draft.reply(OutcomeKind.ANSWER)


def _opening(observation: Observation, question: Question, desk: Desk) -> str:
    """What the figure says to a number that the question tells, or to what it takes for granted."""
    verdict = judge(observation, question, desk.library)
    if verdict.is_contradiction:
        day = format_date(desk.library.profiles[observation.id].seen_on)
        return f"{verdict}Theo bài ngày {day}: "
    if verdict:
        return verdict
    if _is_not_yet(observation, question, desk):
        return "**Chưa đủ.** "
    return _verdict_on_plan(question, observation)


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
        if observation.value < observation.out_of:
            return "**Chưa đủ.** "
        return "" if question.has("how-many") else "**Đã đủ.** "
    return ""


def _companions(
    observation: Observation, library: Library, draft: Draft, question: Question | None = None
) -> str:
    """The same thing measured otherwise in the same article: share of plan, growth. Beside a
    percentage that is asked for by its kind stands no other."""
    others = same_thing(observation, library)
    if question is not None and observation.unit == PERCENT:
        others = [one for one in others if one.unit != PERCENT or _is_asked(one, question)]
    for one in others:
        draft.rest_on(one)
    return "".join(f", {measured(one)}" for one in others)


def _is_asked(observation: Observation, question: Question) -> bool:
    """Is this measure asked for, or none in particular?"""
    asked = [measure for measure, cues in KINDS.items() if question.has(*cues)]
    return not asked or observation.measure in asked


def related(observation: Observation, library: Library) -> list[Observation]:
    """Other periods, then other places, of the same indicator."""
    indicator, area = observation.indicator, observation.area
    figures = library.facts.observations
    links = library.links
    here = (
        links.between(indicator, area, Observation)
        if area
        else (one for one in links.to(indicator, Observation) if one.area is None)
    )
    elsewhere = (figures[one] for one in library.index.directory.find(earliest_key(indicator)))
    found = {(area, observation.period): observation}
    for one in (*sorted(here, key=end_of), *elsewhere):
        found.setdefault((one.area, one.period), one)
    return [*found.values()][1 : 1 + MAX_RELATED]
