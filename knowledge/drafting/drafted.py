"""What drafting hands over: proposed rows of a seed file, each with its proof and its doubts."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Drafted:
    """One proposed row of `table`: `data` as it would stand in the seed file, id included,
    paragraphs left out."""

    table: str
    data: Mapping[str, Any]
    paragraphs: tuple[int, ...] = ()
    """Of a fact: where it stands, the one with the value first. Empty for things it names."""
    sure: bool = True
    why: str | None = None
    """What a person has to look at, in Vietnamese, where it is not sure."""
    like: tuple[str, ...] = ()
    """Known records that it resembles; whether it is one of them, a person decides."""

    @property
    def id(self) -> str:
        return str(self.data["id"])


@dataclass(frozen=True)
class Draft:
    """The draft of one article: the `[article]` table and the rows, things before the facts about
    them."""

    article: Mapping[str, Any]
    doubts: tuple[str, ...]
    """What a person has to look at in the `[article]` table, in Vietnamese."""
    records: tuple[Drafted, ...]
    like: tuple[str, ...] = ()
    """Known articles that it resembles; whether it is one of them, a person decides."""

    def of(self, table: str) -> tuple[Drafted, ...]:
        return tuple(record for record in self.records if record.table == table)
