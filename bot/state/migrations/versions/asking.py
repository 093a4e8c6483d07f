"""What people ask and the facts lack; who hears when an answer is put right."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.create_table(
        "gaps",
        sa.Column("key", sa.String(400), primary_key=True),
        sa.Column("week", sa.Date, primary_key=True),
        sa.Column("times", sa.Integer, nullable=False),
        sa.Column("near", sa.String(40)),
    )
    op.create_table(
        "gap_questions",
        sa.Column("id", NUMBER, primary_key=True),
        sa.Column("key", sa.String(400), nullable=False),
        sa.Column("week", sa.Date, nullable=False),
        sa.Column("question", sa.LargeBinary, nullable=False),
    )
    op.create_index("gap_questions_key", "gap_questions", ["key", "week"])
    op.create_table(
        "weeklies",
        sa.Column("operator", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("week", sa.Date, primary_key=True),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("lease_until", sa.BigInteger),
        sa.Column("sent_at", sa.BigInteger),
    )
    # Who reported something before was promised nothing.
    op.add_column("reports", sa.Column("answer", sa.LargeBinary))
    op.add_column(
        "reports", sa.Column("promised", sa.Boolean, nullable=False, server_default=sa.false())
    )
    op.add_column("reports", sa.Column("fixed", sa.String(10)))
    op.add_column("reports", sa.Column("tries", sa.Integer, nullable=False, server_default="0"))
    op.add_column("reports", sa.Column("lease_until", sa.BigInteger))


def downgrade() -> None:
    with op.batch_alter_table("reports") as reports:
        for column in ("lease_until", "tries", "fixed", "promised", "answer"):
            reports.drop_column(column)
    for table in ("weeklies", "gap_questions", "gaps"):
        op.drop_table(table)
