"""`hoidap backup`: all that the state holds, into a file."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from bot.errors import UserFault
from bot.opening import state_of
from bot.settings import Settings, load_settings
from bot.state import place
from bot.state.backup import back_up
from bot.state.database import StateError


def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A file that is not there yet.")],
) -> None:
    """Write all that the state holds into a new file, also while the bot runs."""
    settings = load_settings()
    database = place.file_of(settings.state_url)
    if database and not database.exists():
        raise place.fault(f"there is no {database} yet", "Look where the bot was started.")
    asyncio.run(_back_up(settings, file))
    print(f"{file}: {file.stat().st_size / 1e6:.1f} MB. The key is not in it: keep both apart.")


async def _back_up(settings: Settings, file: Path) -> None:
    state = state_of(settings)
    try:
        async with state.opened():
            await back_up(state, file)
    except StateError as error:
        raise UserFault(f"HOIDAP_STATE_URL: {error}.") from None
