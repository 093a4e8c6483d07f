"""What an older hoidap wrote is there after an update, on both databases."""

from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from keeping import KEY, Calendar
from sqlalchemy import Connection, text

from bot.state import migrations
from bot.state.cipher import Cipher
from bot.state.database import KNOWN_WORD, Database
from bot.state.state import state_at

INBOX = """
INSERT INTO inbox
(arrival, update_id, digest, chat, kind, content, received_at, starts, done_at) VALUES
(7, 4, 44, 1, 'message', NULL, 1800000000, 0, 1800000000),
(9, 5, 55, 1, 'message', :letter, 1800000000, 1, NULL)
"""
OUTBOX = """
INSERT INTO outbox
(event, chat, state, due_at, timing, reasons, tries, unsure, lease_until, changed_at) VALUES
(1, 1, 'sending', 5, 'daily', '["directives"]', 1, 0, 99, 5),
(1, 2, 'pending', 5, 'daily', '[]', 0, 0, NULL, 5)
"""


@pytest.fixture(params=["file_url", "empty_postgres_url"])
def empty_url(request: pytest.FixtureRequest) -> str:
    return request.getfixturevalue(request.param)


def written_by(revision: str):
    """What a hoidap of that revision leaves behind."""

    def write(connection: Connection) -> None:
        config = Config()
        config.set_main_option("script_location", str(Path(migrations.__file__).parent))
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        sealed = Cipher(KEY).seal(KNOWN_WORD)
        letter = Cipher(KEY).seal(b'{"update_id": 5}')
        connection.execute(text("INSERT INTO seal VALUES (1, :sealed)"), {"sealed": sealed})
        connection.execute(text(INBOX), {"letter": letter})
        if revision >= "0002":
            connection.execute(text(OUTBOX))

    return write


@pytest.mark.parametrize("revision", ["0001", "0002"])
async def test_what_an_older_hoidap_wrote_is_kept(empty_url, calendar: Calendar, revision):
    state = state_at(empty_url, KEY)
    older = Database(empty_url, float)
    if older.file:
        older.file.parent.mkdir(exist_ok=True)
    async with older.begin() as connection:
        await connection.run_sync(written_by(revision))
    await older.close()
    async with state.opened():
        ((_, content),) = await state.inbox.take_over()
        assert content == {"update_id": 5}
        async with state.database.begin() as connection:
            kept = await connection.execute(text("SELECT update_id, done_at FROM inbox ORDER BY 1"))
            assert [tuple(row) for row in kept] == [(4, 1_800_000_000), (5, None)]
            rows = await connection.execute(
                text("SELECT state, lease_until FROM outbox ORDER BY id")
            )
            sending = [("sending", 99), ("pending", None)] if revision >= "0002" else []
            assert [tuple(row) for row in rows] == sending
