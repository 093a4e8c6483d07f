"""The ledger: a file that is added to and tells nobody who was told what."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from keeping import KEY

from bot.errors import SettingFault
from bot.state.cipher import Cipher
from bot.state.database import StateError
from bot.state.ledger import KEPT_SECONDS, Ledger
from bot.state.tables import told


async def test_a_ledger_tells_nothing_without_the_key(state):
    state.ledger.note_sent("e" * 64, -1001234567, 99)
    state.ledger.note_erased(123456789)
    lines = state.ledger.file.read_text().splitlines()
    assert [line.split()[0] for line in lines] == ["sent", "erased"]
    assert "1234567" not in str(lines)
    assert state.ledger.file.stat().st_mode & 0o777 == 0o600


async def test_a_state_in_memory_has_no_ledger(state):
    state.ledger.file = None
    state.ledger.note_erased(1)
    state.ledger.note_sent("e", 1, 2)


async def test_what_was_sent_before_a_restore_is_known(state):
    async with state.database.begin() as connection:
        row = {"digest": state.ledger.of_row("e", 3), "message": 70}
        await connection.execute(told.insert().values(row))
        chats = range(2000)
        assert await state.ledger.sent_before(connection, "e", chats) == {3: 70}
        assert await state.ledger.sent_before(connection, "f", chats) == {}


async def test_a_ledger_that_cannot_be_written_stops_erasing_but_not_sending(state, tmp_path):
    state.ledger.file = tmp_path  # a folder
    state.ledger.note_sent("e", 1, 2)
    with pytest.raises(StateError, match="ledger"):
        state.ledger.note_erased(1)
    with pytest.raises(SettingFault, match=f"HOIDAP_LEDGER: cannot write to {tmp_path}"):
        state.ledger.note_started()


async def test_what_was_sent_long_ago_is_forgotten_but_not_who_was_erased(state, calendar):
    ledger = state.ledger
    ledger.trim()  # nothing there yet
    ledger.note_started()
    ledger.note_sent("old", 1, 11)
    ledger.note_erased(2)
    calendar.seconds += KEPT_SECONDS + 1
    ledger.note_sent("new", 1, 12)
    with ledger.file.open("a") as file:
        file.write("sent half a li")  # the process was killed
    ledger.trim()
    ledger.note_erased(3)
    account = ledger.read()
    assert account.sent == {ledger.of_row("new", 1): 12}
    assert set(account.erased) == {ledger.of_chat(2), ledger.of_chat(3)}
    assert account.started_at == 0


def test_several_add_to_one_ledger_while_it_is_trimmed(tmp_path):
    file, cipher = tmp_path / "deep" / "state.ledger", Cipher(KEY)
    now = 2 * KEPT_SECONDS

    def add(name: str) -> None:
        ledger = Ledger(file, cipher, lambda: now)
        for number in range(300):
            ledger.note_sent(name, number, number)

    with ThreadPoolExecutor() as pool:
        adding = [pool.submit(add, name) for name in ("a", "b")]
        old = Ledger(file, cipher, lambda: 0)
        trimmer = Ledger(file, cipher, lambda: now)
        while not all(one.done() for one in adding):
            old.note_sent("old", 1, 1)
            trimmer.trim()
    assert [one.result() for one in adding] == [None, None]
    assert len(trimmer.read().sent) == 600
