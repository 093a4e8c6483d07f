"""Articles that were published at the operators' desk live in releases only: a folder of seeds that
lacks them is published with them, until it has them itself or somebody lets them go."""

import tomllib
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from bot.state.drafts import Drafts
from bot.state.releases import Files, Release, Releases
from knowledge.curation.seed_files import FOLDER_OF_ARTICLES, Contents, free_name


@dataclass(frozen=True)
class Kept:
    """An article that the folder lacks."""

    id: str
    title: str
    file: str
    """The name of its file, in the release that is to be."""


@dataclass(frozen=True)
class Carried:
    """Seeds with the articles that they lack."""

    seeds: Contents
    kept: tuple[Kept, ...] = ()


@dataclass(frozen=True)
class _Article:
    file: str
    id: str
    sha256: str
    title: str


async def carried(
    seeds: Contents,
    newest: Release | None,
    releases: Releases,
    drafts: Drafts,
    dropped: Collection[str] = (),
) -> Carried:
    """The seeds with what the newest release has from the desk; without the `dropped` articles."""
    texts = await drafts.published_texts() if newest else frozenset()
    if newest is None or not texts:
        return Carried(seeds)
    return carry(seeds, await releases.files(newest.id), texts, dropped)


def carry(
    seeds: Contents, newest: Files, texts: Collection[str], dropped: Collection[str] = ()
) -> Carried:
    """The same of the files of a release; `texts`: the sha256 of the desk's articles. Pure."""
    there = list(_articles(seeds.files))
    ids, known = {one.id for one in there}, {one.sha256 for one in there}
    files, kept = dict(seeds.files), []
    for one in _articles(newest):
        if one.sha256 not in texts or one.sha256 in known or one.id in ids or one.id in dropped:
            continue
        name = free_name(one.file.removesuffix(".toml"), files)
        files[name] = newest[one.file]
        kept.append(Kept(one.id, one.title, name))
    return Carried(replace(seeds, files=files), tuple(kept))


def _articles(files: Files) -> Iterator[_Article]:
    """The articles of files that can be read; all others are told by the checks."""
    for name in sorted(files):
        if not name.startswith(FOLDER_OF_ARTICLES):
            continue
        try:
            head = tomllib.loads(files[name].decode()).get("article")
        except ValueError:
            continue
        if isinstance(head, dict):
            told = (str(head.get(key)) for key in ("id", "sha256", "title"))
            yield _Article(name, *told)
