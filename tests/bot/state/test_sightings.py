"""What was seen in feeds is known again; operators hear of it once."""

from dataclasses import replace

from sqlalchemy import insert

from bot.state import alerts as alerts_module
from bot.state.alerts import Alert
from bot.state.kept_drafts import KeptRow, Operator
from bot.state.sightings import (
    KEPT_SECONDS,
    STALE_SECONDS,
    Fate,
    FeedMemory,
    Sighting,
    digest_of,
    titles_of,
)
from bot.state.tables import told

FEED = "https://bao.vn/rss"
OTHER = "https://khac.vn/rss"
ALERT = Alert(99, "drafted a", {"kind": "drafted"})


def seen(*names):
    return [Sighting(digest_of(name), f"https://bao.vn/{name}", name, None) for name in names]


async def due(state, feed=FEED):
    return [one.title for one in await state.sightings.due(feed, 10)]


async def test_an_article_is_new_once(state):
    assert await state.sightings.take_in(FEED, seen("a", "b"), FeedMemory()) == 2
    assert await state.sightings.take_in(FEED, seen("b", "c"), FeedMemory()) == 1
    assert await state.sightings.take_in(OTHER, seen("a"), FeedMemory()) == 0
    assert sorted(await due(state)) == ["a", "b", "c"]
    assert await due(state, OTHER) == []


async def test_many_articles_are_noted_at_once(state):
    many = seen(*map(str, range(1_200)))
    assert await state.sightings.take_in(FEED, many, FeedMemory()) == 1_200
    assert await state.sightings.take_in(FEED, many, FeedMemory()) == 0


async def test_what_is_known_of_a_feed_stays_with_what_it_held(state):
    assert await state.sightings.memory(FEED) == FeedMemory()
    memory = FeedMemory('"e"', "gestern", "d" * 64, 7)
    await state.sightings.take_in(FEED, seen("a"), memory)
    assert await state.sightings.memory(FEED) == memory
    await state.sightings.remember(FEED, replace(memory, rest_until=9))
    assert (await state.sightings.memory(FEED)).rest_until == 9


async def test_a_page_is_looked_at_when_it_is_due_again(state, calendar):
    await state.sightings.take_in(FEED, seen("a", "b"), FeedMemory())
    (one, other) = await state.sightings.due(FEED, 10)
    await state.sightings.settle(replace(one, fate=Fate.PASSED), None)
    await state.sightings.settle(replace(other, tries=1), calendar.seconds + 60)
    assert await due(state) == []
    calendar.seconds += 60
    (again,) = await state.sightings.due(FEED, 10)
    assert (again.title, again.tries) == (other.title, 1)


async def test_what_left_the_feed_long_ago_is_forgotten_but_not_what_stays_there(state, calendar):
    await state.sightings.take_in(FEED, seen("a", "b"), FeedMemory())
    calendar.seconds += STALE_SECONDS + 1
    await state.sightings.take_in(FEED, seen("b"), FeedMemory())
    calendar.seconds += KEPT_SECONDS - 10
    await state.sightings.forget()
    assert await due(state) == ["b"]


async def test_drafted_articles_are_known_by_their_print(state, calendar):
    await state.sightings.take_in(FEED, seen("a", "b"), FeedMemory())
    first = (await state.sightings.due(FEED, 1))[0]
    drafted = replace(first, fate=Fate.DRAFTED, draft=6, print={"title": "t", "parts": []})
    await state.sightings.settle(drafted, None, [ALERT])
    assert await state.sightings.printed(calendar.seconds) == [drafted]
    assert await state.sightings.printed(calendar.seconds + 1) == []


async def with_alert(state):
    await state.sightings.take_in(FEED, seen("a"), FeedMemory())
    (one,) = await state.sightings.due(FEED, 1)
    await state.sightings.settle(one, None, [ALERT])
    await state.sightings.settle(one, None, [ALERT])


async def test_an_operator_is_told_once(state):
    await with_alert(state)
    assert await state.alerts.waiting([77]) == []
    assert await state.alerts.waiting([99, 77]) == [ALERT]
    assert await state.alerts.depart(ALERT)
    assert not await state.alerts.depart(ALERT)
    await state.alerts.arrived(ALERT, 5)
    assert await state.alerts.waiting([99]) == []


async def test_what_is_in_doubt_is_told_once_more_and_no_further(state, calendar):
    await with_alert(state)
    for tries in (0, 1):
        (waiting,) = await state.alerts.waiting([99])
        assert waiting.tries == tries
        assert await state.alerts.depart(waiting)  # and the process is killed
        assert await state.alerts.waiting([99]) == []
        calendar.seconds += alerts_module.LEASE_SECONDS + 1
    assert await state.alerts.waiting([99]) == []


async def test_what_surely_did_not_arrive_is_told_as_if_for_the_first_time(state):
    await with_alert(state)
    assert await state.alerts.depart(ALERT)
    await state.alerts.unsent(ALERT)
    assert await state.alerts.waiting([99]) == [ALERT]


async def test_a_restored_backup_tells_nobody_twice(state):
    async with state.database.begin() as connection:
        digest = state.ledger.of_row(ALERT.key, ALERT.operator)
        await connection.execute(insert(told).values(digest=digest, message=5))
    await with_alert(state)
    assert not await state.alerts.depart(ALERT)
    assert await state.alerts.waiting([99]) == []


async def test_old_alerts_go(state, calendar):
    await with_alert(state)
    calendar.seconds += alerts_module.KEPT_SECONDS + 1
    await state.alerts.forget()
    assert await state.alerts.waiting([99]) == []


async def test_untouched_drafts_of_feeds_end_together_with_what_tells_of_it(state, calendar):
    opened = [
        await state.drafts.add(
            sha256=name * 64, words=name * 64, content="{}", text=name, rows=[row], by=by
        )
        for name, row, by in (
            ("a", KeptRow(0, 1, "a", sure=True), None),
            ("b", KeptRow(0, 1, "b", sure=True), None),
            ("c", KeptRow(0, 1, "c", sure=True), Operator(99, "Lan")),
        )
    ]
    (one, _), (two, _), (three, _) = opened
    await state.sightings.take_in(FEED, seen("a", "b"), FeedMemory())
    for sighting, draft in zip(seen("a", "b"), (one, two), strict=True):
        await state.sightings.settle(replace(sighting, fate=Fate.DRAFTED, draft=draft), None)
    told = []

    async def tell(connection, ended):
        told.append((ended, await titles_of(connection, ended)))

    assert await state.drafts.end_untouched(calendar(), tell) == 0
    calendar.seconds += 1
    await state.drafts.save(two, 1, [])
    assert await state.drafts.end_untouched(calendar(), tell) == 1
    calendar.seconds += 1
    assert await state.drafts.end_untouched(calendar(), tell) == 1
    assert told == [([one], ["a"]), ([two], ["b"])]
    assert [one.draft.id for one in await state.drafts.open_ones()] == [three]
    assert (await state.drafts.get(one)).text == ""
