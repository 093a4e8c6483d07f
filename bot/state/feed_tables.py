"""The tables of watched feeds. What stands there was in newspapers; no article's text."""

from sqlalchemy import JSON, BigInteger, Column, Index, Integer, String, Table

from bot.state.tables import metadata

feeds = Table(
    "feeds",
    metadata,
    Column("feed", String(64), primary_key=True),
    Column("etag", String(500)),
    Column("modified", String(100)),
    Column("digest", String(64)),
    Column("rest_until", BigInteger, nullable=False),
)
"""Feeds that are watched, by the digest of their address: by what the server knows what we have,
the digest of that, and until when it wants to be left alone."""

sightings = Table(
    "sightings",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("feed", String(64), nullable=False),
    Column("link", String(2000), nullable=False),
    Column("title", String(300), nullable=False),
    Column("published_at", BigInteger),
    Column("first_at", BigInteger, nullable=False),
    Column("seen_at", BigInteger, nullable=False),
    Column("state", String(10), nullable=False),
    Column("tries", Integer, nullable=False),
    Column("due_at", BigInteger),
    Column("draft", BigInteger),
    Column("print", JSON),
    Index("sightings_due", "feed", "due_at"),
)
"""Articles that feeds named, by the digest of their address: waiting, passed over, known before or
drafted (as `draft`). `due_at`: when to look at the page (again), None: never. `print`: digests of
its paragraphs, no text. `seen_at`: when it stood in a feed last."""

alerts = Table(
    "alerts",
    metadata,
    Column("operator", BigInteger, primary_key=True, autoincrement=False),
    Column("key", String(80), primary_key=True),
    Column("content", JSON, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("lease_until", BigInteger),
    Column("sent_at", BigInteger),
)
"""What the operators are to be told of watched articles: that one was drafted, that a newspaper has
changed one."""
