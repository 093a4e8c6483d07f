"""The file of a backup: an SQLite database with the tables of the state and one more, which tells
when it was made and the digest of the whole file, so that no damage goes unseen."""

import hashlib
import mmap
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import URL, Connection, Engine, create_engine, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool

from bot.errors import UserFault
from bot.state import words
from bot.state.cipher import Cipher, UnreadableError
from bot.state.leases import held
from bot.state.migrations.upgrade import NewerError, upgrade
from bot.state.tables import leases, seal

MARK = b"sha256 of this file:"
"""Stands before the digest; when that is worked out, zeros stand in its place."""
ZEROS = b"0" * 64
NO_BACKUP = "is no backup of hoidap. Name a file that `hoidap backup` made."
DAMAGED = "is damaged. Take another backup."


@dataclass(frozen=True)
class Made:
    """When a backup was made (seconds since 1970), and whether a bot was at work then."""

    at: int
    in_use: bool


def new(file: Path) -> None:
    """Make an empty file for the eyes of this user only; OSError where that cannot be."""
    os.close(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))


def engine_of(file: Path) -> Engine:
    """The way to the tables in a file."""
    return create_engine(URL.create("sqlite", database=str(file)), poolclass=NullPool)


def finish(file: Path, now: int) -> None:
    """Make a backup of a file that holds all tables; what holds for a moment only is left out."""
    with engine_of(file).begin() as connection:
        in_use = connection.execute(select(leases.c.name).where(held(now))).first() is not None
        connection.execute(leases.delete())
    with closing(sqlite3.connect(file)) as plain:
        plain.execute("CREATE TABLE backup (at INTEGER, in_use INTEGER, digest TEXT)")
        digest = (MARK + ZEROS).decode()
        plain.execute("INSERT INTO backup VALUES (?, ?, ?)", (now, in_use, digest))
        plain.commit()
        plain.execute("PRAGMA journal_mode = DELETE")
    with file.open("r+b") as stream:
        with mmap.mmap(stream.fileno(), 0) as content:
            place = content.rfind(MARK) + len(MARK)
            content[place : place + len(ZEROS)] = hashlib.sha256(content).hexdigest().encode()
            content.flush()
        os.fsync(stream.fileno())


@contextmanager
def opened(file: Path, cipher: Cipher) -> Iterator[tuple[Made, Connection]]:
    """When a backup was made, and its tables as this code has them: those of a copy, the file stays
    as it is. UserFault where it cannot be used."""
    with TemporaryDirectory(prefix="hoidap-") as folder:
        try:
            copy = Path(shutil.copyfile(file, Path(folder) / "copy.db"))
        except OSError as error:
            raise UserFault(f"{file} cannot be read ({error.strerror}).") from None
        made = _checked(copy, file)
        with engine_of(copy).begin() as connection:
            _prepare(connection, file, cipher)
            yield made, connection


def _prepare(connection: Connection, file: Path, cipher: Cipher) -> None:
    """Bring the tables up to date; UserFault where they, or the key, are not ours."""
    try:
        upgrade(connection)
        cipher.unseal(connection.execute(select(seal.c.sealed)).scalar() or b"")
    except NewerError:
        raise UserFault(
            f"{file} was made by a newer hoidap than this one. Update hoidap."
        ) from None
    except UnreadableError:
        raise UserFault(
            f"{file} was made with another key. "
            "Put back the key of that time (HOIDAP_STATE_KEY, or the file state.key)."
        ) from None
    except SQLAlchemyError as error:
        raise UserFault(
            f"{file}: its copy among the temporary files {words.told(error)[0]}."
        ) from None


def _checked(copy: Path, file: Path) -> Made:
    try:
        with closing(sqlite3.connect(copy)) as connection:
            at, in_use, kept = connection.execute(
                "SELECT at, in_use, digest FROM backup"
            ).fetchone()
    except sqlite3.Error as error:
        # «no such table» is an error of the question, not of the file.
        no_backup = getattr(error, "sqlite_errorname", "") in ("SQLITE_ERROR", "SQLITE_NOTADB")
        raise UserFault(f"{file} {NO_BACKUP if no_backup else DAMAGED}") from None
    content = bytearray(copy.read_bytes())
    place = content.rfind(MARK) + len(MARK)
    content[place : place + len(ZEROS)] = ZEROS
    if str(kept) != MARK.decode() + hashlib.sha256(content).hexdigest():
        raise UserFault(f"{file} {DAMAGED}")
    return Made(at, bool(in_use))
