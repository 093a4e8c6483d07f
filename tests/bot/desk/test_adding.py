"""Cards that the draft lacks, added by hand."""

import asyncio
from dataclasses import replace

from operating import BOTH, LAN, MINH, Office, plain

from bot.desk.cards import Decision
from bot.desk.outcomes import Decided, Over, Stale, Wrong

LIMITATION = """
[[statements]]
kind = "limitation"
text = "Thu ngân sách chưa vững"
paragraphs = [4]
"""
DEPUTY = """
person = "hoa-van-la"
post = "pho-chu-tich-ke-sat"
paragraphs = [3]
[[people]]
id = "hoa-van-la"
name = "Mạc Thị Hòe"
[[posts]]
id = "pho-chu-tich-ke-sat"
title = "Chủ tịch UBND huyện"
organization = "{organization}"
"""


async def add(office: Office, draft: int, table: str, reply: str):
    like = await office.card(draft, table)
    return await office.desk.add(like.id, like.version, reply, LAN)


@BOTH
async def test_a_card_like_another_needs_only_what_differs(office: Office):
    draft = await office.opened()
    before = await office.cards(draft)
    done = await add(office, draft, "observations", 'qualifier = ""\nstatus = "result"')
    assert isinstance(done, Decided)
    assert (done.card.position, done.card.of) == (len(before) + 1, len(before) + 1)
    assert (done.card.decision, done.card.by) == (Decision.ACCEPTED, LAN)
    assert "86,5 tỷ đồng" in plain(done.card)
    assert done.card.paragraphs == (await office.card(draft, "observations")).paragraphs
    others = (await office.cards(draft))[:-1]
    assert others == [replace(one, of=one.of + 1) for one in before]


async def test_a_card_of_another_kind_is_a_whole_row_below_its_header(office: Office):
    draft = await office.opened()
    done = await add(office, draft, "article", LIMITATION)
    assert isinstance(done, Decided)
    assert done.card.table == "statements"
    assert "Thu ngân sách chưa vững" in plain(done.card)
    assert [one.number for one in done.card.paragraphs] == [4]
    more = await add(office, draft, "article", LIMITATION.replace("chưa vững", "còn khó"))
    assert more.card.record != done.card.record


async def test_what_was_added_is_published_with_the_rest(office: Office):
    await office.publish_folder()
    draft = await office.opened()
    done = await add(office, draft, "article", LIMITATION)
    await office.published(draft)
    facts = await office.facts()
    assert facts.statements[done.card.record].text == "Thu ngân sách chưa vững"


async def test_who_is_new_comes_along_with_the_added_card(office: Office):
    draft = await office.opened()
    seat = await office.card(draft, "memberships")
    organization = next(one.id for one in seat.newcomers if one.table == "organizations")
    done = await add(office, draft, "memberships", DEPUTY.format(organization=organization))
    assert isinstance(done, Decided), done
    assert {one.id for one in done.card.newcomers} >= {"hoa-van-la", "pho-chu-tich-ke-sat"}
    assert (await office.card(draft, "memberships")).newcomers == seat.newcomers


async def test_who_belongs_to_another_card_is_not_changed_by_adding_one(office: Office):
    draft = await office.opened()
    seat = await office.card(draft, "memberships")
    person = next(one.id for one in seat.newcomers if one.table == "people")
    reply = f'[[people]]\nid = "{person}"\nname = "Ai Khác"'
    done = await add(office, draft, "memberships", reply)
    assert isinstance(done, Wrong)
    assert "sửa ở thẻ của nó" in done.line


async def test_what_cannot_be_added_is_told_in_a_line(office: Office):
    draft = await office.opened()
    taken = (await office.card(draft, "observations")).record
    for table, reply, told in (
        ("article", 'text = "Thu ngân sách chưa vững"', "[[statements]]"),
        ("article", '[[nonsense]]\ntext = "a"', "[[statements]]"),
        ("observations", f'id = "{taken}"\nvalue = 86.5', "đã có: bạn bỏ dòng id"),
        ("observations", "paragraphs = [5]", "đoạn 5"),
        ("observations", "value = 97.1", "97.1"),
        ("observations", "value =", "viết chưa đúng"),
        ("observations", LIMITATION.replace("text", "title"), "text"),
    ):
        done = await add(office, draft, table, reply)
        assert isinstance(done, Wrong)
        assert told in done.line
        assert "\n" not in done.line
    assert (await office.card(draft, "article")).of == 6


async def test_a_reply_that_comes_twice_adds_one_card(office: Office):
    draft = await office.opened()
    await add(office, draft, "article", LIMITATION)
    again = await add(office, draft, "article", LIMITATION)
    assert again == Wrong("thẻ 7 đã ghi đúng như vậy")
    assert (await office.card(draft, "article")).of == 7


@BOTH
async def test_two_who_add_at_once_both_succeed(office: Office):
    draft = await office.opened()
    head = await office.desk.card(draft, 1)
    other = LIMITATION.replace("chưa vững", "còn khó")
    done = await asyncio.gather(
        office.desk.add(head.id, head.version, LIMITATION, LAN),
        office.desk.add(head.id, head.version, other, MINH),
    )
    assert {one.card.position for one in done} == {7, 8}
    assert {one.card.by for one in done} == {LAN, MINH}


async def test_nothing_is_added_to_what_has_changed_or_gone(office: Office):
    draft = await office.opened()
    head = await office.desk.card(draft, 1)
    assert isinstance(await office.desk.add(head.id, head.version + 1, LIMITATION, LAN), Stale)
    lying = await office.desk.summary(draft)
    await office.desk.drop(draft, lying.version, LAN)
    assert isinstance(await office.desk.add(head.id, head.version, LIMITATION, LAN), Over)
