"""The operators' desk: drafts, their cards, and messages that make an article together."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.create_table(
        "drafts",
        sa.Column("id", NUMBER, primary_key=True),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("words", sa.String(64), nullable=False),
        sa.Column("open_as", sa.String(64), unique=True),
        sa.Column("content", sa.LargeBinary),
        sa.Column("text", sa.LargeBinary),
        sa.Column("release", sa.BigInteger),
        sa.Column("by", sa.BigInteger),
        sa.Column("by_name", sa.LargeBinary),
        sa.Column("opened_at", sa.BigInteger, nullable=False),
        sa.Column("changed_at", sa.BigInteger, nullable=False),
    )
    op.create_index("ix_drafts_words", "drafts", ["words"])
    op.create_index("drafts_state", "drafts", ["state", "changed_at"])
    op.create_table(
        "draft_rows",
        sa.Column("id", NUMBER, primary_key=True),
        sa.Column("draft", sa.BigInteger, nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("decision", sa.String(10), nullable=False),
        sa.Column("sure", sa.Boolean, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.Column("by", sa.BigInteger),
        sa.Column("by_name", sa.LargeBinary),
    )
    op.create_index("draft_rows_draft", "draft_rows", ["draft", "place"])
    op.create_table(
        "desk_parts",
        sa.Column("chat", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("message", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
    )


def downgrade() -> None:
    for table in ("desk_parts", "draft_rows", "drafts"):
        op.drop_table(table)
