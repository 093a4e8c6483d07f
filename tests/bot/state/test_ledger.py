"""The ledger: a file that is added to and tells nobody who was told what."""

import pytest

from bot.state.database import StateError
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
