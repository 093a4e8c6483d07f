"""A question as frames: offices, bodies, areas, people, documents, times, amounts and cues.

Composition is exact and left to right. A slot is absent (None), known (candidates) or named but
not held (no candidate left): the last can never be answered.
"""

import re
from collections import defaultdict
from collections.abc import Container, Iterable
from dataclasses import dataclass, field
from functools import cached_property

from knowledge.cues import BINDING_CUES, FREE_CUES
from knowledge.items import Reading
from knowledge.literals import Amount, DocumentNumber
from knowledge.model import Record
from knowledge.refs import (
    AreaRef,
    BodyRef,
    CueRef,
    LiteralRef,
    OfficeRef,
    PersonRef,
    PlacedRef,
    Ref,
)
from knowledge.text import Syllable
from knowledge.times import When
from knowledge.wording import Beside, Pair

_ROMAN = re.compile(r"x{0,3}(?:ix|iv|v?i{0,3})")
FULL_NAME_WORDS = 4
"""Syllables of a name that name a document, meeting or project without its kind."""
ANY_HEAD = "*"
"""The role of «người đứng đầu»: whatever role leads the body."""


@dataclass
class Question:
    """Everything one reading of a question says."""

    reading: Reading
    offices: list[OfficeRef] = field(default_factory=list)
    bodies: list[BodyRef] = field(default_factory=list)
    areas: list[AreaRef] = field(default_factory=list)
    people: list[PersonRef] = field(default_factory=list)
    documents: list[LiteralRef[DocumentNumber]] = field(default_factory=list)
    times: list[LiteralRef[When]] = field(default_factory=list)
    amounts: list[LiteralRef[Amount]] = field(default_factory=list)
    cues: list[CueRef] = field(default_factory=list)
    document_types: list[tuple[Ref, frozenset[str]]] = field(default_factory=list)
    event_types: list[tuple[Ref, frozenset[str]]] = field(default_factory=list)
    names: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    """Record id -> words that are (part of) its name."""
    whole: dict[str, frozenset[int]] = field(default_factory=dict)
    """Those of them whose name holds a number and is said whole."""
    silent: set[int] = field(default_factory=set)
    """Words that carry nothing: fillers, function words, connectors."""
    exact: set[int] = field(default_factory=set)
    """Words of a contrast («chi» of «thu, chi»): only the very same word is meant."""
    capitals: set[int] = field(default_factory=set)
    """Names without a tone amid words with accents («Nam»): only the very same word, too, but it
    may be one of a fact's surroundings."""
    light: set[int] = field(default_factory=set)
    """Everyday verbs and adverbs: they point at a fact that has them and veto no other."""
    fresh: frozenset[int] = frozenset()
    """The words of a follow-up itself, apart from those carried over."""

    records: dict[type[Record], dict[str, frozenset[int]]] = field(
        default_factory=dict, init=False, compare=False
    )
    """Indicators and projects named in full, once they have been looked for."""

    @cached_property
    def syllables(self) -> list[Syllable]:
        return [word.syllable for word in self.reading.words]

    @cached_property
    def letters(self) -> frozenset[str]:
        """Its words without accents."""
        return frozenset(syllable.folded for syllable in self.syllables)

    @cached_property
    def all_cues(self) -> frozenset[str]:
        """Everything that is asked, of a question that is composed in full."""
        return frozenset(cue for ref in self.cues for cue in ref.cues)

    def has(self, *cues: str) -> bool:
        return not self.all_cues.isdisjoint(cues)

    def says(self, cue: str) -> bool:
        """Is a phrase of this cue there, though a longer one took its words?"""
        return any(cue in match.mentions.cues for match in self.reading.matches)

    def cue_positions(self, cues: Iterable[str]) -> set[int]:
        wanted = frozenset(cues)
        return {i for ref in self.cues if not ref.cues.isdisjoint(wanted) for i in ref.positions}

    @property
    def whole_places(self) -> set[int]:
        """The words of what is named whole, by a name that holds a number."""
        return {place for taken in self.whole.values() for place in taken}

    @property
    def is_yes_no(self) -> bool:
        """«có phải …», «… phải không», or a closing «không», «chưa»; «à», «hả» behind what asks for
        nothing."""
        if self.has("claim"):
            return True
        asks = self.has(*BINDING_CUES, "what", "how")
        ends = {"closing-no"} if asks else {"closing-no", "yes-no"}
        closing = [ref for ref in self.cues if ref.cues & ends]
        return any(
            all(i in self.silent for i in range(ref.end, len(self.reading.words)))
            for ref in closing
        )

    @cached_property
    def unknown_names(self) -> set[int]:
        """Words that nothing knows, in a row of capitals inside a sentence: parts of names."""
        if self.reading.shouted:
            return self.numerals
        capital = [word.raw[:1].isupper() for word in self.reading.words]
        return (
            {
                item.start
                for item in self.reading.items
                if item.start > 0
                and not item.mentions
                and item.literal is None
                and capital[item.start]
                and (any(capital[item.start + 1 : item.start + 2]) or capital[item.start - 1])
            }
            | self.numerals
            | self._family_name
        )

    @property
    def _family_name(self) -> set[int]:
        """A word that nothing knows right before a place, where it is asked what somebody is: a
        full name whose given names are those of a town asks for no town."""
        first = self.reading.items[0] if self.reading.items else None
        if first is None or first.mentions or first.literal is not None or not self.has("role"):
            return set()
        follows = any(ref.named and ref.start == first.end for ref in self.areas)
        capital = all(word.raw[:1].isupper() for word in self.reading.words[: first.end + 1])
        return {first.start} if follows and capital else set()

    @cached_property
    def numerals(self) -> set[int]:
        """Roman numerals: «loại II» is not «loại III»."""
        return {
            place
            for place, word in enumerate(self.reading.words)
            if _ROMAN.fullmatch(word.syllable.folded) and len(word.syllable.folded) > 1
        }

    @cached_property
    def offers(self) -> list[tuple[Ref, tuple[Ref, ...]]]:
        """Everything that an answer has to agree with, each with what «hay» offers for it. Asked
        only of a question that is composed in full."""
        return [(ref, (ref, *self.alternatives(ref))) for ref in self.strict()]

    @cached_property
    def named_places(self) -> frozenset[int]:
        """The words of what an answer has to agree with. Asked only of a whole question, too."""
        return frozenset(i for ref in self.strict() for i in ref.positions)

    @cached_property
    def asking_places(self) -> frozenset[int]:
        """The words that ask for one thing."""
        return frozenset(self.cue_positions(BINDING_CUES))

    @cached_property
    def open_places(self) -> frozenset[int]:
        """The words that only a fact's own words or names can explain, or what it answers."""
        return frozenset(range(len(self.syllables))) - self.told_places - self.asking_places

    @cached_property
    def free_places(self) -> frozenset[int]:
        """Words that ask for nothing in particular. One that also asks for something («mấy») is
        answered only by what it asks for."""
        free = (ref for ref in self.cues if ref.cues & FREE_CUES and not ref.cues & BINDING_CUES)
        return frozenset(i for ref in free for i in ref.positions)

    @cached_property
    def settled_places(self) -> frozenset[int]:
        """The words that whatever agrees explains."""
        return self.told_places | self.free_places

    @cached_property
    def loose_places(self) -> frozenset[int]:
        """The words of weight that nothing but a fact's own words or names can explain."""
        asked = {i for ref in self.cues for i in ref.positions}
        meeting = {i for ref, _ in self.event_types for i in ref.positions}
        known = self.settled_places | self.whole_places | self.light | asked | meeting
        return self.open_places - known

    @cached_property
    def wanting(self) -> list[tuple[frozenset[str], range]]:
        """What is asked for in particular, and the words that ask for it."""
        return [(cues, ref.positions) for ref in self.cues if (cues := ref.cues - FREE_CUES)]

    @cached_property
    def counted(self) -> frozenset[str]:
        """What «bao nhiêu» stands before, and nothing asks: its first syllable without accents."""
        last = max(set(range(len(self.syllables))) - self.silent, default=0)
        asks = (ref for ref in self.cues if ref.end > last or "yes-no" not in ref.cues)
        taken = {i for ref in asks for i in ref.positions}  # «ha» inside a question is no «hả»
        ends = [ref.end for ref in self.cues if "how-many" in ref.cues]
        there = {*range(len(self.syllables))} - taken
        return frozenset(self.syllables[end].folded for end in there.intersection(ends))

    @cached_property
    def neighbours(self) -> list[Pair | None]:
        """For each word but the first the pair with the one before; None where it is named."""
        typed = [syllable.folded for syllable in self.syllables]
        return [
            None if place in self.named_places else (typed[place - 1], typed[place])
            for place in range(1, len(typed))
        ]

    @cached_property
    def speaking(self) -> dict[str, list[tuple[int, Syllable]]]:
        """The words that neither say nothing nor ask, by their letters."""
        quiet = self.silent | self.asking_places
        found: dict[str, list[tuple[int, Syllable]]] = {}
        for place, typed in enumerate(self.syllables):
            if place not in quiet:
                found.setdefault(typed.folded, []).append((place, typed))
        return found

    @cached_property
    def beside(self) -> Beside:
        """Which words stand beside the same one in a text."""
        return Beside(self.syllables)

    @cached_property
    def told_places(self) -> frozenset[int]:
        """The words that say nothing, are named, a time or a number: who agrees explains them."""
        literals: list[Ref] = [*self.times, *self.amounts]
        told = {i for ref in literals for i in ref.positions}
        return self.named_places | self.silent | told

    def alternatives(self, ref: Ref) -> list[Ref]:
        """What «hay» offers beside it: of «A hay B» one is meant."""
        joined = self.silent | self.cue_positions(("compare",))
        found = []
        for cue in self.cues:
            if "or" not in cue.cues:
                continue
            for other in self.strict():
                first, last = sorted((ref, other), key=lambda one: one.start)
                between = {*range(first.end, cue.start), *range(cue.end, last.start)}
                if first.end <= cue.start < cue.end <= last.start and between <= joined:
                    found.append(other)
        return found

    def excluded(self) -> list[Ref]:
        """The offices, bodies and people that an answer leaves out: «ngoài Bí thư …, còn ai»."""
        found: list[Ref] = []
        between = self.silent | self.cue_positions(("hold", "role"))
        for cue in self.cues:
            if "besides" not in cue.cues:
                continue
            for ref in (*self.offices, *self.people, *self.bodies):
                if ref.start >= cue.end and between.issuperset(range(cue.end, ref.start)):
                    found.append(ref)
        return found

    @cached_property
    def full_names(self) -> list[str]:
        """What is named without a number, by its own words."""
        return [name for name in self.names if self.words_of(name) >= FULL_NAME_WORDS]

    def words_of(self, name: str) -> int:
        """How many of its words a record is named by; one said twice is one."""
        return len({self.syllables[place].folded for place in self.names.get(name, ())})

    def named_in_full(self, records: Container[str]) -> set[str]:
        """Records of a table that are named without their number, by their own words."""
        return {name for name in self.full_names if name in records}

    def first(self, *cues: str) -> int | None:
        """Where the first cue of these stands."""
        return min((ref.start for ref in self.cues if not ref.cues.isdisjoint(cues)), default=None)

    def placed(self) -> list[PlacedRef]:
        """Places and bodies, with the areas that they can be."""
        return [*self.areas, *self.bodies]

    def strict(self) -> list[Ref]:
        """What an answer has to agree with, whatever the relation."""
        return [*self.offices, *self.bodies, *self.areas, *self.people, *self.documents]

    def text(self, ref: Ref) -> str:
        return self.reading.raw(ref.start, ref.end)
