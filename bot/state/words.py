"""What a database complains of, in words for the operator."""

import sqlite3

from sqlalchemy.exc import DBAPIError

_SQLITE = {
    "SQLITE_BUSY": ("is locked by another program", "Close what has it open and start again."),
    "SQLITE_LOCKED": ("is locked by another program", "Close what has it open and start again."),
    "SQLITE_READONLY": ("cannot be written", "Let this user write to the file and its folder."),
    "SQLITE_PERM": ("cannot be written", "Let this user write to the file and its folder."),
    "SQLITE_FULL": ("has no room left", "Make room on its disk."),
    "SQLITE_IOERR": ("cannot be read or written", "Look whether its disk is full or failing."),
    "SQLITE_CANTOPEN": ("cannot be opened", "Look whether it is a file that this user may use."),
    "SQLITE_CORRUPT": ("is damaged", "Put a backup in its place, or move it away to begin anew."),
    "SQLITE_NOTADB": ("is no database", "Name another file, or move it away to begin anew."),
}
_OTHER = ("cannot be used", "Look whether the database runs and lets this user in.")


def told(error: BaseException) -> tuple[str, str]:
    """What is wrong with the database, and the mend."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    if not isinstance(cause, sqlite3.Error):
        return _OTHER
    name = getattr(cause, "sqlite_errorname", "")
    # SQLITE_READONLY_DBMOVED and the like are kinds of SQLITE_READONLY.
    return _SQLITE.get("_".join(name.split("_")[:2]), _OTHER)
