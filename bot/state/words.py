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
    "SQLITE_CORRUPT": ("is damaged", "Move it away, and put a backup back: hoidap restore FILE"),
    "SQLITE_NOTADB": ("is no database", "Name another file, or move it away to begin anew."),
}
_POSTGRES = {
    "3D000": ("does not exist", "Make it on the server: createdb NAME"),
    "25006": ("cannot be written", "Name the server that takes writes, not a copy of it."),
    "28": ("does not let this user in", "Look at user and password in the address."),
    "42501": ("cannot be changed by this user", "Let the user make tables in its schema."),
    "53100": ("has no room left", "Make room on the server's disk."),
    "53300": ("takes no more connections", "Raise the server's max_connections."),
    "57P": ("is starting or stopping", "Start again when it runs."),
    "58": ("cannot be read or written", "Look whether the server's disk is full or failing."),
    "XX": ("is damaged", "Put a backup back: hoidap restore FILE"),
}
"""By the beginning of PostgreSQL's own code."""
_UNREACHABLE = ("cannot be reached", "Look whether the server runs and the address is right.")
_OTHER = ("cannot be used", "Look whether the database runs and lets this user in.")


def told(error: BaseException) -> tuple[str, str]:
    """What is wrong with the database, and the mend."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, OSError):
        return _UNREACHABLE
    if not isinstance(cause, sqlite3.Error):
        code = getattr(cause, "sqlstate", None) or ""
        return next((told for begin, told in _POSTGRES.items() if code.startswith(begin)), _OTHER)
    name = getattr(cause, "sqlite_errorname", "")
    # SQLITE_READONLY_DBMOVED and the like are kinds of SQLITE_READONLY.
    return _SQLITE.get("_".join(name.split("_")[:2]), _OTHER)
