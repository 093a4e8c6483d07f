"""Several processes on one database: who handles an update, numbers that the database gives out;
and what was sent though the outbox does not know it."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    # Made anew, since SQLite gives out numbers only for what was an INTEGER from the beginning.
    op.drop_index("inbox_done", "inbox")
    op.rename_table("inbox", "inbox_before")
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "ALTER TABLE inbox_before DROP CONSTRAINT inbox_pkey, DROP CONSTRAINT inbox_once"
        )
    op.create_table(
        "inbox",
        sa.Column("arrival", NUMBER, primary_key=True),
        sa.Column("update_id", sa.BigInteger, nullable=False),
        sa.Column("digest", sa.BigInteger, nullable=False),
        sa.Column("chat", sa.BigInteger),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("content", sa.LargeBinary),
        sa.Column("received_at", sa.BigInteger, nullable=False),
        sa.Column("starts", sa.Integer, nullable=False),
        sa.Column("done_at", sa.BigInteger),
        sa.Column("owner", sa.String(40)),
        sa.UniqueConstraint("update_id", "digest", name="inbox_once"),
    )
    columns = "update_id, digest, chat, kind, content, received_at, starts, done_at"
    op.execute(
        f"INSERT INTO inbox ({columns}) SELECT {columns} FROM inbox_before ORDER BY arrival"  # noqa: S608
    )
    op.drop_table("inbox_before")
    op.create_index("inbox_done", "inbox", ["done_at"])
    op.create_table(
        "told",
        sa.Column("digest", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("message", sa.BigInteger, nullable=False),
    )


def downgrade() -> None:
    op.drop_table("told")
    with op.batch_alter_table("inbox") as inbox:
        inbox.drop_column("owner")
