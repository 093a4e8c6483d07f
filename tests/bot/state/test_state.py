"""Opening the state: whatever is in the way is one line that names it and the mend."""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from keeping import KEY
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


async def test_what_the_migrations_make_is_what_the_tables_say(url):
    file = await opened_once(url)

    def shape(path: Path) -> set[tuple[str, str]]:
        made = "SELECT name, sql FROM sqlite_master WHERE sql > '' AND name != 'alembic_version'"
        with closing(sqlite3.connect(path)) as connection:
            return {(name, " ".join(sql.split())) for name, sql in connection.execute(made)}

    other = file.with_name("other.db")
    engine = create_engine(f"sqlite:///{other}")
    metadata.create_all(engine)
    engine.dispose()
    assert shape(file) == shape(other)


async def test_the_state_is_made_with_its_folder_and_its_key(url):
    file = await opened_once(url, None)
    key = file.with_suffix(".key")
    assert key.stat().st_mode & 0o777 == 0o600
    before = key.read_text()
    await opened_once(url, None)
    assert key.read_text() == before


async def test_what_people_wrote_is_nowhere_in_the_files(state, url):
    await state.reports.add(Report(7, 1, "câu hỏi riêng", ("f",), "abc", remark="sai rồi"))
    stored = b"".join(file.read_bytes() for file in file_of(url).parent.iterdir())
    assert "riêng".encode() not in stored
    assert b"sai r" not in stored


async def test_another_key_is_refused(url):
    await opened_once(url)
    assert "HOIDAP_STATE_KEY" in await refusal(url, new_key())


async def test_a_lost_key_file_is_named(url):
    file = await opened_once(url, None)
    file.with_suffix(".key").unlink()
    assert "state.key is not the key" in await refusal(url, None)


@pytest.mark.parametrize(
    ("mode", "text", "told"), [(0o644, KEY, "chmod 600"), (0o600, "no key", "no key")]
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


async def test_a_file_that_is_no_database_is_named(url):
    file_of(url).parent.mkdir()
    file_of(url).write_bytes(b"letters" * 1000)
    assert "is no database" in await refusal(url)


async def test_a_damaged_database_is_named(url):
    file = await opened_once(url)
    with file.open("r+b") as stream:
        stream.seek(4096)
        stream.write(b"\xff" * 8192)
    assert "is damaged" in await refusal(url)


async def test_a_folder_in_place_of_the_file_is_named(url):
    file_of(url).mkdir(parents=True)
    assert "cannot be opened" in await refusal(url)


async def test_a_folder_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "taken").write_text("")
    told = await refusal(f"sqlite+aiosqlite:///{tmp_path}/taken/state.db")
    assert told.startswith(f"HOIDAP_STATE_URL: cannot write to {tmp_path}/taken")


async def test_a_database_that_cannot_be_written_is_named(url):
    file = await opened_once(url)
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("DELETE FROM seal")
        connection.commit()
    read_only = f"sqlite+aiosqlite:///file:{file}?mode=ro&uri=true"
    assert "cannot be written" in await refusal(read_only)


async def test_a_database_that_another_program_has_locked_is_named(url, monkeypatch):
    monkeypatch.setattr(place, "LOCK_SECONDS", 0.1)
    file = await opened_once(url)
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        assert "locked by another program" in await refusal(url)


async def test_a_second_process_is_refused(url, monkeypatch):
    monkeypatch.setattr(place, "LOCK_SECONDS", 0.0)
    file_of(url).parent.mkdir()
    holding = (
        "import sys; from pathlib import Path; from bot.state import place\n"
        "lock = place.lock(Path(sys.argv[1])); print('held', flush=True); sys.stdin.read()"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", holding, str(file_of(url))],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    with other:
        assert other.stdout.readline() == b"held\n"
        assert "another hoidap" in await refusal(url)
        other.kill()
    await opened_once(url)  # a killed process holds nothing


async def test_a_database_of_a_newer_hoidap_is_left_alone(url):
    file = await opened_once(url)
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    before = shutil.copy(file, file.with_name("before"))
    assert "newer hoidap" in await refusal(url)
    assert file.read_bytes() == Path(before).read_bytes()


async def test_an_up_to_date_database_is_not_touched(state):
    async with state.database.begin() as connection:
        await connection.run_sync(upgrade)


async def test_a_full_disk_is_told_and_passes(state):
    async with state.database.begin() as connection:
        pages = (await connection.exec_driver_sql("PRAGMA page_count")).scalar()
        await connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    long = Report(7, 1, "x" * 100_000, ("f",), "abc")
    with pytest.raises(StateError, match="no room left"):
        await state.reports.add(long)
    assert state.database.failing_seconds >= 0
    async with state.database.begin() as connection:
        await connection.exec_driver_sql("PRAGMA max_page_count = 100000")
    assert await state.reports.add(long)
    assert state.database.failing_seconds == 0


async def test_a_number_that_the_database_does_not_take_is_an_error_of_the_state(state):
    with pytest.raises(StateError):
        await state.chats.get(2**70)
