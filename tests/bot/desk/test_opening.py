"""What comes to the desk, and what does not."""

import asyncio
import unicodedata
from pathlib import Path

import pytest
from operating import CHO_MOI, KE_SAT, LAN, MINH, NOON, ZONE, Office

from bot.brought import Unreadable, UnreadableError
from bot.desk.cards import Decision, Operator
from bot.desk.desk import Desk
from bot.publishing.publisher import Publisher
from bot.state.backup import back_up
from bot.state.restore import restore
from bot.state.state import state_at
from knowledge.curation.seed_files import contents_of
from knowledge.drafting.heading import Told

PAGE = """<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>Kẻ Sặt họp</title>
<meta property="og:site_name" content="Báo Thượng Giang">
<meta property="article:published_time" content="2025-01-09T17:30:00+07:00"></head><body>
<article><h1>Kẻ Sặt họp bàn việc năm 2025</h1>
<p>Sáng 9/1, UBND huyện Kẻ Sặt tổ chức hội nghị tổng kết năm 2024, có đông đủ các phòng, ban.</p>
<p>Chủ tịch UBND huyện Kẻ Sặt Mạc Thị Hòe: Chợ cần mở sớm, đường vào chợ cần làm xong trước.</p>
<p>Hội nghị bàn nhiều việc của năm mới: chợ, đường, trường học và nước sạch cho các xã ven sông.</p>
</article></body></html>
"""


@pytest.mark.parametrize(
    "again",
    [
        KE_SAT,
        f"\ufeff{KE_SAT}".replace("\n", "\r\n"),
        unicodedata.normalize("NFD", KE_SAT).replace(" bác sĩ", "\nbác sĩ"),
    ],
)
async def test_the_same_words_lie_on_the_desk_once(office: Office, again: str):
    first = await office.desk.open(KE_SAT, name="a.txt", by=LAN)
    card = await office.desk.card(first.draft.id, 2)
    await office.desk.decide(card.id, card.version, Decision.DROPPED, LAN)
    second = await office.desk.open(again.encode(), name="b.txt", by=MINH)
    assert (first.new, second.new) == (True, False)
    assert (second.draft.id, second.draft.dropped) == (first.draft.id, 1)


async def test_of_many_who_bring_an_article_at_once_one_opens_it(office: Office):
    opened = await asyncio.gather(
        *(office.desk.open(text, name="a", by=LAN) for text in (KE_SAT, KE_SAT, CHO_MOI))
    )
    assert sorted(one.new for one in opened) == [False, True, True]
    assert len({one.draft.id for one in opened}) == 2


async def test_a_page_of_a_feed_tells_its_day_and_address(office: Office):
    told = Told(url="https://bao.example/a")
    opened = await office.desk.open(
        PAGE.encode(), name="a", by=None, source="https://bao.example/a", told=told
    )
    assert opened.draft.published_on.isoformat() == "2025-01-09"
    assert opened.draft.source == "https://bao.example/a"
    assert 'url = "https://bao.example/a"' in (await office.desk.card(opened.draft.id, 1)).fields


@pytest.mark.parametrize(
    ("article", "why"),
    [
        (b" \n", Unreadable.EMPTY),
        ("\n", Unreadable.EMPTY),
        (b"\xff\xfe\x00\x01\xff", Unreadable.ENCODING),
        ("\udcff", Unreadable.ENCODING),
        (b"<html><body></body></html>", Unreadable.NO_ARTICLE),
        (b"a" * 5_000_001, Unreadable.TOO_LARGE),
        ("Tin ngắn.\n\n" * 20_000, Unreadable.TOO_LONG),
    ],
)
async def test_what_is_no_article_leaves_nothing(office: Office, article, why):
    before = await office.dump()
    with pytest.raises(UnreadableError) as refused:
        await office.desk.open(article, name="a.txt", by=LAN)
    assert refused.value.why is why
    assert await office.dump() == before


async def test_without_the_words_of_drafting_nothing_is_opened(office: Office):
    (office.folder / "drafting.toml").write_text("x = 1", "utf-8")
    with pytest.raises(UnreadableError) as refused:
        await office.desk.open(KE_SAT, name="a.txt", by=LAN)
    assert refused.value.why is Unreadable.NO_WORDS


async def test_what_is_kept_of_a_draft_is_sealed(office: Office):
    draft = await office.opened()
    await office.desk.accept_sure(draft, LAN)
    await office.desk.decide(1, 2, Decision.DROPPED, Operator(33, "Người rất lạ"))
    dump = await office.dump()
    assert "Mạc Thị Hòe" not in dump
    assert "rất lạ" not in dump


async def test_a_draft_goes_on_after_a_restore_in_another_place(office: Office, tmp_path: Path):
    draft = await office.opened()
    await office.desk.accept_sure(draft, LAN)
    before = await office.cards(draft)
    await back_up(office.state, tmp_path / "a.backup")
    other = state_at(
        f"sqlite+aiosqlite:///{tmp_path}/other/state.db", office.key, tmp_path / "other.ledger"
    )
    await restore(other, tmp_path / "a.backup")
    async with other.opened():
        publisher = Publisher(other, zone=ZONE, now=lambda: NOON)
        desk = Desk(other, publisher, lambda: contents_of(office.folder), lambda _: None)
        there = Office(other, desk, publisher, office.folder, office.key)
        assert await there.cards(draft) == before
        assert (await there.published(draft)).release == 2
