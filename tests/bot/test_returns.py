"""Who blocks the bot is left alone, and hears again as soon as they come back."""

import pytest
from sqlalchemy import select
from test_group_life import becomes

from bot.notices.resting import PATIENCE_SECONDS
from bot.state import outbox
from bot.state.follows import Frequency, Wish
from bot.state.outbox import Recipient
from bot.state.subscribers import Pause
from bot.state.tables import outbox as rows


async def something_waits(chat) -> None:
    """The chat follows something, and is to hear of it."""
    number, state = chat.chat["id"], chat.services.state
    await state.follows.follow(Wish(number, "cay-xanh", Frequency.AT_ONCE, 1))
    async with state.database.begin() as connection:
        event = await outbox.add_event(
            connection,
            key="k",
            release=1,
            kind="directive",
            fact="s",
            content={},
            now=0,
            expires_at=9_999_999_999,
        )
        due = 9_000_000_000
        told = [Recipient(number, None, due, Frequency.AT_ONCE, ("cay-xanh",))]
        await outbox.add_rows(connection, event, told, 0)


async def state_of(chat) -> str:
    async with chat.services.state.database.begin() as connection:
        return await connection.scalar(select(rows.c.state))


async def test_who_blocks_the_bot_rests_and_who_unblocks_it_hears_again(chat):
    await something_waits(chat)
    await becomes(chat, "member", "kicked")
    assert await state_of(chat) == "paused"
    await becomes(chat, "kicked", "member")
    assert await state_of(chat) == "pending"


async def test_who_writes_to_the_bot_has_not_blocked_it(chat):
    await something_waits(chat)
    await chat.services.resting.refused(7, "Forbidden: bot was blocked by the user")
    assert await state_of(chat) == "paused"
    assert await chat.says("/help")
    assert await state_of(chat) == "pending"


async def test_what_others_write_in_a_group_tells_little_of_what_the_bot_may(chat):
    chat.chat = {"id": -5, "type": "group", "title": "G"}
    await something_waits(chat)
    await chat.services.resting.refused(-5, "Bad Request: not enough rights")
    await chat.says("/help")
    assert await state_of(chat) == "paused"
    chat.clock.seconds += PATIENCE_SECONDS
    await chat.says("/help")
    assert await state_of(chat) == "pending"


@pytest.mark.parametrize(("status", "pause"), [("left", Pause.GONE), ("restricted", Pause.BLOCKED)])
async def test_a_group_that_lets_the_bot_write_again_hears_again(chat, status, pause):
    chat.chat = {"id": -5, "type": "group", "title": "G"}
    await something_waits(chat)
    await becomes(chat, "member", status)
    assert await state_of(chat) == "paused"
    assert await chat.services.state.subscribers.paused_before(9_999_999_999, [pause]) == [-5]
    await becomes(chat, status, "member")
    assert await state_of(chat) == "pending"
