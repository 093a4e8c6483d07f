"""The words by which drafts are made: `drafting.toml`. They say how newspapers write; they hold no
facts and name no place, person or article."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from knowledge.directive_terms import DirectiveWords
from knowledge.entries import Entry
from knowledge.event_terms import EventWords
from knowledge.figure_terms import FigureWords
from knowledge.model import Line, TermId

Words = tuple[Line, ...]


class Layout(Entry):
    """How the lines of an article's page tell what they are."""

    ends: Words
    """Whole lines after which a page only advertises others."""
    related: Words
    """Beginnings of single lines that lead elsewhere or tell of the page."""
    images: Words
    """Beginnings of lines that only stand for a picture."""
    photographers: Words
    """Words before a photographer's name at the end of a caption: «Ảnh:»."""
    captions: Words
    """Beginnings of captions that no punctuation gives away: «Quang cảnh …»."""
    bylines: Words
    """Beginnings or whole lines of those who wrote."""
    weekdays: Words
    """By which a line of date and hour is known."""


class RoleWords(Entry):
    """An office that government.toml does not know."""

    name: Line
    title: Line | None = None
    """As a post has it, where that differs."""
    body: Line | None = None
    """The body that it implies."""
    head: Line | None = None
    """First word of its body's name, left out behind it."""


class RankWords(Entry):
    """A word that makes another office of one, beyond government.toml."""

    name: Line
    title: Line | None = None
    """As a post has it, where that differs: «TT»."""
    after: bool = False


class CentralWords(Entry):
    """A body of the whole country and the other ways to say it."""

    name: Line
    aliases: Words = ()


class OfficialWords(Entry):
    """Offices beyond government.toml and the words around people."""

    surnames: Words
    """Lines of words that names of people begin with."""
    middles: Words
    """Lines of words inside such names that hardly ever belong to a place."""
    honorifics: Words
    """Words before a name that are no office: «đồng chí», «ông», «Đại tá»."""
    former: Words
    joined: Words
    """Words between two offices of one person: «kiêm»."""
    joins: Words
    """Words between one person and the next: «và»."""
    given: Words
    """Words between a person and an office given to them: «giữ chức»."""
    left: Words
    """Words between a person and an office that they leave: «thôi giữ chức»."""
    appoints: Words
    """Words before an office that is given to somebody named behind it: «bổ nhiệm»."""
    not_given: Words
    """Words before «giữ chức» by which nobody holds it yet: «giới thiệu»."""
    given_to: Words
    """Words between an office and whom it is given to: «đối với»."""
    terms: Words
    """Words that say for how long an office is held: «nhiệm kỳ»."""
    groups: Words
    """Words before a list of people: «các đồng chí»."""
    ends: Words
    """Words at which the name of an office's body has ended."""
    within: Words
    """Phrases in a body's name that begin like its end: «dự án»."""
    telling_middles: Words
    """Second words that only names of people have: «Thị»."""
    named_after: Words
    """Words behind which a person's name is a body's: «Trường»."""
    not_units: Words
    """Phrases that begin like a word for a kind of unit and are none: «xã hội»."""
    not_named_after: Words
    """Phrases of two words that end in one of them by chance: «Môi trường»."""
    roles: tuple[RoleWords, ...]
    ranks: tuple[RankWords, ...]
    heads: Mapping[Line, Line]
    """Roles of government.toml with the first word of their body's name, left out behind them."""
    sides: Words
    """Words before the unit whose people a paragraph then names: «về phía»."""
    reaches: Words
    """Words between a body and the place that it works in: «phụ trách»."""
    pointing: Words
    """Words behind the first one of a body's name that was told before: «Ban này»."""
    selves: Words
    """Words by which a body calls itself: «nhà trường»."""
    no_offices: Words
    """Phrases that end like an office and are none: «làm trưởng đoàn»."""
    centre: Words
    """First words of what makes a body one of the whole country: «Trung»."""
    central: tuple[CentralWords, ...]
    ministries: tuple[CentralWords, ...]
    """Bodies of the whole country that bare offices («Thứ trưởng …») can mean."""
    bodies: Words
    """First words of the names of bodies: «Sở», «Ban»."""
    provincial: Words
    """First words of bodies that only provinces have: «Sở», «Chi cục»."""
    called_after: Words
    """First words of bodies that are called after a place: «Báo …»."""
    parts: Mapping[Line, Line] = {}
    """Bodies that are parts of others wherever they stand alone, with what is left out."""
    not_people: Words
    """Capital words that are nobody's name: «Việt Nam»."""
    not_bodies: Words
    """Phrases that begin like a body and are none: «Hội nghị»."""
    private: Words
    """First words of bodies that are no public ones."""
    called: Mapping[str, Words]
    """Other names of bodies by their type: abbreviations that newspapers print."""
    written: tuple[tuple[Line, ...], ...]
    """Other ways of writing the words of offices and bodies: how it is known, then the others."""


class DocumentWords(Entry):
    """What is said around documents."""

    party: Words
    """Issuers' parts of Party codes: «TU»."""
    issuers: Mapping[Line, Line]
    """Issuers' parts of codes with the bodies that they can only mean: «TTg»."""
    subject: Words
    """Words before what a document is about: «về»."""
    ends: Words
    """Words at which that has ended though the sentence goes on."""
    owners: Words
    """Behind a comma the subject of a new clause: «…, toàn phường có 31 dự án»."""
    tells: Words
    """Verbs of such a clause, beside `ends`."""
    issued: Words
    """Verbs before a document that is named by its subject alone: «ban hành»."""
    carried: Words
    """Words before the document that a plan or programme carries out: «thực hiện»."""
    named: Words
    """Types that are cited by name or by a whole code, never by a bare number: «Luật»."""
    urgent: Words
    """Words between a type and its number: «Công điện khẩn số 2»."""
    called: Mapping[str, str]
    """Other words before a whole code, in small letters, with the type that is meant: «văn bản»."""
    programmes: Words
    """Types, in small letters, that a bare number without «số» names no document of: «Chương trình
    135»."""
    deeds: Words
    """Types that are deeds as well where they are written small: «hướng dẫn»."""
    drafts: Words
    """Words before a document that is not issued yet: «dự thảo»."""
    meetings: Words
    """Beginnings of meetings whose resolutions are known by the meeting: «Đại hội»."""
    ruled: Words
    """Words before a law that says only how something is to be done: «theo quy định của»."""
    several: Words
    """Words that make of a meeting many meetings: «các cấp»."""
    signed: Words
    """Words before an agreement that is signed: «ký kết»."""
    agreed: Words
    """Words that make an agreement of a programme: «phối hợp»."""
    approved: Words
    """Words by which a plan without a number is told to exist: «phê duyệt»."""


class WatchingWords(Entry):
    """Which articles of a feed are worth a draft."""

    bodies: tuple[TermId, ...]
    """Kinds of bodies that are known in every unit of the home area."""
    topic_mentions: Annotated[int, Field(ge=1)]
    """How often topics have to be named in an article of the home area that names no known body."""
    tracking: Words
    """Parameters of links that only tell where a reader came from; «*» at the end: all that begin
    so."""


class DraftingWords(Entry):
    layout: Layout
    officials: OfficialWords
    documents: DocumentWords
    figures: FigureWords
    directives: DirectiveWords
    events: EventWords
    watching: WatchingWords | None = None
    """Releases of before there was watching have none."""
