"""The seeds as they were published: releases, each one made of files, never changed."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.state.database import Database
from bot.state.outbox import UNSENT, RowState
from bot.state.tables import events, outbox, release_files, releases, seed_files

NONE = 0
"""Stands for the release before the first."""
AT_ONCE = 500
"""Databases take only so many parameters in a statement."""

Files = Mapping[str, bytes]
"""What each file holds, by its name («articles/….toml»)."""


class OvertakenError(Exception):
    """Another release has been published since the one that this was to follow."""


@dataclass(frozen=True)
class Release:
    """A release; later ones have higher ids."""

    id: int
    parent: int
    """The release before; NONE for the first."""
    digest: str
    """Of the names and contents of all files."""
    published_at: int
    restores: int | None = None
    """The release that a rollback went back to."""


@dataclass(frozen=True)
class Tally:
    """What became of the events of a release: rows of the outbox by their state."""

    events: int = 0
    told: int = 0
    pending: int = 0


def digest_of(files: Files) -> str:
    """The same for the same files, in whatever order they come."""
    lines = (f"{_content_digest(files[name])} {name}\n" for name in sorted(files))
    return hashlib.sha256("".join(lines).encode()).hexdigest()


class Releases:
    """The tables of releases. Every method is one transaction and may raise StateError."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def newest(self) -> Release | None:
        """The release that is to be served."""
        async with self._database.begin() as connection:
            return await newest(connection)

    async def all(self) -> list[Release]:
        """Every release, the newest first."""
        async with self._database.begin() as connection:
            rows = await connection.execute(select(releases).order_by(releases.c.id.desc()))
            return [Release(*row) for row in rows]

    async def files(self, release: int) -> dict[str, bytes]:
        """What a release is made of; empty where there is no such release."""
        same = release_files.c.digest == seed_files.c.digest
        chosen = select(release_files.c.name, seed_files.c.content).join(seed_files, same)
        chosen = chosen.where(release_files.c.release == release).order_by(release_files.c.name)
        async with self._database.begin() as connection:
            return {row.name: row.content for row in await connection.execute(chosen)}

    async def tallies(self) -> dict[int, Tally]:
        """What became of the events of each release that has any."""
        joined = events.outerjoin(outbox, outbox.c.event == events.c.id)
        counted = (
            select(
                events.c.release,
                func.count(events.c.id.distinct()),
                _rows(outbox.c.state == RowState.SENT),
                _rows(outbox.c.state.in_((*UNSENT, RowState.SENDING))),
            )
            .select_from(joined)
            .group_by(events.c.release)
        )
        async with self._database.begin() as connection:
            return {
                release: Tally(*counts) for release, *counts in await connection.execute(counted)
            }


async def newest(connection: AsyncConnection) -> Release | None:
    """The newest release, within somebody's transaction."""
    found = await connection.execute(select(releases).order_by(releases.c.id.desc()).limit(1))
    row = found.first()
    return Release(*row) if row else None


async def add(
    connection: AsyncConnection,
    files: Files,
    *,
    parent: int,
    now: int,
    restores: int | None = None,
) -> int:
    """Keep a release that follows `parent`; its id. OvertakenError when something else does
    already: then nothing of the transaction may stay."""
    values = {
        "parent": parent,
        "digest": digest_of(files),
        "published_at": now,
        "restores": restores,
    }
    try:
        added = await connection.execute(insert(releases).values(values).returning(releases.c.id))
    except IntegrityError:
        raise OvertakenError from None
    release: int = added.scalar_one()
    await _keep_contents(connection, list(files.values()))
    rows = [
        {"release": release, "name": name, "digest": _content_digest(content)}
        for name, content in files.items()
    ]
    await connection.execute(insert(release_files), rows)
    return release


async def _keep_contents(connection: AsyncConnection, contents: Sequence[bytes]) -> None:
    """Each content once, whoever else has it already."""
    by_digest = {_content_digest(content): content for content in contents}
    digests = sorted(by_digest)
    known: set[str] = set()
    for start in range(0, len(digests), AT_ONCE):
        some = seed_files.c.digest.in_(digests[start : start + AT_ONCE])
        known.update(await connection.scalars(select(seed_files.c.digest).where(some)))
    new = [{"digest": one, "content": by_digest[one]} for one in digests if one not in known]
    if new:
        await connection.execute(insert(seed_files), new)


def _rows(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.count(outbox.c.id).filter(condition)


def _content_digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
