"""`hoidap releases`: what was published, the newest first."""

import asyncio
import logging

from bot import logs
from bot.errors import UserFault
from bot.opening import state_of
from bot.publishing import report
from bot.settings import Settings, load_settings
from bot.state.database import StateError
from bot.state.releases import Files, Tally
from knowledge.curation.tally import tally


def releases() -> None:
    """List the releases: when, how much they hold, what of their events was told."""
    asyncio.run(_releases(load_settings()))


async def _releases(settings: Settings) -> None:
    logs.configure(level=logging.CRITICAL)  # what fails is told as the command's one line
    state = state_of(settings)
    try:
        async with state.opened():
            found = await state.releases.all()
            tallies = await state.releases.tallies()
            held = {one.id: _held(await state.releases.files(one.id)) for one in found}
    except StateError as error:
        raise UserFault(f"HOIDAP_STATE_URL: {error}.") from None
    if not found:
        print("There is no release yet. Make one: hoidap publish")
    for release in found:
        events = tallies.get(release.id, Tally())
        restores = "" if release.restores is None else f", restores {release.restores}"
        print(
            f"{release.id}  {report.when(release.published_at, settings.zone)}  "
            f"{held[release.id]}, {report.counted(events.events, 'event')} "
            f"({events.told} told, {events.pending} pending){restores}"
        )


def _held(files: Files) -> str:
    """What a release holds, in words."""
    if not files:
        return "its files are kept no more"
    articles, facts = tally(files)
    return f"{report.counted(articles, 'article')}, {report.counted(facts, 'fact')}"
