"""Figures: of an indicator, for a place and a period, reached or aimed at."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from knowledge.factbase import FactBase
from knowledge.model import Measure, Observation, Status
from knowledge.period import Period

from .made import Made, Place, Places, lower_first, some

LEVELS = ("tinh", "thanh-pho", "thi-xa", "huyen", "phuong")
WAYS: dict[Measure, tuple[str, ...]] = {
    Measure.LEVEL: ("{} là bao nhiêu?", "cho hỏi {} được bao nhiêu"),
    Measure.SHARE: ("{} là bao nhiêu?", "cho hỏi {} bao nhiêu"),
    Measure.SCORE: ("{} là bao nhiêu?", "cho hỏi {} được bao nhiêu"),
    Measure.CUMULATIVE: ("lũy kế {} là bao nhiêu?",),
    Measure.MINIMUM: ("{} là bao nhiêu?", "cho hỏi {} từ bao nhiêu"),
    Measure.GROWTH: ("{} tăng bao nhiêu phần trăm?", "{} tăng bao nhiêu so với cùng kỳ"),
    Measure.RATIO_TO_LAST_YEAR: ("{} bằng bao nhiêu phần trăm so với cùng kỳ?",),
    Measure.SHARE_OF_PLAN: (
        "{} đạt bao nhiêu phần trăm kế hoạch?",
        "{} bằng mấy phần trăm so với kế hoạch",
    ),
}
ALIKE = (
    frozenset({Measure.GROWTH, Measure.RATIO_TO_LAST_YEAR}),
    frozenset({Measure.LEVEL, Measure.CUMULATIVE, Measure.SHARE, Measure.SCORE}),
)
"""Measures that are asked for in the same words."""
TARGET, RESULT = "chỉ tiêu", "kết quả thực hiện"
CONTRASTS = (
    ("Thu ngân sách", "Chi ngân sách"),
    ("Thu ngân sách", "Nợ ngân sách"),
    ("Trồng cây xanh", "Chặt hạ cây xanh"),
    ("Kết nạp", "Khai trừ"),
    ("Doanh nghiệp, hợp tác xã thành lập mới", "Doanh nghiệp, hợp tác xã giải thể"),
    ("công nghiệp - tiểu thủ công nghiệp (CN-TTCN)", "nông nghiệp"),
    ("thương mại, dịch vụ", "xuất khẩu"),
    ("loại III", "loại I"),
    ("loại III", "loại II"),
    ("bị thi hành kỷ luật", "được khen thưởng"),
    ("kỷ luật", "cảnh cáo"),
    ("được kiểm tra", "bị giải tán"),
    ("Thu nhập", "Chi tiêu"),
    ("đầu tư công", "vốn ODA"),
    ("đảng viên", "đoàn viên"),
    ("hoàn thành tốt nhiệm vụ", "không hoàn thành nhiệm vụ"),
    ("giá trị sản xuất", "dân số"),
    ("đất sản xuất nông nghiệp", "đất rừng"),
    ("hộ gia đình, cá nhân", "nông trường"),
    ("doanh nghiệp, hợp tác xã", "nông trường"),
    ("điểm cầu", "máy tính"),
    ("phường, xã", "thôn, xóm"),
    ("nghị quyết", "chỉ thị"),
)
"""A word of an indicator and another that makes it one that no article tells of."""
FOREIGN = (
    "tỷ lệ hộ nghèo",
    "kim ngạch xuất khẩu",
    "vốn đầu tư nước ngoài",
    "sản lượng lúa",
    "số trường đạt chuẩn quốc gia",
    "lượng khách du lịch",
    "tỷ lệ che phủ rừng",
    "số ca mắc bệnh sốt xuất huyết",
)
"""Indicators of which no article tells."""


class Figures:
    """Makes the questions about figures."""

    def __init__(self, facts: FactBase) -> None:
        self._facts = facts
        self._places = Places(facts)
        self._types = {kind.id: kind.name for kind in facts.language.government.document_types}

    def made(self) -> Iterator[Made]:
        for one in self._facts.observations.values():
            yield from self._own(one)
            yield from self._other_places(one)
            yield from self._other_periods(one)
            yield from self._other_kinds(one)
            yield from self._other_indicators(one)

    def _own(self, one: Observation) -> Iterator[Made]:
        for name in self._names(one):
            for way in WAYS[one.measure]:
                question = way.format(self._about(one, name))
                yield Made("figure", "", question, frozenset([one.id]), (number(one.value),))

    def _names(self, one: Observation) -> Sequence[str]:
        """The indicator's name and a shorter one."""
        indicator = self._facts.indicators[one.indicator]
        short = [
            alias
            for alias in indicator.aliases
            if "…" not in alias and not {"bao", "mấy"} & set(alias.split()) and len(alias) > 10
        ]
        return indicator.name, *short[:1]

    def _about(
        self,
        one: Observation,
        name: str,
        *,
        place: Place | None = None,
        time: str | None = None,
        aim: str | None = None,
    ) -> str:
        """What is asked: «chỉ tiêu thu ngân sách TP … năm …»."""
        if aim is None:
            aim = TARGET if one.status is Status.TARGET and one.document is None else ""
        if time is None:
            time = _when(one.period) if one.period else ""
        place = place or self._places.of(one.area)
        where = self._places.say(place) if place else ""
        by = ""
        if one.document:
            document = self._facts.documents[one.document]
            by, where = f"của {self._types[document.type]} {document.code}", ""
        name = lower_first(name) if aim else name
        return " ".join(part for part in (aim, name, by, where, time) if part)

    def _telling(
        self,
        one: Observation,
        place: Place | None,
        period: Period | None,
        measures: frozenset[Measure],
        statuses: frozenset[Status],
    ) -> frozenset[str]:
        """The figures of the same indicator for a place and (within) a period."""
        return frozenset(
            other.id
            for other in self._facts.observations.values()
            if other.indicator == one.indicator
            and self._places.of(other.area) == place
            and (other.period is None or period is None or period.contains(other.period))
            and other.measure in measures
            and other.status in statuses
        )

    def _swapped(
        self, slot: str, one: Observation, *, name: str = "", place: Place | None = None,
        period: Period | None = None, measure: Measure | None = None, aim: Status | None = None,
    ) -> Made:  # fmt: skip
        """The figure's question with one slot of another."""
        measure = measure or one.measure
        words = {None: None, Status.TARGET: TARGET}.get(aim, RESULT)
        words = "" if measure is not one.measure else words
        about = self._about(
            one,
            name or self._facts.indicators[one.indicator].name,
            place=place,
            time=_when(period) if period else None,
            aim=words,
        )
        asked = one.status if aim is None else aim
        reached = frozenset({Status.RESULT, Status.ESTIMATE})
        if aim is None and measure in (Measure.LEVEL, Measure.GROWTH):
            reached = frozenset(Status)
        truth = self._telling(
            one,
            place or self._places.of(one.area),
            period or one.period,
            next((same for same in ALIKE if measure in same), frozenset({measure})),
            frozenset({Status.TARGET}) if asked is Status.TARGET else reached,
        )
        question = WAYS[measure][0].format(about)
        return Made("figure", slot, question, frozenset() if name else self._with_others(truth))

    def _with_others(self, truth: frozenset[str]) -> frozenset[str]:
        """Figures with what else is told of the same indicator, place and period beside them."""
        facts = self._facts.observations
        keys = {(facts[one].indicator, facts[one].area, facts[one].period) for one in truth}
        return frozenset(
            one.id for one in facts.values() if (one.indicator, one.area, one.period) in keys
        )

    def _other_places(self, one: Observation) -> Iterator[Made]:
        place = self._places.of(one.area)
        if place is None or one.document is not None:
            return
        for other in self._places.others(place, 5, one.id):
            yield self._swapped("town", one, place=other)
        own = self._facts.indicators[one.indicator].name.casefold()
        for other in self._places.other_levels(place, LEVELS):
            if self._places.say(other).split()[0] not in own:
                yield self._swapped("level", one, place=other)

    def _other_periods(self, one: Observation) -> Iterator[Made]:
        period = one.period
        if period is None or one.document is not None:
            return
        for years in (-7, -3, -1, 1, 2):
            yield self._swapped("year", one, period=_shifted(period, years))
        year, months = period.start.year, (period.start.month, period.end.month)
        if period == Period.of_year(year):
            yield self._swapped("period", one, period=Period.of_months(year, 1, 3))
            yield self._swapped("period", one, period=Period.of_months(year, 1, 6))
        elif period.start.year == period.end.year and period.days > 1:
            for first, last in ((1, 6), (4, 6), (10, 12)):
                if (first, last) != months:
                    yield self._swapped("period", one, period=Period.of_months(year, first, last))

    def _other_kinds(self, one: Observation) -> Iterator[Made]:
        """Another measure of the same; the target of what was reached, the result of what was
        aimed at."""
        if one.document is not None:
            return
        for measure in (Measure.LEVEL, Measure.GROWTH, Measure.SHARE_OF_PLAN, Measure.CUMULATIVE):
            same = any({one.measure, measure} <= alike for alike in ALIKE)
            share = measure is Measure.SHARE_OF_PLAN and one.measure is Measure.SHARE
            if measure is not one.measure and not (same or share or _is_rate(one)):
                yield self._swapped("measure", one, measure=measure, aim=one.status)
        aim = Status.RESULT if one.status is Status.TARGET else Status.TARGET
        named = TARGET in self._facts.indicators[one.indicator].name
        if one.measure is not Measure.SHARE_OF_PLAN and not named:
            yield self._swapped("status", one, aim=aim)

    def _other_indicators(self, one: Observation) -> Iterator[Made]:
        own = self._facts.indicators[one.indicator].name
        for word, other in CONTRASTS:
            if word in own:
                yield self._swapped("indicator", one, name=own.replace(word, other))
        for name in some(FOREIGN, 3, one.id):
            yield self._swapped("indicator", one, name=name)


def number(value: Decimal) -> str:
    """1172.5 as «1.172,5»."""
    return f"{value.normalize():,f}".translate(str.maketrans(",.", ".,"))


def _is_rate(one: Observation) -> bool:
    """Its name says that it is a growth, or a share, itself."""
    return one.indicator.startswith(("tang-", "tccs-", "dang-vien-hoan"))


def _when(period: Period) -> str:
    return f"ngày {period.label}" if period.days == 1 else period.label


def _shifted(period: Period, years: int) -> Period:
    start, end = period.start, period.end
    return Period(start.replace(year=start.year + years), end.replace(year=end.year + years))
