"""What is said before or behind a question and is no part of it: who asks, and what for."""

import re
from collections.abc import Callable, Container, Sequence

from knowledge.cues import BINDING_CUES
from knowledge.items import Item
from knowledge.literals import Amount
from knowledge.vocabulary import Kind

LONGEST_OPENER = 6
"""Words before a comma that may be nothing but an opener («cho mình hỏi với»)."""
LONGEST_INTRODUCTION = 14
"""Words in which somebody says who asks and what for («em là sinh viên …»)."""
TELLING = frozenset(
    {Kind.AREA, Kind.PERSON, Kind.NAME, Kind.ROLE, Kind.OFFICE, Kind.POST, Kind.DOCUMENT_TYPE}
)
"""What is said beside the question belongs to it where it names one of these."""
INTRODUCTION = "introduction"
AFTERTHOUGHT = "afterthought"
ASKING = BINDING_CUES | {"what", "which", "how", "about", "claim", "closing-no", "not-held"}
"""What no afterthought does."""
_END = re.compile(r",(?!\d)|:(?=\s)")
_BEHIND = re.compile(r",(?!\d)")

ReadItems = Callable[[str], Sequence[Item]]
"""The items of the best reading of a text."""


def without_opener(text: str, read: ReadItems) -> str:
    """The text without what is said before the question: «mn cho hỏi với, ai …», «em là sinh viên,
    ai …»."""
    opener, *rest = _END.split(text, 1)
    length = len(opener.split())
    if not rest or not rest[0].strip() or length > LONGEST_INTRODUCTION:
        return text
    items = read(opener)
    if items and _introduces(items):
        return without_opener(rest[0], read)
    if length > LONGEST_OPENER:
        return text
    silent = all(map(says_nothing, items))
    return rest[0] if silent and any(item.of(Kind.FILLER) for item in items) else text


def without_afterthought(text: str, read: ReadItems) -> str:
    """The text without a last clause that says who asks or what for: «…, mình cần ghi vào báo
    cáo», «…, để còn họp»."""
    *before, clause = _BEHIND.split(text)
    asked = text[: len(text) - len(clause) - 1]
    if not before or not asked.strip() or len(clause.split()) > LONGEST_INTRODUCTION:
        return text
    items = read(clause)
    return asked if items and _adds_nothing(items) else text


def says_nothing(item: Item) -> bool:
    """Is it a filler or a word that only joins, and no greeting, which is answered?"""
    idle = bool(item.of(Kind.FILLER) or item.of(Kind.FUNCTION))
    return idle and "greeting" not in item.cues()


def _introduces(items: Sequence[Item]) -> bool:
    """Does somebody say who asks, and nothing that an answer has to account for?"""
    return (
        bool(items)
        and INTRODUCTION in items[0].cues()
        and not any(item.literal or _asks(item, BINDING_CUES) or _tells(item) for item in items)
    )


def _adds_nothing(items: Sequence[Item]) -> bool:
    """Does a last clause begin as such clauses do, ask nothing, name nothing and have no word that
    nothing knows? A bare number may stand in it («cháu học cấp 1»)."""
    begins = items[0].cues() & {INTRODUCTION, AFTERTHOUGHT} or items[0].of(Kind.FILLER)
    return bool(begins) and not any(
        _asks(item, ASKING)
        or (_tells(item) and not item.of(Kind.DOCUMENT_TYPE))
        or not (item.mentions or _is_bare(item))
        for item in items
    )


def _asks(item: Item, cues: Container[str]) -> bool:
    return any(cue in cues for cue in item.cues())


def _tells(item: Item) -> bool:
    return bool(item.mentions.kinds & TELLING)


def _is_bare(item: Item) -> bool:
    """A number without a unit, or one that only counts up («cấp 1»)."""
    value = item.literal.value if item.literal else None
    return isinstance(value, Amount) and (not value.unit or value.is_ordinal)
