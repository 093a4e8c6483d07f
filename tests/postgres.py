"""A PostgreSQL server for tests: started where its programs are, in a folder of its own, reached
through a socket in that folder.

HOIDAP_TEST_POSTGRES names one that runs already (an address whose user may make databases).
"""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import asyncpg
import pytest
from sqlalchemy.engine import URL, make_url

NAMED = os.environ.pop("HOIDAP_TEST_POSTGRES", None)
"""Taken away from the environment: it is no setting of the bot."""
USER = "hoidap"
QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "shared_buffers=32MB")
PROGRAMS = ("initdb", "pg_ctl", "postgres")
NEW = ("-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
OTHERS = ("postgres", "nobody")
"""Whom the server may run as where we are root: it refuses root."""

_numbers = count(1)


def programs() -> Path | None:
    """The folder of the server's programs; None: they are not on this machine."""
    found = shutil.which("initdb")
    folders = [Path(found).parent] if found else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    complete = (one for one in folders if all((one / name).exists() for name in PROGRAMS))
    return next(complete, None)


@contextmanager
def server() -> Iterator[URL]:
    """The address of a server that runs as long as the block; a test is skipped where there can be
    none, and fails in CI."""
    if NAMED:
        yield make_url(NAMED).set(drivername="postgresql+asyncpg")
        return
    folder = programs()
    if folder is None:
        told = "PostgreSQL is not installed (apt-get install postgresql)"
        pytest.fail(told) if os.environ.get("CI") == "true" else pytest.skip(told)
    place = Path(tempfile.mkdtemp(prefix="hoidap-pg-", dir="/tmp"))  # sockets need short names
    try:
        with _started(folder, place):
            yield URL.create(
                "postgresql+asyncpg", USER, database="postgres", query={"host": str(place)}
            )
    finally:
        shutil.rmtree(place, ignore_errors=True)


@contextmanager
def _started(folder: Path, place: Path) -> Iterator[None]:
    who = _unprivileged(place)
    data, log = place / "data", place / "log"

    def run(*command: str | Path) -> None:
        # What it says goes to a file: a server that lives on would hold a pipe open.
        with log.open("ab") as out:
            subprocess.run([*command], check=True, stdout=out, stderr=out, cwd=place, **who)

    options = " ".join(f"-c {one}" for one in QUICK)
    pg_ctl = [folder / "pg_ctl", "-D", data, "-w"]
    try:
        run(folder / "initdb", "-D", data, "-U", USER, *NEW)
        run(*pg_ctl, "-o", f"-k {place} -c listen_addresses= {options}", "start")
    except subprocess.CalledProcessError:
        pytest.fail(f"PostgreSQL does not start: {log.read_text()}")
    try:
        yield
    finally:
        run(*pg_ctl, "-m", "immediate", "stop")


def _unprivileged(place: Path) -> dict[str, Any]:
    """How to run as somebody who is not root, who then owns the folder."""
    if os.geteuid() != 0:
        return {}
    known = {one.pw_name: one for one in pwd.getpwall()}
    user = next(known[name] for name in OTHERS if name in known)
    os.chown(place, user.pw_uid, user.pw_gid)
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


@asynccontextmanager
async def database(server: URL) -> AsyncIterator[str]:
    """The address of a new, empty database, which is gone in the end."""
    name = f"hoidap_{os.getpid()}_{next(_numbers)}"
    await execute(server, f"CREATE DATABASE {name}")
    try:
        yield server.set(database=name).render_as_string(hide_password=False)
    finally:
        await execute(server, f"DROP DATABASE {name} WITH (FORCE)")


async def execute(address: URL, command: str) -> None:
    """Let a database do something."""
    plain = address.set(drivername="postgresql").render_as_string(hide_password=False)
    connection = await asyncpg.connect(plain)
    try:
        await connection.execute(command)
    finally:
        await connection.close()
