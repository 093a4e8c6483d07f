"""A backup every day, made by the bot itself while it goes on; the last few are kept."""

import asyncio
from collections.abc import Callable
from datetime import date
from pathlib import Path

import structlog

from bot.errors import UserFault
from bot.state.backup import back_up
from bot.state.database import StateError
from bot.state.state import State

EVERY_SECONDS = 60.0
"""How often it is looked whether today's is there."""
KEPT = 7
NAME = "hoidap-{}.backup"
LEASE = "backup"
LEASE_SECONDS = 600
"""Of several processes with one folder, one makes it."""

_log = structlog.get_logger(__name__)


class DailyBackup:
    """The work of making backups in a folder."""

    def __init__(self, state: State, folder: Path, today: Callable[[], date]) -> None:
        self._state = state
        self._folder = folder
        self._today = today

    async def run(self) -> None:
        """Make backups until cancelled; what fails is tried again."""
        while True:
            await asyncio.sleep(EVERY_SECONDS)
            try:
                await self.make()
            except (StateError, UserFault, OSError) as error:
                _log.error("backup_failed", folder=str(self._folder), reason=str(error))

    async def make(self) -> None:
        """Make today's backup, unless it is there, and delete what is too old; StateError,
        UserFault or OSError where that cannot be."""
        leases, holder = self._state.leases, self._state.holder
        file = self._folder / NAME.format(self._today().isoformat())
        if file.exists() or not await leases.take(LEASE, holder, LEASE_SECONDS):
            return
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            await back_up(self._state, file)
            await asyncio.to_thread(self._state.ledger.trim)
            for old in sorted(self._folder.glob(NAME.format("????-??-??")))[:-KEPT]:
                old.unlink()
            _log.info("backup_made", file=str(file))
        finally:
            await leases.release(LEASE, holder)
