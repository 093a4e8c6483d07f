"""`hoidap publish`, `hoidap rollback`: making a release of the seeds, or of an earlier release."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from typing import Annotated

import typer

from bot import clock, loading, logs
from bot.cache import cached_engine
from bot.errors import UserFault
from bot.opening import publisher_of, state_of
from bot.publishing import report
from bot.publishing.draft import Consent, Draft, RefusedError
from bot.publishing.publisher import Publisher
from bot.settings import Settings, load_settings
from bot.state import place
from bot.state.cipher import new_key
from bot.state.database import StateError
from bot.state.releases import OvertakenError
from bot.state.state import state_at
from knowledge.curation.seed_files import Contents
from knowledge.engine import Engine


def publish(
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only tell what would be told to whom.")
    ] = False,
    accept: Annotated[
        list[str] | None, typer.Option(help="A figure that jumps and is right all the same.")
    ] = None,
    drop: Annotated[
        list[str] | None, typer.Option(help="An article that goes from the fact base.")
    ] = None,
) -> int:
    """Make the seeds a release: a running bot serves it at once and tells who follows."""
    settings = load_settings()
    seeds = loading.seeds_in(settings.seeds)
    consent = Consent(frozenset(accept or ()), frozenset(drop or ()))
    return asyncio.run(_told(_publish(settings, seeds, consent, dry_run=dry_run)))


def rollback(
    release: Annotated[int, typer.Argument(help="Its number: hoidap releases lists them.")],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only tell what would be told to whom.")
    ] = False,
) -> int:
    """Serve an earlier release again: a new one is made of its files."""
    return asyncio.run(_told(_rollback(load_settings(), release, dry_run=dry_run)))


async def _publish(settings: Settings, seeds: Contents, consent: Consent, *, dry_run: bool) -> int:
    async with _opened(settings, dry_run=dry_run) as publisher:
        for one in await publisher.kept(seeds, consent):
            print(
                f"kept: {one.file}, published at the desk ({one.title}). To have it in the folder: "
                f"hoidap export --seeds; to let it go: --drop {one.id}"
            )
        draft = await publisher.draft(seeds, consent)
        if draft is None:
            print("Nothing to publish: the newest release holds just these seeds.")
            return 0
        return await _finish(settings, publisher, draft, dry_run=dry_run)


async def _rollback(settings: Settings, release: int, *, dry_run: bool) -> int:
    async with _opened(settings, dry_run=dry_run) as publisher:
        try:
            draft = await publisher.rollback(release)
        except KeyError:
            raise UserFault(
                f"there is no release {release}, or its files are kept no more. "
                "`hoidap releases` lists all."
            ) from None
        if draft is None:
            print(f"Nothing to do: the newest release holds just what release {release} holds.")
            return 0
        return await _finish(settings, publisher, draft, dry_run=dry_run)


@asynccontextmanager
async def _opened(settings: Settings, *, dry_run: bool) -> AsyncIterator[Publisher]:
    """What publishes into the state. Where there is no state yet, a dry run makes none."""
    file = place.file_of(settings.state_url)
    absent = dry_run and file is not None and not file.exists()
    state = state_at("sqlite+aiosqlite://", new_key()) if absent else state_of(settings)
    logs.configure(level=logging.CRITICAL)  # what fails is told as the command's one line
    async with state.opened():
        yield publisher_of(settings, state)


async def _finish(settings: Settings, publisher: Publisher, draft: Draft, *, dry_run: bool) -> int:
    zone, held = settings.zone, report.holdings(draft.facts)
    # A bot on this machine finds the engine made when it looks for the release.
    seeds = draft.seeds.of_facts
    engine = cached_engine(seeds, settings.cache, lambda: Engine(draft.facts))
    today = clock.today(zone)
    if dry_run:
        planned = await publisher.plan(draft)
        for line in report.differences(draft, planned, engine, today):
            print(line)
        for line in report.hearers(planned, zone):
            print(line)
        print(f"Would publish {held}: {report.summary(draft, planned)}. Nothing is written.")
        return 0
    try:
        release, planned = await publisher.publish(draft)
    except OvertakenError:
        raise UserFault(
            "somebody else has published meanwhile. Look what differs now: hoidap publish --dry-run"
        ) from None
    for line in report.differences(draft, planned, engine, today):
        print(line)
    print(f"Release {release}, {held}: {report.summary(draft, planned)}.")
    return 0


async def _told(work: Awaitable[int]) -> int:
    """The exit code of a work; 1, and every reason on stdout, where it is refused."""
    try:
        return await work
    except RefusedError as error:
        for line in error.lines:
            print(line)
        return 1
    except StateError as error:
        raise UserFault(f"HOIDAP_STATE_URL: {error}. Nothing was changed.") from None
