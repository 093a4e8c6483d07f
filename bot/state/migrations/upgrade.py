"""Bringing a database up to date, at every start."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection


class NewerError(Exception):
    """The database was written by a newer hoidap than this one."""


def upgrade(connection: Connection) -> None:
    """Create or change the tables as this code has them; NewerError where it cannot know how."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    scripts = ScriptDirectory.from_config(config)
    known = {script.revision for script in scripts.walk_revisions()}
    there = set(MigrationContext.configure(connection).get_current_heads())
    if not there <= known:
        raise NewerError
    if there != set(scripts.get_heads()):
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
