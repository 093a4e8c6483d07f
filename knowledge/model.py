"""The records that seeds hold: closed, frozen, typed. No files, no behaviour beyond checks.
Names follow Popolo (Person, Organization, Post, Membership, Area, Event) and SDMX (Indicator,
Observation). A *fact* is a record that an article supports: it has `paragraphs`, the blocks of the
article's text (`knowledge/paragraphs.py`) that prove it, and `article`, set by the loader.
"""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PositiveInt, StringConstraints

from knowledge.period import Period

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]{3,40}$")]
TermId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]{2,40}$")]
"""A term of government.toml: a kind of unit, body, office, document or meeting."""
Line = Annotated[str, StringConstraints(min_length=1, max_length=600, strip_whitespace=True)]
SeedPeriod = Annotated[
    Period,
    BeforeValidator(lambda value: Period.parse(value) if isinstance(value, str) else value),
]


class Record(BaseModel):
    """Anything with an id; unknown keys are errors, values never change."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)

    id: Id


class Fact(Record):
    """A record that an article supports. The first paragraph holds the value, the others its
    subject, place or period."""

    article: Id = ""
    paragraphs: Annotated[tuple[PositiveInt, ...], Field(min_length=1)]


# ---- sources ----------------------------------------------------------------------------------


class Publisher(Record):
    name: Line
    aliases: tuple[Line, ...] = ()
    url: str | None = None


class Article(Record):
    """One newspaper article; its text stays outside the project, pinned by `sha256`."""

    publisher: Id
    publisher_basis: Line
    title: Line
    byline: Line | None = None
    published_on: date
    date_basis: Line
    url: str | None = None
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    reviewed: bool = True  # a draft's file, which says false, is left out


# ---- places, bodies, people -------------------------------------------------------------------


class Area(Record):
    """An administrative unit for the time it existed; `type` is an id of government.toml."""

    name: Line
    type: TermId
    parent: Id | None = None
    aliases: tuple[Line, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None
    predecessors: tuple[Id, ...] = ()
    successors: tuple[Id, ...] = ()
    ended_by: Id | None = None
    """The official document that ended the unit."""
    units: tuple[Line, ...] = ()
    """Units in it that have no record of their own, with their kinds: «huyện …»."""


class Organization(Record):
    """A body. `type` is a body type of government.toml, or left out for a body of its own kind."""

    name: Line
    type: TermId | None = None
    area: Id | None = None
    parent: Id | None = None
    aliases: tuple[Line, ...] = ()


class Person(Record):
    name: Line
    aliases: tuple[Line, ...] = ()


class Post(Record):
    """An office that exists whoever holds it: «Phó Bí thư Thường trực» of an organization."""

    title: Line
    organization: Id
    label: Line | None = None
    """The whole title where title + organization does not read well."""
    aliases: tuple[Line, ...] = ()


class Membership(Fact):
    """A person seen in a post on the article's date; starts or ends only where a source says."""

    person: Id
    post: Id
    started_on: date | None = None
    ended_on: date | None = None


# ---- documents and figures --------------------------------------------------------------------


class Document(Fact):
    """Key: (type, number, issuer, issued_on). `code` is the regular form («12-KL/TU»), `printed`
    what the article has where that differs («12/KL-TU»)."""

    type: TermId
    number: Annotated[str, StringConstraints(pattern=r"^\d{1,4}$")] | None = None
    code: Line | None = None
    printed: Line | None = None
    issuer: Id | None = None
    issued_on: date | None = None
    subject: Line
    period: SeedPeriod | None = None
    area: Id | None = None
    aliases: tuple[Line, ...] = ()
    topics: tuple[Id, ...] = ()


class OfficialDocument(Record):
    """A document of law cited for facts that no article has (units that ended)."""

    name: Line
    issuer: Line
    issued_on: date
    effective_on: date | None = None
    subject: Line


class Topic(Record):
    name: Line
    aliases: tuple[Line, ...] = ()


class Indicator(Record):
    """What is measured. An alias may have gaps: «trồng … cây xanh» matches in any order."""

    name: Line
    aliases: tuple[Line, ...] = ()
    topics: tuple[Id, ...] = ()
    stock: bool = False
    """How many there are: a figure of part of a year tells of the year."""
    better: Literal["more", "less"] | None = None
    """On which side of a target it is met, where that is sure."""


class Measure(StrEnum):
    LEVEL = "level"
    GROWTH = "growth"
    """Change against the same time a year before, in percent."""
    RATIO_TO_LAST_YEAR = "ratio-to-last-year"
    """Share of the value of the same time a year before, in percent (145% = grew by 45%)."""
    SHARE_OF_PLAN = "share-of-plan"
    CUMULATIVE = "cumulative"
    SHARE = "share"
    """Part of a whole, in percent, or `value` out of `out_of`."""
    SCORE = "score"
    MINIMUM = "minimum"
    """A threshold («từ 2ha trở lên»)."""


class Status(StrEnum):
    TARGET = "target"
    RESULT = "result"
    ESTIMATE = "estimate"


class Observation(Fact):
    """One figure of an indicator about an area, event or document, for a period."""

    indicator: Id
    area: Id | None = None
    event: Id | None = None
    document: Id | None = None
    """It sets the figure, or the figure is about it."""
    period: SeedPeriod | None = None
    measure: Measure
    value: Decimal
    out_of: Decimal | None = None
    """55/63: value 55, out_of 63."""
    unit: Line
    status: Status
    qualifier: Line | None = None
    """«trên», «khoảng» … as printed before the value, «trở lên» after it."""
    base: Line | None = None
    """What a share or a growth is measured against, as printed («kế hoạch tỉnh giao»)."""
    note: Line | None = None
    """What a careful reader has to know («bài gọi là tỷ lệ, số là số tiền»)."""


# ---- what was said and done -------------------------------------------------------------------


class StatementKind(StrEnum):
    DIRECTIVE = "directive"
    OPINION = "opinion"
    LIMITATION = "limitation"
    PETITION = "petition"
    AIM = "aim"
    TASK_GROUP = "task-group"
    CONTENT = "content"
    """What a document says beyond aims and task groups."""
    RESULT = "result"
    THEME = "theme"
    """The theme that a body set itself for a year."""


class Statement(Fact):
    """One item: one demand, one limitation, one aim. `text` is our own sentence with the field's
    terms as printed; it reads well after a dash and needs no subject."""

    kind: StatementKind
    text: Line
    by: tuple[Id, ...] = ()
    """Persons or organizations that said it."""
    to: tuple[Id, ...] = ()
    """Organizations, areas or persons that it is addressed to."""
    area: Id | None = None
    event: Id | None = None
    document: Id | None = None
    """The document that it is part of, or that it carries out."""
    period: SeedPeriod | None = None
    deadline: date | None = None
    topics: tuple[Id, ...] = ()


class Event(Fact):
    """A meeting: what, when, where, who held it."""

    name: Line
    type: TermId
    on: date
    organization: Id | None = None
    area: Id | None = None
    place: Line | None = None
    agenda: Line
    aliases: tuple[Line, ...] = ()
    documents: tuple[Id, ...] = ()


class ParticipationRole(StrEnum):
    CHAIRED = "chaired"
    PRESENTED = "presented"
    """Explained a document to the meeting («quán triệt»)."""
    REPORTED = "reported"
    CONCLUDED = "concluded"
    DIRECTED = "directed"
    """Spoke to give directions («phát biểu chỉ đạo»)."""
    SPOKE = "spoke"
    ATTENDED = "attended"


class Participation(Fact):
    """Who did what at an event. `who` is an id of a person or organization; a group that has
    neither stands in `group`."""

    event: Id
    role: ParticipationRole
    who: Id | None = None
    group: Line | None = None
    documents: tuple[Id, ...] = ()
    about: Line | None = None
    """What was reported or talked about, in our words."""


class Project(Fact):
    """A project, scheme or work named in an article."""

    name: Line
    kind: Literal["project", "scheme", "road", "model", "programme", "cluster"] = "project"
    area: Id | None = None
    funding: Line | None = None
    stage: Line | None = None
    """How far it is, as the article says."""
    aliases: tuple[Line, ...] = ()
    topics: tuple[Id, ...] = ()
