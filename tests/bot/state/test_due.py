"""What is due, as the sender reads it."""

from keeping import Calendar
from sqlalchemy import insert

from bot.state import due, outbox
from bot.state.follows import Frequency
from bot.state.outbox import Recipient
from bot.state.state import State
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
