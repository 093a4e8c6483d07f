"""From an article to a release: once, whatever happens in between."""

import asyncio
import unicodedata

import pytest
from operating import (
    BOTH,
    CHO_MOI,
    KE_SAT,
    LAN,
    MINH,
    Office,
    article_of,
)

from bot.desk.cards import Decision
from bot.desk.outcomes import Known, Opened, Over, Preview, Published, Refused
from bot.state.drafts import KEPT_SECONDS, Drafts
from knowledge.curation.check import check
from knowledge.curation.seed_files import Contents


@BOTH
async def test_an_article_becomes_facts_of_a_release_behind_the_folders(office: Office):
    draft = await office.opened()
    done = await office.published(draft)
    assert (done.release, done.new) == (2, True)
    facts = await office.facts()
    (article,) = (one for one in facts.articles.values() if one.title.startswith("Kẻ Sặt thu"))
    told = [one for one in facts.facts() if one.article == article.id]
    assert len(told) == 5
    files = await office.state.releases.files(2)
    assert check(Contents(files)).faults == ()
    pasted = unicodedata.normalize("NFD", KE_SAT).replace(" bác", "\nbác")
    known = await office.desk.open(pasted, name="bai.txt", by=MINH)
    assert known == Known(article.id, article.title, article.published_on, 2)
    assert await office.desk.preview(draft) == Over(draft, 2, LAN)


@BOTH
async def test_however_often_and_whoever_presses_there_is_one_release(office: Office, url: str):
    await office.publish_folder()
    draft = await office.opened()
    await office.accept_all(draft)
    version = (await office.previewed(draft)).draft.version
    async with office.elsewhere(url) as other:  # another process
        presses = (
            where.desk.publish(draft, version, by)
            for where, by in ((office, LAN), (other, MINH), (office, LAN), (other, MINH))
        )
        done = await asyncio.gather(*presses)
    assert {type(one) for one in done} == {Published}
    assert [one.release for one in done] == [2] * 4
    assert sum(one.new for one in done) == 1
    assert await office.releases() == 2
    assert (await office.desk.publish(draft, version, LAN)) == Published(
        2, 0, new=False, by=next(one.by for one in done if one.new)
    )


async def test_letters_of_pages_that_nobody_sees_are_in_nobodys_way(office: Office):
    odd = KE_SAT.replace("Kẻ Sặt thu", "Kẻ\u00a0Sặt\u200b thu\u00ad", 1)
    await office.published(await office.opened(unicodedata.normalize("NFD", odd)))
    titles = {one.title for one in (await office.facts()).articles.values()}
    assert KE_SAT.split("\n")[0] in titles


async def test_a_kill_in_the_middle_leaves_all_or_nothing(office: Office, monkeypatch):
    await office.publish_folder()
    draft = await office.opened()
    await office.accept_all(draft)
    version = (await office.previewed(draft)).draft.version
    marking = Drafts.publish

    async def killed(*arguments: object) -> bool:
        await marking(*arguments)
        raise asyncio.CancelledError

    with monkeypatch.context() as patched:
        patched.setattr(Drafts, "publish", killed)
        with pytest.raises(asyncio.CancelledError):
            await office.desk.publish(draft, version, LAN)
    assert await office.releases() == 1
    assert (await office.desk.publish(draft, version, LAN)).new
    assert await office.releases() == 2


@pytest.mark.parametrize("is_known_first", [True, False])
async def test_an_article_that_was_mended_and_sent_again_is_asked_about(
    office: Office, is_known_first: bool
):
    """Else all its facts would be there twice."""
    first = await office.opened()
    if not is_known_first:
        second = await office.opened(f"{KE_SAT}\nDự hội nghị có 60 đại biểu.\n")
        await office.accept_all(second)
    await office.published(first)
    if is_known_first:
        second = await office.opened(f"{KE_SAT}\nDự hội nghị có 60 đại biểu.\n")
        await office.desk.accept_sure(second, LAN)
    preview = await office.previewed(second)
    assert any("thẻ của bài báo" in one.line for one in preview.complaints)
    head = await office.desk.card(second, 1)
    assert (head.sure, head.decision) == (False, Decision.WAITING)
    assert "xem có phải là một" in head.why
    await office.accept_all(second)
    assert (await office.published(second)).new  # it is another one, an operator says


async def test_a_day_that_has_not_come_is_none(office: Office):
    draft = await office.opened()
    head = await office.desk.card(draft, 1)
    await office.desk.edit(head.id, head.version, "published_on = 2125-01-09", LAN)
    complaints = (await office.previewed(draft)).complaints
    assert [(one.line, one.position) for one in complaints if "chưa tới" in one.line] == [
        ("ngày đăng 9/1/2125 chưa tới: sửa published_on", 1)
    ]


async def test_what_changed_since_the_preview_is_looked_at_again(office: Office):
    draft = await office.opened()
    await office.accept_all(draft)
    version = (await office.previewed(draft)).draft.version
    figure = await office.card(draft, "observations")
    await office.desk.decide(figure.id, figure.version, Decision.DROPPED, MINH)
    refused = await office.desk.publish(draft, version, LAN)
    assert isinstance(refused, Refused)
    assert refused.preview.draft.dropped == 1
    assert await office.releases() == 0


async def test_two_drafts_that_bring_the_same_people_and_bodies_bring_them_once(office: Office):
    first, second = await office.opened(CHO_MOI), await office.opened(KE_SAT)
    await office.accept_all(second)
    before = (await office.previewed(second)).draft.version
    await office.published(first)
    refused = await office.desk.publish(second, before, LAN)
    assert isinstance(refused, Refused)  # what the cards say has changed
    assert refused.preview.draft.waiting == 0  # the same person in the same office: sure
    assert (await office.published(second)).new
    facts = await office.facts()
    for table in (facts.people, facts.organizations, facts.posts):
        names = [(one.name if hasattr(one, "name") else one.title) for one in table.values()]
        assert len([one for one in names if one in ("Mạc Thị Hòe", "UBND huyện Kẻ Sặt")]) <= 1
    (hoe,) = (one.id for one in facts.people.values() if one.name == "Mạc Thị Hòe")
    assert len([one for one in facts.memberships.values() if one.person == hoe]) == 2


@pytest.mark.parametrize("is_same", [True, False])
async def test_who_has_the_name_of_somebody_new_is_asked_about_never_merged(
    office: Office, is_same: bool
):
    draft = await office.opened()
    await office.accept_all(draft)
    await office.published(await office.opened(article_of("Chủ tịch UBND TP Thượng Giang")))
    preview = await office.previewed(draft)
    assert preview.draft.waiting == 3  # office, chair, who demanded
    card = await office.card(draft, "memberships")
    (person,) = (one for one in card.newcomers if one.table == "people")
    (like,) = person.likes
    assert "TP Thượng Giang" in like.name
    assert "Mạc Thị Hòe" in (card.why or "")
    if is_same:
        taken = await office.desk.take_known(card.id, card.version, person.id, like.id, LAN)
        assert next(one for one in taken.card.newcomers if one.id == person.id).known == like
    assert (await office.published(draft)).new
    facts = await office.facts()
    people = [one for one in facts.people.values() if one.name == "Mạc Thị Hòe"]
    assert len(people) == (1 if is_same else 2)
    assert {one.person for one in facts.memberships.values()} >= {one.id for one in people}


async def test_ids_that_are_taken_meanwhile_become_others(office: Office):
    draft = await office.opened()
    await office.accept_all(draft)
    office.write("shared.toml", '\n[[topics]]\nid = "mac-thi-hoe"\nname = "một việc khác"\n')
    await office.publish_folder()
    assert (await office.published(draft)).new
    facts = await office.facts()
    (hoe,) = (one.id for one in facts.people.values() if one.name == "Mạc Thị Hòe")
    assert hoe != "mac-thi-hoe"
    assert [one for one in facts.statements.values() if hoe in one.by]


async def test_what_a_card_names_and_is_gone_stands_on_that_card(office: Office):
    await office.publish_folder()
    draft = await office.opened()
    await office.accept_all(draft)
    for name in ("shared.toml", "articles/2024-04-12-giao-ban.toml"):
        office.replace(name, '"thu-ngan-sach"', '"thu-ns-moi"')
    office.replace("articles/2025-02-18-lam-viec.toml", '"thu-ngan-sach"', '"thu-ns-moi"')
    await office.publish_folder()
    (complaint,) = (await office.previewed(draft)).complaints
    assert complaint.position == (await office.card(draft, "observations")).position
    assert "«thu-ngan-sach» chưa có" in complaint.line
    assert isinstance(await office.desk.publish(draft, 99, LAN), Refused)


async def test_a_figure_that_jumps_wants_a_yes_to_just_what_was_looked_at(office: Office):
    await office.published(await office.opened())
    draft = await office.opened(KE_SAT.replace("86,5", "865").replace("vượt", "tăng"))
    await office.accept_all(draft)
    preview = await office.previewed(draft)
    (odd,) = preview.odd
    assert odd.position == (await office.card(draft, "observations")).position
    assert "gấp mười" in odd.line
    assert preview.is_ready
    version = preview.draft.version
    for yes in (None, preview.release - 1):
        assert isinstance(await office.desk.publish(draft, version, LAN, sure_at=yes), Refused)
    done = await office.desk.publish(draft, version, LAN, sure_at=preview.release)
    assert (done.release, done.new) == (3, True)


async def test_a_yes_holds_for_the_first_release_too(office: Office):
    draft = await office.opened(f"{KE_SAT}\nNăm 2023, huyện thu ngân sách đạt 6,5 tỷ đồng.\n")
    await office.accept_all(draft)
    preview = await office.previewed(draft)
    assert (len(preview.odd), preview.release) == (2, 0)
    done = await office.desk.publish(draft, preview.draft.version, LAN, sure_at=0)
    assert (done.release, done.new) == (2, True)


async def test_nothing_goes_without_the_article_and_what_cards_need(office: Office):
    draft = await office.opened()
    assert [one.position for one in (await office.previewed(draft)).complaints] == [1, None]
    await office.desk.accept_sure(draft, LAN)
    event = await office.card(draft, "events")
    chair = await office.card(draft, "participations")
    assert chair.needs == (event.position,)
    (complaint,) = (await office.previewed(draft)).complaints
    assert complaint.position == event.position
    dropped = await office.desk.decide(event.id, event.version, Decision.DROPPED, LAN)
    (complaint,) = (await office.previewed(draft)).complaints
    assert f"thẻ {chair.position} cần tới" in complaint.line
    await office.desk.decide(chair.id, chair.version, Decision.DROPPED, LAN)
    preview = await office.previewed(draft)
    assert (preview.complaints, dropped.draft.dropped) == ((), 1)
    await office.desk.publish(draft, preview.draft.version, LAN)
    (demand,) = (
        one for one in (await office.facts()).statements.values() if "tuyển bác sĩ" in one.text
    )
    assert demand.event is None


async def test_a_rollback_takes_the_article_away_and_brings_it_back(office: Office):
    await office.published(await office.opened())
    await office.rollback(1)
    assert "mac-thi-hoe" not in (await office.facts()).people
    again = await office.desk.open(KE_SAT, name="bai.txt", by=MINH)
    assert isinstance(again, Opened)  # it is served no more: one may begin anew
    await office.rollback(2)
    assert "mac-thi-hoe" in (await office.facts()).people
    await office.accept_all(again.draft.id)
    complaints = (await office.previewed(again.draft.id)).complaints
    assert any("đã có trong bản phát hành 4" in one.line for one in complaints)


async def test_what_is_dropped_is_gone_and_a_late_drop_changes_nothing(office: Office):
    draft = await office.opened()
    late = (await office.desk.summary(draft)).version
    await office.desk.accept_sure(draft, MINH)
    left = await office.desk.drop(draft, late, LAN)
    assert left.accepted == left.sure
    assert await office.desk.drop(draft, left.version, LAN) == Over(draft, None, LAN)
    kept = await office.state.drafts.get(draft)
    assert (kept.text, kept.content, kept.rows) == ("", "", ())
    assert isinstance(await office.desk.open(KE_SAT, name="b", by=LAN), Opened)


async def test_texts_and_names_are_kept_only_for_a_while(office: Office):
    draft = await office.opened()
    await office.published(draft, MINH)
    state = office.state
    assert {row.by for row in (await state.drafts.get(draft)).rows} == {None}
    later = (await state.drafts.get(draft)).opened_at + KEPT_SECONDS + 3600
    await Drafts(state.database, state.cipher, lambda: later).tidy()
    kept = await state.drafts.get(draft)
    assert (kept.text, kept.rows, kept.by, kept.release) == ("", (), None, 2)
    assert isinstance(await office.desk.open(KE_SAT, name="b", by=LAN), Known)


async def test_who_follows_hears_of_it(office: Office):
    await office.publish_folder()
    await office.follow(7, "directives")
    draft = await office.opened()
    await office.accept_all(draft)
    preview: Preview = await office.previewed(draft)
    assert preview.hearers == 1
    done = await office.desk.publish(draft, preview.draft.version, LAN)
    assert done.hearers == 1
