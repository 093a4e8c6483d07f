"""The file of an SQLite state: its folder is there, it can be used, and by one process only."""

import fcntl
import sqlite3
import tempfile
import time
from contextlib import closing
from pathlib import Path
from typing import IO

from sqlalchemy.engine import make_url

from bot.errors import SettingFault
from bot.state import words

LEDGER = Path("var/state.ledger")
"""Where there is no file that it could lie beside."""
LOCK_SECONDS = 3.0
"""How long a start waits for the process before it to end."""


def file_of(url: str) -> Path | None:
    """The file that an SQLite address names; None: it names none."""
    parts = make_url(url)
    if parts.get_backend_name() != "sqlite" or parts.database in (None, "", ":memory:"):
        return None
    return Path(str(parts.database).removeprefix("file:"))


def fault(what: str, mend: str) -> SettingFault:
    return SettingFault(f"HOIDAP_STATE_URL: {what}. {mend}")


def make_folder(file: Path) -> None:
    """Make the folder of a file; SettingFault when it cannot be written to."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=file.parent):
            pass
    except (OSError, ValueError) as error:  # ValueError: no file is called that
        raise fault(
            f"cannot write to {file.parent} ({getattr(error, 'strerror', error)})",
            "Choose a folder that this user may write to.",
        ) from None


def ledger_of(url: str) -> Path | None:
    """The ledger of a state (`ledger.py`): beside its file; None for one in memory."""
    file = file_of(url)
    if file:
        return file.with_suffix(".ledger")
    return LEDGER if make_url(url).get_backend_name() != "sqlite" else None


def backups_of(url: str) -> Path | None:
    """The folder of a state's daily backups: beside its file; None for one in memory."""
    ledger = ledger_of(url)
    return ledger.with_name("backups") if ledger else None


def prepare(file: Path) -> None:
    """Make the folder and look at the file; SettingFault tells what is in the way."""
    make_folder(file)
    _look_at(file)


def lock(file: Path) -> IO[bytes]:
    """Keep other processes from a file for as long as what is returned stays open: two bots with
    one inbox would answer everything twice. SettingFault where another has it."""
    make_folder(file)
    held = file.with_name(f"{file.name}.lock").open("ab")
    last = time.monotonic() + LOCK_SECONDS
    while True:
        try:
            # A record lock: a child of this process does not inherit it and live on with it.
            fcntl.lockf(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            if time.monotonic() > last:
                held.close()
                raise fault(
                    f"another hoidap is using {file}", "Stop it first, or name another file."
                ) from None
            time.sleep(0.1)
        else:
            return held


def _look_at(file: Path) -> None:
    try:
        with closing(sqlite3.connect(file, timeout=LOCK_SECONDS)) as connection:
            found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    except sqlite3.Error as error:
        what, mend = words.told(error)
        raise fault(f"{file} {what}", mend) from None
    if found != "ok":
        what, mend = words.told(_DAMAGED)
        raise fault(f"{file} {what}", mend)


_DAMAGED = sqlite3.DatabaseError()
_DAMAGED.sqlite_errorname = "SQLITE_CORRUPT"
