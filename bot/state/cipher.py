"""What people wrote, sealed: a copy of the database tells nothing without the key.

The key is HOIDAP_STATE_KEY, or else lies in a file of this user alone beside the database.
"""

import base64
import hashlib
import os
import stat
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken

from bot.errors import SettingFault

SUFFIX = ".key"


class UnreadableError(Exception):
    """Sealed with another key, or damaged."""


class Cipher:
    """Seals with one key (Fernet)."""

    def __init__(self, key: str) -> None:
        """`key`: 32 bytes as base64, in either of its alphabets."""
        self._fernet = Fernet(key.translate(str.maketrans("+/", "-_")).encode())
        self._secret = hashlib.sha256(key.encode()).digest()

    def seal(self, plain: bytes) -> bytes:
        return self._fernet.encrypt(plain)

    def unseal(self, sealed: bytes) -> bytes:
        """What was sealed; UnreadableError when this is not its key."""
        try:
            return self._fernet.decrypt(sealed)
        except InvalidToken:
            raise UnreadableError from None

    def digest(self, plain: bytes) -> int:
        """A number of 63 bits by which the same text is known again, but by nobody else."""
        found = hashlib.blake2b(plain, digest_size=8, key=self._secret).digest()
        return int.from_bytes(found) >> 1


def new_key() -> str:
    return Fernet.generate_key().decode()


def is_key(text: str) -> bool:
    """Whether this is 32 bytes as base64."""
    try:
        return len(base64.b64decode(text, altchars=b"-_" if set("-_") & set(text) else None)) == 32
    except ValueError:
        return False


def key_file(database: Path) -> Path:
    return database.with_suffix(SUFFIX)


def key_beside(database: Path) -> str:
    """The key in the file beside the database, made at first; SettingFault where it is no key or
    others may read it."""
    file = key_file(database)
    try:
        if not file.exists():
            _write(file, new_key())
        if stat.S_IMODE(file.stat().st_mode) & 0o077:
            raise SettingFault(f"{file}: others may read this key. Say: chmod 600 {file}")
        key = file.read_text("ascii").strip()
    except OSError as error:
        raise SettingFault(
            f"{file}: the key of the state cannot be read or written ({error.strerror}). "
            "Let this user use the file, or set HOIDAP_STATE_KEY."
        ) from None
    except ValueError:
        key = ""
    if not is_key(key):
        raise SettingFault(
            f"{file}: this is no key. Put back the file that was there, or set HOIDAP_STATE_KEY."
        )
    return key


def _write(file: Path, key: str) -> None:
    """Write the whole key or nothing, for this user's eyes only from the first moment."""
    draft = file.with_name(f"{file.name}.{os.getpid()}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
        out.write(f"{key}\n")
        out.flush()
        os.fsync(out.fileno())
    draft.replace(file)
