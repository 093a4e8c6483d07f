"""What must be known even after a backup is restored: what was sent since, and who was erased.

A file that is only ever added to, beside the state and in no backup. Chats and events stand there
as digests that nobody can make without the key. One line each, with the seconds since 1970:

    sent <seconds> <digest of event and chat> <message>
    erased <seconds> <digest of the chat>
    moved <seconds> <digest of the chat> <digest of what it is called since>
    started <seconds>                               (a bot began to work with the state)
"""

import contextlib
import fcntl
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import structlog
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import SettingFault
from bot.state.cipher import Cipher
from bot.state.database import StateError
from bot.state.tables import told

AT_ONCE = 500
"""Databases take only so many parameters in a statement."""
KEPT_SECONDS = 90 * 24 * 3600
"""How long it is kept what was sent; who was erased is kept for ever."""

_log = structlog.get_logger(__name__)


@dataclass
class Account:
    """What a ledger tells. Digests are those of `Ledger.of_row` and `Ledger.of_chat`."""

    sent: dict[int, int] = field(default_factory=dict)
    """Digest of event and chat → the message."""
    erased: dict[int, int] = field(default_factory=dict)
    """Digest of a chat → when it was erased last, under whichever id."""
    before: dict[int, int] = field(default_factory=dict)
    """Digest of a chat → that of its id before it moved."""
    started_at: int = 0
    """When a bot began last to work with the state."""

    def enter(self, line: str) -> None:
        """Take a line into account; one that is damaged tells nothing."""
        with contextlib.suppress(ValueError):
            kind, *rest = line.split()
            at, *numbers = map(int, rest)
            if kind == "sent":
                row, message = numbers
                self.sent[row] = message
            elif kind == "erased":
                (chat,) = numbers
                self.erased[chat] = at
                if chat in self.before:
                    self.erased[self.before[chat]] = at
            elif kind == "moved":
                old, new = numbers
                self.before[new] = old
            elif kind == "started":
                self.started_at = at


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
            self._add(f"sent {self._now()} {self.of_row(event_key, chat)} {message}", lasting=False)
        except OSError as error:
            if not self._failing:
                _log.error("ledger_fails", file=str(self.file), reason=error.strerror)
            self._failing = True
        else:
            self._failing = False

    def note_started(self) -> None:
        """A bot begins to work with the state; SettingFault where the ledger cannot be written."""
        try:
            self._add(f"started {self._now()}", lasting=False)
        except OSError as error:
            raise SettingFault(
                f"HOIDAP_LEDGER: cannot write to {self.file} ({error.strerror}). "
                "Name a file that this user may write."
            ) from None

    def note_erased(self, chat: int) -> None:
        """A chat is about to be erased: to be called before that is committed. StateError where
        this cannot be kept."""
        self._keep(f"erased {self._now()} {self.of_chat(chat)}")

    def note_moved(self, old: int, new: int) -> None:
        """A chat is about to go on under another id; like `note_erased`."""
        self._keep(f"moved {self._now()} {self.of_chat(old)} {self.of_chat(new)}")

    def read(self) -> Account:
        """All that the ledger tells; StateError where it cannot be read."""
        account = Account()
        try:
            lines = self.file.read_text("ascii", "replace").splitlines() if self.file else []
        except FileNotFoundError:
            return account
        except OSError as error:
            raise StateError(f"the ledger cannot be read ({error.strerror})") from None
        for line in lines:
            account.enter(line)
        return account

    def trim(self) -> None:
        """Forget what was sent long ago; OSError where the file cannot be written."""
        past = self._now() - KEPT_SECONDS
        if self.file is None or not self.file.exists():
            return
        with _locked(self.file) as handle:
            lines = os.pread(handle, os.fstat(handle).st_size, 0).splitlines(keepends=True)
            kept = [line for line in lines if not _is_old(line, past)]
            if len(kept) < len(lines):
                draft = self.file.with_name(f"{self.file.name}.new")
                with os.fdopen(os.open(draft, _TO_ADD | os.O_TRUNC, 0o600), "wb") as out:
                    out.writelines(kept)
                    out.flush()
                    os.fsync(out.fileno())
                draft.replace(self.file)

    async def sent_before(
        self, connection: AsyncConnection, event_key: str, chats: Sequence[int]
    ) -> dict[int, int]:
        """Of these chats, the ones that were told of an event before a backup was restored that
        knows nothing of it, with the message."""
        if await connection.scalar(select(told.c.digest).limit(1)) is None:
            return {}  # nothing was restored: spare thousands of digests
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

    def _keep(self, line: str) -> None:
        try:
            self._add(line, lasting=True)
        except OSError as error:
            raise StateError(f"the ledger cannot be written ({error.strerror})") from None

    def _add(self, line: str, *, lasting: bool) -> None:
        """Add a line; `lasting`: it outlives a power cut from now on."""
        if self.file is None:
            return
        self.file.parent.mkdir(parents=True, exist_ok=True)
        with _locked(self.file) as handle:
            size = os.fstat(handle).st_size
            whole = size == 0 or os.pread(handle, 1, size - 1) == b"\n"
            # Where a full disk cut the line before, this one is not to be lost with it.
            os.write(handle, f"{'' if whole else chr(10)}{line}\n".encode())
            if lasting:
                os.fsync(handle)


_TO_ADD = os.O_RDWR | os.O_APPEND | os.O_CREAT


@contextlib.contextmanager
def _locked(file: Path) -> Iterator[int]:
    """The file to be added to, by one at a time; it is made where there is none."""
    while True:
        handle = os.open(file, _TO_ADD, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            if not os.path.samestat(os.fstat(handle), file.stat()):
                continue  # it was trimmed meanwhile: another file stands there now
            yield handle
            return
        finally:
            os.close(handle)


def _is_old(line: bytes, past: int) -> bool:
    kind, at, *_ = [*line.split(), b"", b""]
    return kind in (b"sent", b"started") and at.isdigit() and int(at) < past
