"""How much seed files hold, without checking them."""

import tomllib
from collections.abc import Mapping
from functools import lru_cache

from knowledge.model import Fact
from knowledge.seeds import TABLES

KEPT = 100_000
"""Counts of contents; most files are the same from release to release."""


def tally(files: Mapping[str, bytes]) -> tuple[int, int]:
    """How many articles and how many facts there are in files that could be loaded once."""
    counts = [_counted(content) for content in files.values()]
    return sum(articles for articles, _ in counts), sum(facts for _, facts in counts)


@lru_cache(KEPT)
def _counted(content: bytes) -> tuple[int, int]:
    data = tomllib.loads(content.decode())
    kinds = (name for name, model in TABLES.items() if issubclass(model, Fact))
    return int("article" in data), sum(len(data.get(kind, ())) for kind in kinds)
