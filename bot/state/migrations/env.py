"""Alembic's entry: brings the database of the connection that `database.py` hands over up to
date."""

from alembic import context

from bot.state.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
