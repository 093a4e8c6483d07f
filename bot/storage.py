"""The folder of the state: there and writable before anything starts, or one line that says why
not."""

import tempfile
from pathlib import Path

from sqlalchemy.engine import make_url

from bot.errors import SettingFault


def prepare(state_url: str) -> None:
    """Make the folder of an SQLite state file; SettingFault when it cannot be written to."""
    url = make_url(state_url)
    if url.get_backend_name() != "sqlite" or not url.database or url.database == ":memory:":
        return
    folder = Path(url.database).parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except (OSError, ValueError) as error:  # ValueError: no file is called that
        raise SettingFault(
            f"HOIDAP_STATE_URL: cannot write to {folder} ({getattr(error, 'strerror', error)}). "
            "Choose a folder that this user may write to."
        ) from None
