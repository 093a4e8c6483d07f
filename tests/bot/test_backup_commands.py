"""`hoidap backup` and `hoidap restore` as the operator says them."""

import asyncio

import pytest

from bot.cli import execute
from bot.state.chats import Chat
from bot.state.state import state_at


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An operator's folder, with the settings as they are by default."""
    monkeypatch.chdir(tmp_path)
    for name in ("HOIDAP_STATE_URL", "HOIDAP_STATE_KEY", "HOIDAP_LEDGER"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def hoidap(capsys, *arguments):
    """Exit code, what is said, and what is complained of: one line."""
    code = execute(list(arguments))
    out, err = capsys.readouterr()
    assert err.count("\n") == (1 if code else 0), err
    return code, out, err


def groups(*numbers):
    """Make the state hold these; what it holds then."""

    async def work():
        state = state_at("sqlite+aiosqlite:///var/state.db")
        async with state.opened():
            for number in numbers:
                await state.chats.put(Chat(number, "group"))
            return {one for one in range(1, 9) if await state.chats.get(one)}

    return asyncio.run(work())


def test_a_backup_is_made_and_put_back(folder, capsys):
    groups(1, 2)
    code, out, _ = hoidap(capsys, "backup", "copy.backup")
    assert (code, "copy.backup: 0." in out, "key" in out) == (0, True, True)
    assert groups(3) == {1, 2, 3}
    code, out, _ = hoidap(capsys, "restore", "copy.backup")
    assert code == 0
    assert "The state is that of 20" in out
    assert groups() == {1, 2}


def test_a_lost_database_is_brought_back(folder, capsys):
    groups(1)
    hoidap(capsys, "backup", "copy.backup")
    for file in (folder / "var").glob("state.db*"):
        file.unlink()
    assert hoidap(capsys, "restore", "copy.backup")[0] == 0
    assert groups() == {1}


def test_without_its_key_a_backup_is_not_put_back_and_no_key_is_made(folder, capsys):
    groups(1)
    hoidap(capsys, "backup", "copy.backup")
    for file in (folder / "var").iterdir():
        file.unlink()
    code, _, err = hoidap(capsys, "restore", "copy.backup")
    assert (code, "state.key is missing" in err) == (2, True)
    assert list((folder / "var").iterdir()) == []


def test_what_is_no_backup_makes_no_state(folder, capsys, monkeypatch):
    (folder / "photo.jpg").write_text("a photo")
    monkeypatch.setenv("HOIDAP_STATE_KEY", "A" * 43 + "=")
    code, _, err = hoidap(capsys, "restore", "photo.jpg")
    assert (code, "photo.jpg is no backup" in err) == (1, True)
    assert hoidap(capsys, "restore", "nothing.backup")[0] == 1
    assert not (folder / "var").exists()


def test_where_there_is_no_state_no_backup_is_made(folder, capsys):
    code, _, err = hoidap(capsys, "backup", "copy.backup")
    assert (code, "there is no var/state.db" in err) == (2, True)
    assert list(folder.iterdir()) == []
