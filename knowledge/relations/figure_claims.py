"""What a question says of a figure itself: a number, or a side of one («hơn 1.000 tỷ»)."""

from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum

from knowledge.library import Library
from knowledge.literals import Amount
from knowledge.model import Measure, Observation, Status
from knowledge.question import Question
from knowledge.refs import LiteralRef
from knowledge.text import fold

SCALES = {"ty": 10**9, "trieu": 10**6, "nghin": 10**3, "ngan": 10**3}
"""Words before a currency or behind a number."""
ROUNDED = Decimal("0.01")
"""A number that is rounded differs by so much at most."""
ROUGHLY = Decimal("0.05")
"""«khoảng», «gần»."""
WHOLE = Decimal(100)
OF_A_WHOLE = (Measure.SHARE_OF_PLAN, Measure.RATIO_TO_LAST_YEAR)
"""«bằng 126% kế hoạch» is «vượt 26%»."""
OF_PLAN = (Measure.SHARE_OF_PLAN, Measure.SHARE)
SIDES = ("above", "below", "near", "up-to")
UP_TO = "up-to"


class Verdict(StrEnum):
    """What the article says to the number of a question."""

    NONE = ""
    TRUE = "**Đúng.** "
    REACHED = "**Đã đạt.** "
    NEARLY = "**Gần đúng.** "
    FALSE = "**Không phải.** "
    MISSED = "**Chưa đạt.** "

    @property
    def is_contradiction(self) -> bool:
        return self in (Verdict.FALSE, Verdict.MISSED)


def claims(question: Question) -> list[LiteralRef[Amount]]:
    """The numbers that a question tells; «loại 3» is a name and no number."""
    return [ref for ref in question.amounts if not ref.value.is_ordinal]


def judge(observation: Observation, question: Question, library: Library) -> Verdict:
    """Do the numbers that the question tells agree with the figure, or with what its article says
    of the same thing otherwise? The first that does not decides."""
    verdicts = [_judge_one(ref, observation, question, library) for ref in claims(question)]
    wrong = [one for one in verdicts if one.is_contradiction]
    if wrong or not verdicts:
        return wrong[0] if wrong else Verdict.NONE
    if not question.is_yes_no:
        return Verdict.NONE
    return Verdict.NEARLY if Verdict.NEARLY in verdicts else verdicts[0]


def _judge_one(
    ref: LiteralRef[Amount], observation: Observation, question: Question, library: Library
) -> Verdict:
    told = ref.value
    if told.out_of is not None:
        same = (told.value, told.out_of) == (observation.value, observation.out_of)
        return Verdict.TRUE if same else Verdict.FALSE
    if told.value == observation.out_of:
        return Verdict.NONE
    sides = _sides(ref, question)
    reached = not sides and _asks_reached(ref, question)
    yes = Verdict.REACHED if reached else Verdict.TRUE
    no = Verdict.MISSED if reached else Verdict.FALSE
    claimed = told.value * _scale(_word(question, ref.end))
    percent = told.unit == "%" or _word(question, ref.end) == "phan"
    measured = measure_behind(ref, question) if percent else ()
    of_kind = not measured or observation.measure in measured
    if told.value in library.profiles[observation.id].told and "below" not in sides and of_kind:
        return yes
    for one in (observation, *same_thing(observation, library)):
        if percent != (one.unit == "%") or (measured and one.measure not in measured):
            continue
        value = one.value * _scale(fold(one.unit).split(" ")[0])
        if _holds(claimed, value, sides or (("above",) if reached else ())):
            return yes
        if one.measure in OF_A_WHOLE and claimed == one.value - WHOLE:
            return yes
        if not sides and not reached and _is_rounding(told, claimed, value):
            return Verdict.NEARLY
    return no


def measure_behind(ref: LiteralRef[Amount], question: Question) -> tuple[Measure, ...]:
    """«83% kế hoạch» is a share of the plan and no growth; nothing where no such word follows."""
    place = ref.end
    while place in question.silent:
        place += 1
    cues = {cue for one in question.cues if one.start <= place < one.end for cue in one.cues}
    return OF_PLAN if "share-of-plan" in cues else ()


def same_thing(observation: Observation, library: Library) -> list[Observation]:
    """What the same article says of the same thing, measured otherwise."""
    return [
        one
        for one in library.links.between(observation.indicator, observation.article, Observation)
        if one.id != observation.id
        and (one.area, one.period, one.article, one.event, one.document)
        == (
            observation.area,
            observation.period,
            observation.article,
            observation.event,
            observation.document,
        )
        and (one.status is Status.TARGET) == (observation.status is Status.TARGET)
    ]


def _holds(claimed: Decimal, value: Decimal, sides: Sequence[str]) -> bool:
    if "above" in sides:
        return value >= claimed
    if "below" in sides:
        return value < claimed
    if "near" in sides:
        return abs(value - claimed) <= ROUGHLY * value
    return value == claimed


def _is_rounding(told: Amount, claimed: Decimal, value: Decimal) -> bool:
    """Is the number told what is printed, without its last digits?"""
    unit = claimed / told.value if told.value else Decimal(0)
    return abs(value - claimed) < unit and abs(value - claimed) <= ROUNDED * value


def _sides(ref: LiteralRef[Amount], question: Question) -> tuple[str, ...]:
    """The side of the number that is meant: «có tới 400 không» asks for as many or more, «tới 400
    phải không» tells the very number."""
    sides = _told_sides(ref, question)
    if UP_TO not in sides:
        return sides
    return () if question.has("claim") else ("above",)


def _told_sides(ref: LiteralRef[Amount], question: Question) -> tuple[str, ...]:
    """What stands before the number, or «trở lên» behind it."""
    place = ref.start - 1
    while place >= 0:
        if found := _side_at(place, question):
            return found
        if place not in question.silent | question.light:
            break
        place -= 1
    behind = range(ref.end, min(ref.end + 4, len(question.syllables)))
    return next((found for i in behind if "above" in (found := _side_at(i, question))), ())


def _side_at(place: int, question: Question) -> tuple[str, ...]:
    cues = {cue for ref in question.cues if place in ref.positions for cue in ref.cues}
    return tuple(side for side in SIDES if side in cues)


def _asks_reached(ref: LiteralRef[Amount], question: Question) -> bool:
    """«có đạt 1.000 tỷ không» asks for no exact number, «có phải 1.000 tỷ không» does."""
    reaching = question.cue_positions(("result", "met"))
    before = range(max(ref.start - 3, 0), ref.start)
    return question.is_yes_no and not question.has("claim") and any(i in reaching for i in before)


def _scale(word: str) -> int:
    return SCALES.get(word, 1)


def _word(question: Question, place: int) -> str:
    typed = question.syllables
    return typed[place].folded if place < len(typed) else ""
