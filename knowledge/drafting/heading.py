"""The `[article]` table: whose article it is, its title, who wrote it, when."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from knowledge.drafting.blocks import Block, BlockRole
from knowledge.drafting.dates import Dated, article_day, strip_page_date
from knowledge.drafting.drafted import Drafted
from knowledge.drafting.ids import Ids
from knowledge.drafting.sentences import split_sentences
from knowledge.factbase import FactBase
from knowledge.model import Publisher
from knowledge.text import fold

BEFORE_TEXT = 40
"""Letters at the beginning of a block where a newspaper puts its name: «(Báo …) -»."""
LONGEST_TITLE = 20
"""Words of a title made of the text."""
LONGEST_ID = 6
"""Words of the title that make the article's id."""


@dataclass(frozen=True)
class Told:
    """What is known of an article from elsewhere than its text: its page, or who brings it."""

    publisher: str | None = None
    """A name or a host."""
    title: str | None = None
    byline: str | None = None
    published_on: date | None = None
    url: str | None = None
    date_basis: str | None = None
    """How that day is known, in Vietnamese, where the page does not tell: a person is to look."""


@dataclass(frozen=True)
class Heading:
    """The article's own data, and what a person has to look at in it."""

    data: dict[str, Any]
    day: date | None
    doubts: tuple[str, ...]
    publishers: tuple[Drafted, ...]
    """A publisher that no record knew."""
    like: tuple[str, ...]
    """Known articles of this title and day."""


def head(text: str, blocks: Sequence[Block], facts: FactBase, told: Told, ids: Ids) -> Heading:
    """The `[article]` table of a text; keys that nothing tells are left out."""
    doubts: list[str] = []
    title = told.title or _title(blocks)
    if not told.title and blocks and blocks[0].role is not BlockRole.TITLE:
        doubts.append("bài không có tên: sửa lại title")
    dated = _dated(blocks, told)
    if dated is None:
        doubts.append("không rõ ngày đăng: điền published_on")
    elif not dated.sure:
        doubts.append("ngày đăng suy ra")
    publisher, basis, new = _publisher(blocks, facts, told, ids)
    if publisher is None:
        publisher, basis = facts.language.about.publisher, "bài không in tên báo"
        doubts.append("bài không in tên báo")
    data: dict[str, Any] = {
        "id": ids.make(*title.split()[:LONGEST_ID], year=dated.day.year if dated else None),
        "publisher": publisher,
        "publisher_basis": basis,
        "title": title,
    }
    if byline := told.byline or _byline(blocks):
        data["byline"] = byline
    if dated is not None:
        data |= {"published_on": dated.day, "date_basis": dated.basis}
    if told.url:
        data["url"] = told.url
    data["sha256"] = hashlib.sha256(text.encode()).hexdigest()
    day = dated.day if dated else None
    like = _titled(title, day, facts)
    doubts += [f"cùng tên và ngày với bài đã có {one}: xem có phải là một không" for one in like]
    return Heading(data, day, tuple(doubts), new, like)


def _title(blocks: Sequence[Block]) -> str:
    """The first line; of a text without a title its first words."""
    first = strip_page_date(blocks[0].text) if blocks else ""
    if not blocks or blocks[0].role is BlockRole.TITLE:
        return first
    return " ".join(split_sentences(first)[0].split()[:LONGEST_TITLE])


def _titled(title: str, day: date | None, facts: FactBase) -> tuple[str, ...]:
    """The known articles of a title and day: newspapers mend an article and print it again."""
    return tuple(
        one.id
        for one in facts.articles.values()
        if one.published_on == day and fold(one.title) == fold(title)
    )


def _dated(blocks: Sequence[Block], told: Told) -> Dated | None:
    if told.published_on is not None:
        basis = told.date_basis or "ngày đăng trên trang của bài"
        return Dated(told.published_on, basis, told.date_basis is None)
    return article_day(blocks)


def _publisher(
    blocks: Sequence[Block], facts: FactBase, told: Told, ids: Ids
) -> tuple[str | None, str, tuple[Drafted, ...]]:
    """The publisher that the page or the text names; one that no record knows is proposed."""
    for publisher in facts.publishers.values():
        if told.publisher and _is_named(publisher, told.publisher):
            return publisher.id, "trang của bài ghi tên báo", ()
    for block in blocks:
        if block.role is not BlockRole.TEASER:
            # a body may name a newspaper for other reasons
            line = block.text[:BEFORE_TEXT] if block.tells else block.text
            for publisher in facts.publishers.values():
                if _is_named(publisher, line):
                    return publisher.id, f"đoạn {block.number} ghi tên báo", ()
    if told.publisher:
        made = ids.make(told.publisher)
        data = {"id": made, "name": told.publisher}
        why = "báo chưa có trong dữ liệu"
        return made, "trang của bài ghi tên báo", (Drafted("publishers", data, (), False, why),)
    return None, "", ()


def _is_named(publisher: Publisher, text: str) -> bool:
    folded = fold(text)
    return any(
        re.search(rf"(?<!\w){re.escape(fold(name))}(?!\w)", folded)
        for name in (publisher.name, *publisher.aliases)
    )


def _byline(blocks: Sequence[Block]) -> str | None:
    """The last line of those who wrote, behind the first paragraph."""
    lines = [block.text for block in blocks if block.role is BlockRole.BYLINE]
    return re.sub(r"^[^:]*:\s*", "", lines[-1]) if lines else None
