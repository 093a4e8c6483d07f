"""The language data: government, lexicon, spelling, contrasts, intents, about and drafting.toml.

These say how people speak; they hold no facts. Each class is one table of one file.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from pydantic import AfterValidator, Field

from knowledge.drafting_words import DraftingWords
from knowledge.entries import Entry
from knowledge.errors import Fault, SeedError
from knowledge.model import Id, Line, TermId


class Alias(Entry):
    """More names for a thing that another file defines."""

    of: Id
    names: Annotated[tuple[Line, ...], Field(min_length=1)]


class Term(Entry):
    """A named notion of government with the ways people say it."""

    id: TermId
    name: Line
    aliases: tuple[Line, ...] = ()


class AreaType(Term):
    level: TermId
    """Which tier it belongs to: quoc-gia, tinh, huyen or xa."""
    short: Line | None = None


class BodyType(Term):
    levels: tuple[TermId, ...]
    head: TermId | None = None
    """The role that leads it."""
    names: Mapping[TermId, tuple[Line, ...]] = {}
    """What it is called in a unit of an area type."""
    party: bool = False
    """Part of the Party committee: «Ban Tuyên giáo Tỉnh ủy» takes its level from the committee."""
    collective: bool = False
    """A group of bodies that is addressed together («các sở, ngành»)."""
    parts: tuple[TermId, ...] = ()
    """Groups that it takes in: what «các địa phương» are told, «các phường, xã» are told."""
    visiting: bool = False
    """Sent by a higher level: its members lead nothing in the place that it works in."""


class Role(Term):
    body: TermId | None = None
    """The body meant where only a place is named: «chủ tịch tỉnh»."""
    several: bool = False
    """Do several people hold it side by side («Ủy viên»)?"""


class Rank(Term):
    after: bool = False
    """Is it said after the role («Bí thư Thường trực»), not before it («Phó Bí thư»)?"""
    several: bool = False
    """Do several people hold such an office side by side, unless another rank singles one out
    («Phó Bí thư», but not «Phó Bí thư Thường trực»)?"""
    past: bool = False
    """Does it tell of an office that was held before («nguyên»)?"""


class DocumentType(Term):
    symbol: Line
    not_in: tuple[Line, ...] = ()


class EventType(Term):
    pass


class Government(Entry):
    area_types: tuple[AreaType, ...]
    body_types: tuple[BodyType, ...]
    roles: tuple[Role, ...]
    ranks: tuple[Rank, ...]
    document_types: tuple[DocumentType, ...]
    event_types: tuple[EventType, ...]


class Lexicon(Entry):
    """How words are written: `spellings` maps what people type to what it stands for (several
    readings where it is ambiguous); `fillers` say nothing; `function_words` only join or ask;
    `light_words` are everyday verbs and adverbs that no answer has to account for."""

    spellings: Mapping[str, tuple[str, ...]]
    fillers: tuple[str, ...]
    function_words: tuple[str, ...]
    light_words: tuple[str, ...] = ()
    synonyms: tuple[tuple[str, ...], ...] = ()


class Spelling(Entry):
    """What Vietnamese words look like and which stand side by side: by it slips are mended."""

    initials: tuple[str, ...]
    rimes: tuple[str, ...]
    """Initials and rimes that make up every syllable, without tones."""
    syllables: tuple[str, ...] = ()
    """Lines of everyday syllables with their tones."""
    confusions: tuple[tuple[str, ...], ...] = ()
    """Groups of initials, or of endings («-ng»), that are written for one another."""
    kept: tuple[str, ...] = ()
    """Words that are never taken for slips of others."""
    questions: tuple[str, ...] = ()
    """How people ask, with all accents: from these it is learned which words stand side by side."""


def _with_slot(text: str) -> str:
    if text.count("{}") != 1:
        raise ValueError("needs one {} where the rest of the message goes: 'chỉ tiêu {}'")
    return text


CommandName = Annotated[str, Field(pattern=r"^[a-z0-9_]{1,32}$")]
Shortcut = Annotated[str, AfterValidator(_with_slot)]


class Contrasts(Entry):
    """Groups of words that must never be taken for each other."""

    groups: tuple[tuple[str, ...], ...]


class Intents(Entry):
    """Cue phrases by name: what in a question asks for what. `shortcuts` are the questions that
    commands stand for, {} where the rest of the message goes. `follow` are the words with which
    people begin who want to follow something, `unfollow` those who no longer want to."""

    cues: Mapping[str, tuple[str, ...]]
    shortcuts: Mapping[CommandName, Shortcut] = {}
    follow: tuple[str, ...] = ()
    unfollow: tuple[str, ...] = ()


class About(Entry):
    """The bot itself."""

    name: Line
    home: Id
    """The area meant where a question names none."""
    publisher: Id
    examples: Annotated[tuple[Line, ...], Field(min_length=3)]
    contact: Line | None = None


@dataclass(frozen=True)
class Language:
    government: Government
    lexicon: Lexicon
    spelling: Spelling
    contrasts: Contrasts
    intents: Intents
    about: About
    drafting_words: DraftingWords | None = None
    """Answering needs none: releases and seeds of before there were drafts have none."""

    @property
    def drafting(self) -> DraftingWords:
        """The words of drafting.toml; SeedError where there are none."""
        if self.drafting_words is None:
            mend = "Put it back: drafts are made with its words."
            raise SeedError([Fault("drafting.toml", 1, "the file is missing", mend)])
        return self.drafting_words
