"""Bringing a database up to date, at every start."""

from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection


class NewerError(Exception):
    """The database was written by a newer hoidap than this one."""


def is_current(connection: Connection) -> bool:
    """Whether the tables are as this code has them; NewerError where a newer one made them."""
    scripts = _scripts()
    known = {script.revision for script in scripts.walk_revisions()}
    there = set(MigrationContext.configure(connection).get_current_heads())
    if not there <= known:
        raise NewerError
    return there == set(scripts.get_heads())


def upgrade(connection: Connection) -> None:
    """Create or change the tables as this code has them; NewerError where it cannot know how."""
    if not is_current(connection):
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


@cache
def _scripts() -> ScriptDirectory:
    return ScriptDirectory.from_config(_config())


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    return config
