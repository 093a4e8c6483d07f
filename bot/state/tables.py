"""The tables of the state. Times are seconds since 1970 in UTC; what people wrote is sealed
(`cipher.py`)."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    UniqueConstraint,
    false,
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
    Column("arrival", NUMBER, primary_key=True),
    Column("update_id", BigInteger, nullable=False),
    Column("digest", BigInteger, nullable=False),
    Column("chat", BigInteger),
    Column("kind", String(40), nullable=False),
    Column("content", LargeBinary),
    Column("received_at", BigInteger, nullable=False),
    Column("starts", Integer, nullable=False, default=0),
    Column("done_at", BigInteger),
    Column("owner", String(40)),
    UniqueConstraint("update_id", "digest", name="inbox_once"),
    Index("inbox_done", "done_at"),
)
"""Updates in the order of their arrival. One that is done keeps its number and digest only, so
that it is known when it comes again. `digest` tells apart what only shares its number: Telegram
starts numbering anew after a quiet week. `owner` is the process that handles it, `starts` counts
how often another one took it over undone."""

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
    Column("answer", LargeBinary),
    Column("promised", Boolean, nullable=False, server_default=false()),
    Column("fixed", String(10)),
    Column("tries", Integer, nullable=False, server_default="0"),
    Column("lease_until", BigInteger),
    UniqueConstraint("chat", "message", name="reports_once"),
)
"""Answers that somebody called wrong. `promised`: the chat is to hear when the answer is right;
`fixed`: who has put it right (operator, release), None while nobody has. Once the chat was told it
stands here no more: `chat` is 0 then, and `message` the number of the report, negative."""

releases = Table(
    "releases",
    metadata,
    Column("id", NUMBER, primary_key=True),
    Column("parent", BigInteger, unique=True),
    Column("digest", String(64), nullable=False),
    Column("published_at", BigInteger, nullable=False),
    Column("restores", BigInteger),
)
"""The seeds as they were published, never changed; the newest is served. `parent` is the release
before (unique: two that publish at once cannot both follow it), `restores` the one that a rollback
went back to."""

release_files = Table(
    "release_files",
    metadata,
    Column("release", BigInteger, primary_key=True, autoincrement=False),
    Column("name", String(200), primary_key=True),
    Column("digest", String(64), nullable=False),
    Index("release_files_digest", "digest"),
)
"""Which files a release is made of: the name («articles/….toml») and the digest of the content. Of
one from long ago that is forgotten (`trimming.py`)."""

seed_files = Table(
    "seed_files",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("content", LargeBinary, nullable=False),
)
"""The contents of files, each once, however many releases have it."""

events = Table(
    "events",
    metadata,
    Column("id", NUMBER, primary_key=True),
    Column("key", String(64), nullable=False, unique=True),
    Column("release", BigInteger, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("fact", String(40), nullable=False),
    Column("content", JSON, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("expires_at", BigInteger, nullable=False),
    Index("events_fact", "fact"),
)
"""What is new. `id` is the number that people see; `key` comes from the content, so that the same
news is no second event. `content` is what the newest release no longer tells (what stood there
before)."""

follows = Table(
    "follows",
    metadata,
    Column("id", NUMBER, primary_key=True),
    Column("chat", BigInteger, nullable=False),
    Column("thread", BigInteger),
    Column("thing", String(40), nullable=False),
    Column("frequency", String(10), nullable=False),
    Column("paused", Boolean, nullable=False),
    Column("by", BigInteger),
    Column("consent_at", BigInteger, nullable=False),
    Column("consent_version", Integer, nullable=False),
    UniqueConstraint("chat", "thing", name="follows_once"),
)
"""Who wants to hear of what: a chat (in its thread) of a thing. `by` is the admin who said so for a
group."""

subscribers = Table(
    "subscribers",
    metadata,
    Column("chat", BigInteger, primary_key=True, autoincrement=False),
    Column("paused_at", BigInteger),
    Column("pause", String(20)),
    Column("digest_on", Date),
)
"""Chats that follow something. `pause`: why nothing can be sent there just now; `digest_on`: the
day of the last daily or weekly message."""

outbox = Table(
    "outbox",
    metadata,
    Column("id", NUMBER, primary_key=True),
    Column("event", BigInteger, nullable=False),
    Column("chat", BigInteger, nullable=False),
    Column("thread", BigInteger),
    Column("state", String(10), nullable=False),
    Column("due_at", BigInteger, nullable=False),
    Column("timing", String(10), nullable=False),
    Column("reasons", JSON, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("unsure", Integer, nullable=False),
    Column("message", BigInteger),
    Column("why", String(40)),
    Column("lease_until", BigInteger),
    Column("changed_at", BigInteger, nullable=False),
    UniqueConstraint("event", "chat", name="outbox_once"),
    Index("outbox_due", "state", "due_at"),
    Index("outbox_chat", "chat"),
)
"""What is to be told to whom: pending, sending (until `lease_until`), sent (as `message`), paused
or dead (`why`). `timing` is the frequency by which it is due, `reasons` the things that the chat
follows, `unsure` how often nobody knows whether it arrived."""

leases = Table(
    "leases",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("holder", String(40), nullable=False),
    Column("until", BigInteger, nullable=False),
)
"""What only one process may do at a time, and who does it until when."""

told = Table(
    "told",
    metadata,
    Column("digest", BigInteger, primary_key=True, autoincrement=False),
    Column("message", BigInteger, nullable=False),
)
"""What was sent and is not in the outbox, since an older backup was restored: digests of event and
chat (`ledger.py`)."""

gaps = Table(
    "gaps",
    metadata,
    Column("key", String(400), primary_key=True),
    Column("week", Date, primary_key=True),
    Column("times", Integer, nullable=False),
    Column("near", String(40)),
)
"""How often something was asked that the facts lack (`knowledge/gaps.py`), in the week that begins
on a Monday; `near` is the fact that comes nearest."""

gap_questions = Table(
    "gap_questions",
    metadata,
    Column("id", NUMBER, primary_key=True),
    Column("key", String(400), nullable=False),
    Column("week", Date, nullable=False),
    Column("question", LargeBinary, nullable=False),
    Index("gap_questions_key", "key", "week"),
)
"""Some of those questions as they were typed; only where the operator wants that."""

weeklies = Table(
    "weeklies",
    metadata,
    Column("operator", BigInteger, primary_key=True, autoincrement=False),
    Column("week", Date, primary_key=True),
    Column("tries", Integer, nullable=False),
    Column("lease_until", BigInteger),
    Column("sent_at", BigInteger),
)
"""Which operator was sent the message of the week that begins on that Monday."""

drafts = Table(
    "drafts",
    metadata,
    Column("id", NUMBER, primary_key=True),
    Column("state", String(10), nullable=False),
    Column("version", Integer, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("words", String(64), nullable=False, index=True),
    Column("open_as", String(64), unique=True),
    Column("content", LargeBinary),
    Column("text", LargeBinary),
    Column("release", BigInteger),
    Column("by", BigInteger),
    Column("by_name", LargeBinary),
    Column("opened_at", BigInteger, nullable=False),
    Column("changed_at", BigInteger, nullable=False),
    Index("drafts_state", "state", "changed_at"),
)
"""Articles on the operators' desk: open, published (as `release`) or dropped. `version` grows with
every step of anybody; `words` is the digest of the article's words, `open_as` the same while it is
open, so that it lies there once. `by`: which operator opened it, or published or dropped it since.
`content` and `text` go when they are no longer needed."""

draft_rows = Table(
    "draft_rows",
    metadata,
    Column("id", NUMBER, primary_key=True),
    Column("draft", BigInteger, nullable=False),
    Column("place", Integer, nullable=False),
    Column("position", Integer),
    Column("version", Integer, nullable=False),
    Column("decision", String(10), nullable=False),
    Column("sure", Boolean, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("by", BigInteger),
    Column("by_name", LargeBinary),
    Index("draft_rows_draft", "draft", "place"),
)
"""The proposed rows of a draft's seed file, in the order of the file (`place`). One with a
`position` is a card; the others come along with the cards that need them. `by`: the operator who
decided."""

desk_parts = Table(
    "desk_parts",
    metadata,
    Column("chat", BigInteger, primary_key=True, autoincrement=False),
    Column("message", BigInteger, primary_key=True, autoincrement=False),
    Column("content", LargeBinary, nullable=False),
    Column("at", BigInteger, nullable=False),
)
"""Messages of an operator that Telegram has split, until the article that they make is on the
desk."""
