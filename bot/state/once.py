"""Inserting what may be there already, alike on both databases."""

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

Insert = postgresql.Insert | sqlite.Insert


def inserting(connection: AsyncConnection, table: Table) -> Insert:
    """An INSERT that can say what happens `on_conflict_…`: of two processes that insert the same
    at a time, one would fail otherwise."""
    if connection.dialect.name == "postgresql":
        return postgresql.insert(table)
    return sqlite.insert(table)
