"""Opening the state: whatever is in the way is one line that names it and the mend."""

import asyncio
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import AsyncExitStack, closing, contextmanager
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from keeping import KEY, Calendar
from sqlalchemy import create_engine

from bot.errors import SettingFault
from bot.state import place
from bot.state.cipher import Cipher, is_key, key_beside, new_key
from bot.state.database import StateError
from bot.state.migrations.upgrade import upgrade
from bot.state.reports import Report
from bot.state.state import state_at
from bot.state.tables import metadata

ROOT = Path(__file__).parents[3]


def file_of(url: str) -> Path:
    return place.file_of(url)


async def refusal(url: str, key: str | None = KEY) -> str:
    with pytest.raises(SettingFault) as caught:
        async with state_at(url, key).opened(alone=True):
            pass
    told = str(caught.value)
    assert "\n" not in told
    assert caught.value.exit_code == 2
    return told


async def opened_once(url: str, key: str | None = KEY) -> Path:
    async with state_at(url, key).opened():
        return file_of(url)


@contextmanager
def held_by_another(file: Path) -> Iterator[None]:
    """Another process has the file as a bot has it; it is killed in the end."""
    holding = (
        "import sys; from pathlib import Path; from bot.state import place\n"
        "lock = place.lock(Path(sys.argv[1])); print('held', flush=True); sys.stdin.read()"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", holding, str(file)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    with other:
        assert other.stdout.readline() == b"held\n"
        yield
        other.kill()


async def test_what_the_migrations_make_is_what_the_tables_say(file_url):
    file = await opened_once(file_url)

    def shape(path: Path) -> set[tuple[str, str]]:
        made = "SELECT name, sql FROM sqlite_master WHERE sql > '' AND name != 'alembic_version'"
        with closing(sqlite3.connect(path)) as connection:
            return {(name, " ".join(sql.split())) for name, sql in connection.execute(made)}

    other = file.with_name("other.db")
    engine = create_engine(f"sqlite:///{other}")
    metadata.create_all(engine)
    engine.dispose()
    assert shape(file) == shape(other)


async def test_the_migrations_make_the_same_on_a_server(empty_postgres_url):
    state = state_at(empty_postgres_url, KEY)
    async with state.opened(), state.database.begin() as connection:
        different = await connection.run_sync(
            lambda one: compare_metadata(MigrationContext.configure(one), metadata)
        )
    assert different == []


async def test_processes_that_start_together_make_the_tables_once(empty_postgres_url):
    states = [state_at(empty_postgres_url, KEY) for _ in range(4)]
    async with AsyncExitStack() as stack:
        await asyncio.gather(*(stack.enter_async_context(one.opened()) for one in states))
        assert [await one.reports.oldest(1) for one in states] == [[]] * 4


async def test_the_tables_of_an_older_hoidap_are_not_changed_under_a_running_bot(
    file_url, monkeypatch
):
    monkeypatch.setattr(place, "LOCK_SECONDS", 0.0)
    file = await opened_once(file_url)
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("DROP TABLE told")
        connection.execute("UPDATE alembic_version SET version_num = '0002'")
        connection.commit()
    with held_by_another(file), pytest.raises(SettingFault, match="another hoidap"):
        await opened_once(file_url)
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == ("0002",)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"database": "nowhere"}, "does not exist"),
        ({"username": "nobody"}, "does not let this user in"),
        ({"host": "127.0.0.1", "port": 1, "query": {}}, "cannot be reached"),
        ({"query": {"host": "/", "sslmode": "x"}}, "cannot be used"),
        ({"query": {"host": "/", "what": "x"}}, "cannot be used"),
    ],
)
async def test_a_server_that_cannot_be_used_is_named(postgres_server, change, told):
    url = postgres_server.set(password="s3cret").set(**change)  # noqa: S106
    said = await refusal(url.render_as_string(hide_password=False))
    assert said.startswith("HOIDAP_STATE_URL: postgresql+asyncpg://")
    assert told in said
    assert "s3cret" not in said


async def test_a_server_that_cuts_connections_is_used_again(postgres_url):
    state = state_at(postgres_url, KEY)
    cut = "SELECT pg_terminate_backend(pg_backend_pid())"
    async with state.opened():
        with pytest.raises(StateError):
            async with state.database.begin() as connection:
                await connection.exec_driver_sql(cut)
        assert await state.reports.oldest(1) == []


async def test_the_state_is_made_with_its_folder_and_its_key(file_url):
    file = await opened_once(file_url, None)
    key = file.with_suffix(".key")
    assert key.stat().st_mode & 0o777 == 0o600
    before = key.read_text()
    await opened_once(file_url, None)
    assert key.read_text() == before


async def test_what_people_wrote_is_nowhere_in_the_files(file_url):
    state = state_at(file_url, KEY)
    async with state.opened():
        await state.reports.add(Report(7, 1, "câu hỏi riêng", ("f",), "abc", remark="sai rồi"))
    stored = b"".join(file.read_bytes() for file in file_of(file_url).parent.iterdir())
    assert "riêng".encode() not in stored
    assert b"sai r" not in stored


async def test_another_key_is_refused(url):
    await opened_once(url)
    assert "HOIDAP_STATE_KEY" in await refusal(url, new_key())


async def test_a_lost_key_file_is_named(file_url):
    file = await opened_once(file_url, None)
    file.with_suffix(".key").unlink()
    assert "state.key is not the key" in await refusal(file_url, None)


@pytest.mark.parametrize(
    ("mode", "text", "told"),
    [(0o644, KEY, "chmod 600"), (0o600, "no key", "no key")],
    ids=["others may read it", "no key"],  # a new key each time is no name that workers agree on
)
def test_a_key_file_that_is_none_is_refused(tmp_path, mode, text, told):
    key = tmp_path / "state.key"
    key.write_text(text)
    key.chmod(mode)
    with pytest.raises(SettingFault, match=told):
        key_beside(tmp_path / "state.db")


def test_a_key_may_have_either_alphabet():
    key = new_key()
    other = key.translate(str.maketrans("-_", "+/"))
    assert is_key(key)
    assert is_key(other)
    assert not is_key(key[:-4])
    assert Cipher(other).unseal(Cipher(key).seal(b"x")) == b"x"


async def test_a_state_without_a_file_needs_a_key():
    assert "HOIDAP_STATE_KEY is missing" in await refusal("sqlite+aiosqlite://", None)


async def test_a_database_without_its_driver_is_named():
    assert "postgresql" in await refusal("postgresql+asyncpg://host/x")


async def test_a_file_that_is_no_database_is_named(file_url):
    file_of(file_url).parent.mkdir()
    file_of(file_url).write_bytes(b"letters" * 1000)
    assert "is no database" in await refusal(file_url)


async def test_a_damaged_database_is_named(file_url):
    file = await opened_once(file_url)
    with file.open("r+b") as stream:
        stream.seek(4096)
        stream.write(b"\xff" * 8192)
    assert "is damaged" in await refusal(file_url)


async def test_a_folder_in_place_of_the_file_is_named(file_url):
    file_of(file_url).mkdir(parents=True)
    assert "cannot be opened" in await refusal(file_url)


async def test_a_folder_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "taken").write_text("")
    told = await refusal(f"sqlite+aiosqlite:///{tmp_path}/taken/state.db")
    assert told.startswith(f"HOIDAP_STATE_URL: cannot write to {tmp_path}/taken")


async def test_a_database_that_cannot_be_written_is_named(file_url):
    file = await opened_once(file_url)
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("DELETE FROM seal")
        connection.commit()
    read_only = f"sqlite+aiosqlite:///file:{file}?mode=ro&uri=true"
    assert "cannot be written" in await refusal(read_only)


async def test_a_database_that_another_program_has_locked_is_named(file_url, monkeypatch):
    monkeypatch.setattr(place, "LOCK_SECONDS", 0.1)
    file = await opened_once(file_url)
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        assert "locked by another program" in await refusal(file_url)


async def test_a_second_bot_is_refused_and_all_else_is_not(file_url, monkeypatch):
    monkeypatch.setattr(place, "LOCK_SECONDS", 0.0)
    file = await opened_once(file_url)
    with held_by_another(file):
        assert "another hoidap" in await refusal(file_url)
        await opened_once(file_url)
    async with state_at(file_url, KEY).opened(alone=True):
        pass  # a killed process holds nothing


async def test_a_database_of_a_newer_hoidap_is_left_alone(file_url):
    file = await opened_once(file_url)
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    before = shutil.copy(file, file.with_name("before"))
    assert "newer hoidap" in await refusal(file_url)
    assert file.read_bytes() == Path(before).read_bytes()


async def test_an_up_to_date_database_is_not_touched(state):
    async with state.database.begin() as connection:
        await connection.run_sync(upgrade)


async def test_a_full_disk_is_told_and_passes(file_state, calendar: Calendar):
    state = file_state
    async with state.database.begin() as connection:
        pages = (await connection.exec_driver_sql("PRAGMA page_count")).scalar()
        await connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    long = Report(7, 1, "x" * 100_000, ("f",), "abc")
    with pytest.raises(StateError, match="no room left"):
        await state.reports.add(long)
    calendar.seconds += 70
    assert await state.follows.of(7) == []
    assert state.database.failing_seconds == 70  # that it can be read is not enough
    async with state.database.begin() as connection:
        await connection.exec_driver_sql("PRAGMA max_page_count = 100000")
    assert await state.reports.add(long)
    assert state.database.failing_seconds == 0


async def test_a_number_that_the_database_does_not_take_is_an_error_of_the_state(state):
    with pytest.raises(StateError):
        await state.chats.get(2**70)
