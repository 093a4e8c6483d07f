"""Documents that an article names: the several ways to cite one are one document."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from knowledge.drafting.blocks import Block
from knowledge.drafting.bodies import Bodies
from knowledge.drafting.body import word_after
from knowledge.drafting.citations import Citation, Citations
from knowledge.drafting.cited_document import CitedDocument
from knowledge.drafting.document_rows import DocumentRows
from knowledge.drafting.drafted import Drafted
from knowledge.drafting.reading import Reading
from knowledge.drafting.words import split_words
from knowledge.text import syllables


@dataclass(frozen=True)
class Cited:
    """A document and the stretch of a text that names it."""

    start: int
    end: int
    id: str


@dataclass(frozen=True)
class Documents:
    """What was found, and a look-up for those who come after."""

    records: tuple[Drafted, ...]
    _cited: tuple[tuple[str, Cited], ...]
    """Texts of blocks with what they cite."""

    def find(self, text: str) -> list[Cited]:
        """The documents that a block's text, or a part of one, names."""
        for whole, _ in self._cited:
            start = whole.find(text)
            if start >= 0:
                return [
                    Cited(one.start - start, one.end - start, one.id)
                    for block, one in self._cited
                    if block == whole and start <= one.start and one.end <= start + len(text)
                ]
        return []


def find_documents(reading: Reading, bodies: Bodies) -> Documents:
    """Every document that the article names by number or by what it is."""
    return _Finder(reading, bodies).find()


class _Finder:
    def __init__(self, reading: Reading, bodies: Bodies) -> None:
        self._reading = reading
        self._bodies = bodies
        self._words = reading.words.documents
        types = reading.facts.language.government.document_types
        self._citations = Citations(types, self._words)
        self._found: list[CitedDocument] = []
        self._places: list[tuple[str, int, int, CitedDocument]] = []

    def find(self) -> Documents:
        pairs = [
            (block, citation)
            for block in self._reading.telling
            for found in self._citations.find(block.text)
            for citation in self._split(found)
        ]
        # what is told in full first, so that short forms find it
        for block, citation in sorted(pairs, key=lambda pair: pair[1].printed is None):
            self._note(block, citation)
        records = tuple(DocumentRows(self._reading, self._found).rows())
        cited = tuple(
            (text, Cited(start, end, one.id)) for text, start, end, one in self._places if one.id
        )
        return Documents(records, cited)

    def _split(self, citation: Citation) -> Iterator[Citation]:
        """«Nghị quyết Đại hội Đảng bộ tỉnh và thị xã» are two."""
        subject = citation.subject or ""
        places = self._reading.places.find(subject)
        two = len(places) == 2 and not (citation.number or citation.carries)
        if not two or subject[places[0].end : places[1].start].strip() != "và":
            yield citation
        else:
            head, tail = subject[: places[0].start], subject[places[1].end :]
            for place in places:
                told = subject[place.start : place.end]
                yield replace(citation, subject=f"{head}{told}{tail}".strip())

    # ---- one document ----

    def _note(self, block: Block, citation: Citation) -> None:
        if not citation.type and citation.issuer_code is None:
            return
        citation = self._carried(block, citation)
        one = self._same(block, citation)
        if one is None:
            if citation.carries and not self._is_told(block, citation):
                return
            one = CitedDocument()
            self._found.append(one)
        one.citations.append(citation)
        one.blocks.append(block.number)
        self._places.append((block.text, citation.start, citation.end, one))
        if one.issuer is None:
            one.issuer, one.issuer_area = self._issuer(block, citation)

    def _carried(self, block: Block, citation: Citation) -> Citation:
        """A plan with the numbers of what it carries out: those named next, or the last before."""
        if not citation.carries:
            return citation
        (type_,) = citation.carries
        tail = self._citations.find(block.text[citation.end :])
        numbers = [
            one.number
            for one in tail
            if one.type == type_ and one.number and one.start < 10 * (1 + len(tail))
        ]
        if not numbers:
            before = [
                one.number
                for one in self._citations.find(block.text[: citation.start])
                if one.type == type_ and one.number
            ]
            numbers = before[-1:] if citation.is_draft else []
        known = (f"{type_} {int(number)}" for number in numbers if number)
        return replace(citation, carries=tuple(dict.fromkeys(known)) or (type_,))

    def _is_told(self, block: Block, citation: Citation) -> bool:
        """Is a plan more than somebody's task: a draft, of a numbered document, written large?"""
        large = block.text[citation.start].isupper() and citation.start > 0
        return citation.is_draft or large or any(" " in one for one in citation.carries)

    def _same(self, block: Block, citation: Citation) -> CitedDocument | None:
        before = [one for one in self._found if self._agrees(one, citation)]
        if len(before) < 2:
            return before[0] if before else None
        near = [one for one in before if one.blocks[0] <= block.number]
        return (near or before)[-1]

    def _agrees(self, one: CitedDocument, citation: Citation) -> bool:
        """Can the citation be meant as this document?"""
        first = one.citations[0]
        if citation.carries or first.carries:
            return first.carries == citation.carries and first.type == citation.type
        if citation.number is None or one.number is None:
            if citation.number or one.number or first.type != citation.type:
                return False
            ours, theirs = syllables(citation.subject or ""), syllables(first.subject or "")
            return ours[: len(theirs)] == theirs or theirs[: len(ours)] == ours
        if not one.is_numbered(citation.type, citation.number):
            return False
        day = next((told.day for told in one.citations if told.day), None)
        told = (
            (one.year, citation.year),
            (one.issuer_code, citation.issuer_code),
            (day, citation.day),
        )
        return all(ours is None or theirs is None or ours == theirs for ours, theirs in told)

    def _issuer(self, block: Block, citation: Citation) -> tuple[str | None, str | None]:
        """Whose document it is: told behind it, or by its code."""
        words = split_words(block.text)
        places = self._reading.places.find(block.text)
        index = word_after(words, citation.end)
        while index < len(words) and words[index].is_mark and words[index].text in ",)":
            index += 1
        if index < len(words) and words[index].text == "của":
            body = self._bodies.read(words, index + 1, places)
            if body is not None and not body.private:
                area = self._bodies.area_of(body) or self._bodies.likely_area(body)
                return self._bodies.organization(replace(body, area=area)), area
        name = self._words.issuers.get((citation.issuer_code or "").rstrip("0123456789"))
        if name is not None:
            body = self._bodies.read(split_words(name), 0, ())
            return (self._bodies.organization(body), None) if body else (None, None)
        return None, None
