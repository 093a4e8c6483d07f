"""`hoidap gaps`: what people ask and the facts lack."""

import asyncio
import json
import logging
from collections.abc import Sequence
from datetime import timedelta
from typing import Annotated

import typer

from bot import clock, logs, served
from bot.errors import UserFault
from bot.gap_lines import listed
from bot.opening import state_of
from bot.release_watch import newest_usable
from bot.settings import Settings, load_settings
from bot.state.database import StateError
from bot.state.gaps import Counted, total, week_of
from knowledge.gap_words import told, words
from knowledge.library import Library
from knowledge.outcome import plain


def gaps(
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON array.")] = False,
    weeks: Annotated[
        int, typer.Option(min=1, max=53, help="How many weeks back, this one counted.")
    ] = 4,
) -> None:
    """List what people asked that the facts lack, most asked first, with the nearest fact."""
    asyncio.run(_gaps(load_settings(), as_json=as_json, weeks=weeks))


async def _gaps(settings: Settings, *, as_json: bool, weeks: int) -> None:
    logs.configure(level=logging.CRITICAL)  # what fails is told as the command's one line
    state = state_of(settings)
    since = week_of(clock.today(settings.zone)) - timedelta(weeks=weeks - 1)
    try:
        async with state.opened():
            counted = await state.gaps.most_asked(since)
            found = await newest_usable(state.releases, served.engines(settings.cache))
    except StateError as error:
        raise UserFault(f"HOIDAP_STATE_URL: {error}.") from None
    if found is None:
        raise UserFault("there is no release to compare with yet. Make one: hoidap publish")
    library = found[0].library
    if as_json:
        print(json.dumps(_rows(counted, library), ensure_ascii=False, indent=2))
    elif not counted:
        print(f"Nothing was asked since {since} that the facts lack.")
    else:
        print(f"{total(counted)} questions since {since} had no answer.\n")
        print(plain(tuple(listed(counted, library))))


def _rows(counted: Sequence[Counted], library: Library) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = []
    for one in counted:
        nearest = told(one.near, library) if one.near else None
        near = {"fact": one.near, "says": plain((nearest,))} if nearest else None
        rows.append(
            {
                "key": one.key,
                "asked": words(one.key, library),
                "count": one.count,
                "last_week": one.last_week.isoformat(),
                "nearest": near,
                "questions": list(one.questions),
            }
        )
    return rows
