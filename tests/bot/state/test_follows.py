"""Who follows what: once each, stopped at once, and nothing lost when a group moves."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import insert, select

from bot.state import follows as module
from bot.state.follows import CANARY, Frequency, Outcome, Wish, active, active_of
from bot.state.subscribers import Pause
from bot.state.tables import follows, outbox, subscribers

DAILY, AT_ONCE, WEEKLY = Frequency.DAILY, Frequency.AT_ONCE, Frequency.WEEKLY


def wish(thing: str, frequency: Frequency = DAILY, chat: int = 7, **more) -> Wish:
    return Wish(chat, thing, frequency, consent_version=1, **more)


async def row(state, chat: int, *reasons: str, event: int = 1, row_state: str = "pending") -> None:
    """Something to be told to a chat."""
    values = {"due_at": 1, "timing": "daily", "tries": 0, "unsure": 0, "changed_at": 1}
    async with state.database.begin() as connection:
        await connection.execute(
            insert(outbox).values(
                event=event,
                chat=chat,
                state=row_state,
                reasons=list(reasons),
                lease_until=state.follows._now() + 60 if row_state == "sending" else None,
                **values,
            )
        )


async def rows(state) -> dict[int, list[str]]:
    """By event why it is to be told."""
    async with state.database.begin() as connection:
        found = await connection.execute(select(outbox.c.event, outbox.c.reasons))
        return {one.event: one.reasons for one in found}


async def states(state) -> dict[int, str]:
    """By chat how far a row of it is."""
    async with state.database.begin() as connection:
        found = await connection.execute(select(outbox.c.chat, outbox.c.state))
        return {one.chat: one.state for one in found}


async def subscribed(state) -> set[int]:
    async with state.database.begin() as connection:
        return set(await connection.scalars(select(subscribers.c.chat)))


async def test_to_follow_twice_is_to_follow_once(state, calendar):
    assert await state.follows.follow(wish("cay-xanh")) is Outcome.NEW
    calendar.seconds += 60
    assert await state.follows.follow(wish("cay-xanh")) is Outcome.SAME
    assert await state.follows.follow(wish("cay-xanh", AT_ONCE)) is Outcome.CHANGED
    (followed,) = await state.follows.of(7)
    assert (followed.thing, followed.frequency) == ("cay-xanh", AT_ONCE)
    assert (followed.consent_at, followed.consent_version) == (calendar.seconds, 1)
    assert await subscribed(state) == {7}


async def test_a_paused_follow_goes_on_when_it_is_asked_for_again(state):
    await state.follows.follow(wish("cay-xanh"))
    assert await state.follows.pause(7, "cay-xanh", paused=True)
    async with state.database.begin() as connection:
        assert await active(connection) == await active_of(connection, 7) == []
    assert await state.follows.follow(wish("cay-xanh")) is Outcome.CHANGED
    async with state.database.begin() as connection:
        assert [one.thing for one in await active_of(connection, 7)] == ["cay-xanh"]
    assert not await state.follows.pause(7, "y-te", paused=True)


async def test_a_chat_follows_only_so_much(state, monkeypatch):
    monkeypatch.setattr(module, "MOST_FOLLOWS", 2)
    for thing in ("cay-xanh", "y-te"):
        assert await state.follows.follow(wish(thing)) is Outcome.NEW
    assert await state.follows.follow(wish("ngan-sach")) is Outcome.FULL
    assert await state.follows.follow(wish("y-te", WEEKLY)) is Outcome.CHANGED
    assert await state.follows.follow(wish("ngan-sach", chat=8)) is Outcome.NEW


async def test_what_was_stopped_is_not_sent_and_what_else_is_followed_is(state):
    for thing in ("cay-xanh", "y-te"):
        await state.follows.follow(wish(thing))
    await row(state, 7, "cay-xanh", event=1)
    await row(state, 7, "cay-xanh", "y-te", event=2)
    await row(state, 7, "cay-xanh", event=3, row_state="sent")
    await row(state, 7, "cay-xanh", CANARY, event=4, row_state="paused")
    await row(state, 7, event=5)
    await row(state, 8, "cay-xanh", event=1)
    assert await state.follows.stop(7, ["cay-xanh", "ngan-sach"]) == 1
    assert await rows(state) == {1: ["cay-xanh"], 2: ["y-te"], 3: ["cay-xanh"], 4: [CANARY], 5: []}
    assert await state.follows.stop(7, ["cay-xanh"]) == 0
    assert await subscribed(state) == {7}
    assert await state.follows.stop_all(7) == 1
    assert await rows(state) == {1: ["cay-xanh"], 3: ["cay-xanh"], 4: [CANARY]}
    assert await subscribed(state) == set()


async def test_what_rests_is_not_sent(state):
    for thing in ("cay-xanh", "y-te"):
        await state.follows.follow(wish(thing))
    await row(state, 7, "cay-xanh", event=1)
    await row(state, 7, "y-te", event=2)
    await state.follows.pause(7, "cay-xanh", paused=True)
    assert await rows(state) == {2: ["y-te"]}
    assert await state.follows.pause(7, "cay-xanh", paused=False)
    assert len(await state.follows.of(7)) == 2


async def test_a_message_on_its_way_is_known_until_nobody_sends_it_any_more(state, calendar):
    await row(state, 7, "cay-xanh", row_state="sending")
    assert await state.follows.is_being_told(7)
    assert not await state.follows.is_being_told(8)
    calendar.seconds += 61
    assert not await state.follows.is_being_told(7)


async def test_frequencies_are_those_of_the_things_named(state):
    for thing in ("cay-xanh", "y-te"):
        await state.follows.follow(wish(thing))
    assert await state.follows.set_frequency(7, ["y-te", "ngan-sach"], WEEKLY) == 1
    assert [one.frequency for one in await state.follows.of(7)] == [DAILY, WEEKLY]


@pytest.mark.parametrize("times", [1, 2])
async def test_a_group_that_becomes_a_supergroup_keeps_its_follows(state, times):
    await state.follows.follow(wish("cay-xanh", chat=-5, by=3))
    await state.follows.follow(wish("y-te", chat=-5, by=3))
    await state.follows.follow(wish("y-te", AT_ONCE, chat=-100, by=4, thread=9))
    for _ in range(times):
        await state.subscribers.moved(-5, -100)
    assert await state.follows.of(-5) == []
    moved = {one.thing: (one.frequency, one.by, one.thread) for one in await state.follows.of(-100)}
    assert moved == {"cay-xanh": (DAILY, 3, None), "y-te": (AT_ONCE, 4, 9)}
    assert -100 in await subscribed(state)


@pytest.mark.parametrize(("resting", "then"), [(-5, "pending"), (-100, "paused")])
async def test_what_waits_goes_with_a_group_that_moves_and_rests_where_that_one_does(
    state, resting, then
):
    for chat in (-5, -100):
        await state.follows.follow(wish("cay-xanh", chat=chat))
    await row(state, -5, "cay-xanh")
    await state.subscribers.pause(resting, Pause.BLOCKED)
    await state.subscribers.moved(-5, -100)
    assert await states(state) == {-100: then}
    await state.subscribers.resume(-100)
    assert await states(state) == {-100: "pending"}


deeds = st.tuples(
    st.sampled_from(["follow", "stop", "pause", "go on", "stop all", "move"]),
    st.sampled_from(["a", "b", "c"]),
    st.sampled_from([-5, -100]),
)


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(done=st.lists(deeds, max_size=12))
async def test_whatever_is_done_each_chat_follows_each_thing_once(state, done):
    async with state.database.begin() as connection:
        for table in (follows, subscribers):
            await connection.execute(table.delete())  # of the example before
    expected: dict[tuple[int, str], bool] = {}
    for deed, thing, chat in done:
        key = chat, thing
        match deed:
            case "follow":
                await state.follows.follow(wish(thing, chat=chat))
                expected[key] = True
            case "stop":
                assert await state.follows.stop(chat, [thing]) == (key in expected)
                expected.pop(key, None)
            case "pause" | "go on":
                await state.follows.pause(chat, thing, paused=deed == "pause")
                if key in expected:
                    expected[key] = deed == "go on"
            case "stop all":
                await state.follows.stop_all(chat)
                expected = {one: on for one, on in expected.items() if one[0] != chat}
            case "move":
                await state.subscribers.moved(-5, -100)
                old = {one: on for (at, one), on in expected.items() if at == -5}
                expected = {one: on for one, on in expected.items() if one[0] != -5}
                expected = {(-100, one): on for one, on in old.items()} | expected
        held = [*await state.follows.of(-5), *await state.follows.of(-100)]
        assert {(one.chat, one.thing): not one.paused for one in held} == expected
        assert {one.chat for one in held} <= await subscribed(state)
