"""Documents as rows of a seed file."""

import re
from collections.abc import Iterator, Sequence

from knowledge.drafting.citations import Citation, term_of
from knowledge.drafting.cited_document import CitedDocument
from knowledge.drafting.drafted import Drafted
from knowledge.drafting.reading import Reading
from knowledge.model import Document
from knowledge.text import fold, syllables

ALIKE = 20
"""Letters by which the subjects of documents without a number begin alike."""
_DASHES = re.compile(r"\s*[-–]\s*")


class DocumentRows:
    """Makes rows of what is new, and leads what is known to its record."""

    def __init__(self, reading: Reading, found: Sequence[CitedDocument]) -> None:
        self._reading = reading
        self._found = found
        self._words = reading.words.documents
        types = reading.facts.language.government.document_types
        self._types = {kind.id: kind for kind in types}

    def rows(self) -> Iterator[Drafted]:
        """A row for each document that no record is for certain; all get their ids."""
        for one in self._found:
            known = self._known(one)
            one.id = known.id if known else self._make_id(one)
            if known is None:
                yield self._row(one)

    # ---- known documents ----

    def _known(self, one: CitedDocument) -> Document | None:
        for document in self._reading.facts.documents.values():
            if document.type == one.type and self._is_same(document, one):
                return document
        return None

    def _is_same(self, document: Document, one: CitedDocument) -> bool:
        """The same number with the same day or, where no day is told, the same whole code; or the
        resolution of the same meeting."""
        if one.number is not None:
            if document.number is None or not one.is_numbered(document.type, document.number):
                return False
            if one.issued_on is not None:
                return document.issued_on == one.issued_on
            return document.code is not None and document.code == self._code(one)
        first = one.citations[0]
        if document.number or first.carries:
            return False
        ours = syllables(first.subject or "")
        names = (document.subject, *document.aliases)
        return any(syllables(name)[: len(ours)] == ours for name in names)

    def _like(self, one: CitedDocument) -> tuple[str, ...]:
        begins = fold(one.citations[0].subject or "")[:ALIKE]
        return tuple(
            document.id
            for document in self._reading.facts.documents.values()
            if document.type == one.type
            and (
                one.is_numbered(document.type, document.number)
                if one.number and document.number
                else not (one.number or document.number)
                and fold(document.subject)[:ALIKE] == begins
            )
        )

    # ---- what is new ----

    def _row(self, one: CitedDocument) -> Drafted:
        subject = self._subject(one)
        doubts = self._doubts(one, subject)
        data: dict[str, object] = {"id": one.id, "type": one.type}
        if one.number:
            data["number"] = one.number
        if code := self._code(one):
            data["code"] = code
            if one.printed and _DASHES.sub("-", one.printed) != code:
                data["printed"] = one.printed
        if one.issuer:
            data["issuer"] = one.issuer
        if one.issued_on:
            data["issued_on"] = one.issued_on
        data["subject"] = subject or self._types[one.type].name
        if subject and (term := term_of(subject)):
            data["period"] = f"{term[0]}/{term[1]}"
        if area := self._area(one, subject or ""):
            data["area"] = area
        if not one.number:
            data["aliases"] = [data["subject"]]
        why = "; ".join(doubts) or None
        return Drafted("documents", data, self._cited(one), why is None, why, self._like(one))

    def _doubts(self, one: CitedDocument, subject: str | None) -> list[str]:
        if not one.number:
            return ["văn bản không số"]
        doubts = []
        if not one.issuer_code:
            doubts.append("bài không in ký hiệu")
        if not one.issuer:
            doubts.append("bài không nói ai ban hành")
        if subject is None:
            doubts.append("bài không nói về việc gì")
        return doubts

    def _code(self, one: CitedDocument) -> str | None:
        """The regular form of the code: Party «12-KL/TU», State «12/KH-UBND»."""
        kind = self._types.get(one.type)
        if one.number is None or one.issuer_code is None or kind is None:
            return None
        if one.issuer_code in self._words.party:
            return f"{one.number}-{kind.symbol}/{one.issuer_code}"
        year = f"/{one.year}" if one.year else ""
        if one.issuer_code[-1].isdigit() or "-" in one.issuer_code:
            return f"{one.number}{year}/{one.issuer_code}"
        return f"{one.number}{year}/{kind.symbol}-{one.issuer_code}"

    def _make_id(self, one: CitedDocument) -> str:
        kind = self._types[one.type]
        if one.number is None:
            subject = self._subject(one) or ""
            return self._reading.ids.make(kind.symbol, subject.removeprefix(kind.name))
        year = one.issued_on.year if one.issued_on else one.year
        return self._reading.ids.make(kind.symbol, one.number, one.issuer_code or "", year=year)

    def _subject(self, one: CitedDocument) -> str | None:
        first = one.citations[0]
        if first.carries and any(" " in carried for carried in first.carries):
            return self._carrying(first)
        told = [citation.subject for citation in one.citations if citation.subject]
        longest = max(told, key=len, default=None)
        return longest[:1].upper() + longest[1:] if longest and not one.number else longest

    def _carrying(self, plan: Citation) -> str:
        """«Kế hoạch thực hiện Nghị quyết 12-NQ/TU (dự thảo)»."""
        codes = []
        for carried in plan.carries:
            type_, number = carried.split()
            same = [one for one in self._found if one.is_numbered(type_, number)]
            codes.append((self._code(same[0]) if same else None) or number)
        of = self._types[plan.carries[0].split()[0]].name
        several = "các " if len(codes) > 1 else ""
        ending = f" ({self._words.drafts[0]})" if plan.is_draft else ""
        return (
            f"{self._types[plan.type].name} {self._words.carried[0]} "
            f"{several}{of.lower() if several else of} {', '.join(codes)}{ending}"
        )

    def _area(self, one: CitedDocument, subject: str) -> str | None:
        """The place that it is about, else its issuer's."""
        told = self._reading.places.find(subject)
        named = [place.area for place in told if place.named]
        if named or one.issuer_area:
            return named[0] if named else one.issuer_area
        return told[0].area if told else None

    def _cited(self, one: CitedDocument) -> tuple[int, ...]:
        """The paragraph that tells most first."""
        pairs = list(zip(one.blocks, one.citations, strict=True))
        dated = [number for number, citation in pairs if citation.day]
        full = [number for number, citation in pairs if citation.printed]
        return tuple(dict.fromkeys((*dated[:1], *full[:1], *sorted(one.blocks))))
