"""Names of people after a title: a given name alone, or the name of somebody unknown."""

from collections import defaultdict
from collections.abc import Sequence

from knowledge.factbase import FactBase
from knowledge.question import PersonRef, Question
from knowledge.reading import Item
from knowledge.text import Syllable, syllables
from knowledge.vocabulary import Kind

AMBIGUOUS_TITLES = frozenset({"ba"})
"""Titles that are a number without their accent: they make no unknown word a name."""
MAX_UNKNOWN_NAME = 4
"""Syllables after «ông» that are taken for an unknown person's name."""


class Naming:
    """Who has which given name; built once for a fact base."""

    def __init__(self, facts: FactBase) -> None:
        self._given: dict[tuple[str, ...], list[tuple[tuple[Syllable, ...], str]]]
        self._given = defaultdict(list)
        for person in facts.people.values():
            name = syllables(person.name)
            for length in (1, 2):
                part = name[-length:]
                self._given[tuple(s.folded for s in part)].append((part, person.id))

    def take(self, question: Question, items: Sequence[Item], index: int) -> int | None:
        """The index after a titled name («ông Dũng»), which is added to the question; None where
        there is none. A title that is an everyday word when typed without accents («cô», «ô»)
        counts only as typed in full, and never before a place."""
        cues = items[index].cues()
        typed = question.reading.words[items[index].start].syllable
        if index + 1 < len(items) and (
            items[index + 1].of(Kind.PERSON) or _is_title(items[index + 1])
        ):
            return None
        weak = "weak-honorific" in cues
        if not weak and "honorific" not in cues:
            return None
        if weak and not typed.accented:
            return None
        if weak and index + 1 < len(items) and items[index + 1].of(Kind.AREA):
            return None
        sure = not weak and (typed.accented or typed.folded not in AMBIGUOUS_TITLES)
        return self._given_name(question, items, index, sure=sure)

    def _given_name(
        self, question: Question, items: Sequence[Item], index: int, *, sure: bool
    ) -> int | None:
        """«ông Dũng»: everybody of that given name; «ông» and unknown words: an unknown person."""
        start = items[index].end
        words = question.reading.words
        for length in (2, 1):
            typed = [word.syllable for word in words[start : start + length]]
            key = tuple(syllable.folded for syllable in typed)
            found = frozenset(
                target
                for known, target in self._given.get(key, ())
                if len(typed) == length and all(map(Syllable.agrees_with, typed, known))
            )
            end_item = _item_ending_at(items, index + 1, start + length)
            if found and end_item is not None and not _is_title(items[index + 1]):
                name = " ".join(word.raw for word in words[start : start + length])
                question.people.append(PersonRef(items[index].start, start + length, found, name))
                return end_item
        end = start
        capitals = not question.reading.shouted
        while (
            end < len(words)
            and end - start < MAX_UNKNOWN_NAME
            and (_unknown_at(items, end) or (capitals and words[end].raw[:1].isupper()))
        ):
            end += 1
        if end == start or not sure:
            return None
        name = " ".join(word.raw for word in words[start:end])
        question.people.append(PersonRef(items[index].start, end, frozenset(), name))
        return _item_ending_at(items, index + 1, end)


def _item_ending_at(items: Sequence[Item], index: int, end: int) -> int | None:
    for place in range(index, len(items)):
        if items[place].end == end:
            return place + 1
        if items[place].end > end:
            return None
    return None


def _is_title(item: Item) -> bool:
    return bool(
        item.of(Kind.POST) or item.of(Kind.ROLE) or item.of(Kind.OFFICE) or item.of(Kind.RANK)
    )


def _unknown_at(items: Sequence[Item], position: int) -> bool:
    return any(
        item.start <= position < item.end and not item.mentions and item.literal is None
        for item in items
    )
