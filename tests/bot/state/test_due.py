"""What is due, as the sender reads it."""

from keeping import Calendar
from sqlalchemy import insert, select

from bot.state import due, outbox
from bot.state.follows import Frequency
from bot.state.outbox import Recipient
from bot.state.state import State
from bot.state.tables import outbox as rows
from bot.state.tables import releases

PATIENT, MUCH = 1, 5


async def publish(state: State, now: int, number: int, *chats: int) -> None:
    async with state.database.begin() as connection:
        event = await outbox.add_event(
            connection,
            key=str(number),
            release=1,
            kind="document",
            fact=f"d-{number}",
            content={},
            now=now,
            expires_at=now + 1000,
        )
        recipients = [Recipient(one, None, now, Frequency.DAILY, ("du-lich",)) for one in chats]
        await outbox.add_rows(connection, event, recipients, now)


async def test_a_chat_with_much_to_hear_keeps_nobody_else_from_hearing(
    state: State, calendar: Calendar, monkeypatch
):
    monkeypatch.setattr(due, "MOST_ROWS", MUCH - 1)
    async with state.database.begin() as connection:
        await connection.execute(insert(releases).values(digest="0", published_at=0))
    for number in range(MUCH):
        await publish(state, calendar() - 60 + number, number, PATIENT)
    await publish(state, calendar() - 1, MUCH, 2, 3, 4)
    in_hand: list[int] = []
    while bags := await state.sendings.due(2, in_hand):
        assert len(bags) <= 2
        in_hand += [bag.chat for bag in bags]
    assert in_hand[0] == PATIENT
    assert sorted(in_hand) == [1, 2, 3, 4]
    (bag,) = await state.sendings.due(2, (2, 3, 4))
    assert len(bag.errands) == MUCH


async def test_news_for_more_chats_than_a_statement_takes_is_due_in_each(
    state: State, calendar: Calendar, monkeypatch
):
    monkeypatch.setattr(outbox, "AT_ONCE", 2)
    await publish(state, calendar() - 1, 1, 1, 2, 3, 4, 5)
    assert {bag.chat for bag in await state.sendings.due(9)} == {1, 2, 3, 4, 5}


async def test_each_chat_gets_a_row_of_its_own_kind(state: State, calendar: Calendar):
    now = calendar()
    recipients = [
        Recipient(1, None, now, Frequency.DAILY, ("du-lich",)),
        Recipient(2, None, now, Frequency.DAILY, ("du-lich",)),
        Recipient(-3, 33, now, Frequency.DAILY, ("du-lich",)),
        Recipient(-4, 44, now + 5, Frequency.WEEKLY, ("du-lich", 'cây "xanh"')),
        Recipient(5, None, now, Frequency.DAILY, (), paused=True),
        Recipient(2**40, None, now, Frequency.DAILY, ("du-lich",)),
    ]
    async with state.database.begin() as connection:
        await outbox.add_rows(connection, 1, recipients, now, sent={2: 77})
        found = await connection.execute(select(rows).order_by(rows.c.chat))
        written = {row.chat: row for row in found}
    assert set(written) == {one.chat for one in recipients}
    for one in recipients:
        row = written[one.chat]
        told = (row.thread, row.due_at, row.timing, tuple(row.reasons))
        assert told == (one.thread, one.due_at, one.timing, one.reasons)
    assert (written[2].state, written[2].message) == ("sent", 77)
    assert [written[one].state for one in (1, 5)] == ["pending", "paused"]
