"""Reminders of deadlines: who gets one, once, and in time."""

from datetime import date

import pytest
from curator import NOON, ZONE, Curator
from sqlalchemy import update

from bot.answering import Answering
from bot.notices.schedule import due_at
from bot.publishing.reminding import Reminding
from bot.state.follows import Frequency
from bot.state.tables import outbox
from knowledge.curation.seed_files import contents_of
from knowledge.engine import Engine
from knowledge.seeds import load

READER, REPORTER, OTHER = 1, 2, 3
DAY = 24 * 3600
FACT = "s-trac-ben-bai"
WITH_DEADLINE = f'id = "{FACT}"\ndeadline = 2027-01-23'
"""A week after the curator's noon."""


@pytest.fixture
async def reminding(curator: Curator) -> Reminding:
    """Follows of tourism, and a demand of the first release whose deadline is a week away."""
    await curator.follow(READER, "du-lich")
    await curator.follow(REPORTER, "du-lich", Frequency.WEEKLY)
    await curator.follow(OTHER, "moi-truong")
    curator.change(f'id = "{FACT}"', WITH_DEADLINE)
    return await served(curator)


async def served(curator: Curator) -> Reminding:
    """What reminds in a bot that serves what the folder holds."""
    await curator.publish()
    newest = await curator.state.releases.newest()
    engine = Engine(load(contents_of(curator.folder)))
    answering = Answering(engine, lambda: date(2027, 1, 16), newest.id)
    return Reminding(answering, curator.state, ZONE, lambda: NOON, canary=None)


async def reminded(curator: Curator) -> dict[int, int]:
    return {row.chat: row.due_at for row in await curator.rows() if row.kind == "reminder"}


async def test_who_follows_is_reminded_once_and_before_their_monday(curator, reminding):
    await reminding.remind()
    await (await served(curator)).remind()
    assert await reminded(curator) == {
        READER: NOON,
        REPORTER: due_at(Frequency.DAILY, NOON, ZONE),
    }


async def test_who_was_just_told_of_the_demand_needs_no_reminder(curator, reminding):
    curator.write("s-moi", "mở bến thuyền mới")
    curator.change('id = "s-moi"', 'id = "s-moi"\ndeadline = 2027-01-23')
    reminding = await served(curator)
    await curator.send(READER)
    await reminding.remind()
    of_new = [row for row in await curator.rows() if row.fact == "s-moi"]
    assert {(row.chat, row.kind) for row in of_new} == {
        (READER, "directive"),
        (REPORTER, "directive"),
        (REPORTER, "reminder"),
    }


async def test_who_was_told_days_ago_is_reminded(curator, reminding):
    curator.write("s-moi", "mở bến thuyền mới")
    curator.change('id = "s-moi"', 'id = "s-moi"\ndeadline = 2027-01-23')
    reminding = await served(curator)
    await curator.send(READER)
    async with curator.state.database.begin() as connection:
        await connection.execute(update(outbox).values(changed_at=NOON - 2 * DAY))
    await reminding.remind()
    assert (READER, "reminder", "s-moi") in await curator.waiting()
