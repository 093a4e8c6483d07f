"""Figures in words: numbers as Vietnamese writes them, what is measured, how it stands."""

from decimal import Decimal

from knowledge.model import Measure, Observation, Status
from knowledge.names import Names
from knowledge.replies import lower_first

MILLION = Decimal(1_000_000)


def number(value: Decimal) -> str:
    """Vietnamese writing: dots group thousands, a comma starts decimals."""
    text = f"{value:,f}"
    whole, _, part = text.partition(".")
    return whole.replace(",", ".") + (f",{part}" if part else "")


def amount(observation: Observation) -> str:
    """Value, qualifier and unit as printed: «hơn 239 tỷ đồng», «55/63 tiêu chí»."""
    value = _spoken(observation.value)
    if observation.out_of is not None:
        value = f"{value}/{number(observation.out_of)}"
    unit = observation.unit if observation.unit == "%" else f" {observation.unit}"
    qualifier = observation.qualifier or ""
    if qualifier.startswith("trở"):
        return f"từ {value}{unit} {qualifier}"
    return f"{qualifier} {value}{unit}".strip()


def _spoken(value: Decimal) -> str:
    """Millions are said as such, as newspapers print them: «1,5 triệu»."""
    if value < MILLION:
        return number(value)
    return f"{number((value / MILLION).normalize())} triệu"


def subject(observation: Observation, library: Names) -> str:
    """What is measured, where and when: «Thu ngân sách TP … năm 2022»."""
    name = library.facts.indicators[observation.indicator].name
    parts = [name]
    if observation.area:
        parts.append(library.geography.full_name(observation.area))
    elif observation.document:
        parts.append(f"({library.titles.document(observation.document)})")
    if observation.period:
        day = observation.period.days == 1
        parts.append(f"ngày {observation.period.label}" if day else observation.period.label)
    return " ".join(parts)


def headline(observation: Observation, library: Names) -> str:
    """The same, a target called so: «Chỉ tiêu thu ngân sách TP … năm 2022»."""
    text = subject(observation, library)
    return f"Chỉ tiêu {lower_first(text)}" if is_aim(observation) else text


def is_aim(observation: Observation) -> bool:
    """Is it something to reach, and no threshold?"""
    return observation.status is Status.TARGET and observation.measure is not Measure.MINIMUM


def figure_text(observation: Observation, library: Names) -> str:
    """One figure in a line, without markup."""
    return f"{headline(observation, library)}: {measured(observation)}"


def measured(observation: Observation) -> str:
    base = f" {observation.base}" if observation.base else ""
    match observation.measure:
        case Measure.SHARE_OF_PLAN:
            verb = "ước bằng" if observation.status is Status.ESTIMATE else "bằng"
            return f"{verb} {amount(observation)}{base or ' kế hoạch'}"
        case Measure.GROWTH:
            verb = "ước tăng" if observation.status is Status.ESTIMATE else "tăng"
            against = base if not base or base.startswith(" so") else f" so với{base}"
            return f"{verb} {amount(observation)}{against}"
        case Measure.RATIO_TO_LAST_YEAR:
            return f"bằng {amount(observation)}{base or ' so với cùng kỳ'}"
        case Measure.CUMULATIVE:
            return f"lũy kế {amount(observation)}"
        case _:
            if observation.status is Status.ESTIMATE:
                return f"ước đạt {amount(observation)}"
            if observation.status is Status.RESULT and observation.area and observation.period:
                return f"{amount(observation)} (kết quả)"
            return amount(observation)
