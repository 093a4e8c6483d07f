"""The tables of the state. Times are seconds since 1970 in UTC; what people wrote is sealed
(`cipher.py`)."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    UniqueConstraint,
)

metadata = MetaData()

NUMBER = BigInteger().with_variant(Integer, "sqlite")
"""A number that a database gives out; SQLite does so for its own INTEGER only."""

seal = Table(
    "seal",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("sealed", LargeBinary, nullable=False),
)
"""One row: a known word, sealed. Who can read it has the right key."""

inbox = Table(
    "inbox",
    metadata,
    Column("arrival", BigInteger, primary_key=True, autoincrement=False),
    Column("update_id", BigInteger, nullable=False),
    Column("digest", BigInteger, nullable=False),
    Column("chat", BigInteger),
    Column("kind", String(40), nullable=False),
    Column("content", LargeBinary),
    Column("received_at", BigInteger, nullable=False),
    Column("starts", Integer, nullable=False, default=0),
    Column("done_at", BigInteger),
    UniqueConstraint("update_id", "digest", name="inbox_once"),
    Index("inbox_done", "done_at"),
)
"""Updates in the order of their arrival. One that is done keeps its numbers only, so that it is
known when it comes again. `digest` tells apart what only shares its number: Telegram starts
numbering anew after a quiet week. `starts` counts the starts of the process that found it
undone."""

chats = Table(
    "chats",
    metadata,
    Column("chat", BigInteger, primary_key=True, autoincrement=False),
    Column("type", String(20), nullable=False),
    Column("status", String(20), nullable=False),
    Column("can_write", Boolean, nullable=False),
    Column("settings", JSON, nullable=False),
    Column("changed_at", BigInteger, nullable=False),
)
"""Groups and channels that the bot was put into, and who does not want to hear from it."""

reports = Table(
    "reports",
    metadata,
    Column("id", NUMBER, primary_key=True),
    Column("at", BigInteger, nullable=False),
    Column("chat", BigInteger, nullable=False),
    Column("message", BigInteger, nullable=False),
    Column("question", LargeBinary, nullable=False),
    Column("remark", LargeBinary),
    Column("facts", JSON, nullable=False),
    Column("release", String(64), nullable=False),
    UniqueConstraint("chat", "message", name="reports_once"),
)
"""Answers that somebody called wrong."""
