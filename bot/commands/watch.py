"""`hoidap watch`: articles of feeds become drafts on the operators' desk."""

import asyncio
from collections import Counter
from typing import Annotated

import typer

from bot import clock, logs
from bot.errors import SettingFault, UserFault
from bot.loading import seeds_in
from bot.opening import desk_of, state_of
from bot.publishing.draft import RefusedError
from bot.serving import until_told
from bot.settings import Settings, load_settings
from bot.state.database import StateError
from bot.watching.judging import Judges
from bot.watching.newsroom import Newsroom
from bot.watching.telling import telling
from bot.watching.watch import Watch

OTHER_SECONDS = 60.0
"""After which it is looked again whether the process that watches still does."""


def watch(
    once: Annotated[bool, typer.Option("--once", help="Look at each feed once, then end.")] = False,
) -> int:
    """Draft the articles of HOIDAP_FEEDS about known bodies and topics; tell HOIDAP_ADMINS."""
    settings = load_settings()
    if not settings.feeds:
        raise SettingFault(
            "HOIDAP_FEEDS is missing. Name the addresses of RSS or Atom feeds, apart by spaces"
        )
    seeds_in(settings.seeds)  # refuses what is no folder, before anything is asked of anybody
    logs.configure(settings.token.get_secret_value() if settings.token else None)
    found: list[Counter[str] | None] = []
    asyncio.run(until_told(_watch(settings, found, once=once)))
    return _told(found[0], len(settings.feeds)) if found else 0


async def _watch(settings: Settings, found: list[Counter[str] | None], *, once: bool) -> None:
    """Look at the feeds again and again; or `once`, which puts what came of it into `found`."""
    state = state_of(settings)
    async with state.opened(), telling(settings, state.alerts) as teller:
        desk, now = desk_of(settings, state), clock.seconds
        room = Newsroom(state.sightings, desk, settings.admins, settings.zone, now)
        watching = Watch(state, Judges(desk.bases), room, teller, now)
        while True:
            try:
                looked = await watching.look(settings.feeds)
            except StateError as error:
                if once:
                    raise UserFault(f"HOIDAP_STATE_URL: {error}.") from None
                looked = Counter()  # the database has told so itself
            except RefusedError as error:
                raise UserFault(error.lines[0]) from None
            if once:
                found.append(looked)
                return
            pause = OTHER_SECONDS if looked is None else settings.feeds_every * 60.0
            await asyncio.sleep(pause)


def _told(counts: Counter[str] | None, feeds: int) -> int:
    """The exit code: 1 where not one feed could be read."""
    if counts is None:
        print("Another `hoidap watch` is at work: nothing to do.")
        return 0
    print(
        f"{feeds - counts['unread']} of {feeds} feeds read: {counts['new']} new articles, "
        f"{counts['drafted']} drafted, {counts['changed']} changed by the newspaper, "
        f"{counts['known']} known, {counts['passed']} passed over, "
        f"{counts['unread pages']} not read, {counts['ended']} untouched drafts dropped; "
        f"{counts['told']} messages to operators."
    )
    return 1 if counts["unread"] == feeds else 0
