"""What the migrations leave behind, kept: a new SQLite database gets it in a fraction of the time.

The migrations themselves are run where a test is about them, on PostgreSQL, and once for this."""

from functools import cache

from sqlalchemy import Connection, create_engine, inspect, text

from bot.state.migrations.upgrade import upgrade as migrate

MADE = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"


def upgrade(connection: Connection) -> None:
    """As `bot.state.migrations.upgrade`."""
    if connection.dialect.name == "sqlite" and not inspect(connection).get_table_names():
        for statement in _statements():
            connection.exec_driver_sql(statement)
    else:
        migrate(connection)


@cache
def _statements() -> tuple[str, ...]:
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        migrate(connection)
        made = connection.scalars(text(MADE)).all()
        version = connection.scalar(text("SELECT version_num FROM alembic_version"))
    engine.dispose()
    return *made, f"INSERT INTO alembic_version VALUES ('{version}')"  # noqa: S608
