"""The SQLite file: tables with foreign keys and the views that people query."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from sqlalchemy import URL, create_engine, insert, text
from sqlalchemy.pool import NullPool

from bot.exporting.edition import Edition
from bot.exporting.rows import Rows
from bot.exporting.tables import metadata
from bot.exporting.views import VIEWS


def write(file: Path, edition: Edition) -> None:
    """Make the database of an edition in a new file."""
    engine = create_engine(URL.create("sqlite", database=str(file)), poolclass=NullPool)
    with engine.begin() as connection:
        # Nobody has the file before it is whole: no need to wait for the disk at every step.
        connection.exec_driver_sql("PRAGMA synchronous = OFF")
        metadata.create_all(connection)
        for table, column in _referring():
            index = f"CREATE INDEX {table}_{column} ON {table} ({column})"
            connection.exec_driver_sql(index)
        for name, rows in Rows(edition).tables():
            if rows:
                connection.execute(insert(metadata.tables[name]), rows)
        for name, query in VIEWS.items():
            connection.execute(text(f"CREATE VIEW {name} AS {query}"))


def _referring() -> Iterator[tuple[str, str]]:
    """The columns that lead to another table, always in the same order (the indexes that a table
    keeps by itself are a set)."""
    for table in metadata.sorted_tables:
        yield from ((table.name, column.name) for column in table.columns if column.foreign_keys)


def sheets(file: Path) -> Iterator[tuple[str, list[str], list[tuple[object, ...]]]]:
    """Every table and view of the database: its name, its columns, its rows."""
    with closing(sqlite3.connect(file)) as connection:
        for name in (*VIEWS, *sorted(metadata.tables)):
            order = "" if name in VIEWS else " ORDER BY rowid"
            found = connection.execute(f"SELECT * FROM {name}{order}")  # noqa: S608  (our names)
            yield name, [column[0] for column in found.description], found.fetchall()
