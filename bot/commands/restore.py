"""`hoidap restore`: a backup in the place of all that the state holds."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from bot.errors import SettingFault, UserFault
from bot.opening import state_of
from bot.settings import Settings, load_settings
from bot.state import place
from bot.state import restore as restoring
from bot.state.cipher import key_file
from bot.state.database import StateError


def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What `hoidap backup` wrote.")],
) -> None:
    """Put a backup in the place of all that the state holds; the bot has to be stopped."""
    settings = load_settings()
    _need_key(settings)
    try:
        done = asyncio.run(restoring.restore(state_of(settings), file))
    except StateError as error:
        raise UserFault(f"HOIDAP_STATE_URL: {error}. Nothing was changed.") from None
    made = datetime.fromtimestamp(done.made_at, UTC).astimezone(settings.zone)
    print(f"The state is that of {made:%Y-%m-%d %H:%M}.")
    print(f"Messages sent since then, which will not be sent again: {done.sent}")
    print(f"Chats erased since then, and erased again: {done.erased}")


def _need_key(settings: Settings) -> None:
    """A key that is made now would be the wrong one."""
    database = place.file_of(settings.state_url)
    if settings.state_key is None and database and not key_file(database).exists():
        raise SettingFault(
            f"{key_file(database)} is missing. Put back the key that the backup was made with, "
            "or set HOIDAP_STATE_KEY."
        )
