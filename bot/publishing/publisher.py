"""Making seeds a release: all of it in one transaction, with the events that it makes and the
messages that are due because of them. Whoever reads the state meanwhile sees the release before, or
this one with everything."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import tzinfo

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.publishing.announcing import announce
from bot.publishing.audience import Announcement, Needless, News, announcements, needless
from bot.publishing.carrying import Carried, Kept, carried
from bot.publishing.circle import Circle
from bot.publishing.draft import (
    Consent,
    Draft,
    RefusedError,
    checked,
    drafted,
    readable,
    weigh,
)
from bot.state import follows, heard, releases, reports, subscribers
from bot.state.releases import NONE, Release
from bot.state.state import State
from knowledge.changes.kinds import Change
from knowledge.curation.seed_files import Contents
from knowledge.factbase import FactBase

Also = Callable[[AsyncConnection, int], Awaitable[None]]
"""What else belongs to publishing a release (its id), in the same transaction."""


@dataclass(frozen=True)
class Planned:
    """What becomes of one change."""

    change: Change
    announcements: tuple[Announcement, ...]
    needless: Needless

    @property
    def chats(self) -> frozenset[int]:
        """Who hears of it."""
        return frozenset(
            one.chat for announced in self.announcements for one in announced.recipients
        )


class Publisher:
    """Publishes into one state."""

    def __init__(
        self,
        state: State,
        *,
        zone: tzinfo,
        now: Callable[[], int],
        canary: int | None = None,
    ) -> None:
        """`now` gives the seconds since 1970; `zone` is where the readers live, `canary` the
        operators' chat that gets every event."""
        self._state = state
        self._zone = zone
        self._now = now
        self._canary = canary

    async def draft(self, seeds: Contents, consent: Consent | None) -> Draft | None:
        """What publishing these seeds would do, with the articles from the desk that they lack;
        None: the newest release is just that. RefusedError where they have faults, or what differs
        is hardly meant so. Without a `consent` nothing is hardly meant so."""
        parent = await self._state.releases.newest()
        taken = await self._carried(seeds, parent, consent)
        seeds = taken.seeds
        if parent and not seeds.faults and parent.digest == releases.digest_of(seeds.files):
            return None
        try:
            new = await asyncio.to_thread(checked, seeds)
        except RefusedError as error:
            raise RefusedError([*error.lines, *_of_the_desk(taken, error.lines)]) from None
        if parent is None:
            return Draft(seeds, new, None)
        return await self._following(parent, seeds, new, consent)

    async def kept(self, seeds: Contents, consent: Consent) -> tuple[Kept, ...]:
        """The articles from the desk that the newest release has and these seeds lack."""
        parent = await self._state.releases.newest()
        return (await self._carried(seeds, parent, consent)).kept

    async def is_served(self, seeds: Contents, newest: Release) -> bool:
        """Is a release made of just these seeds, and articles from the desk?"""
        taken = await self._carried(seeds, newest, None)
        return releases.digest_of(taken.seeds.files) == newest.digest

    async def _carried(
        self, seeds: Contents, newest: Release | None, consent: Consent | None
    ) -> Carried:
        dropped = consent.dropped if consent else ()
        state = self._state
        return await carried(seeds, newest, state.releases, state.drafts, dropped)

    async def rollback(self, target: int) -> Draft | None:
        """What going back to a release would do; None: the newest one is just that. KeyError where
        there is no such release, RefusedError where this code cannot read it."""
        parent = await self._state.releases.newest()
        if parent is None or not 0 < target <= parent.id:
            raise KeyError(target)
        seeds = await self._seeds_of(target)
        if not seeds.files:
            raise KeyError(target)
        if parent.digest == releases.digest_of(seeds.files):
            return None
        new = await asyncio.to_thread(readable, seeds)
        return await self._following(parent, seeds, new, None, restores=target)

    async def plan(self, draft: Draft) -> list[Planned]:
        """Who would be told what; nothing is written."""
        async with self._state.database.begin() as connection:
            attempt = await connection.begin_nested()
            planned = await self._planned(connection, draft)
            await attempt.rollback()
        return planned

    async def publish(self, draft: Draft, also: Also | None = None) -> tuple[int, list[Planned]]:
        """Make the draft a release: its id, and who is told what. OvertakenError where somebody
        else has published since the draft was made. `also` takes part in the transaction; what it
        raises leaves nothing of it."""
        now = self._now()
        parent = draft.parent.id if draft.parent else NONE
        async with self._state.database.begin() as connection:
            release = await releases.add(
                connection,
                draft.seeds.files,
                parent=parent,
                now=now,
                restores=draft.restores,
            )
            if also is not None:
                await also(connection, release)
            planned = await self._planned(connection, draft)
            await reports.put_right(connection, draft.changed, draft.moved)
            for one in planned:
                await heard.end(connection, one.needless.rows, one.needless.why, now)
                for announced in one.announcements:
                    await announce(connection, self._state.ledger, announced, release, now)
        return release, planned

    async def _following(
        self,
        parent: Release,
        seeds: Contents,
        new: FactBase,
        consent: Consent | None,
        restores: int | None = None,
    ) -> Draft:
        try:
            old = await asyncio.to_thread(readable, await self._seeds_of(parent.id))
        except RefusedError:
            return Draft(seeds, new, parent, restores=restores, blind=True)
        if consent:
            weigh(old, new, consent)
        return await asyncio.to_thread(drafted, seeds, new, parent, old, restores=restores)

    async def _seeds_of(self, release: int) -> Contents:
        return Contents(await self._state.releases.files(release))

    async def _planned(self, connection: AsyncConnection, draft: Draft) -> list[Planned]:
        await heard.move(connection, draft.moved)
        if not draft.changes:
            return []
        circle = Circle(
            await follows.active(connection),
            await subscribers.known(connection),
            self._now(),
            self._zone,
            self._canary,
        )
        withdrawals = draft.withdrawals
        known = {one.key for one in draft.changes} | set(withdrawals.values())
        noted = await heard.noted(connection, known)
        planned = []
        for change in draft.changes:
            withdrawn = withdrawals.get(change.fact, "")
            keys = (change.key, withdrawn)
            facts = {change.fact, *(noted[key] for key in keys if key in noted)}
            news = News(
                change,
                draft.things[change.fact],
                await heard.heard(connection, facts),
                parent=draft.parent.id if draft.parent else NONE,
                noted=change.key in noted,
                withdrawn=withdrawn in noted,
                restoring=draft.restores is not None,
            )
            planned.append(Planned(change, tuple(announcements(news, circle)), needless(news)))
        return planned


def _of_the_desk(taken: Carried, lines: Iterable[str]) -> Iterator[str]:
    """Where faults stand in files that the folder does not have."""
    for one in taken.kept:
        if any(one.file in line for line in lines):
            yield (
                f"{one.file} is no file of the folder: article {one.id!r} was published at the "
                "desk. Write it there (hoidap export --seeds DIR) and mend it, or let it go: "
                f"--drop {one.id}"
            )
