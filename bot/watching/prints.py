"""By what an article is known again, whatever its address, and what a newspaper has changed in it.
Nothing of its text is kept for that: digests of its paragraphs."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from knowledge.drafting.blocks import Block, BlockRole

COUNTER_WORDS = 4
"""A line of no more words may count readers or hours, and tells nothing new with another number."""
SAME_SHARE = 0.6
"""Of the letters of the shorter one: two articles that have as much in common are one."""


@dataclass(frozen=True)
class Part:
    """A paragraph that can hold facts."""

    number: int
    digest: str
    letters: int


@dataclass(frozen=True)
class Print:
    """What tells one article from others."""

    title: str
    """Its digest."""
    parts: tuple[Part, ...]
    edits: int = 0
    """How often the newspaper has changed it since it was drafted."""

    @property
    def digest(self) -> str:
        """Of the whole."""
        return _digest(" ".join((self.title, *(part.digest for part in self.parts))))

    def stored(self) -> dict[str, Any]:
        """As it is kept."""
        return asdict(self)


@dataclass(frozen=True)
class Changes:
    """What a newspaper has changed in an article."""

    title: bool
    gone: tuple[int, ...]
    """Paragraphs, by their old numbers, that do not stand there any more as they stood."""
    added: int
    """How many there are that were not there."""

    def __bool__(self) -> bool:
        return self.title or bool(self.gone) or self.added > 0


def make_print(blocks: Sequence[Block]) -> Print:
    """The print of an article with these blocks."""
    titles = [block.text for block in blocks if block.role is BlockRole.TITLE]
    parts = (Part(one.number, _steady(one.text), len(one.text)) for one in blocks if one.tells)
    return Print(_digest(titles[0] if titles else ""), tuple(parts))


def restore_print(stored: Mapping[str, Any]) -> Print:
    """A print as it was kept."""
    parts = tuple(Part(**part) for part in stored["parts"])
    return Print(stored["title"], parts, stored["edits"])


def same_article(one: Print, other: Print) -> bool:
    """Are they one article, perhaps changed since, whatever the title says?"""
    known = {part.digest for part in other.parts}
    shared = sum(part.letters for part in one.parts if part.digest in known)
    shorter = min(sum(part.letters for part in each.parts) for each in (one, other))
    return shorter > 0 and shared >= SAME_SHARE * shorter


def changes(before: Print, now: Print) -> Changes:
    """What is different now. Paragraphs that only moved are not, nor are marks and capitals."""
    old, new = ({part.digest for part in each.parts} for each in (before, now))
    gone = tuple(part.number for part in before.parts if part.digest not in new)
    return Changes(before.title != now.title, gone, len(new - old))


def _steady(text: str) -> str:
    """The digest of a paragraph; of a few words («1.234 lượt xem») without their numbers."""
    return _digest(text if len(text.split()) > COUNTER_WORDS else re.sub(r"\d+", "", text))


def _digest(text: str) -> str:
    """The same for texts that differ in spaces, marks and capitals only."""
    words = re.findall(r"[^\W_]+(?:[.,/]\d+)*", text.casefold())
    return hashlib.sha256(" ".join(words).encode()).hexdigest()[:16]
