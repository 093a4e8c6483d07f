"""The state as a whole: what the bot knows after a restart."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex
from time import monotonic

from bot import clock
from bot.errors import SettingFault
from bot.state import place
from bot.state.alerts import Alerts
from bot.state.chats import Chats
from bot.state.cipher import Cipher, key_beside
from bot.state.database import Database
from bot.state.drafts import Drafts
from bot.state.follows import Follows
from bot.state.gaps import Gaps
from bot.state.holdings import Holdings
from bot.state.inbox import Inbox
from bot.state.leases import Leases
from bot.state.ledger import Ledger
from bot.state.parts import Parts
from bot.state.releases import Releases
from bot.state.reports import Reports
from bot.state.sendings import Sendings
from bot.state.sightings import Sightings
from bot.state.subscribers import Subscribers
from bot.state.weeklies import Weeklies


@dataclass(frozen=True)
class State:
    """One database and its tables; to be used while `opened` runs."""

    cipher: Cipher
    database: Database
    inbox: Inbox
    chats: Chats
    reports: Reports
    gaps: Gaps
    weeklies: Weeklies
    drafts: Drafts
    sightings: Sightings
    alerts: Alerts
    parts: Parts
    releases: Releases
    follows: Follows
    subscribers: Subscribers
    sendings: Sendings
    leases: Leases
    ledger: Ledger
    holdings: Holdings
    holder: str
    """The name by which this process holds leases."""

    @asynccontextmanager
    async def opened(self, *, alone: bool = False) -> AsyncIterator[None]:
        """Have the database ready for as long as the block runs; SettingFault tells what is in the
        way. `alone`: no other process may have an SQLite file open so; that is for the bot, all
        else can be done beside it."""
        try:
            await self.database.open(self.cipher, alone=alone)
            yield
        finally:
            await self.database.close()


def state_at(url: str, key: str | None = None, ledger: Path | None = None) -> State:
    """The state behind an address. Without a key it is the one in the file beside the database,
    which is made with the folder; SettingFault where that cannot be. Without a `ledger` that lies
    beside the database, too."""
    cipher = Cipher(key or _key_of(url))
    database = Database(url, monotonic)
    kept = Ledger(ledger or place.ledger_of(url), cipher, clock.seconds)
    holder = token_hex(8)
    return State(
        cipher,
        database,
        Inbox(database, cipher, clock.seconds, monotonic, holder),
        Chats(database, clock.seconds),
        Reports(database, cipher, kept, clock.seconds),
        Gaps(database, cipher),
        Weeklies(database, kept, clock.seconds),
        Drafts(database, cipher, clock.seconds),
        Sightings(database, clock.seconds),
        Alerts(database, kept, clock.seconds),
        Parts(database, cipher, clock.seconds),
        Releases(database),
        Follows(database, clock.seconds),
        Subscribers(database, kept, clock.seconds),
        Sendings(database, clock.seconds),
        Leases(database, clock.seconds),
        kept,
        Holdings(database, cipher, kept),
        holder,
    )


def _key_of(url: str) -> str:
    file = place.file_of(url)
    if file is None:
        raise SettingFault(
            "HOIDAP_STATE_KEY is missing: this state has no file to keep a key beside. "
            "Make one: openssl rand -base64 32"
        )
    place.make_folder(file)
    return key_beside(file)
