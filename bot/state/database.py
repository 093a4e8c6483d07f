"""The database of the state: opened, brought up to date, and every failure told alike.

SQLite is written by one connection, whose transactions come one after another: a transaction never
has to wait for another of ours, and «BEGIN IMMEDIATE» never fails half-way.
"""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, nullcontext
from pathlib import Path
from typing import IO, Any

import structlog
from sqlalchemy import Connection, delete, event, func, insert, select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import AsyncAdaptedQueuePool

from bot.errors import SettingFault
from bot.state import place, tables, words
from bot.state.cipher import Cipher, UnreadableError, key_file
from bot.state.migrations.upgrade import NewerError, is_current, upgrade

BUSY_SECONDS = 2.0
"""How long a transaction waits while another program has the file locked."""
DRIVERS = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+asyncpg"}
KNOWN_WORD = b"hoidap"
UPGRADING = 0x686F69646170
"""The number of PostgreSQL's lock for changing the tables: «hoidap»."""
CONNECT_SECONDS = 5
COMMAND_SECONDS = 10
"""How long PostgreSQL may take for a statement; what waits longer waits for a server that hangs."""

_WROTE = "wrote"
"""Under this name a connection remembers whether the transaction has changed anything."""

_log = structlog.get_logger(__name__)


class StateError(Exception):
    """The database failed; `str()` says how, without anything that people wrote."""


class Database:
    """One database; `begin` is the way to it."""

    def __init__(self, url: str, now: Callable[[], float]) -> None:
        """`now` counts seconds and never goes back."""
        self._url = url
        self._now = now
        self._engine = _engine(url)
        self._lock: IO[bytes] | None = None
        self._failing_since: float | None = None

    async def open(self, cipher: Cipher, *, alone: bool) -> None:
        """Make the database ready to use; SettingFault tells what is in the way. `alone`: no other
        process may have an SQLite file open so."""
        file = place.file_of(self._url)
        named = file or make_url(self._url).render_as_string(hide_password=True)
        if file:
            if alone:
                self._lock = await asyncio.to_thread(place.lock, file)
            await asyncio.to_thread(place.prepare, file)
        try:
            async with self._engine.begin() as connection:
                await connection.run_sync(_bring_up_to_date, None if alone else file)
                await connection.run_sync(_check_seal, cipher)
                if alone and connection.dialect.name == "sqlite":
                    # Nobody else is there who could hold one: what a killed process left is over.
                    await connection.execute(delete(tables.leases))
        except NewerError:
            raise place.fault(
                f"{named} was written by a newer hoidap",
                "Update hoidap, or name another file.",
            ) from None
        except UnreadableError:
            key = f"HOIDAP_STATE_KEY or {key_file(file)}" if file else "HOIDAP_STATE_KEY"
            raise SettingFault(
                f"{key} is not the key that {named} was written with. "
                f"Put back the right one, or move {named} away to begin anew."
            ) from None
        except (SQLAlchemyError, sqlite3.Error, OSError, TypeError, ValueError) as error:
            # TypeError and ValueError: the address says what the driver does not understand.
            what, mend = words.told(error)
            raise place.fault(f"{named} {what}", mend) from None

    @property
    def file(self) -> Path | None:
        """The file of an SQLite database."""
        return place.file_of(self._url)

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        """A transaction that sees all as it is at its beginning, and holds up nobody; StateError
        when the database fails. For PostgreSQL: an SQLite file can be copied."""
        try:
            async with self._engine.connect() as connection:
                yield await connection.execution_options(
                    isolation_level="REPEATABLE READ", postgresql_readonly=True
                )
        except (SQLAlchemyError, OSError) as error:
            raise self._failed(words.told(error)[0]) from None

    async def close(self) -> None:
        """Let go of the database."""
        await self._engine.dispose()
        if self._lock:
            self._lock.close()

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[AsyncConnection]:
        """One transaction; StateError when the database fails."""
        try:
            async with self._engine.begin() as connection:
                connection.info[_WROTE] = False
                yield connection
                wrote = connection.info[_WROTE]
        except (SQLAlchemyError, sqlite3.Error, OSError, OverflowError) as error:
            raise self._failed(words.told(error)[0]) from None
        if wrote and self._failing_since is not None:
            self._failing_since = None
            _log.info("state_works_again")

    @property
    def failing_seconds(self) -> float:
        """For how long the database has failed; 0: it works. That it can be read is not enough: so
        it can be when the disk is full."""
        return 0.0 if self._failing_since is None else self._now() - self._failing_since

    def _failed(self, what: str) -> StateError:
        if self._failing_since is None:
            self._failing_since = self._now()
            _log.error("state_fails", reason=f"the database {what}")
        return StateError(f"the database {what}")


def _engine(url: str) -> AsyncEngine:
    parts = make_url(url)
    backend = parts.get_backend_name()
    options: dict[str, Any] = {
        "poolclass": AsyncAdaptedQueuePool,
        "pool_size": 1,
        "max_overflow": 0,
        "connect_args": {"timeout": BUSY_SECONDS},
    }
    if backend == "postgresql":
        options = {
            "pool_pre_ping": True,  # a server that was started again ends no transaction of ours
            "connect_args": {"timeout": CONNECT_SECONDS, "command_timeout": COMMAND_SECONDS},
        }
    try:
        # What people wrote is in the parameters: they are in no error.
        engine = create_async_engine(
            parts.set(drivername=DRIVERS[backend]), hide_parameters=True, **options
        )
    except (ImportError, KeyError):
        raise place.fault(
            f"this hoidap cannot use {backend}",
            "Write it like sqlite+aiosqlite:///var/state.db",
        ) from None
    event.listen(engine.sync_engine, "after_cursor_execute", _note_writing, named=True)
    if backend == "sqlite":
        event.listen(engine.sync_engine, "connect", _set_up)
        event.listen(engine.sync_engine, "begin", _begin_immediate)
    return engine


def _note_writing(*, conn: Connection, cursor: Any, context: Any, **_: object) -> None:
    """Note that a statement has changed something."""
    if cursor.rowcount > 0 and (context.isinsert or context.isupdate or context.isdelete):
        conn.info[_WROTE] = True


def _set_up(connection: Any, _: object) -> None:
    connection.isolation_level = None  # the driver is not to begin transactions by itself
    cursor = connection.cursor()
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _bring_up_to_date(connection: Connection, shared: Path | None) -> None:
    """`shared`: the file that a bot may be using; its tables are not changed under its feet."""
    if connection.dialect.name == "postgresql":
        # Of several processes that start, one does it.
        connection.execute(select(func.pg_advisory_xact_lock(UPGRADING)))
    if not is_current(connection):
        with place.lock(shared) if shared else nullcontext():
            upgrade(connection)


def _check_seal(connection: Connection, cipher: Cipher) -> None:
    sealed = connection.execute(select(tables.seal.c.sealed)).scalar()
    if sealed is None:
        connection.execute(insert(tables.seal).values(id=1, sealed=cipher.seal(KNOWN_WORD)))
    else:
        cipher.unseal(sealed)
