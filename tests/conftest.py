"""Shared fixtures: the seeds of an invented province, assembled as a folder of their own; addresses
of states on both databases."""

import asyncio
import os
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from sqlalchemy.engine import URL
from xdist.remote import Producer
from xdist.scheduler import LoadFileScheduling

from bot.state import database, feed_tables
from knowledge.engine import Engine
from knowledge.seeds import load
from tests import migrated, postgres

ROOT = Path(__file__).parents[1]
INVENTED = ROOT / "tests" / "invented"
LANGUAGE = ("government", "lexicon", "spelling", "contrasts", "intents", "drafting")
"""The language files name no province, so the invented one speaks with the real ones."""

TABLES = ", ".join(feed_tables.metadata.tables)
EMPTY = f"""
DO $$ BEGIN
  IF to_regclass('seal') IS NOT NULL THEN TRUNCATE {TABLES} RESTART IDENTITY; END IF;
END $$
"""


settings.register_profile("patient", deadline=None)
settings.load_profile("patient")
"""How long an example takes is the machine's affair."""

QUESTIONS = "tests/questions/"
WHOLE_BOTS = "tests/e2e/test_"


class Together(LoadFileScheduling):
    """The tests of a file share a process, and so do all those that ask thousands of questions:
    each is asked once. Those that start bots of their own share nothing and wait much: they come
    last, one by one, so that no process is left with a file of them while the others are idle."""

    def _split_scope(self, nodeid: str) -> str:
        if nodeid.startswith(QUESTIONS):
            return QUESTIONS
        return nodeid if nodeid.startswith(WHOLE_BOTS) else super()._split_scope(nodeid)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Together:
    return Together(config, log)


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


@pytest.fixture(scope="session")
def real() -> Engine:
    """The engine of the real facts."""
    return Engine(load(ROOT / "seeds"))


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[URL]:
    """A PostgreSQL server of the tests' own."""
    with postgres.server() as address:
        yield address


@pytest.fixture(scope="session", autouse=True)
def migrations_kept() -> Iterator[None]:
    """New SQLite databases are what the migrations left behind once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(database, "upgrade", migrated.upgrade)
        yield


@pytest.fixture
def file_url(tmp_path: Path) -> str:
    """For what is about files: an SQLite state."""
    return f"sqlite+aiosqlite:///{tmp_path}/var/state.db"


@pytest.fixture
async def empty_postgres_url(postgres_server: URL) -> AsyncIterator[str]:
    """A PostgreSQL database without any table."""
    async with postgres.database(postgres_server) as url:
        yield url


@pytest.fixture(scope="session")
def kept_database(postgres_server: URL) -> Iterator[URL]:
    """One database for many tests: to make one takes longer than most of them."""
    name = f"hoidap_kept_{os.getpid()}"
    asyncio.run(postgres.execute(postgres_server, f"CREATE DATABASE {name}"))
    yield postgres_server.set(database=name)
    asyncio.run(postgres.execute(postgres_server, f"DROP DATABASE {name} WITH (FORCE)"))


@pytest.fixture
async def postgres_url(kept_database: URL) -> AsyncIterator[str]:
    """For what is about servers: a PostgreSQL state."""
    yield kept_database.render_as_string(hide_password=False)
    await postgres.execute(kept_database, EMPTY)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest) -> str:
    return request.getfixturevalue(
        {"sqlite": "file_url", "postgresql": "postgres_url"}[request.param]
    )
