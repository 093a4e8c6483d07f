"""Documents: what a number stands for, and which document something stands in."""

from collections.abc import Iterator
from datetime import timedelta

from knowledge.factbase import FactBase
from knowledge.model import Document
from knowledge.period import format_date

from .made import Made, chance, some

ABOUT_WAYS = ("{} nói về gì?", "nội dung của {} là gì", "{} quy định về vấn đề gì?")
DATE_WAYS = ("{} ban hành ngày nào?", "{} được ban hành khi nào", "ngày ban hành {}?")
ISSUER_WAYS = ("{} do cơ quan nào ban hành?", "cơ quan nào ban hành {}")
FIND_WAYS = ("{} số mấy?", "số hiệu của {} là gì?", "cho hỏi {} là văn bản nào")
OTHER_ISSUERS = ("HĐND huyện Cẩm Xuyên", "Tỉnh ủy Nghệ An", "UBND thị xã Kỳ Anh", "Quốc hội")
FOREIGN = (
    "nuôi trồng thủy sản",
    "bảo hiểm y tế",
    "phòng chống ma túy",
    "học phí",
    "du lịch biển",
    "nhà ở xã hội",
    "xuất khẩu lao động",
)
"""What no document of the articles is about."""


class Documents:
    """Makes the questions about documents."""

    def __init__(self, facts: FactBase) -> None:
        self._facts = facts
        self._kinds = {kind.id: kind for kind in facts.language.government.document_types}
        self._held = {(one.type, int(one.number)) for one in facts.documents.values() if one.number}

    def made(self) -> Iterator[Made]:
        for one in self._facts.documents.values():
            if one.number and one.code:
                yield from self._numbered(one)
                yield from self._other_numbers(one)
                yield from self._other_dates(one)
            yield from self._found(one)
        for kind in self._kinds.values():
            for topic in some(FOREIGN, 3, kind.id):
                name = f"{kind.name} về {topic}"
                yield Made("find", "subject", chance(name).choice(FIND_WAYS).format(name))

    def _numbered(self, one: Document) -> Iterator[Made]:
        truth = frozenset([one.id])
        subject = " ".join(one.subject.split()[:4])
        for name in self._names(one):
            for way in ABOUT_WAYS:
                yield Made("document", "", way.format(name), truth, (subject,))
            for way in DATE_WAYS:
                if one.issued_on:
                    said = (format_date(one.issued_on),)
                    yield Made("document", "", way.format(name), truth, said)
            for way in ISSUER_WAYS:
                said = (self._facts.organizations[one.issuer or ""].name,)
                yield Made("document", "", way.format(name), truth, said)
        if one.issued_on:
            day = format_date(one.issued_on)
            name = f"{self._kinds[one.type].name} {one.code}"
            for claim in (f"{name} ban hành ngày {day} phải không?",
                          f"có phải {name} ra ngày {day} không"):  # fmt: skip
                yield Made("document-claim", "", claim, truth, (day,))
            kind = self._kinds[one.type].name
            same_day = frozenset(
                other.id
                for other in self._facts.documents.values()
                if (other.type, other.issued_on) == (one.type, one.issued_on)
            )
            yield Made("find", "", f"{kind} nào ban hành ngày {day}?", same_day, (one.code or "",))

    def _names(self, one: Document) -> list[str]:
        kind = self._kinds[one.type]
        names = [f"{kind.name} {one.code}", f"{kind.symbol} {one.code}"]
        if one.printed:
            names.append(f"{kind.name} {one.printed}")
        if sum(held == (one.type, int(one.number or 0)) for held in self._held) == 1:
            names.append(f"{kind.name} số {one.number}")
        return names

    def _other_numbers(self, one: Document) -> Iterator[Made]:
        """Another number, kind, year or symbol; none is held."""
        kind, code = self._kinds[one.type], one.code or ""
        number = one.number or ""
        names: list[tuple[str, str]] = []
        for other in some(range(1, 120), 10, one.id):
            if (one.type, other) not in self._held:
                names.append(("number", f"{kind.name} {code.replace(number, f'{other:02d}', 1)}"))
                names.append(("number", f"{kind.name} số {other:02d}"))
        for term in self._kinds.values():
            if (term.id, int(number)) not in self._held:
                coded = code.replace(kind.symbol, term.symbol)
                names.append(("type", f"{term.name} {coded}"))
                names.append(("type", f"{term.name} số {number}"))
        for year in (2015, 2018, 2020, 2023, 2024):
            if one.issued_on and one.issued_on.year != year:
                names.append(("year", f"{kind.name} số {number} năm {year}"))
                names.append(("year", f"{kind.name} {number}/{year}"))
        for issuer in OTHER_ISSUERS:
            names.append(("issuer", f"{kind.name} số {number} của {issuer}"))
        for symbol in ("TW", "BTC", "QH15"):
            names.append(("symbol", f"{kind.name} {number}-{kind.symbol}/{symbol}"))
        for slot, name in names:
            way = chance(name).choice((*ABOUT_WAYS, *DATE_WAYS, *ISSUER_WAYS))
            near = {one.id} if slot in ("issuer", "year") else set()
            yield Made("document", slot, way.format(name), near=frozenset(near))

    def _other_dates(self, one: Document) -> Iterator[Made]:
        if one.issued_on is None:
            return
        kind = self._kinds[one.type]
        for days in (-365, -31, -1, 1, 2, 30, 366):
            day = one.issued_on + timedelta(days=days)
            near = frozenset(
                other.id
                for other in self._facts.documents.values()
                if other.issued_on == day and other.type == one.type
            )
            said = format_date(day)
            question = f"{kind.name} {one.code} ban hành ngày {said} phải không?"
            about = {one.id, *self._stating(one.id)}
            yield Made("document-claim", "date", question, near=frozenset(about))
            yield Made("find", "date", f"{kind.name} nào ban hành ngày {said}?", near)

    def _stating(self, document: str) -> set[str]:
        return {one.id for one in self._facts.statements.values() if one.document == document}

    def _found(self, one: Document) -> Iterator[Made]:
        """By its subject, as people call it."""
        said = one.code or " ".join(one.subject.split()[:4])
        names = [alias for alias in one.aliases if "…" not in alias and " " in alias]
        if not one.number:
            for name in names[:3]:
                truth = frozenset([one.id, *self._stating(one.id)])
                yield Made("document", "", f"{name} nói về gì?", truth)
            return
        kind = self._kinds[one.type].name
        names = [name for name in names if not any(char.isdigit() for char in name)]
        for name in names[:3]:
            if name.startswith(kind.lower()):
                for way in FIND_WAYS:
                    yield Made("find", "", way.format(name), frozenset([one.id]), (said,))
        question = f"{kind} nào về {one.subject}?"
        yield Made("find", "", question, frozenset([one.id, *self._stating(one.id)]), (said,))
