"""The proposed rows of a draft's seed file, and how they are kept."""

import json
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from bot.state.kept_drafts import FIRST, Decision, KeptRow, Operator
from knowledge.drafting.drafted import Draft
from knowledge.drafting.writing import write_values
from knowledge.model import Fact
from knowledge.seeds import TABLES

ARTICLE = "article"
FACTS = frozenset(table for table, model in TABLES.items() if issubclass(model, Fact))
"""The tables whose rows are facts, and not the article or a thing that facts name."""
UNSEEN = ("Cf",)
"""Letters that show nothing: soft hyphens, joiners, marks of direction."""
LOCKED = frozenset({"id", "sha256"})
"""Keys that nobody edits: what was decided, and the text, hang on them."""


@dataclass(frozen=True)
class Row:
    """A proposed row, what a person has to look at in it, and what was decided of it."""

    place: int
    position: int | None
    """Of its card; None: it comes along with the cards whose facts name it."""
    table: str
    data: Mapping[str, Any]
    """As it would stand in the seed file, the paragraphs aside."""
    paragraphs: tuple[int, ...] = ()
    sure: bool = True
    why: str | None = None
    like: tuple[str, ...] = ()
    known: str | None = None
    """The known record that it was said to be."""
    is_own: bool = False
    """It was said to be new, whatever it resembles."""
    decision: Decision = Decision.WAITING
    version: int = 1
    by: Operator | None = None
    kept: int = 0
    """The number under which it is kept; 0: not yet."""

    @property
    def id(self) -> str:
        return str(self.data["id"])

    @property
    def is_fact(self) -> bool:
        return self.table in FACTS

    @property
    def is_in(self) -> bool:
        """Does it go into the release (a thing: where a fact that does names it)?"""
        return self.known is None and (self.position is None or self.decision is Decision.ACCEPTED)

    def decided(self, decision: Decision, by: Operator | None) -> "Row":
        """The row with another decision."""
        return replace(self, decision=decision, by=by)

    def later(self) -> "Row":
        """The row with its next version."""
        return replace(self, version=self.version + 1)


def rows_of(draft: Draft) -> tuple[Row, ...]:
    """The rows of a draft: the article first, then the records; facts have cards."""
    why = "; ".join(draft.doubts) or None
    article, sure = plainly(draft.article), not draft.doubts
    rows = [Row(0, FIRST, ARTICLE, article, sure=sure, why=why, like=draft.like)]
    position = FIRST
    for place, one in enumerate(draft.records, 1):
        data = plainly(one.data)
        row = Row(place, None, one.table, data, one.paragraphs, one.sure, one.why, one.like)
        if row.is_fact:
            position += 1
            row = replace(row, position=position)
        rows.append(row)
    return tuple(rows)


def plainly(values: Mapping[str, Any]) -> dict[str, Any]:
    """Values whose texts have composed letters, plain spaces, and nothing that nobody sees: pages
    have all of it, seed files may not."""
    return {key: _plain(value) for key, value in values.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    if not isinstance(value, str):
        return value
    composed = unicodedata.normalize("NFC", value)
    seen = (one for one in composed if unicodedata.category(one) not in UNSEEN)
    return " ".join("".join(seen).split())


def packed(row: Row) -> KeptRow:
    """A row as it is kept."""
    content = {
        "table": row.table,
        "toml": write_values(row.data),
        "paragraphs": row.paragraphs,
        "why": row.why,
        "like": row.like,
        "known": row.known,
        "own": row.is_own,
    }
    return KeptRow(
        place=row.place,
        position=row.position,
        content=json.dumps(content, ensure_ascii=False),
        sure=row.sure,
        decision=row.decision,
        version=row.version,
        by=row.by,
        id=row.kept,
    )


def unpacked(kept: KeptRow) -> Row:
    """A row as it was kept."""
    content = json.loads(kept.content)
    return Row(
        place=kept.place,
        position=kept.position,
        table=content["table"],
        data=tomllib.loads(content["toml"], parse_float=Decimal),
        paragraphs=tuple(content["paragraphs"]),
        sure=kept.sure,
        why=content["why"],
        like=tuple(content["like"]),
        known=content["known"],
        is_own=content["own"],
        decision=kept.decision,
        version=kept.version,
        by=kept.by,
        kept=kept.id,
    )


def cards(rows: Iterable[Row]) -> list[Row]:
    """The rows that have cards, by position."""
    found = [row for row in rows if row.position is not None]
    return sorted(found, key=lambda row: row.position or 0)


def changed(before: Sequence[Row], after: Sequence[Row]) -> list[Row]:
    """The rows that are new or say something else than before."""
    was = {row.kept: row for row in before}
    return [row for row in after if not row.kept or was.get(row.kept) != row]
