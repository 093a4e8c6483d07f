"""From seeds to something that answers."""

import gc
from datetime import date
from pathlib import Path

from bot import clock
from bot.answering import Answering
from bot.cache import cached_engine
from bot.errors import SettingFault, UserFault
from bot.settings import Settings
from knowledge.curation.seed_files import Contents, contents_of
from knowledge.engine import Engine
from knowledge.errors import SeedError
from knowledge.factbase import FactBase
from knowledge.seeds import load

SELDOM = 20_000
"""So many new objects that may hold others are worth a look for garbage; Python's 700 are a few
questions."""


def seeds_in(folder: Path) -> Contents:
    """What the files of HOIDAP_SEEDS hold now; SettingFault when it is no folder."""
    if not folder.is_dir():
        raise SettingFault(f"HOIDAP_SEEDS: {folder} is not a folder. Name the folder of the seeds.")
    return contents_of(folder)


def facts_of(folder: Path) -> FactBase:
    """The fact base in `folder`; UserFault when it cannot be used."""
    return _usable(seeds_in(folder))


def drafting_facts_of(folder: Path) -> FactBase:
    """The fact base in `folder`, to draft articles with; UserFault where it has no words for
    that."""
    facts = facts_of(folder)
    if facts.language.drafting_words is None:
        raise UserFault(
            f"{folder / 'drafting.toml'} is missing: drafts are made with its words. Put it back."
        )
    return facts


def answering(settings: Settings, day: date | None = None) -> Answering:
    """What answers from HOIDAP_SEEDS. `day` stands in for today's date."""
    where, seeds = settings.zone, seeds_in(settings.seeds)
    engine = cached_engine(seeds, settings.cache, lambda: Engine(_usable(seeds)))
    settle()
    return Answering(engine, (lambda: day) if day else (lambda: clock.today(where)))


def engine_of(seeds: Contents, cache: Path) -> Engine:
    """The engine, made or taken as it was made before; SeedError when the seeds cannot be used."""
    return cached_engine(seeds, cache, lambda: Engine(load(seeds)))


def settle() -> None:
    """Say that what is there now stays, an engine above all: looking for garbage need not look
    through it every time, nor after every few questions. What stayed until now and is no longer
    used goes."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
    gc.set_threshold(SELDOM)


def _usable(seeds: Contents) -> FactBase:
    try:
        return load(seeds)
    except SeedError as error:
        more = f" (and {len(error.faults) - 1} more)" if len(error.faults) > 1 else ""
        raise UserFault(f"{error.faults[0]}{more} `hoidap check` lists all.") from error
