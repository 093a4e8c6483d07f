"""Which seeds a bot serves when it starts: the newest release, which HOIDAP_SEEDS become where
there is none yet."""

from pathlib import Path

import structlog

from bot import clock, loading
from bot.answering import Answering
from bot.errors import SettingFault, UserFault
from bot.opening import publisher_of
from bot.publishing.draft import Consent, RefusedError
from bot.release_watch import MakeEngine, newest_usable
from bot.settings import Settings
from bot.state.database import StateError
from bot.state.releases import Files, OvertakenError, Release
from bot.state.state import State
from knowledge.curation.seed_files import Contents, contents_of
from knowledge.engine import Engine

_log = structlog.get_logger(__name__)


def engines(cache: Path) -> MakeEngine:
    """Makes the engine of a release's files, or takes it from the folder `cache`."""

    def make(files: Files) -> Engine:
        return loading.engine_of(Contents(files).of_facts, cache)

    return make


async def answering(settings: Settings, state: State) -> Answering:
    """What answers from the newest release; UserFault where there is none to answer from."""
    try:
        if await state.releases.newest() is None:
            await _publish_first(settings, state)
        found = await newest_usable(state.releases, engines(settings.cache))
    except StateError as error:
        raise SettingFault(f"HOIDAP_STATE_URL: {error}.") from None
    if found is None:
        raise UserFault(
            "no release can be read by this hoidap. Update it, or publish seeds that it can read: "
            "hoidap publish"
        )
    engine, release = found
    loading.settle()
    await _compare(settings, state, release)
    return Answering(engine, lambda: clock.today(settings.zone), release.id)


async def _publish_first(settings: Settings, state: State) -> None:
    publisher = publisher_of(settings, state)
    try:
        draft = await publisher.draft(loading.seeds_in(settings.seeds), Consent())
        if draft is not None:
            await publisher.publish(draft)
    except RefusedError as error:
        more = f" (and {len(error.lines) - 1} more)" if len(error.lines) > 1 else ""
        raise UserFault(f"{error.lines[0]}{more} `hoidap check` lists all.") from None
    except OvertakenError:
        return  # another bot that starts at the same time has done it


async def _compare(settings: Settings, state: State, release: Release) -> None:
    """A curator who changed a file and wonders why nothing happens finds the reason in the log."""
    seeds = settings.seeds
    if not seeds.is_dir():
        return
    if not await publisher_of(settings, state).is_served(contents_of(seeds), release):
        _log.warning(
            "seeds_differ", seeds=str(seeds), served=release.id, to_serve_them="hoidap publish"
        )
