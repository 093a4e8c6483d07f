"""Rows on their way out, on both databases."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from bot.state import outbox
from bot.state.follows import Frequency, Wish
from bot.state.outbox import Recipient, RowState
from bot.state.sendings import LEASE, LEASE_SECONDS, Arrival, Doubts
from bot.state.subscribers import Pause, known
from bot.state.tables import events
from bot.state.tables import outbox as rows

THING = "cay-xanh"


@pytest.fixture
async def sender(state):
    """A state where this process sends."""
    await state.leases.take(LEASE, state.holder, 300)
    return state


async def follow(state, *chats: int, thing: str = THING) -> None:
    for chat in chats:
        await state.follows.follow(Wish(chat, thing, Frequency.AT_ONCE, 1))


async def news(state, now: int, *chats: int, key: str = "k", paused: bool = False) -> int:
    async with state.database.begin() as connection:
        number = await outbox.add_event(
            connection,
            key=key,
            release=1,
            kind="directive",
            fact="s",
            content={},
            now=now,
            expires_at=now + 1000,
        )
        told = [Recipient(chat, None, now, Frequency.AT_ONCE, (THING,), paused) for chat in chats]
        await outbox.add_rows(connection, number, told, now)
    return number


async def states(state) -> dict[tuple[int, int], str]:
    async with state.database.begin() as connection:
        found = await connection.execute(select(rows.c.event, rows.c.chat, rows.c.state))
        return {(one.event, one.chat): one.state for one in found}


async def departed(state):
    """What goes out of what is due, chat by chat."""
    return await state.sendings.note(await state.sendings.due(100), [], state.holder)


async def test_what_departs_is_sent_once(sender, calendar):
    await follow(sender, 1, 2)
    await news(sender, calendar(), 1, 2)
    first, second = due = await sender.sendings.due(100)
    assert await sender.sendings.note(due, [], sender.holder) == [first, second]
    assert await sender.sendings.note(due, [], sender.holder) == []
    assert await sender.sendings.due(100) == []
    await sender.sendings.note([], [Arrival(first, 77, date(2026, 11, 3))], sender.holder)
    await sender.sendings.unsent(second.ids)
    assert list((await states(sender)).values()) == [RowState.SENT, RowState.PENDING]
    assert [bag.chat for bag in await sender.sendings.due(100)] == [2]
    async with sender.database.begin() as connection:
        assert (await known(connection))[1].digest_on == date(2026, 11, 3)


@pytest.mark.parametrize(
    "meanwhile",
    [
        lambda state: state.follows.stop_all(1),
        lambda state: state.follows.pause(1, THING, paused=True),
        lambda state: state.subscribers.pause(1, Pause.BLOCKED),
        lambda state: state.holdings.erase(1, None),
        lambda state: state.subscribers.moved(1, 3),
        lambda state: state.leases.release(LEASE, state.holder),
    ],
    ids=["stopped", "paused", "blocked", "erased", "moved", "another sends"],
)
async def test_who_does_not_want_it_any_more_does_not_get_what_was_ready(
    sender, calendar, meanwhile
):
    await follow(sender, 1)
    await news(sender, calendar(), 1)
    due = await sender.sendings.due(100)
    await meanwhile(sender)
    assert await sender.sendings.note(due, [], sender.holder) == []
    assert RowState.SENDING not in (await states(sender)).values()


async def test_a_reason_that_is_gone_is_not_named(sender, calendar):
    await follow(sender, 1)
    await news(sender, calendar(), 1)
    (bag,) = await sender.sendings.due(100)
    other = replace(bag, errands=(replace(bag.errands[0], reasons=(THING, "another")),))
    assert await sender.sendings.note([other], [], sender.holder) == []
    assert await sender.sendings.note([bag], [], sender.holder) == [bag]


async def test_what_nobody_knows_of_goes_once_more_and_no_further(sender, calendar):
    await follow(sender, 1)
    await news(sender, calendar(), 1)
    for doubts in (Doubts(again=1), Doubts(given_up=1)):
        (bag,) = await departed(sender)
        assert await sender.sendings.unsure(bag.ids) == doubts
        assert await sender.sendings.due(100) == []
        calendar.seconds += 60
    assert list((await states(sender)).values()) == [RowState.DEAD]


async def test_what_a_killed_process_had_on_its_way_is_found(sender, calendar):
    await follow(sender, 1, 2)
    await news(sender, calendar(), 1, 2)
    mine, _ = await departed(sender)
    if "postgresql" in str(sender.database._engine.url):
        assert await sender.sendings.orphaned(mine.ids) == Doubts()  # it may still be alive
        calendar.seconds += LEASE_SECONDS + 1
    assert await sender.sendings.orphaned(mine.ids) == Doubts(again=1)
    assert await sender.sendings.orphaned(mine.ids) == Doubts()


async def test_what_is_too_old_is_not_sent_whether_it_waits_or_rests(sender, calendar):
    await follow(sender, 1)
    await news(sender, calendar(), 1)
    await news(sender, calendar(), 2, key="other", paused=True)
    calendar.seconds += 1001
    assert await sender.sendings.due(100) == []
    assert await sender.sendings.expire() == 2
    assert set((await states(sender)).values()) == {RowState.DEAD}


async def test_a_chat_that_moves_keeps_the_row_that_has_come_further(sender, calendar):
    await follow(sender, -5, -105)
    first = await news(sender, calendar(), -5, -105)
    (bag, _) = await departed(sender)
    assert bag.chat == -5
    await sender.sendings.note([], [Arrival(bag, 7, None)], sender.holder)
    second = await news(sender, calendar(), -5, key="other")
    for _ in range(2):
        await sender.subscribers.moved(-5, -105)
    assert await states(sender) == {
        (first, -105): RowState.SENT,
        (second, -105): RowState.PENDING,
    }


async def test_the_same_news_is_noted_once(sender, calendar):
    await follow(sender, 1)
    await news(sender, calendar(), 1)
    async with sender.database.begin() as connection:
        again = await outbox.add_event(
            connection, key="k", release=2, kind="x", fact="s", content={}, now=1, expires_at=2
        )
        assert again is None
        assert len((await connection.execute(select(events))).all()) == 1


async def test_who_heard_of_it_before_a_restore_is_not_told_again(sender, calendar):
    await follow(sender, 1, 2)
    async with sender.database.begin() as connection:
        number = await outbox.add_event(
            connection,
            key="k",
            release=1,
            kind="x",
            fact="s",
            content={},
            now=calendar(),
            expires_at=calendar() + 9,
        )
        told = [Recipient(chat, None, 0, Frequency.AT_ONCE, (THING,)) for chat in (1, 2)]
        await outbox.add_rows(connection, number, told, calendar(), sent={1: 77})
    assert [bag.chat for bag in await sender.sendings.due(100)] == [2]


async def test_what_was_sent_lately_is_remembered_across_processes(sender, calendar):
    await follow(sender, 1)
    await news(sender, calendar(), 1)
    (bag,) = await departed(sender)
    await sender.sendings.note([], [Arrival(bag, 7, None)], sender.holder)
    assert await sender.sendings.sent_since(calendar() - 60) == [(1, calendar())]
    assert await sender.sendings.sent_since(calendar() + 1) == []
