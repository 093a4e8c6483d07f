"""Meetings and documents called by a name that holds a number: «Hội nghị tổng kết năm 2022 …».

Alone the number would be a time, an amount or a document, and the words around it would ask or name
an office. Said whole, the name is that meeting or document and nothing else.
"""

from collections.abc import Sequence
from functools import lru_cache

from knowledge.directory import Directory, called, is_whole_name, whole_key
from knowledge.factbase import FactBase
from knowledge.question import Question
from knowledge.refs import Ref
from knowledge.text import Syllable, find_row, syllables

CACHED_NAMES = 4_096
"""Meetings and documents whose names are kept as they are read."""


class WholeNames:
    """Finds such names in questions about one fact base."""

    def __init__(self, facts: FactBase, directory: Directory) -> None:
        self._facts = facts
        self._directory = directory
        self._written = {
            known[0]: syllables(readings[0])
            for key, readings in facts.language.lexicon.spellings.items()
            if len(known := syllables(key)) == 1
        }
        """Abbreviations as a question reads them: «TP» is «thành phố»."""
        self._names = lru_cache(maxsize=CACHED_NAMES)(self._names_of)

    def take(self, question: Question) -> None:
        """What is named whole, in the question's names; nothing inside such a name is a slot of its
        own or asks for anything."""
        found = self._find(question)
        whole = {
            target: places
            for target, places in found.items()
            if not any(places < other for other in found.values())
        }
        if not whole:
            return
        taken = frozenset().union(*whole.values())

        def is_apart(ref: Ref) -> bool:
            return not taken.issuperset(ref.positions)

        question.offices = [*filter(is_apart, question.offices)]
        question.bodies = [*filter(is_apart, question.bodies)]
        question.areas = [*filter(is_apart, question.areas)]
        question.documents = [*filter(is_apart, question.documents)]
        question.times = [*filter(is_apart, question.times)]
        question.amounts = [*filter(is_apart, question.amounts)]
        question.cues = [*filter(is_apart, question.cues)]
        question.document_types = [row for row in question.document_types if is_apart(row[0])]
        for target, places in whole.items():
            question.names[target] |= places
            question.whole[target] = places

    def _find(self, question: Question) -> dict[str, frozenset[int]]:
        """Who is named whole, and the words of the longest such name."""
        typed, words = self._spelled(question)
        there = {one.folded for one in typed}
        near = {
            target
            for number in filter(str.isdecimal, there)
            for word in there
            for target in self._directory.find(whole_key(word, number))
        }
        found: dict[str, frozenset[int]] = {}
        for target in sorted(near):
            for known in self._names(target):
                places = _places(typed, words, known)
                if len(places) > len(found.get(target, ())):
                    found[target] = places
        return found

    def _names_of(self, target: str) -> list[list[Syllable]]:
        """The names that hold a number of a meeting or document, read."""
        record = self._facts.events.get(target) or self._facts.documents[target]
        return [self._read(name) for name in called(record, self._facts) if is_whole_name(name)]

    def _read(self, name: str) -> list[Syllable]:
        """The syllables of a name, its abbreviations in full."""
        return [full for one in syllables(name) for full in self._written.get(one, (one,))]

    def _spelled(self, question: Question) -> tuple[list[Syllable], list[int]]:
        """The syllables and numbers of a question, those of times and numbers too, each with the
        word that it belongs to."""
        typed: list[Syllable] = []
        words: list[int] = []
        for place, word in enumerate(question.reading.words):
            own = self._read(word.raw) if word.literal else [word.syllable]
            typed += own
            words += [place] * len(own)
        return typed, words


def _places(
    typed: Sequence[Syllable], words: Sequence[int], known: Sequence[Syllable]
) -> frozenset[int]:
    """The words where a name stands, each in full; none if it is not there."""
    for start in find_row(typed, known):
        end = start + len(known)
        taken = frozenset(words[start:end])
        if taken.isdisjoint((*words[:start], *words[end:])):
            return taken
    return frozenset()
