"""From a folder of seeds to something that answers."""

import gc
from datetime import date
from pathlib import Path

from bot import clock
from bot.answering import Answering
from bot.cache import cached_engine
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
    """Build the engine once, or take it as it was built before. `day` stands in for today's
    date."""
    where = settings.zone
    seeds = settings.seeds
    engine = settle(cached_engine(seeds, settings.cache, lambda: Engine(facts_of(seeds))))
    return Answering(engine, (lambda: day) if day else (lambda: clock.today(where)))


def settle(engine: Engine) -> Engine:
    """The engine, of which it is known that it stays until the end of the process: looking for
    garbage need not look through it every time."""
    gc.collect()
    gc.freeze()
    return engine
