"""What is deleted with time, and what never is, on both databases."""

import random
from collections import Counter

import pytest
from keeping import Calendar
from sqlalchemy import insert, select

from bot.state import releases, trimming
from bot.state.heard import Heard, heard
from bot.state.outbox import UNSENT, RowState
from bot.state.state import State
from bot.state.tables import events, outbox, seed_files
from bot.state.trimming import FILES_KEPT_SECONDS, KEPT_SECONDS, Trimming

DAY = 24 * 3600
FACTS = [f"s-{number}" for number in range(5)]
CHATS = range(1, 8)


@pytest.fixture(autouse=True)
def little_by_little(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trimming, "AT_ONCE", 3)
    monkeypatch.setattr(trimming, "RELEASES_AT_ONCE", 1)
    monkeypatch.setattr(trimming, "PAUSE_SECONDS", 0)


@pytest.fixture
def trim(state: State, calendar: Calendar) -> Trimming:
    return Trimming(state.database, calendar)


async def happened(state: State, now: int, number: int) -> None:
    """A year and a half of news for the chats, in which anything became of them."""
    chance = random.Random(number)  # noqa: S311  # a test, not secrets
    async with state.database.begin() as connection:
        for event in range(1, 41):
            at = now - (41 - event) * 14 * DAY
            told = {"id": event, "key": str(event), "release": 1, "kind": "correction"}
            told |= {"fact": chance.choice(FACTS), "content": {}}
            told |= {"created_at": at, "expires_at": at}
            await connection.execute(insert(events).values(told))
            for chat in chance.sample(CHATS, chance.randrange(len(CHATS))):
                row = {"event": event, "chat": chat, "state": chance.choice([*RowState])}
                row |= {"timing": "daily", "reasons": [], "tries": 0, "unsure": 0}
                row |= {"due_at": at, "changed_at": at}
                await connection.execute(insert(outbox).values(row))


async def known(state: State) -> tuple[dict[tuple[str, int], Heard], set[int]]:
    """What each chat was told last of each fact; and the rows that are still on their way."""
    last, waiting = {}, set()
    async with state.database.begin() as connection:
        for fact in FACTS:
            for one in await heard(connection, [fact]):
                if one.told:
                    last[fact, one.chat] = one
                if one.state in (*UNSENT, RowState.SENDING):
                    waiting.add(one.row)
    return last, waiting


async def left(state: State) -> list[tuple[int, int, str, str]]:
    """Every row: its event, when that was, its fact, and its state."""
    joined = select(events.c.id, events.c.created_at, events.c.fact, outbox.c.state, outbox.c.chat)
    async with state.database.begin() as connection:
        rows = await connection.execute(joined.join(outbox, outbox.c.event == events.c.id))
        return [tuple(row) for row in rows]


@pytest.mark.parametrize("number", range(3))
async def test_who_was_told_what_stays_known(state, calendar, trim, number):
    now = calendar()
    await happened(state, now, number)
    before, rows = await known(state), await left(state)
    assert await trim.trim() > 0
    assert await known(state) == before
    after = await left(state)
    young = [row for row in rows if row[1] >= now - KEPT_SECONDS]
    assert set(young) <= set(after)
    old = [row for row in after if row[1] < now - KEPT_SECONDS]
    assert RowState.DEAD not in [row[3] for row in old]
    # Once told means once kept, of what is old; a row on its way may have followed it.
    assert set(Counter((row[2], row[4]) for row in old if row[3] == RowState.SENT).values()) == {1}
    async with state.database.begin() as connection:
        kept = set(await connection.scalars(select(events.c.id)))
        recent = set(
            await connection.scalars(
                select(events.c.id).where(events.c.created_at >= now - KEPT_SECONDS)
            )
        )
    assert kept == recent | {row[0] for row in after}
    assert await trim.trim() == 0


async def published(state: State, at: int, parent: int, **files: bytes) -> int:
    async with state.database.begin() as connection:
        return await releases.add(connection, files, parent=parent, now=at)


async def test_files_of_old_releases_go_but_what_a_newer_one_has(
    state, calendar, trim, monkeypatch
):
    monkeypatch.setattr(trimming, "NEWEST_KEPT", 2)
    long_ago = calendar() - FILES_KEPT_SECONDS - DAY
    contents = [{"a": b"1", "b": b"1 b"}, {"a": b"2"}, {"a": b"1", "c": b"3"}, {"a": b"4"}]
    for number, files in enumerate(contents):
        await published(state, long_ago, number, **files)
    assert await trim.trim() == 2
    assert [await state.releases.files(one) for one in (1, 2, 3, 4)] == [{}, {}, *contents[2:]]
    assert len(await state.releases.all()) == 4
    async with state.database.begin() as connection:
        assert set(await connection.scalars(select(seed_files.c.content))) == {b"1", b"3", b"4"}
    assert await published(state, calendar(), 4, a=b"2") == 5
    assert await state.releases.files(5) == {"a": b"2"}
    assert await trim.trim() == 1  # the third is none of the two newest any more


async def test_one_can_go_back_a_year(state, calendar, trim, monkeypatch):
    monkeypatch.setattr(trimming, "NEWEST_KEPT", 1)
    for number in range(3):
        await published(state, calendar() - FILES_KEPT_SECONDS + DAY, number, a=b"1")
    assert await trim.trim() == 0
    assert [await state.releases.files(one) for one in (1, 2, 3)] == [{"a": b"1"}] * 3
