"""All that is held of somebody is shown, and erased wherever it stands."""

import json
from datetime import date

import pytest
from sqlalchemy import insert, select

from bot.state.alerts import Alert, add_alerts
from bot.state.chats import Chat
from bot.state.database import StateError
from bot.state.follows import Frequency, Wish
from bot.state.inbox import Letter
from bot.state.kept_drafts import KeptRow, Operator
from bot.state.reports import Report
from bot.state.tables import metadata, outbox
from bot.state.weeklies import Issue

PERSON, GROUP, OTHER = 987654321, -1009988776655, 5


async def dump(state) -> str:
    """All rows of all tables, as text."""
    async with state.database.begin() as connection:
        rows = [
            f"{table.name}: {row}"
            for table in metadata.sorted_tables
            for row in await connection.execute(select(table))
        ]
    return "\n".join(rows)


@pytest.fixture
async def full(state):
    """A state in which three chats have left their traces everywhere."""
    await state.inbox.take_over()
    for chat in (PERSON, GROUP, OTHER):
        by = PERSON if chat == GROUP else None
        await state.follows.follow(Wish(chat, "cay-xanh", Frequency.DAILY, 1, by=by))
        await state.reports.add(Report(chat, 9, "ai là bí thư?", ("m-1",), "r", "{sai tên"))
        await state.chats.put(Chat(chat, "group", settings={"mentions": False}))
        content = {"update_id": 1, "message": {"chat": {"id": chat}, "text": "chào"}}
        if chat != GROUP:
            row = KeptRow(0, 1, "tờ bài", sure=True, by=Operator(chat, "Lan"))
            await state.drafts.add(
                sha256="a" * 64,
                words="ab"[chat == OTHER] * 64,
                content="a",
                text="b",
                rows=[row],
                by=row.by,
            )
            await state.weeklies.depart(Issue(date(2027, 1, 11), chat))
            async with state.database.begin() as connection:
                await add_alerts(connection, [Alert(chat, "drafted a", {"title": "bài"})], 1)
        letters = [Letter(chat % 1000, "message", chat, content)]
        await state.inbox.done(await state.inbox.keep(letters))
        async with state.database.begin() as connection:
            values = {"due_at": 1, "timing": "daily", "tries": 1, "unsure": 0, "changed_at": 1}
            rows = [{"event": 1, "state": "sent", "message": 7}, {"event": 2, "state": "pending"}]
            for row in rows:
                await connection.execute(
                    insert(outbox).values(chat=chat, reasons=["cay-xanh"], **values, **row)
                )
    return state


async def test_all_that_is_held_is_shown_and_can_be_written_as_json(full):
    held = json.loads(json.dumps(await full.holdings.of(PERSON, PERSON)))
    assert set(held) == {
        "follows",
        "subscribers",
        "outbox",
        "reports",
        "chats",
        "follows_of_groups",
        "drafts",
        "draft_rows",
        "weeklies",
        "alerts",
    }
    assert held["alerts"][0]["content"] == {"title": "bài"}
    assert held["draft_rows"][0] == {
        "id": 1,
        "draft": 1,
        "decision": "waiting",
        "by_name": "Lan",
    }
    assert held["reports"][0]["question"] == "ai là bí thư?"
    assert held["reports"][0]["remark"] == "{sai tên"
    assert held["chats"][0]["settings"] == {"mentions": False}
    assert held["follows"][0]["consent_at"].startswith("2027-01-15T")
    assert held["follows_of_groups"][0]["chat"] == GROUP
    assert str(OTHER) not in {
        str(row.get(one)) for rows in held.values() for row in rows for one in ("chat", "operator")
    }
    assert await full.holdings.of(4, 4) == {}


async def test_an_update_is_shown_while_it_is_handled(full):
    content = {"update_id": 5, "message": {"text": "/dulieu"}}
    await full.inbox.keep([Letter(5, "message", PERSON, content)])
    held = await full.holdings.of(PERSON, PERSON)
    assert held["inbox"][0]["content"] == content


async def test_nothing_of_a_person_is_left_anywhere(full):
    assert str(PERSON) in await dump(full)
    await full.holdings.erase(PERSON, PERSON)
    left = await dump(full)
    assert str(PERSON) not in left
    assert (await full.drafts.get(1)).by is None
    assert (await full.drafts.get(2)).rows[0].by == Operator(OTHER, "Lan")
    assert str(GROUP) in left
    assert len(await full.follows.of(GROUP)) == len(await full.follows.of(OTHER)) == 1
    assert str(PERSON) not in full.ledger.file.read_text()
    assert str(full.ledger.of_chat(PERSON)) in full.ledger.file.read_text()


async def test_an_admin_erases_the_group_and_nothing_of_their_own(full):
    await full.holdings.erase(GROUP, None)
    left = await dump(full)
    assert str(GROUP) not in left
    assert str(PERSON) in left
    assert len(await full.follows.of(PERSON)) == 1


async def test_what_is_being_handled_keeps_its_chat_until_it_is_done(full):
    (arrival,) = await full.inbox.keep([Letter(5, "message", PERSON, {"update_id": 5})])
    await full.holdings.erase(PERSON, PERSON)
    assert (await dump(full)).count(str(PERSON)) == 1
    await full.inbox.done([arrival])
    assert str(PERSON) not in await dump(full)


async def test_what_cannot_be_noted_as_erased_is_not_erased(full, monkeypatch):
    def fails(_):
        raise StateError("no room")

    monkeypatch.setattr(type(full.ledger), "note_erased", lambda _, chat: fails(chat))
    with pytest.raises(StateError):
        await full.holdings.erase(PERSON, PERSON)
    assert len(await full.follows.of(PERSON)) == 1
