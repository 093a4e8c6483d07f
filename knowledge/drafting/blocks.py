"""An article's text as blocks, each with its paragraph's number and what it is on the page.

Numbers are those of `hoidap check`: paragraphs between blank lines, from 1. Where the lines of one
paragraph are lines of a page (a caption run together with the body), each is a block of its own
with the same number; lines that were only wrapped are put together again.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from knowledge.drafting_words import Layout
from knowledge.paragraphs import split_paragraphs
from knowledge.text import fold

LONGEST_BYLINE = 6
"""Words."""
LONGEST_CAPTION = 45
"""Words of a caption that only its lack of a full stop gives away."""
SHORTEST_TOLD = 12
"""Words of a first line that can be a sentence of the article."""
_TOLD = re.compile(r"(?:[^.]\.|;)[\"”»)]*$")
_WRAPPED = range(55, 130)
_RAGGED = 30
_ENDED = re.compile(r"[.!?…:;”\"»)]$")
_NAMES = re.compile(r"^[^\W\d_a-zà-ỹ][\w.]*(?:[\s,-]+(?:và\s+)?[^\W\d_a-zà-ỹ][\w.]*)+$")
_WHO = r"(?:[^.:]{2,60}|(?:\w\.\s?){1,4})"
"""A photographer: a name, or initials."""
_MARKS = re.compile(r"^[\W_]+|[\W_]+$")
_PICTURED = re.compile(r"\s+ảnh\s+\d{1,2}$", re.I)
"""Behind a title that stands for a picture: «… ảnh 1»."""
_CLOCK = re.compile(r"\b\d{1,2}[:hg]\d{2}\b")
_FULL_DATE = re.compile(r"\b\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\b")


class BlockRole(StrEnum):
    """What a block is on its page."""

    TITLE = "title"
    """The title, also where it is repeated."""
    SAPO = "sapo"
    BYLINE = "byline"
    DATELINE = "dateline"
    """A line of nothing but date and hour."""
    BODY = "body"
    CAPTION = "caption"
    IMAGE = "image"
    """Stands for a picture and says nothing."""
    TEASER = "teaser"
    """Behind the end of the article: other articles."""
    RELATED = "related"
    """A line inside the article that leads elsewhere."""


TELLING = frozenset({BlockRole.SAPO, BlockRole.BODY, BlockRole.CAPTION})
"""What can hold facts."""


@dataclass(frozen=True)
class Block:
    """One stretch of an article, in NFC with single spaces."""

    number: int
    """Of its paragraph."""
    text: str
    role: BlockRole

    @property
    def tells(self) -> bool:
        """Can it hold facts?"""
        return self.role in TELLING


def read_blocks(text: str, layout: Layout) -> tuple[Block, ...]:
    """All blocks of a text, in order; an empty text has none."""
    lines = [
        (number, line)
        for number, paragraph in enumerate(split_paragraphs(text), 1)
        for line in _lines(unicodedata.normalize("NFC", paragraph))
    ]
    return _with_sapo(_with_captions(tuple(_read(lines, layout))))


def _lines(paragraph: str) -> Iterator[str]:
    lines = [" ".join(line.split()) for line in paragraph.splitlines() if line.strip()]
    if _is_wrapped(lines):
        yield " ".join(lines)
        return
    held = ""
    for line in lines:
        if held and not _ENDED.search(held) and line[0].islower():
            held = f"{held} {line}"
            continue
        if held:
            yield held
        held = line
    if held:
        yield held


def _is_wrapped(lines: Sequence[str]) -> bool:
    """Was one text broken into lines of about the same width?"""
    whole = [len(line) for line in lines[:-1]]
    return (
        len(whole) > 1
        and all(length in _WRAPPED for length in whole)
        and max(whole) - min(whole) < _RAGGED
        and not all(_ENDED.search(line) for line in lines[:-1])
    )


def _read(lines: Sequence[tuple[int, str]], layout: Layout) -> Iterator[Block]:
    title = fold(lines[0][1]) if lines else ""
    ended = False
    for index, (number, line) in enumerate(lines):
        ended = ended or _is_one_of(line, layout.ends)
        if ended:
            role = BlockRole.TEASER
        elif (index == 0 and not _is_told(line)) or _repeats(line, title, index):
            role = BlockRole.TITLE
        else:
            role = _role(line, layout)
        yield Block(number, line, role)


def _is_told(line: str) -> bool:
    """Is a first line no title but a text that begins in its midst? Titles end without a stop."""
    return bool(_TOLD.search(line)) and len(line.split()) > SHORTEST_TOLD


def _role(line: str, layout: Layout) -> BlockRole:
    if _begins(line, layout.images):
        rest = line[max(len(one) for one in layout.images if _begins(line, (one,))) :]
        return BlockRole.CAPTION if len(rest.split()) > 1 else BlockRole.IMAGE
    if _begins(line, layout.related):
        return BlockRole.RELATED
    if _is_dateline(line, layout):
        return BlockRole.DATELINE
    if _is_byline(line, layout):
        return BlockRole.BYLINE
    if _is_caption(line, layout):
        return BlockRole.CAPTION
    return BlockRole.BODY


def _is_dateline(line: str, layout: Layout) -> bool:
    if len(line.split()) > 12 or not any(char.isdigit() for char in line):
        return False
    told = _CLOCK.search(line) or _begins(line, layout.weekdays)
    return bool(told and _FULL_DATE.search(line))


def _is_byline(line: str, layout: Layout) -> bool:
    words = line.split()
    if _begins(line, layout.bylines) and len(words) <= LONGEST_BYLINE + 6:
        return True
    return len(words) <= LONGEST_BYLINE and bool(_NAMES.match(line))


def _is_caption(line: str, layout: Layout) -> bool:
    if _begins(line, layout.captions):
        return len(line.split()) <= LONGEST_CAPTION
    credit = "|".join(re.escape(one) for one in layout.photographers)
    return bool(re.search(rf"(?:^|[\s(.])(?:{credit})\s*:\s*{_WHO}[.)]?$", line))


def _with_captions(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """What follows a picture or the title once more is the picture's caption."""
    found: list[Block] = []
    for block in blocks:
        before = found[-1] if found else None
        pictured = before is not None and (
            before.role is BlockRole.IMAGE
            or (before.role is BlockRole.TITLE and before is not found[0])
        )
        short = len(block.text.split()) <= 2 * LONGEST_CAPTION
        is_caption = pictured and block.role is BlockRole.BODY and short
        found.append(replace(block, role=BlockRole.CAPTION) if is_caption else block)
    return tuple(found)


def _with_sapo(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The first that tells something after the title is the sapo."""
    first = next((i for i, one in enumerate(blocks) if one.role is BlockRole.BODY), None)
    return tuple(
        replace(block, role=BlockRole.SAPO) if index == first else block
        for index, block in enumerate(blocks)
    )


def _repeats(line: str, title: str, index: int) -> bool:
    line = _PICTURED.sub("", line)
    return index > 0 and _MARKS.sub("", fold(line)) == _MARKS.sub("", title)


def _is_one_of(line: str, words: Sequence[str]) -> bool:
    return _MARKS.sub("", fold(line)) in {fold(word) for word in words}


def _begins(line: str, words: Sequence[str]) -> bool:
    """Does the line begin with one of the words, as a word of its own?"""
    folded = fold(line)
    return any(re.match(re.escape(fold(word).strip()) + r"(?!\w)", folded) for word in words)
