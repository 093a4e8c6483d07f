"""Releases, events, follows and what is to be told to whom."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.create_table(
        "releases",
        sa.Column("id", NUMBER, primary_key=True),
        sa.Column("parent", sa.BigInteger, unique=True),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("published_at", sa.BigInteger, nullable=False),
        sa.Column("restores", sa.BigInteger),
    )
    op.create_table(
        "release_files",
        sa.Column("release", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("name", sa.String(200), primary_key=True),
        sa.Column("digest", sa.String(64), nullable=False),
    )
    op.create_table(
        "seed_files",
        sa.Column("digest", sa.String(64), primary_key=True),
        sa.Column("content", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "events",
        sa.Column("id", NUMBER, primary_key=True),
        sa.Column("key", sa.String(64), nullable=False, unique=True),
        sa.Column("release", sa.BigInteger, nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("fact", sa.String(40), nullable=False),
        sa.Column("content", sa.JSON, nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("expires_at", sa.BigInteger, nullable=False),
    )
    op.create_index("events_fact", "events", ["fact"])
    op.create_table(
        "follows",
        sa.Column("id", NUMBER, primary_key=True),
        sa.Column("chat", sa.BigInteger, nullable=False),
        sa.Column("thread", sa.BigInteger),
        sa.Column("thing", sa.String(40), nullable=False),
        sa.Column("frequency", sa.String(10), nullable=False),
        sa.Column("paused", sa.Boolean, nullable=False),
        sa.Column("by", sa.BigInteger),
        sa.Column("consent_at", sa.BigInteger, nullable=False),
        sa.Column("consent_version", sa.Integer, nullable=False),
        sa.UniqueConstraint("chat", "thing", name="follows_once"),
    )
    op.create_table(
        "subscribers",
        sa.Column("chat", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("paused_at", sa.BigInteger),
        sa.Column("pause", sa.String(20)),
        sa.Column("digest_on", sa.Date),
    )
    op.create_table(
        "outbox",
        sa.Column("id", NUMBER, primary_key=True),
        sa.Column("event", sa.BigInteger, nullable=False),
        sa.Column("chat", sa.BigInteger, nullable=False),
        sa.Column("thread", sa.BigInteger),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("due_at", sa.BigInteger, nullable=False),
        sa.Column("timing", sa.String(10), nullable=False),
        sa.Column("reasons", sa.JSON, nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("unsure", sa.Integer, nullable=False),
        sa.Column("message", sa.BigInteger),
        sa.Column("why", sa.String(40)),
        sa.Column("lease_until", sa.BigInteger),
        sa.Column("changed_at", sa.BigInteger, nullable=False),
        sa.UniqueConstraint("event", "chat", name="outbox_once"),
    )
    op.create_index("outbox_due", "outbox", ["state", "due_at"])
    op.create_index("outbox_chat", "outbox", ["chat"])
    op.create_table(
        "leases",
        sa.Column("name", sa.String(40), primary_key=True),
        sa.Column("holder", sa.String(40), nullable=False),
        sa.Column("until", sa.BigInteger, nullable=False),
    )


def downgrade() -> None:
    for table in (
        "leases",
        "outbox",
        "subscribers",
        "follows",
        "events",
        "seed_files",
        "release_files",
        "releases",
    ):
        op.drop_table(table)
