"""The tables of the database, and so of the CSV files: one for each kind of record, one for each
list of references. Columns are called as in the seeds; a period is three columns."""

from typing import Any

from sqlalchemy import Boolean, Column, Date, ForeignKey, Integer, MetaData, Numeric, Table, Text

metadata = MetaData()


def _id() -> Column[Any]:
    return Column("id", Text, primary_key=True)


def _text(name: str, *, needed: bool = False) -> Column[Any]:
    return Column(name, Text, nullable=not needed)


def _ref(name: str, table: str, *, needed: bool = False) -> Column[Any]:
    return Column(name, Text, ForeignKey(f"{table}.id"), nullable=not needed)


def _number(name: str, *, needed: bool = False) -> Column[Any]:
    return Column(name, Numeric(asdecimal=False), nullable=not needed)


def _period() -> tuple[Column[Any], Column[Any], Column[Any]]:
    """The period as people say it, its first and its last day."""
    return _text("period"), Column("period_start", Date), Column("period_end", Date)


def _record(name: str, *columns: Column[Any]) -> Table:
    return Table(name, metadata, _id(), *columns)


def _fact(name: str, *columns: Column[Any]) -> Table:
    """A table of facts: each names its article, the day of that, the publisher and the paragraphs
    that prove it."""
    return _record(
        name,
        *columns,
        _ref("article", "articles", needed=True),
        Column("published_on", Date, nullable=False),
        _ref("publisher", "publishers", needed=True),
        _text("paragraphs", needed=True),
    )


def _links(name: str, owner: str, owners: str, *targets: Column[Any]) -> Table:
    """A table that says what a record names several of, in their order."""
    return Table(
        name,
        metadata,
        Column(owner, Text, ForeignKey(f"{owners}.id"), primary_key=True),
        Column("position", Integer, primary_key=True),
        *targets,
    )


def _topics(owner: str, owners: str) -> Table:
    return _links(f"{owner}_topics", owner, owners, _ref("topic", "topics", needed=True))


# ---- sources, places, people -------------------------------------------------------------------

_record("publishers", _text("name", needed=True), _text("aliases"), _text("url"))
_record(
    "articles",
    _ref("publisher", "publishers", needed=True),
    _text("title", needed=True),
    _text("byline"),
    Column("published_on", Date, nullable=False),
    _text("date_basis"),
    _text("url"),
    _text("sha256"),
)
_record(
    "official_documents",
    _text("name", needed=True),
    _text("issuer", needed=True),
    Column("issued_on", Date),
    Column("effective_on", Date),
    _text("subject"),
)
_record(
    "areas",
    _text("name", needed=True),
    _text("full_name", needed=True),
    _text("type", needed=True),
    _text("type_name", needed=True),
    _ref("parent", "areas"),
    _text("aliases"),
    Column("valid_from", Date),
    Column("valid_to", Date),
    _ref("ended_by", "official_documents"),
)
_links("area_successors", "area", "areas", _ref("successor", "areas", needed=True))
_record(
    "organizations",
    _text("name", needed=True),
    _text("type"),
    _text("type_name"),
    _ref("area", "areas"),
    _ref("parent", "organizations"),
    _text("aliases"),
)
_record("people", _text("name", needed=True), _text("aliases"))
_record(
    "posts",
    _text("title", needed=True),
    _text("full_title", needed=True),
    _ref("organization", "organizations", needed=True),
    _text("aliases"),
)
_record("topics", _text("name", needed=True), _text("aliases"))
_record(
    "indicators",
    _text("name", needed=True),
    _text("aliases"),
    Column("stock", Boolean, nullable=False),
    _text("better"),
)
_topics("indicator", "indicators")

# ---- facts -------------------------------------------------------------------------------------

_fact(
    "memberships",
    _ref("person", "people", needed=True),
    _ref("post", "posts", needed=True),
    Column("started_on", Date),
    Column("ended_on", Date),
)
_fact(
    "documents",
    _text("type", needed=True),
    _text("type_name", needed=True),
    _text("full_title", needed=True),
    _text("number"),
    _text("code"),
    _text("printed"),
    _ref("issuer", "organizations"),
    Column("issued_on", Date),
    _text("subject", needed=True),
    *_period(),
    _ref("area", "areas"),
    _text("aliases"),
)
_topics("document", "documents")
_fact(
    "events",
    _text("name", needed=True),
    _text("type", needed=True),
    _text("type_name", needed=True),
    Column("on", Date, nullable=False),
    _ref("organization", "organizations"),
    _ref("area", "areas"),
    _text("place"),
    _text("agenda", needed=True),
    _text("aliases"),
)
_links("event_documents", "event", "events", _ref("document", "documents", needed=True))
_fact(
    "observations",
    _ref("indicator", "indicators", needed=True),
    _ref("area", "areas"),
    _ref("event", "events"),
    _ref("document", "documents"),
    *_period(),
    _text("measure", needed=True),
    _number("value", needed=True),
    _number("out_of"),
    _text("unit", needed=True),
    _text("status", needed=True),
    _text("qualifier"),
    _text("base"),
    _text("note"),
)
_fact(
    "statements",
    _text("kind", needed=True),
    _text("text", needed=True),
    _ref("area", "areas"),
    _ref("event", "events"),
    _ref("document", "documents"),
    *_period(),
    Column("deadline", Date),
)
_links(
    "statement_by",
    "statement",
    "statements",
    _text("name", needed=True),
    _ref("person", "people"),
    _ref("organization", "organizations"),
)
_links(
    "statement_to",
    "statement",
    "statements",
    _text("name", needed=True),
    _ref("person", "people"),
    _ref("organization", "organizations"),
    _ref("area", "areas"),
)
_topics("statement", "statements")
_fact(
    "participations",
    _ref("event", "events", needed=True),
    _text("role", needed=True),
    _ref("person", "people"),
    _ref("organization", "organizations"),
    _text("group"),
    _text("about"),
)
_links(
    "participation_documents",
    "participation",
    "participations",
    _ref("document", "documents", needed=True),
)
_fact(
    "projects",
    _text("name", needed=True),
    _text("kind", needed=True),
    _ref("area", "areas"),
    _text("funding"),
    _text("stage"),
    _text("aliases"),
)
_topics("project", "projects")
