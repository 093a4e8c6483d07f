"""Observations from the figures of an article: indicator, area, period and document resolved."""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from knowledge.drafting.blocks import BlockRole
from knowledge.drafting.dates import NO_DAY, supposed_day
from knowledge.drafting.drafted import Drafted
from knowledge.drafting.figures import Figure, FigureFinder
from knowledge.drafting.indicators import Indicators, likeness
from knowledge.drafting.main_area import main_area
from knowledge.drafting.patterns import either
from knowledge.drafting.proofs import with_proof
from knowledge.drafting.reading import Reading
from knowledge.model import Measure, Status
from knowledge.period import Period

SAME = 0.5
"""Likeness of two indicators' words for figures of one value to be one figure told twice."""
ID_WORDS = 4
SUBJECT = 80
"""Letters at the head of a sentence in which a document is its subject."""


class Cited(Protocol):
    """A document named in a text."""

    @property
    def start(self) -> int: ...
    @property
    def id(self) -> str: ...


class Documents(Protocol):
    """The documents of the article."""

    @property
    def records(self) -> Sequence[Drafted]: ...

    def find(self, text: str) -> Sequence[Cited]:
        """Every document that the text names, in order."""


@dataclass
class _Row:
    """One figure with every paragraph that tells it."""

    figure: Figure
    document: str | None
    paragraphs: list[int]
    doubts: list[str] = field(default_factory=list)

    def take(self, figure: Figure) -> None:
        """The figure told again: its paragraph proves it too, and of two the one with its own time
        is the one."""
        if self.figure.period is None and figure.period is not None:
            self.figure = figure
            self.paragraphs.insert(0, figure.paragraph)
        self.paragraphs.append(figure.paragraph)
        self.paragraphs = list(dict.fromkeys(self.paragraphs))

    def doubt(self, why: str) -> None:
        if why not in self.doubts:
            self.doubts.append(why)


def find_figures(
    reading: Reading, documents: Documents, event: str | None, demands: Container[str] = frozenset()
) -> Iterator[Drafted]:
    """Indicators that are new, then the observations. `event` is the id of the article's meeting,
    for figures of the meeting itself; `demands` are the sentences in which something is asked."""
    yield from _Observations(reading, documents, event, demands).records()


class _Observations:
    def __init__(
        self,
        reading: Reading,
        documents: Documents,
        event: str | None,
        demands: Container[str],
    ) -> None:
        self._reading = reading
        self._documents = documents
        self._event = event
        self._is_dated = reading.published_on is not None
        self._published_on = reading.published_on or supposed_day(reading.blocks)
        self._demands = demands
        self._terms = reading.words.figures
        self._indicators = Indicators(reading.facts, reading.ids, self._terms.light)
        kinds = reading.facts.language.government.document_types
        names, sets = either([kind.name for kind in kinds]), either(self._terms.sets)
        self._types = re.compile(rf"(?:{names})\s+(?:{sets})(?!\w)", re.I)
        self._lasting = {
            one.id: Period.parse(one.data["period"])
            for one in documents.records
            if "period" in one.data
        }
        self._main = main_area(reading)
        self._timeless = re.compile(
            rf"^(?:{either(self._terms.timeless)})(?!\w)|(?<!\w)(?:{either(self._terms.timeless)})$",
            re.I,
        )

    def records(self) -> list[Drafted]:
        rows = [self._row(row) for row in self._rows()]
        return [*self._indicators.new, *rows]

    def _rows(self) -> list[_Row]:
        """Every figure of the body once. The title is only short for it and leaves out of what
        and until when, so it adds but amounts that the body does not tell."""
        finder = FigureFinder(self._terms, self._reading.places, self._published_on, self._demands)
        rows: list[_Row] = []
        for figure in finder.find(self._reading.telling):
            document = self._document(figure)
            if figure.indicator and not self._joined(figure, document, rows):
                rows.append(_Row(figure, document, [figure.paragraph]))
        return [*rows, *self._of_title(rows)]

    def _of_title(self, rows: Sequence[_Row]) -> Iterator[_Row]:
        """Amounts that only the title tells; what it counts is told in other words behind it."""
        finder = FigureFinder(self._terms, self._reading.places, self._published_on)
        amounts = {int(row.figure.value) for row in rows}  # titles round
        titles = [one for one in self._reading.blocks[:1] if one.role is BlockRole.TITLE]
        for figure in finder.find(titles):
            measured = figure.unit not in self._terms.counted
            if figure.indicator and measured and int(figure.value) not in amounts:
                yield _Row(figure, None, [figure.paragraph], ["chỉ tên bài nói số này"])

    def _joined(self, figure: Figure, document: str | None, rows: Iterable[_Row]) -> bool:
        """Was the figure told before? Then its paragraph proves it too."""
        for row in rows:
            known = row.figure
            same = (known.value, known.unit, known.measure, row.document) == (
                figure.value,
                figure.unit,
                figure.measure,
                document or row.document,
            )
            key = self._indicators.key
            same = same and known.sentence != figure.sentence
            if same and likeness(key(known.indicator), key(figure.indicator)) >= SAME:
                row.take(figure)
                return True
        return False

    def _row(self, row: _Row) -> Drafted:
        figure = row.figure
        indicator, known = self._indicators.find(figure.indicator)
        if not known:
            row.doubt("chỉ tiêu mới")
        document = row.document
        of_document = document is not None and figure.unit.casefold() in self._terms.of_document
        period = None if of_document else self._told_period(row)
        area = None if of_document else self._area(row)
        data: dict[str, Any] = {
            "id": self._reading.ids.make(
                "o",
                *indicator.split("-")[:ID_WORDS],
                period.notation if period else "",
                *(() if figure.measure is Measure.LEVEL else (figure.measure.value,)),
            ),
            "indicator": indicator,
            "area": area,
            "event": self._event if figure.of_meeting else None,
            "document": document,
            "period": period.notation if period else None,
            "measure": figure.measure.value,
            "value": figure.value,
            "out_of": figure.out_of,
            "unit": figure.unit,
            "status": (Status.RESULT if of_document else figure.status).value,
            "qualifier": figure.qualifier,
            "base": figure.base,
            "note": self._note(row),
        }
        if not figure.sure:
            row.doubt("đọc lại câu này")
        why = "; ".join(row.doubts) or None
        filled = {key: value for key, value in data.items() if value is not None}
        paragraphs = tuple(row.paragraphs)
        for year in sorted({period.start.year, period.end.year} if period else ()):
            if year != self._published_on.year:
                paragraphs = with_proof(self._reading, paragraphs, str(year))
        return Drafted("observations", filled, paragraphs, why is None, why)

    def _note(self, row: _Row) -> str | None:
        figure = row.figure
        if figure.upper is not None:
            row.doubt("một khoảng giá trị")
            return f"Bài in một khoảng, đến {figure.upper}"
        return None

    def _told_period(self, row: _Row) -> Period | None:
        """The time of the figure; in an article without a day only where a year is told."""
        period = self._period(row)
        if self._is_dated or period is None:
            return period
        row.doubt("bài không có ngày đăng, xem lại thời kỳ")
        return period if period.start > NO_DAY else None

    def _period(self, row: _Row) -> Period | None:
        """The time that the figure covers, with the paragraph that tells it."""
        figure = row.figure
        today = self._published_on
        if figure.of_meeting:
            return Period(today, today) if self._is_dated else None
        if figure.measure is Measure.MINIMUM:
            return None
        if self._timeless.search(figure.indicator):
            return None
        if figure.period is not None:
            return figure.period
        if row.document and (lasting := self._lasting.get(row.document)):
            return lasting
        if row.document and figure.carried_from != figure.paragraph:
            return None
        carried, paragraph = figure.carried, figure.carried_from
        past = carried is None or carried.end < today or paragraph != figure.paragraph
        if figure.status is Status.TARGET and past:
            row.doubt("năm suy từ ngày đăng")
            return Period.of_year(today.year)
        if carried is None and not self._is_dated:
            row.doubt("không rõ thời kỳ")
            return None
        if carried is None:
            row.doubt("không rõ thời kỳ, lấy tháng đăng bài")
            return Period.of_months(today.year, today.month, today.month)
        if paragraph not in row.paragraphs:
            row.doubt("thời kỳ in ở đoạn trước")
            row.paragraphs.append(paragraph)
        return carried

    def _area(self, row: _Row) -> str:
        figure = row.figure
        if figure.area is None:
            row.doubt("nơi suy từ cả bài")
            return self._main
        if figure.area_from not in row.paragraphs:
            row.paragraphs.append(figure.area_from)
        return figure.area

    def _document(self, figure: Figure) -> str | None:
        """The document that the sentence is about; «Nghị quyết» alone is the last one named."""
        cited = self._documents.find(figure.sentence)
        if cited and cited[0].start < SUBJECT:
            return cited[0].id
        if cited or not self._types.match(figure.sentence):
            return None
        before = [
            one.id
            for block in self._reading.telling
            if block.number <= figure.paragraph
            for one in self._documents.find(block.text)
            if figure.sentence not in block.text or one.start < block.text.index(figure.sentence)
        ]
        return before[-1] if before else None
