"""Publishing while notices go out: nobody is told what has just been put right, and nobody misses
that it was."""

import asyncio

import pytest
from curator import BOTH, NOON

from bot.publishing import announcing
from bot.publishing.draft import Consent
from bot.state import sendings
from bot.state.database import Database
from bot.state.leases import Leases
from bot.state.sendings import Sendings
from knowledge.curation.seed_files import contents_of

READER, TOURISM, NEW = 1, "du-lich", "s-moi"
TEXT, RIGHT = "mở bến thuyền trước mùa lễ hội", "mở bến thuyền sau mùa lễ hội"


@pytest.fixture
async def sender(url, curator):
    """The process that sends: its own way to the same database."""
    database = Database(url, lambda: 0.0)
    await Leases(database, lambda: NOON).take(sendings.LEASE, "sender", 60)
    yield Sendings(database, lambda: NOON)
    await database.close()


@pytest.fixture
async def draft(curator):
    """A correction of what a reader is about to be told."""
    await curator.follow(READER, TOURISM)
    await curator.publish()
    curator.write(NEW, TEXT)
    await curator.publish()
    curator.change(TEXT, RIGHT)
    return await curator.publisher.draft(contents_of(curator.folder), Consent())


@BOTH
async def test_what_is_put_right_just_now_does_not_go_out_as_it_was(
    curator, draft, sender, monkeypatch
):
    (bag,) = await sender.due(1)
    reached, go, add_event = asyncio.Event(), asyncio.Event(), announcing.outbox.add_event

    async def slowly(*given, **values):
        reached.set()
        await go.wait()
        return await add_event(*given, **values)

    monkeypatch.setattr(announcing.outbox, "add_event", slowly)
    publishing = asyncio.create_task(curator.publisher.publish(draft))
    await reached.wait()
    departing = asyncio.create_task(sender.note([bag], [], "sender"))
    await asyncio.wait({departing}, timeout=0.3)  # it waits for the rows that are being read
    go.set()
    await publishing
    assert await departing == []
    assert await curator.waiting() == {(READER, "directive", NEW)}


@BOTH
async def test_who_is_being_told_just_now_is_told_that_it_was_put_right(curator, draft, sender):
    (bag,) = await sender.due(1)
    assert await sender.note([bag], [], "sender") == [bag]
    await curator.publisher.publish(draft)
    assert await curator.waiting() == {(READER, "correction", NEW)}
