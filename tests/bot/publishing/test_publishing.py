"""Publishing: who hears what of which change, and what is refused."""

import asyncio

import pytest
from curator import ARTICLE, BOTH, NOON, ZONE

from bot.notices.schedule import due_at
from bot.publishing.draft import Consent, RefusedError
from bot.publishing.publisher import Publisher
from bot.state.follows import Frequency
from bot.state.releases import OvertakenError
from bot.state.subscribers import Pause
from knowledge.curation.seed_files import contents_of

TOURISM, TOWN, DIRECTIVES = "du-lich", "tx-binh-lang", "directives"
READER, REPORTER, WARD, OTHER = 1, 2, -3, 4
NEW = "s-moi"
TEXT = "mở bến thuyền mới trước mùa lễ hội"


async def test_the_first_release_tells_nobody_anything(curator):
    await curator.follow(READER, DIRECTIVES)
    await curator.publish()
    assert await curator.rows() == []
    newest = await curator.state.releases.newest()
    assert (await curator.state.releases.files(newest.id)) == contents_of(curator.folder).files


async def test_the_same_seeds_are_published_once(curator):
    await curator.publish()
    (curator.folder / ARTICLE).touch()
    assert await curator.publish() == []
    assert len(await curator.state.releases.all()) == 1


async def test_what_was_told_of_a_fact_holds_under_its_new_id(curator):
    await curator.follow(READER, TOURISM)
    await curator.follow(REPORTER, TOURISM, Frequency.DAILY)
    await curator.publish()
    curator.write(NEW, TEXT)
    await curator.publish()
    await curator.send(READER)
    curator.change(f'"{NEW}"', '"s-ten-khac"')
    await curator.publish()
    assert await curator.waiting() == {(REPORTER, "directive", "s-ten-khac")}
    curator.change(TEXT, "mở bến thuyền mới sau mùa lễ hội")
    await curator.publish()
    assert await curator.waiting() == {
        (READER, "correction", "s-ten-khac"),
        (REPORTER, "directive", "s-ten-khac"),
    }


async def test_facts_that_change_places_take_along_what_was_told_of_them(curator):
    await curator.follow(READER, TOURISM)
    await curator.publish()
    curator.write("s-mot", "mở bến thuyền thứ nhất")
    await curator.publish()
    await curator.send()
    await curator.state.follows.stop_all(READER)
    await curator.follow(OTHER, TOURISM)
    curator.write("s-hai", "trồng hoa dọc bờ sông")
    await curator.publish()
    await curator.send()
    for old, new in (("s-mot", "s-x"), ("s-hai", "s-mot"), ("s-x", "s-hai")):
        curator.change(f'"{old}"', f'"{new}"')
    await curator.publish()
    assert {row.told for row in await curator.rows()} == {
        (READER, "directive", "s-hai"),
        (OTHER, "directive", "s-mot"),
    }


async def test_what_is_only_written_otherwise_is_no_news(curator):
    await curator.follow(READER, DIRECTIVES)
    await curator.follow(READER, TOWN)
    await curator.publish()
    moved = curator.strike("s-trac-ben-bai")
    file = curator.folder / ARTICLE
    file.write_text(f"# Đọc lại\n{file.read_text('utf-8')}{moved}\n\n", "utf-8")
    file.rename(file.with_name("khac.toml"))
    await curator.publish()
    assert len(await curator.state.releases.all()) == 2
    assert await curator.rows() == []


@BOTH
async def test_news_reaches_each_who_follows_it_once_and_for_all_their_reasons(curator):
    await curator.follow(READER, TOURISM)
    await curator.follow(READER, TOWN, Frequency.WEEKLY)
    await curator.follow(REPORTER, DIRECTIVES, Frequency.DAILY)
    await curator.follow(WARD, TOWN, thread=9)
    await curator.follow(OTHER, "ta-quynh-mai")
    await curator.publish()
    curator.write(NEW, TEXT)
    await curator.publish()
    rows = {row.chat: row for row in await curator.rows()}
    assert set(rows) == {READER, REPORTER, WARD}
    assert {row.told[1:] for row in rows.values()} == {("directive", NEW)}
    assert set(rows[READER].reasons) == {TOURISM, TOWN}
    assert rows[READER].due_at == NOON
    assert rows[REPORTER].due_at == due_at(Frequency.DAILY, NOON, ZONE)
    assert (rows[WARD].thread, rows[WARD].reasons) == (9, (TOWN,))


async def test_who_rests_or_cannot_be_written_to_is_not_bothered(curator):
    await curator.follow(READER, TOURISM)
    await curator.follow(REPORTER, TOURISM)
    await curator.publish()
    await curator.state.follows.pause(READER, TOURISM, paused=True)
    await curator.state.subscribers.pause(REPORTER, Pause.BLOCKED)
    curator.write(NEW, TEXT)
    await curator.publish()
    assert [(row.chat, row.state) for row in await curator.rows()] == [(REPORTER, "paused")]


async def test_the_operators_chat_gets_every_event_at_once(curator):
    curator.publisher = Publisher(curator.state, zone=ZONE, now=lambda: NOON, canary=OTHER)
    await curator.publish()
    curator.write(NEW, TEXT)
    await curator.publish()
    curator.strike(NEW)
    await curator.publish()
    rows = await curator.rows()
    assert [(row.chat, row.kind, row.reasons) for row in rows] == [
        (OTHER, "directive", ("canary",)),
        (OTHER, "withdrawal", ("canary",)),
    ]


@BOTH
async def test_a_correction_goes_to_who_follows_and_to_who_was_told(curator):
    await curator.follow(READER, TOURISM)
    await curator.follow(REPORTER, TOURISM, Frequency.DAILY)
    await curator.follow(WARD, TOURISM, thread=5)
    await curator.publish()
    curator.write(NEW, TEXT)
    await curator.publish()
    await curator.send(READER, WARD)
    await curator.state.follows.stop(WARD, [TOURISM])
    await curator.follow(WARD, "ta-quynh-mai")  # follows something else, and was told this
    await curator.follow(OTHER, DIRECTIVES)
    curator.change(TEXT, "mở bến thuyền mới sau mùa lễ hội")
    await curator.publish()
    assert await curator.waiting() == {
        (READER, "correction", NEW),
        (WARD, "correction", NEW),
        (OTHER, "correction", NEW),
        (REPORTER, "directive", NEW),  # is told what is right in the first place
    }
    correction = next(row for row in await curator.rows() if row.kind == "correction")
    assert TEXT in correction.before
    assert {row.thread for row in await curator.rows() if row.chat == WARD} == {5}


async def test_who_stopped_everything_hears_of_no_correction(curator):
    await curator.follow(READER, TOURISM)
    await curator.publish()
    curator.write(NEW, TEXT)
    await curator.publish()
    await curator.send()
    await curator.state.follows.stop_all(READER)
    curator.change(TEXT, "mở bến thuyền mới sau mùa lễ hội")
    await curator.publish()
    assert await curator.waiting() == set()


async def test_a_withdrawal_goes_to_who_was_told_and_ends_what_waits(curator):
    await curator.follow(READER, TOURISM)
    await curator.follow(REPORTER, TOURISM, Frequency.DAILY)
    await curator.publish()
    curator.write(NEW, TEXT)
    await curator.publish()
    await curator.send(READER)
    curator.strike(NEW)
    await curator.publish()
    assert await curator.waiting() == {(READER, "withdrawal", NEW)}


@BOTH
async def test_what_comes_back_is_told_as_that_or_as_news(curator):
    await curator.follow(READER, TOURISM)
    await curator.follow(REPORTER, TOURISM, Frequency.DAILY)
    await curator.follow(WARD, TOURISM)
    await curator.publish()
    curator.write(NEW, TEXT)
    await curator.publish()
    await curator.send(READER, WARD)
    struck = curator.strike(NEW)
    await curator.publish()
    await curator.send(READER)
    file = curator.folder / ARTICLE
    file.write_text(file.read_text("utf-8") + struck, "utf-8")
    await curator.publish()
    assert await curator.waiting() == {
        (READER, "correction", NEW),  # knows that it was withdrawn
        (REPORTER, "directive", NEW),  # never heard of it
    }  # and the ward was told it, and nothing else since


async def test_each_turn_of_a_correction_is_told(curator):
    await curator.follow(READER, TOURISM)
    await curator.publish()
    curator.write(NEW, TEXT)
    other = TEXT.replace("trước", "sau")
    await curator.publish()
    for old, new in ((TEXT, other), (other, TEXT), (TEXT, other)):
        await curator.send()
        curator.change(old, new)
        await curator.publish()
        assert await curator.waiting() == {(READER, "correction", NEW)}


@BOTH
async def test_a_rollback_is_told_to_those_alone_who_heard_what_it_undoes(curator):
    await curator.follow(READER, TOURISM)
    await curator.publish()
    curator.write(NEW, TEXT)
    curator.change("rà soát quy hoạch bến bãi theo", "bỏ quy hoạch bến bãi theo")
    gone = curator.strike("s-trac-mam-non")
    assert gone
    await curator.publish()
    await curator.send()
    await curator.follow(OTHER, DIRECTIVES)
    await curator.rollback(1)
    assert await curator.waiting() == {
        (READER, "withdrawal", NEW),
        (READER, "correction", "s-trac-ben-bai"),
    }
    newest = await curator.state.releases.newest()
    assert newest.restores == 1
    first = await curator.state.releases.files(1)
    assert await curator.state.releases.files(newest.id) == first


async def test_a_rollback_brings_back_what_somebody_was_still_to_be_told(curator):
    await curator.follow(READER, TOURISM)
    await curator.follow(REPORTER, TOURISM, Frequency.DAILY)
    await curator.publish()
    curator.write(NEW, TEXT)
    await curator.publish()
    await curator.send(READER)
    curator.strike(NEW)
    await curator.publish()
    await curator.follow(OTHER, TOURISM)
    await curator.rollback(2)
    assert await curator.waiting() == {(REPORTER, "directive", NEW)}


@pytest.mark.parametrize(("value", "unit"), [("2980", "tỷ đồng"), ("298", "triệu đồng")])
async def test_a_figure_that_jumps_is_refused_until_it_is_named(curator, value, unit):
    await curator.publish()
    curator.change('value = 298\nunit = "tỷ đồng"', f'value = {value}\nunit = "{unit}"')
    with pytest.raises(RefusedError, match="--accept o-thu-ns-bl-2024") as refused:
        await curator.publish()
    assert len(refused.value.lines) == 1
    assert len(await curator.state.releases.all()) == 1
    planned = await curator.publish(accepted={"o-thu-ns-bl-2024"})
    assert [one.change.kind for one in planned] == ["correction"]


async def test_an_article_goes_only_when_it_is_named(curator):
    await curator.publish()
    (curator.folder / ARTICLE).unlink()

    with pytest.raises(RefusedError, match="--drop 2025-02-18-lam-viec") as refused:
        await curator.publish()
    assert len(refused.value.lines) == 1
    await curator.publish(dropped={"2025-02-18-lam-viec"})
    assert len(await curator.state.releases.all()) == 2


async def test_seeds_with_faults_are_refused_with_every_fault(curator):
    curator.change('status = "result"\nbase', 'status = "ket-qua"\nbase')
    curator.change('person = "ngo-ba-trac"', 'person = "khong-co"')
    with pytest.raises(RefusedError) as refused:
        await curator.publish()
    assert len(refused.value.lines) == 2
    assert all(ARTICLE in line for line in refused.value.lines)
    assert await curator.state.releases.newest() is None


@BOTH
async def test_of_two_who_publish_at_once_one_is_told_so_and_leaves_nothing(curator):
    await curator.follow(READER, DIRECTIVES)
    await curator.publish()
    curator.write(NEW, TEXT)
    mine = await curator.publisher.draft(contents_of(curator.folder), Consent())
    curator.write("s-cua-ban", "trồng cây ven sông")
    theirs = await curator.publisher.draft(contents_of(curator.folder), Consent())
    await curator.publisher.publish(theirs)
    before = await curator.rows()
    with pytest.raises(OvertakenError):
        await curator.publisher.publish(mine)
    assert await curator.rows() == before
    assert len(await curator.state.releases.all()) == 2


@BOTH
async def test_who_begins_to_follow_while_it_is_published_hears_once_or_not_at_all(curator):
    await curator.publish()
    curator.write(NEW, TEXT)
    draft = await curator.publisher.draft(contents_of(curator.folder), Consent())
    chats = range(10, 40)
    wishes = [curator.follow(chat, TOURISM) for chat in chats]
    middle = len(wishes) // 2
    await asyncio.gather(*wishes[:middle], curator.publisher.publish(draft), *wishes[middle:])
    told = [row.chat for row in await curator.rows()]
    assert len(told) == len(set(told))
    assert set(told) <= set(chats)


@BOTH
async def test_a_plan_writes_nothing(curator):
    await curator.follow(READER, TOURISM)
    await curator.publish()
    curator.write(NEW, TEXT)
    draft = await curator.publisher.draft(contents_of(curator.folder), Consent())
    (planned,) = await curator.publisher.plan(draft)
    assert planned.chats == {READER}
    assert await curator.rows() == []
    await curator.publish()
    curator.change(f'"{NEW}"', '"s-ten-khac"')
    draft = await curator.publisher.draft(contents_of(curator.folder), Consent())
    assert await curator.publisher.plan(draft) == []
    assert [row.fact for row in await curator.rows()] == [NEW]
    assert len(await curator.state.releases.all()) == 2
