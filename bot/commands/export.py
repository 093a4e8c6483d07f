"""`hoidap export`: the facts as open data, or the newest release as seed files."""

import asyncio
import logging
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from bot import loading, logs
from bot.errors import UserFault
from bot.exporting.edition import Edition
from bot.exporting.export import export as write_data
from bot.exporting.seed_files import write_seeds
from bot.opening import state_of
from bot.publishing import report
from bot.settings import Settings, load_settings
from bot.state import place
from bot.state.database import StateError
from bot.state.releases import Files, Release
from knowledge.curation.seed_files import Contents
from knowledge.errors import SeedError
from knowledge.seeds import load

NO_RELEASE = "there is no release yet. Make one: hoidap publish"


def export(
    folder: Annotated[
        Path | None,
        typer.Argument(metavar="[DIR]", help="A new folder, or one of an earlier export."),
    ] = None,
    seeds: Annotated[
        bool,
        typer.Option("--seeds", help="Write seed files; without DIR into HOIDAP_SEEDS."),
    ] = False,
    from_seeds: Annotated[
        bool, typer.Option("--from-seeds", help="Open data of HOIDAP_SEEDS, not of the release.")
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help="With --seeds: overwrite files that differ.")
    ] = False,
) -> None:
    """Write the newest release as open data: CSV, JSON, SQLite, Atom, calendar."""
    settings = load_settings()
    if seeds and from_seeds:
        raise UserFault("--seeds writes the release, --from-seeds reads the folder. Leave one out.")
    if force and not seeds:
        raise UserFault("--force goes with --seeds only. Leave it out.")
    if seeds:
        _export_seeds(settings, folder or settings.seeds, force=force)
    elif folder is None:
        raise UserFault("DIR is missing. Name a new folder: hoidap export DIR")
    else:
        _export_data(settings, folder, from_seeds=from_seeds)


def _export_data(settings: Settings, folder: Path, *, from_seeds: bool) -> None:
    newest = None if from_seeds else asyncio.run(_newest(settings))
    edition = _of_release(settings, *newest) if newest else _of_folder(settings)
    number = write_data(edition, folder)
    what = f"release {edition.release}" if newest else f"the seeds in {settings.seeds}"
    why = "" if newest or from_seeds else " (there is no release yet)"
    print(f"{folder}: {what}{why}, {report.holdings(edition.facts)}, {number} files.")


def _export_seeds(settings: Settings, folder: Path, *, force: bool) -> None:
    newest = asyncio.run(_newest(settings))
    if newest is None:
        raise UserFault(NO_RELEASE)
    release, files = newest
    done = write_seeds(files, folder, force=force)
    for name in done.new:
        print(f"new: {folder / name}")
    for name in done.changed:
        print(f"overwritten: {folder / name}")
    for name in done.others:
        print(f"not in the release, left alone: {folder / name}")
    print(
        f"Release {release.id}: {len(done.new)} new, {len(done.changed)} overwritten, "
        f"{done.same} the same already."
    )


async def _newest(settings: Settings) -> tuple[Release, Files] | None:
    """The newest release with its files; None where there is none. No state is made by looking."""
    file = place.file_of(settings.state_url)
    if file and not file.exists():
        return None
    logs.configure(level=logging.CRITICAL)  # what fails is told as the command's one line
    state = state_of(settings)
    try:
        async with state.opened():
            release = await state.releases.newest()
            return (release, await state.releases.files(release.id)) if release else None
    except StateError as error:
        raise UserFault(f"HOIDAP_STATE_URL: {error}.") from None


def _of_release(settings: Settings, release: Release, files: Files) -> Edition:
    try:
        facts = load(Contents(files).of_facts)
    except SeedError as error:
        raise UserFault(
            f"release {release.id} cannot be read by this hoidap: {error.faults[0]} "
            "Mend the seeds and publish them, or use --from-seeds."
        ) from None
    published_at = datetime.fromtimestamp(release.published_at, UTC).astimezone(settings.zone)
    return Edition(facts, settings.zone, release.id, published_at)


def _of_folder(settings: Settings) -> Edition:
    return Edition(loading.facts_of(settings.seeds), settings.zone)
