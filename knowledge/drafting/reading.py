"""An article as the finders see it: its blocks beside what is known already."""

from dataclasses import dataclass
from datetime import date

from knowledge.drafting.blocks import Block
from knowledge.drafting.ids import Ids
from knowledge.drafting.places import Places
from knowledge.drafting_words import DraftingWords
from knowledge.factbase import FactBase


@dataclass(frozen=True)
class Reading:
    """Everything a finder may look at. `facts` are the known ones, never those of this article."""

    facts: FactBase
    blocks: tuple[Block, ...]
    published_on: date | None
    places: Places
    ids: Ids

    @property
    def words(self) -> DraftingWords:
        return self.facts.language.drafting

    @property
    def telling(self) -> tuple[Block, ...]:
        """The blocks that can hold facts."""
        return tuple(block for block in self.blocks if block.tells)
