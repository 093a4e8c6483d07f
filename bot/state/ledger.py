"""What must be known even after a backup is restored: what was sent since, and who was erased.

A file that is only ever added to, beside the state and in no backup. Chats and events stand there
as digests that nobody can make without the key. One line each:

    sent <digest of event and chat> <message>
    erased <digest of the chat> <seconds since 1970>
"""

import fcntl
import os
from collections.abc import Callable, Sequence
from pathlib import Path

import structlog
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.state.cipher import Cipher
from bot.state.database import StateError
from bot.state.tables import told

AT_ONCE = 500
"""Databases take only so many parameters in a statement."""

_log = structlog.get_logger(__name__)


class Ledger:
    """One ledger; several processes may add to the same file."""

    def __init__(self, file: Path | None, cipher: Cipher, now: Callable[[], int]) -> None:
        """`now` gives the seconds since 1970. Without a file nothing is kept: the state is in
        memory only."""
        self.file = file
        self._cipher = cipher
        self._now = now
        self._failing = False

    def note_sent(self, event_key: str, chat: int, message: int) -> None:
        """A message about an event was sent. Never fails: the message is out, whatever becomes of
        this line."""
        try:
            self._add(f"sent {self.of_row(event_key, chat)} {message}", lasting=False)
        except OSError as error:
            if not self._failing:
                _log.error("ledger_fails", file=str(self.file), reason=error.strerror)
            self._failing = True
        else:
            self._failing = False

    def note_erased(self, chat: int) -> None:
        """A chat is about to be erased: to be called before the rows are deleted. StateError where
        this cannot be kept."""
        try:
            self._add(f"erased {self.of_chat(chat)} {self._now()}", lasting=True)
        except OSError as error:
            raise StateError(f"the ledger cannot be written ({error.strerror})") from None

    async def sent_before(
        self, connection: AsyncConnection, event_key: str, chats: Sequence[int]
    ) -> dict[int, int]:
        """Of these chats, the ones that were told of an event before a backup was restored that
        knows nothing of it, with the message."""
        digests = {self.of_row(event_key, chat): chat for chat in chats}
        numbers = list(digests)
        found: dict[int, int] = {}
        for start in range(0, len(numbers), AT_ONCE):
            some = numbers[start : start + AT_ONCE]
            rows = await connection.execute(select(told).where(told.c.digest.in_(some)))
            found |= {digests[row.digest]: row.message for row in rows}
        return found

    def of_row(self, event_key: str, chat: int) -> int:
        """The digest of an event and a chat."""
        return self._cipher.digest(f"{event_key} {chat}".encode())

    def of_chat(self, chat: int) -> int:
        """The digest of a chat."""
        return self._cipher.digest(str(chat).encode())

    def _add(self, line: str, *, lasting: bool) -> None:
        """Add a line, whole or not at all; `lasting`: it outlives a power cut from now on."""
        if self.file is None:
            return
        handle = os.open(self.file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            os.write(handle, f"{line}\n".encode())
            if lasting:
                os.fsync(handle)
        finally:
            os.close(handle)
