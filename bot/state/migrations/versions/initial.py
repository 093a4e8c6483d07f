"""The first tables: the seal, the inbox, the chats, the reports."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "seal",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "inbox",
        sa.Column("arrival", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("update_id", sa.BigInteger, nullable=False),
        sa.Column("digest", sa.BigInteger, nullable=False),
        sa.Column("chat", sa.BigInteger),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("content", sa.LargeBinary),
        sa.Column("received_at", sa.BigInteger, nullable=False),
        sa.Column("starts", sa.Integer, nullable=False),
        sa.Column("done_at", sa.BigInteger),
        sa.UniqueConstraint("update_id", "digest", name="inbox_once"),
    )
    op.create_index("inbox_done", "inbox", ["done_at"])
    op.create_table(
        "chats",
        sa.Column("chat", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("type", sa.String(20), nullable=False),
        sa.Column("status", sa.String(20), nullable=False),
        sa.Column("can_write", sa.Boolean, nullable=False),
        sa.Column("settings", sa.JSON, nullable=False),
        sa.Column("changed_at", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "reports",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("chat", sa.BigInteger, nullable=False),
        sa.Column("message", sa.BigInteger, nullable=False),
        sa.Column("question", sa.LargeBinary, nullable=False),
        sa.Column("remark", sa.LargeBinary),
        sa.Column("facts", sa.JSON, nullable=False),
        sa.Column("release", sa.String(64), nullable=False),
        sa.UniqueConstraint("chat", "message", name="reports_once"),
    )


def downgrade() -> None:
    for table in ("reports", "chats", "inbox", "seal"):
        op.drop_table(table)
