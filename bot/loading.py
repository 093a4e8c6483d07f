"""From a folder of seeds to something that answers."""

from datetime import date
from pathlib import Path

from bot import clock
from bot.answering import Answering
from bot.errors import SettingFault, UserFault
from bot.settings import Settings
from knowledge.engine import Engine
from knowledge.errors import SeedError
from knowledge.factbase import FactBase
from knowledge.seeds import load


def facts_of(folder: Path) -> FactBase:
    """The fact base in `folder`; UserFault when it cannot be used."""
    if not folder.is_dir():
        raise SettingFault(f"HOIDAP_SEEDS: {folder} is not a folder. Name the folder of the seeds.")
    try:
        return load(folder)
    except SeedError as error:
        more = f" (and {len(error.faults) - 1} more)" if len(error.faults) > 1 else ""
        raise UserFault(f"{error.faults[0]}{more} `hoidap check` lists all.") from error


def answering(settings: Settings, day: date | None = None) -> Answering:
    """Build the engine once. `day` stands in for today's date."""
    where = settings.zone
    return Answering(
        Engine(facts_of(settings.seeds)),
        (lambda: day) if day else (lambda: clock.today(where)),
    )
