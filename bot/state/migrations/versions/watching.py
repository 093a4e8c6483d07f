"""Feeds, what was seen in them, and which operators were told of it."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.create_table(
        "feeds",
        sa.Column("feed", sa.String(64), primary_key=True),
        sa.Column("etag", sa.String(500)),
        sa.Column("modified", sa.String(100)),
        sa.Column("digest", sa.String(64)),
        sa.Column("rest_until", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "sightings",
        sa.Column("key", sa.String(64), primary_key=True),
        sa.Column("feed", sa.String(64), nullable=False),
        sa.Column("link", sa.String(2000), nullable=False),
        sa.Column("title", sa.String(300), nullable=False),
        sa.Column("published_at", sa.BigInteger),
        sa.Column("first_at", sa.BigInteger, nullable=False),
        sa.Column("seen_at", sa.BigInteger, nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("due_at", sa.BigInteger),
        sa.Column("draft", sa.BigInteger),
        sa.Column("print", sa.JSON),
    )
    op.create_index("sightings_due", "sightings", ["feed", "due_at"])
    op.create_table(
        "alerts",
        sa.Column("operator", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("key", sa.String(80), primary_key=True),
        sa.Column("content", sa.JSON, nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("lease_until", sa.BigInteger),
        sa.Column("sent_at", sa.BigInteger),
    )


def downgrade() -> None:
    for table in ("alerts", "sightings", "feeds"):
        op.drop_table(table)
