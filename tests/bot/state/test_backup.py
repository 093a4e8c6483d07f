"""Backups: what was there at one moment, put back without sending anything twice or bringing back
anybody who was erased."""

import asyncio
import os
import sqlite3
from contextlib import asynccontextmanager, closing
from datetime import date

import pytest
from keeping import KEY, Calendar
from sqlalchemy import func, insert, select

from bot.daily_backup import KEPT, DailyBackup
from bot.errors import UserFault
from bot.state import backup as backup_module
from bot.state import restore as restore_module
from bot.state.backup import back_up
from bot.state.chats import Chat
from bot.state.cipher import new_key
from bot.state.follows import Frequency, Wish
from bot.state.gaps import Asked
from bot.state.inbox import Letter
from bot.state.presence import PRESENT_SECONDS
from bot.state.reports import Report
from bot.state.restore import restore
from bot.state.state import State, state_at
from bot.state.tables import (
    chats,
    events,
    inbox,
    leases,
    metadata,
    outbox,
    subscribers,
    told,
)
from bot.state.weeklies import Issue

ROWS = {
    "releases": {"id": 4, "parent": 3, "digest": "d", "published_at": 5},
    "release_files": {"release": 4, "name": "about.toml", "digest": "f"},
    "seed_files": {"digest": "f", "content": b"\x00toml"},
    "events": {
        "id": 8,
        "key": "k" * 64,
        "release": 4,
        "kind": "figure",
        "fact": "thu-2024",
        "content": {"before": [["đạt", True]]},
        "created_at": 5,
        "expires_at": 9_000_000_000,
    },
    "follows": {
        "id": 3,
        "chat": -1007,
        "thread": 2,
        "thing": "directives",
        "frequency": "daily",
        "paused": False,
        "by": 55,
        "consent_at": 5,
        "consent_version": 1,
    },
    "subscribers": {"chat": 77, "digest_on": date(2026, 11, 1)},
    "chats": {
        "chat": -1007,
        "type": "supergroup",
        "status": "member",
        "can_write": True,
        "settings": {"quiet": True},
        "changed_at": 5,
    },
    "told": {"digest": 12345, "message": 6},
    "drafts": {
        "id": 6,
        "state": "open",
        "version": 3,
        "sha256": "a" * 64,
        "words": "b" * 64,
        "open_as": "b" * 64,
        "content": b"\x01sealed",
        "text": b"\x02sealed",
        "by": 55,
        "opened_at": 5,
        "changed_at": 6,
    },
    "draft_rows": {
        "id": 9,
        "draft": 6,
        "place": 0,
        "position": 1,
        "version": 2,
        "decision": "accepted",
        "sure": True,
        "content": b"\x03sealed",
        "by": 55,
    },
    "desk_parts": {"chat": 77, "message": 12, "content": b"\x04sealed", "at": 5},
    "feeds": {"feed": "c" * 64, "etag": '"e"', "digest": "d" * 64, "rest_until": 7},
    "sightings": {
        "key": "e" * 64,
        "feed": "c" * 64,
        "link": "https://bao.vn/tin",
        "title": "Tin",
        "published_at": 4,
        "first_at": 5,
        "seen_at": 6,
        "state": "drafted",
        "tries": 1,
        "due_at": 8,
        "draft": 6,
        "print": {"title": "t", "parts": [{"number": 1, "digest": "p", "letters": 9}]},
    },
    "alerts": {
        "operator": 99,
        "key": "drafted e",
        "content": {"kind": "drafted"},
        "created_at": 5,
        "tries": 1,
        "sent_at": 6,
    },
}
SINCE_0002 = (
    "told",
    "gaps",
    "gap_questions",
    "weeklies",
    "drafts",
    "draft_rows",
    "desk_parts",
    "feeds",
    "sightings",
    "alerts",
)


def row(chat: int, state: str = "pending", event: int = 8) -> dict[str, object]:
    return {
        "event": event,
        "chat": chat,
        "state": state,
        "due_at": 5,
        "timing": "daily",
        "reasons": ["directives"],
        "tries": 0,
        "unsure": 0,
        "changed_at": 5,
    }


MONDAY = date(2026, 11, 2)


def letter(number: int) -> Letter:
    return Letter(number, "message", 7, {"update_id": number, "message": {"text": "chào"}})


async def fill(state: State) -> None:
    """Something in every table."""
    async with state.database.begin() as connection:
        for name, values in ROWS.items():
            await connection.execute(insert(metadata.tables[name]).values(values))
        await connection.execute(insert(outbox), [row(77), row(-1007, "sending"), row(88, "sent")])
    await state.reports.add(Report(77, 1, "câu hỏi riêng", ("f",), "abc", remark="sai"))
    await state.gaps.add({("nothing", MONDAY): Asked(2, None, ["câu hỏi riêng khác"])})
    await state.weeklies.depart(Issue(MONDAY, 99))
    await state.inbox.keep([letter(1), letter(2)])
    await state.leases.take("sender", state.holder, 30)


async def content(state: State) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables but what holds for a moment."""
    found = {}
    async with state.database.begin() as connection:
        for table in metadata.sorted_tables:
            if table is not leases:
                rows = await connection.execute(select(table).order_by(*table.primary_key))
                found[table.name] = [tuple(one) for one in rows]
    return found


@asynccontextmanager
async def opened(url: str, ledger=None, key: str = KEY):
    state = state_at(url, key, ledger)
    async with state.opened():
        yield state


@pytest.fixture
def other_url(request, url, tmp_path):
    """A database of the other kind."""
    if url.startswith("sqlite"):
        return request.getfixturevalue("postgres_url")
    return f"sqlite+aiosqlite:///{tmp_path}/other/state.db"


@pytest.fixture
def file(tmp_path):
    return tmp_path / "copy of 100%?#.backup"


async def put_back(url: str, file, ledger):
    return await restore(state_at(url, KEY, ledger), file)


async def test_a_backup_holds_all_and_can_be_put_back(url, calendar, file, tmp_path):
    ledger = tmp_path / "a.ledger"
    async with opened(url, ledger) as state:
        await fill(state)
        before = await content(state)
        await back_up(state, file)
        await state.reports.add(Report(77, 2, "nữa", ("f",), "abc"))
        await state.inbox.done([1])
    assert file.stat().st_mode & 0o777 == 0o600
    assert "riêng".encode() not in file.read_bytes()
    calendar.seconds += PRESENT_SECONDS + 1
    done = await put_back(url, file, ledger)
    assert (done.sent, done.erased) == (0, 0)
    async with opened(url, ledger) as state:
        after = await content(state)
        assert all(before.values())
        assert after["inbox"][0][-2:] != before["inbox"][0][-2:]
        assert {**after, "inbox": 0} == {**before, "inbox": 0}


async def test_a_backup_moves_a_state_to_the_other_database(
    url, other_url, calendar, file, tmp_path
):
    ledger = tmp_path / "a.ledger"
    async with opened(url, ledger) as state:
        await fill(state)
        await state.leases.release("sender", state.holder)
        before = await content(state)
        await back_up(state, file)
    await put_back(other_url, file, ledger)
    async with opened(other_url, ledger) as state:
        assert await content(state) == before
        # what was in hand is handled there, and new numbers follow the old ones
        assert [one["update_id"] for _, one in await state.inbox.take_over()] == [1, 2]
        (arrival,) = await state.inbox.keep([letter(3)])
        assert arrival > 2
        async with state.database.begin() as connection:
            values = {name: value for name, value in ROWS["events"].items() if name != "id"}
            made = insert(events).values({**values, "key": "new"}).returning(events.c.id)
            assert await connection.scalar(made) == 9


async def test_a_backup_is_of_one_moment(url, calendar, file):
    """Pairs are written together: a copy that has one without the other is of two moments."""
    async with opened(url) as state, opened(url) as writer:
        written = 0

        async def write() -> None:
            nonlocal written
            while True:
                async with writer.database.begin() as connection:
                    await connection.execute(insert(chats), pair(written))
                    await connection.execute(insert(subscribers), {"chat": written})
                written += 1

        writing = asyncio.create_task(write())
        while written < 20:
            await asyncio.sleep(0)
        await back_up(state, file)
        at_the_end = written
        while written == at_the_end:  # nobody was held up
            await asyncio.sleep(0)
        writing.cancel()
        await asyncio.wait([writing])
    with closing(sqlite3.connect(file)) as copy:
        counts = copy.execute(
            "SELECT (SELECT count(*) FROM chats), (SELECT count(*) FROM subscribers)"
        ).fetchone()
    assert counts[0] == counts[1] >= 20


def pair(number: int) -> dict[str, object]:
    return {**ROWS["chats"], "chat": number}


async def test_nothing_is_sent_again_and_nobody_is_back(url, calendar: Calendar, file, tmp_path):
    ledger = tmp_path / "a.ledger"
    async with opened(url, ledger) as state:
        await fill(state)
        calendar.seconds += 24 * 3600
        state.ledger.note_erased(99)  # and then came back, before the backup
        async with state.database.begin() as connection:
            await connection.execute(insert(outbox), row(99))
        calendar.seconds += 24 * 3600
        await back_up(state, file)
        calendar.seconds += 3600
        state.ledger.note_sent("k" * 64, 77, 501)
        state.ledger.note_sent("news that the backup does not know", 88, 502)
        for chat in (-1007, 55):
            state.ledger.note_erased(chat)
    calendar.seconds += PRESENT_SECONDS + 1
    done = await put_back(url, file, ledger)
    assert (done.sent, done.erased) == (2, 2)
    async with opened(url, ledger) as state:
        after = await content(state)
        async with state.database.begin() as connection:
            rows = (
                await connection.execute(select(outbox.c.chat, outbox.c.state, outbox.c.message))
            ).all()
            again = await state.ledger.sent_before(
                connection, "news that the backup does not know", [77, 88]
            )
    assert sorted(map(tuple, rows)) == [
        (77, "sent", 501),
        (88, "sent", None),
        (99, "pending", None),
    ]
    assert again == {88: 502}
    assert "-1007" not in str(after)
    assert after["drafts"]
    assert after["draft_rows"]
    for name in ("follows", "drafts", "draft_rows"):
        assert "55" not in [str(value) for one in after[name] for value in one]


async def test_a_group_that_moved_and_was_erased_since_is_not_back(file_url, calendar, file):
    async with opened(file_url) as state:
        for chat in (-5, -6):
            await state.follows.follow(Wish(chat, "cay-xanh", Frequency.DAILY, 1))
        await back_up(state, file)
        calendar.seconds += 3600
        for old, new in ((-5, -105), (-6, -106)):
            await state.subscribers.moved(old, new)
        await state.holdings.erase(-105, person=None)
    calendar.seconds += PRESENT_SECONDS + 1
    await put_back(file_url, file, None)
    async with opened(file_url) as state:
        assert await state.follows.of(-5) == []
        assert len(await state.follows.of(-6)) == 1


@pytest.mark.parametrize(
    ("at_work", "started", "left"), [(True, False, 0), (False, True, 0), (False, False, 2)]
)
async def test_what_was_in_hand_is_not_answered_again(
    file_url, calendar: Calendar, file, at_work, started, left
):
    async with opened(file_url) as state:
        await state.inbox.take_over()
        await state.inbox.keep([letter(1), letter(2)])
        if not at_work:
            await state.inbox.leave()
        await back_up(state, file)
        calendar.seconds += 60
        if started:
            state.ledger.note_started()
    await put_back(file_url, file, None)
    async with opened(file_url) as state:
        assert len(await state.inbox.take_over()) == left


async def test_a_bot_at_work_is_not_disturbed(postgres_url, calendar, file):
    async with opened(postgres_url) as state:
        await state.inbox.take_over()
        await back_up(state, file)
        before = await content(state)
        with pytest.raises(UserFault, match="a bot is using this database"):
            await put_back(postgres_url, file, None)
        assert await content(state) == before


def damage(file) -> None:
    middle = file.stat().st_size // 2
    with file.open("r+b") as stream:
        stream.seek(middle)
        byte = stream.read(1)
        stream.seek(middle)
        stream.write(bytes([byte[0] ^ 1]))


def shorten(file) -> None:
    os.truncate(file, file.stat().st_size // 2)


def overwrite(file) -> None:
    file.write_bytes(b"letters" * 1000)


def empty(file) -> None:
    file.write_bytes(b"")


def other_database(file) -> None:
    file.unlink()
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE books (title TEXT)")


def from_the_future(file) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    seal_again(file)


def of_another_key(file) -> None:
    file.unlink()
    url = f"sqlite+aiosqlite:///{file.with_name('another.db')}"

    async def make() -> None:
        async with opened(url, key=new_key()) as state:
            await back_up(state, file)

    asyncio.run(make())


def seal_again(file) -> None:
    """Make the digest right again."""
    with closing(sqlite3.connect(file)) as connection:
        at = connection.execute("SELECT at FROM backup").fetchone()[0]
        connection.execute("DROP TABLE backup")
        connection.commit()
    backup_module.container.finish(file, at)


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (damage, "is damaged"),
        (shorten, "is damaged"),
        (overwrite, "is no backup"),
        (empty, "is no backup"),
        (other_database, "is no backup"),
        (from_the_future, "newer hoidap"),
        (of_another_key, "another key"),
    ],
)
async def test_what_cannot_be_put_back_is_told_and_changes_nothing(
    file_url, calendar, file, spoil, said
):
    async with opened(file_url) as state:
        await state.chats.put(Chat(1, "group"))
        await back_up(state, file)
        await state.chats.put(Chat(2, "group"))
        before = await content(state)
    await asyncio.to_thread(spoil, file)
    kept = file.read_bytes()
    with pytest.raises(UserFault, match=said) as caught:
        await put_back(file_url, file, None)
    assert "\n" not in str(caught.value)
    assert str(file) in str(caught.value)
    assert file.read_bytes() == kept
    async with opened(file_url) as state:
        assert await content(state) == before


async def test_a_restore_that_fails_half_way_changes_nothing(url, calendar, file, monkeypatch):
    async with opened(url) as state:
        await fill(state)
        await back_up(state, file)
        await state.inbox.leave()
        before = await content(state)
    calendar.seconds += 60

    async def failing(*_):
        raise OSError("the plug is pulled")

    monkeypatch.setattr(restore_module, "_erase", failing)
    with pytest.raises(Exception, match="database"):
        await put_back(url, file, None)
    async with opened(url) as state:
        assert await content(state) == before


async def test_a_backup_of_an_older_hoidap_is_brought_up_to_date(url, calendar, file):
    async with opened(url) as state:
        await state.inbox.keep([letter(1)])
        await back_up(state, file)
    with closing(sqlite3.connect(file)) as connection:
        for table in SINCE_0002:
            connection.execute(f"DROP TABLE {table}")
        for column in ("answer", "promised", "fixed", "tries", "lease_until"):
            connection.execute(f"ALTER TABLE reports DROP COLUMN {column}")
        connection.execute("DROP INDEX release_files_digest")
        connection.execute("DROP INDEX inbox_done")
        connection.execute("ALTER TABLE inbox DROP COLUMN owner")
        connection.execute("CREATE INDEX inbox_done ON inbox (done_at)")
        connection.execute("UPDATE alembic_version SET version_num = '0002'")
        connection.commit()
    seal_again(file)
    await put_back(url, file, None)
    async with opened(url) as state, state.database.begin() as connection:
        assert await connection.scalar(select(func.count()).select_from(inbox)) == 1
        assert await connection.scalar(select(func.count()).select_from(told)) == 0


async def test_a_file_that_is_there_is_not_overwritten(state, file):
    file.write_text("precious")
    with pytest.raises(UserFault, match="exists already"):
        await back_up(state, file)
    assert file.read_text() == "precious"


async def test_a_backup_that_fails_leaves_nothing(state, tmp_path):
    with pytest.raises(OSError, match="No such file"):
        await back_up(state, tmp_path / "nowhere" / "copy.backup")
    assert [one for one in tmp_path.glob("**/*") if "copy" in one.name] == []


async def test_a_backup_is_made_each_day_and_the_last_ones_are_kept(state, tmp_path):
    folder, day = tmp_path / "backups", 1
    daily = DailyBackup(state, folder, lambda: date(2026, 11, day))
    for day in range(1, KEPT + 4):  # noqa: B007  (the work looks at it)
        await daily.make()
        await daily.make()
    (folder / "mine.txt").write_text("")
    assert sorted(one.name for one in folder.glob("*.backup")) == [
        f"hoidap-2026-11-{number:02}.backup" for number in range(4, KEPT + 4)
    ]


async def test_of_two_processes_one_makes_the_backup_of_the_day(state, url, tmp_path):
    async with opened(url) as other:
        works = [
            DailyBackup(one, tmp_path / "backups", lambda: date(2026, 11, 1))
            for one in (state, other)
        ]
        await asyncio.gather(*(work.make() for work in works))
    assert len(list((tmp_path / "backups").iterdir())) == 1
