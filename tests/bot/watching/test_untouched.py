"""Drafts that feeds bring and nobody looks at do not stay for ever."""

import pytest
from sqlalchemy import select
from watched import DAY, LAN, MINH, PARAGRAPHS, TITLE, lists_article

from bot.desk.cards import Decision, Operator
from bot.desk.outcomes import Decided, Opened, Over
from bot.state.tables import draft_rows, drafts
from bot.watching.newsroom import UNTOUCHED_DAYS

LAN_HERSELF = Operator(LAN, "Lan")


async def days_pass(room, days):
    """No feed tells anything new meanwhile."""
    room.lists()
    room.calendar.seconds += days * DAY
    room.phones.messages.clear()
    return await room.look()


async def texts(room):
    async with room.state.database.begin() as connection:
        kept = [one for one in await connection.scalars(select(drafts.c.text)) if one]
        return len(kept), len((await connection.scalars(select(draft_rows.c.id))).all())


async def test_what_nobody_touches_ends_with_a_line_to_the_operators(room, begin):
    lists_article(room)
    await room.look()
    await days_pass(room, UNTOUCHED_DAYS - 1)
    (draft,) = await room.drafts()
    room.phones.messages.clear()
    assert await days_pass(room, 2) == {"ended": 1, "told": 2}
    assert await room.drafts() == []
    assert await texts(room) == (0, 0)
    assert await room.desk.summary(draft.id) == Over(draft.id, None, None)
    for operator in (LAN, MINH):
        (told,) = room.phones.texts(operator)
        assert TITLE in told
        assert f"{UNTOUCHED_DAYS} ngày" in told
    async with begin() as other:
        assert await days_pass(other, 1) == {}
    assert room.phones.messages == []


async def test_who_decided_something_has_as_long_again(room):
    lists_article(room)
    await room.look()
    (draft,) = await room.drafts()
    await days_pass(room, UNTOUCHED_DAYS - 1)
    card = await room.desk.card(draft.id, 2)
    done = await room.desk.decide(card.id, card.version, Decision.DROPPED, LAN_HERSELF)
    assert isinstance(done, Decided)
    assert "ended" not in await days_pass(room, UNTOUCHED_DAYS - 1)
    assert await days_pass(room, 2) == {"ended": 1, "told": 2}


async def test_what_an_operator_has_sent_stays(room):
    text = "\n\n".join((TITLE, *PARAGRAPHS))
    assert isinstance(await room.desk.open(f"{text}\n", name="a", by=LAN_HERSELF), Opened)
    assert await days_pass(room, UNTOUCHED_DAYS * 2) == {}
    assert len(await room.drafts()) == 1


async def test_a_line_that_cannot_be_kept_ends_nothing(room, monkeypatch):
    lists_article(room)
    await room.look()

    async def fails(*_):
        raise RuntimeError

    with monkeypatch.context() as broken:
        broken.setattr("bot.watching.newsroom.add_alerts", fails)
        with pytest.raises(RuntimeError):
            await days_pass(room, UNTOUCHED_DAYS + 1)
    assert len(await room.drafts()) == 1
    found = await days_pass(room, 0)
    assert (found["ended"], found["told"]) == (1, 2)
