"""Shared fixtures: the seeds of an invented province, assembled as a folder of their own."""

import shutil
from pathlib import Path

import pytest

from knowledge.engine import Engine
from knowledge.seeds import load

ROOT = Path(__file__).parents[1]
INVENTED = ROOT / "tests" / "invented"
LANGUAGE = ("government", "lexicon", "spelling", "contrasts", "intents")
"""The language files name no province, so the invented one speaks with the real ones."""


def assemble(folder: Path) -> Path:
    """Make `folder` the seeds of the invented province."""
    shutil.copytree(INVENTED, folder, ignore=shutil.ignore_patterns("articles-text"))
    for name in LANGUAGE:
        shutil.copy(ROOT / "seeds" / f"{name}.toml", folder)
    return folder


@pytest.fixture
def invented_seeds(tmp_path: Path) -> Path:
    """A folder of complete seeds, to be changed at will."""
    return assemble(tmp_path / "seeds")


@pytest.fixture
def invented_articles(tmp_path: Path) -> Path:
    """The texts of the invented province's articles, to be changed at will."""
    return Path(shutil.copytree(INVENTED / "articles-text", tmp_path / "articles-text"))


@pytest.fixture(scope="session")
def shared_seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Complete seeds for those who change nothing in them."""
    return assemble(tmp_path_factory.mktemp("invented") / "seeds")


@pytest.fixture(scope="session")
def shared_cache(shared_seeds: Path) -> Path:
    """Where whoever uses the shared seeds keeps what is compiled of them."""
    return shared_seeds.parent / "cache"


@pytest.fixture(scope="session")
def engine(shared_seeds: Path) -> Engine:
    """The engine of the invented province; nothing changes it, so it is built once."""
    return Engine(load(shared_seeds))
