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
    words: bytes | None
    """The words of drafting that go with this code (`drafting.toml`)."""

    @property
    def number(self) -> int:
        """Of the release; NONE where there is none."""
        return self.release.id if self.release else NONE

    @cached_property
    def faults(self) -> frozenset[Fault]:
        """What `hoidap check` finds in it already: that is no fault of what is added."""
        return frozenset(lint(*load_with_places(self.seeds.of_facts)))

    @cached_property
    def to_draft_with(self) -> FactBase:
        """The facts with the words of drafting; RefusedError where these are missing or cannot be
        read by this code."""
        try:
            facts = (
                self.facts if self.words is None else with_drafting_words(self.facts, self.words)
            )
            _ = facts.language.drafting
        except SeedError as error:
            raise RefusedError([str(fault) for fault in error.faults]) from None
        return facts


class Bases:
    """Reads the newest base, and keeps it until there is a newer one."""

    def __init__(self, releases: Releases, folder: Callable[[], Contents]) -> None:
        self._releases = releases
        self._folder = folder
        self._kept: tuple[str, Base] | None = None

    async def newest(self) -> Base:
        """The base as it is now. StateError; RefusedError where this code cannot read it."""
        release = await self._releases.newest()
        folder = await asyncio.to_thread(self._folder)
        words = folder.files.get(WORDS_OF_DRAFTS)
        digest = release.digest if release else digest_of(folder.files)
        key = f"{release and release.id} {digest} {words and hash(words)}"
        if self._kept is None or self._kept[0] != key:
            seeds = Contents(await self._releases.files(release.id)) if release else folder
            facts = await asyncio.to_thread(readable, seeds)
            words = words or seeds.files.get(WORDS_OF_DRAFTS)
            self._kept = key, Base(release, seeds, facts, words)
        return self._kept[1]
