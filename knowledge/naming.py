"""Names of people after a title: a given name alone, or the name of somebody unknown."""

from collections.abc import Mapping, Sequence

from knowledge.directory import Directory, given_key
from knowledge.items import Item
from knowledge.model import Person
from knowledge.question import Question
from knowledge.refs import PersonRef
from knowledge.text import Syllable, syllables
from knowledge.vocabulary import Kind

AMBIGUOUS_TITLES = frozenset({"ba"})
"""Titles that are a number without their accent: they make no unknown word a name."""
TITLES = frozenset({Kind.POST, Kind.ROLE, Kind.OFFICE, Kind.RANK})
MAX_UNKNOWN_NAME = 4
"""Syllables after «ông» that are taken for an unknown person's name."""


class Naming:
    """Who has which given name."""

    def __init__(self, people: Mapping[str, Person], directory: Directory) -> None:
        self._people = people
        self._directory = directory

    def take(self, question: Question, items: Sequence[Item], index: int) -> int | None:
        """The index after a titled name («ông Dũng»), which is added to the question; None where
        there is none. A title that is an everyday word when typed without accents («cô», «ô»)
        counts only as typed in full or before a capital («anh Dũng»), and never before a place."""
        cues = items[index].cues()
        weak = "weak-honorific" in cues
        if not weak and "honorific" not in cues:
            return None
        typed = question.reading.words[items[index].start].syllable
        if index + 1 < len(items) and (
            items[index + 1].of(Kind.PERSON) or _is_title(items[index + 1])
        ):
            return None
        if weak and not (typed.accented or _is_capital(question, items[index].end)):
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
            found = self._named(typed) if len(typed) == length else frozenset()
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

    def _named(self, given: Sequence[Syllable]) -> frozenset[str]:
        """Everybody whose name ends so."""
        near = self._directory.find(given_key(one.folded for one in given))
        return frozenset(
            target
            for target in near
            if all(
                typed.agrees_with(known)
                for typed, known in zip(
                    given, syllables(self._people[target].name)[-len(given) :], strict=True
                )
            )
        )


def _is_capital(question: Question, place: int) -> bool:
    """Is the word there written like a name, in a text of small letters?"""
    words = question.reading.words
    return not question.reading.shouted and place < len(words) and words[place].raw[:1].isupper()


def _item_ending_at(items: Sequence[Item], index: int, end: int) -> int | None:
    for place in range(index, len(items)):
        if items[place].end == end:
            return place + 1
        if items[place].end > end:
            return None
    return None


def _is_title(item: Item) -> bool:
    return not item.mentions.kinds.isdisjoint(TITLES)


def _unknown_at(items: Sequence[Item], position: int) -> bool:
    return any(
        item.start <= position < item.end and not item.mentions and item.literal is None
        for item in items
    )
