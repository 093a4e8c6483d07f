"""The compiled engine on disk: used while it is exactly what the seeds and the code would give,
made anew otherwise. Nothing that is wrong with the file or its folder is ever more than a line in
the log: the seeds are the truth, the file only saves the time to read them.

A file is called by its key and holds: what it is, the key of seeds and code that it was made from,
a digest of all that follows, then the engine as `knowledge.compiled` writes it.
"""

import hashlib
import logging
import mmap
import os
import stat
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

import pydantic

import knowledge
from knowledge.compiled import dump, restore
from knowledge.curation.seed_files import Contents
from knowledge.engine import Engine

_log = logging.getLogger(__name__)
_WHAT = b"hoidap engine 1\n"
_DIGEST_BYTES = 32
_HEAD_BYTES = len(_WHAT) + 2 * _DIGEST_BYTES
KEPT = 4
"""So many engines are kept, the newest: of the release and those around it, of the folder."""
_CHUNK = 1 << 20
_OTHERS_MAY_WRITE = stat.S_IWGRP | stat.S_IWOTH


def cached_engine(seeds: Contents, folder: Path, make: Callable[[], Engine]) -> Engine:
    """The engine of the seeds, from `folder` where it is kept there, else from `make`, and then
    kept. Errors of `make` pass."""
    if seeds.faults:
        return make()
    try:
        key = _key(seeds)
        path = folder / f"{key.hex()[:16]}.engine"
        if (engine := _read(path, key)) is not None:
            return engine
    except OSError as error:
        _log.warning("the compiled seeds cannot be read, the seeds are used (%s)", error)
        return make()
    engine = make()
    try:
        _write(path, key, dump(engine))
        _sweep(folder)
    except OSError as error:
        _log.warning("the compiled seeds cannot be kept, the next start takes longer (%s)", error)
    return engine


def _key(seeds: Contents) -> bytes:
    """A digest of all that the engine is made from: the seeds, the code, what runs it."""
    code = Path(knowledge.__file__).parent
    digest = hashlib.blake2b(digest_size=_DIGEST_BYTES)
    digest.update(f"{sys.version}\n{sys.byteorder}\n{pydantic.VERSION}\n".encode())
    modules = ((str(path.relative_to(code)), path.read_bytes()) for path in code.glob("**/*.py"))
    for files in (seeds.files.items(), modules):
        for name, content in sorted(files):
            digest.update(f"{name} {len(content)}\n".encode())
            digest.update(content)
    return digest.digest()


def _sweep(folder: Path) -> None:
    """Delete all but the newest. (Who uses one just now keeps what it has of it.)"""
    files = sorted(folder.glob("*.engine"), key=lambda path: path.stat().st_mtime)
    for path in files[:-KEPT]:
        path.unlink(missing_ok=True)


def _read(path: Path, key: bytes) -> Engine | None:
    """The engine in the file; None where there is none for this key, or none to be trusted."""
    try:
        with path.open("rb") as file:
            if not _is_ours(os.fstat(file.fileno())):
                _log.warning("%s may have been written by others: the seeds are used", path)
                return None
            head = file.read(_HEAD_BYTES)
            if head[: len(_WHAT)] != _WHAT or head[len(_WHAT) : -_DIGEST_BYTES] != key:
                return None
            data = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))[_HEAD_BYTES:]
    except FileNotFoundError:
        return None
    if (
        _digest(data[start : start + _CHUNK] for start in range(0, len(data), _CHUNK))
        != (head[-_DIGEST_BYTES:])
    ):
        _log.warning("%s is damaged: the seeds are used, and it is made anew", path)
        return None
    return restore(data)


def _is_ours(status: os.stat_result) -> bool:
    """Only this user can have written it: reading it may run what it says."""
    own = not hasattr(os, "getuid") or status.st_uid == os.getuid()
    return own and stat.S_ISREG(status.st_mode) and not status.st_mode & _OTHERS_MAY_WRITE


def _digest(pieces: Iterable[bytes | memoryview]) -> bytes:
    digest = hashlib.blake2b(digest_size=_DIGEST_BYTES)
    for piece in pieces:
        digest.update(piece)
    return digest.digest()


def _write(path: Path, key: bytes, pieces: Iterable[bytes]) -> None:
    """Put the file there at once and whole: who reads it meanwhile has the old one or the new."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(bytes(_HEAD_BYTES))
            digest = hashlib.blake2b(digest_size=_DIGEST_BYTES)
            for piece in pieces:
                digest.update(piece)
                file.write(piece)
            file.seek(0)
            file.write(_WHAT + key + digest.digest())
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
