"""By which releases a content is in use: what is in none of them any more goes."""

from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.create_index("release_files_digest", "release_files", ["digest"])


def downgrade() -> None:
    op.drop_index("release_files_digest", "release_files")
