"""A backup: all that the state holds at one moment, in one file, while the bot goes on."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import insert, select
from sqlalchemy.exc import SQLAlchemyError

from bot import clock
from bot.errors import UserFault
from bot.state import container, words
from bot.state.database import Database
from bot.state.migrations.upgrade import upgrade
from bot.state.state import State
from bot.state.tables import metadata

AT_ONCE = 1000
BUSY_SECONDS = 10.0


async def back_up(state: State, file: Path) -> None:
    """Write a backup to a new file, whole or not at all. UserFault, StateError or OSError tells
    what is in the way."""
    if file.exists():
        raise UserFault(f"{file} exists already. Name a new file, or move that one away.")
    draft = file.with_name(f"{file.name}.{state.holder}")
    container.new(draft)
    try:
        if state.database.file:
            await asyncio.to_thread(_copy_file, state.database.file, draft)
        else:
            await _copy_tables(state.database, draft)
        await asyncio.to_thread(container.finish, draft, clock.seconds())
        draft.replace(file)
    except (sqlite3.Error, SQLAlchemyError) as error:
        raise UserFault(f"{file} was not written: a database {words.told(error)[0]}.") from None
    finally:
        draft.unlink(missing_ok=True)


def _copy_file(source: Path, draft: Path) -> None:
    """Copy an SQLite state as it is at one moment. What was deleted is in no corner of the copy."""
    with closing(sqlite3.connect(source, timeout=BUSY_SECONDS)) as connection:
        connection.execute("VACUUM INTO ?", (str(draft),))


async def _copy_tables(database: Database, draft: Path) -> None:
    engine = container.engine_of(draft)
    with engine.begin() as target:
        upgrade(target)
        async with database.reading() as source:
            for table in metadata.sorted_tables:
                rows = await source.stream(select(table).order_by(*table.primary_key))
                async for some in rows.mappings().partitions(AT_ONCE):
                    target.execute(insert(table), [dict(row) for row in some])
