"""The facts that a draft is held against: those of the newest release, or of the folder where
nothing was published yet."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from bot.publishing.draft import RefusedError, readable
from bot.state.releases import NONE, Release, Releases, digest_of
from knowledge.curation.lint import lint
from knowledge.curation.seed_files import WORDS_OF_DRAFTS, Contents
from knowledge.errors import Fault, SeedError
from knowledge.factbase import FactBase
from knowledge.seeds import load_with_places, with_drafting_words


@dataclass(frozen=True)
class Base:
    """The known facts at one moment."""

    release: Release | None
    """None: nothing was published; these are the folder's."""
    seeds: Contents
    facts: FactBase

    @property
    def number(self) -> int:
        """Of the release; NONE where there is none."""
        return self.release.id if self.release else NONE

    @cached_property
    def faults(self) -> frozenset[Fault]:
        """What `hoidap check` finds in it already: that is no fault of what is added."""
        return frozenset(lint(*load_with_places(self.seeds.of_facts)))


class Bases:
    """Reads the newest base, and keeps it until there is a newer one."""

    def __init__(self, releases: Releases, folder: Callable[[], Contents]) -> None:
        """`folder` gives the folder of the seeds as it is."""
        self._releases = releases
        self._folder = folder
        self._kept: tuple[str, Base] | None = None

    async def newest(self) -> Base:
        """The base as it is now. StateError; RefusedError where this code cannot read it."""
        release = await self._releases.newest()
        seeds = Contents({}) if release else await asyncio.to_thread(self._folder)
        key = f"{release.id} {release.digest}" if release else digest_of(seeds.files)
        if self._kept is None or self._kept[0] != key:
            if release:
                seeds = Contents(await self._releases.files(release.id))
            self._kept = key, Base(release, seeds, await asyncio.to_thread(readable, seeds))
        return self._kept[1]

    async def to_draft_with(self, base: Base) -> FactBase:
        """The facts of a base with the words of drafting: those of the folder, which go with this
        code, else the base's own. RefusedError where there are none that this code can read."""
        folder = await asyncio.to_thread(self._folder)
        words = folder.files.get(WORDS_OF_DRAFTS) or base.seeds.files.get(WORDS_OF_DRAFTS)
        if words is None:
            raise RefusedError([f"{WORDS_OF_DRAFTS} is missing: drafts are made with its words."])
        try:
            return with_drafting_words(base.facts, words)
        except SeedError as error:
            raise RefusedError([str(error.faults[0])]) from None
