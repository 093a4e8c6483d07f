"""The bodies that a text names, as organizations."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from knowledge.drafting.bodies import Bodies
from knowledge.drafting.body import Body
from knowledge.drafting.patterns import either
from knowledge.drafting.reading import Reading
from knowledge.drafting.words import Word, split_words
from knowledge.language import BodyType
from knowledge.text import fold

NEAR = 2
"""Words that may stand between a body and the end of a text that ends with it."""


@dataclass(frozen=True)
class ToldBody:
    """A body and the stretch of the text that names it."""

    start: int
    end: int
    id: str


class ToldBodies:
    """Finds bodies anywhere in a text; made once for an article."""

    def __init__(self, bodies: Bodies, reading: Reading, main: str) -> None:
        """`main` is the unit that the article is about."""
        self._bodies = bodies
        self._places = reading.places
        self._main = main
        government = reading.facts.language.government
        more = reading.words.directives.collectives
        self._collective = {
            fold(name): kind
            for kind in government.body_types
            if kind.collective
            for name in (*more.get(kind.id, ()), *kind.aliases, kind.name)
        }
        words = reading.words.directives
        self._leading = words.led
        self._led = re.compile(rf"(?<!\w)(?:{either(words.leaders)})\s+\S+(?:\s+\S+){{0,4}}$", re.I)
        self._levels = {kind.id: kind.levels for kind in government.body_types}
        self._groups = re.compile(rf"(?<!\w)(?:{either(tuple(self._collective))})(?!\w)")

    def find(self, text: str) -> list[ToldBody]:
        """Every body that the text names, in order, new ones too."""
        words = split_words(text)
        told = [
            ToldBody(words[body.start].start, words[body.end - 1].end, self._organization(body))
            for body in self._read(text)
        ]
        for match in self._groups.finditer(fold(text)):
            if not any(one.start < match.end() and match.start() < one.end for one in told):
                told.append(ToldBody(*match.span(), self._group(self._collective[match[0]])))
        return sorted(told, key=lambda one: one.start)

    def named(self, text: str) -> str | None:
        """Id of the body that the text ends with, if it does."""
        last = None
        for body in self._read(text):
            last = body
        if last is not None and len(split_words(text)) - last.end <= NEAR:
            return self._organization(last)
        if led := self._led.search(text):
            places = self._places.find(text[led.start() :])
            area = places[-1].area if places else None
            return self._bodies.organization(Body(0, 0, self._leading, "", area)) if area else None
        return None

    def _read(self, text: str) -> Iterator[Body]:
        words = split_words(text)
        places = self._places.find(text)
        index = 0
        while index < len(words):
            body = None if words[index].is_mark else self._bodies.read(words, index, places)
            if body is not None and self._counts(body, words):
                yield body
            index = max(index + 1, body.end if body else 0)

    def _counts(self, body: Body, words: Sequence[Word]) -> bool:
        """Is it a body for certain: of a known type, or written as a name?"""
        known = body.type is not None or body.organization is not None
        return not body.private and (known or words[body.start].is_capital)

    def _group(self, kind: BodyType) -> str:
        """The bodies of this kind in the unit that the article is about, else in the province."""
        own = self._places.level(self._main) in kind.levels
        area = self._main if own else self._places.home
        return self._bodies.organization(Body(0, 0, kind.id, kind.name, area))

    def _open_area(self, body: Body) -> str | None:
        """Where a body is that several levels have: in the unit that the article is about."""
        levels = self._levels.get(body.type or "", ())
        if self._places.level(self._main) in levels:
            return self._main
        return self._bodies.likely_area(body)

    def _organization(self, body: Body) -> str:
        if body.is_open and body.area is None:
            body = replace(body, area=self._open_area(body))
        return self._bodies.organization(body)
