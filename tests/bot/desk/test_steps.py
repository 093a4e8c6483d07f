"""Steps on cards: deciding, editing, saying who is known; and two who do so at once."""

import asyncio
import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from operating import BOTH, KE_SAT, LAN, MINH, Office, article_of, plain

from bot.desk.cards import Decision
from bot.desk.editing import edited, fields
from bot.desk.joining import Web
from bot.desk.outcomes import Decided, Over, Stale, Wrong
from bot.desk.reply import WrongError
from bot.desk.rows import ARTICLE, Row, packed, unpacked
from bot.desk.showing import KINDS
from bot.reviewing.editing import asking, straightened
from bot.wording import DESK_VIETNAMESE
from knowledge.model import StatementKind

EXAMPLE = re.compile(r"ví dụ: (.+?)Chữ đặt trong")
ENGLISH = re.compile(r"\b(of|is|the|does|not|stand|cite|should|has|in our)\b")


async def test_a_card_reads_like_an_answer_beside_its_paragraph(office: Office):
    draft = await office.opened()
    head = await office.desk.card(draft, 1)
    assert (head.table, head.of, head.sure) == (ARTICLE, 6, True)
    assert "Báo Thượng Giang" in plain(head)
    seat = await office.card(draft, "memberships")
    assert plain(seat) == "Mạc Thị Hòe giữ chức Chủ tịch UBND huyện Kẻ Sặt"
    assert [one.text for one in seat.paragraphs] == [KE_SAT.split("\n\n")[2]]
    assert {one.table for one in seat.newcomers} == {"people", "posts", "organizations"}
    event = await office.card(draft, "events")
    assert (event.sure, event.why) == (False, "tên và nội dung hội nghị cần đọc lại")
    assert (await office.desk.card(draft, 99)).position == 6


@BOTH
async def test_whoever_is_late_changes_nothing_and_sees_who_decided_what(office: Office):
    draft = await office.opened()
    card = await office.card(draft, "memberships")
    mine = office.desk.decide(card.id, card.version, Decision.ACCEPTED, LAN)
    yours = office.desk.decide(card.id, card.version, Decision.DROPPED, MINH)
    first, second = await asyncio.gather(mine, yours)
    done, late = (first, second) if isinstance(first, Decided) else (second, first)
    assert isinstance(late, Stale)
    assert late.card == done.card == await office.desk.card(draft, card.position)
    assert done.card.by in (LAN, MINH)
    assert isinstance(
        await office.desk.edit(card.id, card.version, "paragraphs = [2]", MINH), Stale
    )


@BOTH
async def test_who_decide_on_different_cards_at_once_both_succeed(office: Office):
    draft = await office.opened()
    steps = [
        office.desk.decide(one.id, one.version, Decision.ACCEPTED, by)
        for one, by in zip(await office.cards(draft), [LAN, MINH] * 3, strict=True)
    ]
    assert all(isinstance(one, Decided) for one in await asyncio.gather(*steps))
    assert (await office.desk.summary(draft)).accepted == 6
    assert [one.by for one in await office.cards(draft)] == [LAN, MINH] * 3


async def test_what_is_decided_can_be_undone(office: Office):
    draft = await office.opened()
    card = await office.card(draft, "statements")
    done = await office.desk.decide(card.id, card.version, Decision.DROPPED, LAN)
    back = await office.desk.decide(card.id, done.card.version, Decision.WAITING, MINH)
    assert (back.card.decision, back.card.by) == (Decision.WAITING, None)
    assert (await office.desk.waiting(draft, card.position - 1)).id == card.id
    assert (await office.desk.waiting(draft, card.position)).position == 1


async def test_all_that_is_sure_is_accepted_at_once(office: Office):
    draft = await office.opened()
    summary = await office.desk.accept_sure(draft, LAN)
    assert (summary.accepted, summary.waiting, summary.waiting_sure) == (5, 1, 0)
    assert await office.desk.accept_sure(draft, LAN) == summary
    (listed,) = await office.desk.drafts()
    assert listed == summary


async def test_only_what_changes_is_sent(office: Office):
    draft = await office.opened()
    card = await office.card(draft, "observations")
    for reply, said in (
        ('value = 86.5\nqualifier = "hơn"', "ước đạt hơn 86,5 tỷ đồng"),
        ('value = "86.5"', "ước đạt hơn 86,5 tỷ đồng"),
        ('qualifier = ""', "ước đạt 86,5 tỷ đồng"),
        ('[[observations]]\nstatus = "result"', "86,5 tỷ đồng (kết quả)"),
        ("paragraphs = [4, 2]", "86,5 tỷ đồng (kết quả)"),
    ):
        done = await office.desk.edit(card.id, card.version, reply, MINH)
        assert isinstance(done, Decided), done
        card = done.card
        assert said in plain(card)
        assert (card.decision, card.by) == (Decision.ACCEPTED, MINH)
    whole = await office.desk.edit(card.id, card.version, card.fields, LAN)
    assert (plain(whole.card), whole.card.fields) == (plain(card), card.fields)


@pytest.mark.parametrize("kind", StatementKind)
async def test_a_statement_tells_its_kind_and_whom_it_is_addressed_to(office: Office, kind):
    draft = await office.opened()
    card = await office.card(draft, "statements")
    reply = f'kind = "{kind}"\nto = ["tinh-uy-thuong-giang"]'
    done = await office.desk.edit(card.id, card.version, reply, LAN)
    head, *rest = plain(done.card).splitlines()
    told = " ".join(rest)
    addressed = (
        "giao cho" if kind is StatementKind.DIRECTIVE else f"{KINDS[kind]} của Mạc Thị Hòe →"
    )
    assert f"{addressed} Tỉnh ủy Thượng Giang" in told
    assert "31/3/2025" in f"{head} {told}"


async def test_what_is_added_by_hand_is_shown(office: Office):
    draft = await office.opened()
    figure, head = await office.card(draft, "observations"), await office.desk.card(draft, 1)
    noted = await office.desk.edit(figure.id, figure.version, 'note = "số tạm tính"', LAN)
    assert "Ghi chú: số tạm tính" in plain(noted.card)
    signed = await office.desk.edit(head.id, head.version, 'byline = "Lê An"', LAN)
    assert "Tác giả: Lê An" in plain(signed.card)


async def test_a_doubt_about_the_article_ends_when_its_card_is_accepted(office: Office):
    draft = await office.opened(KE_SAT.replace("(Báo Thượng Giang) - ", ""))
    assert (await office.desk.summary(draft)).doubts
    head = await office.desk.card(draft, 1)
    done = await office.desk.decide(head.id, head.version, Decision.ACCEPTED, LAN)
    assert isinstance(done, Decided), done
    assert (await office.desk.summary(draft)).doubts == done.draft.doubts == ()


async def test_the_example_of_every_card_can_be_sent_as_it_stands(office: Office):
    draft = await office.opened()
    shown = await office.cards(draft)
    assert any(one.newcomers for one in shown)
    for card in shown:
        (example,) = EXAMPLE.findall(
            "".join(span.text for line in asking(card, DESK_VIETNAMESE) for span in line)
        )
        done = await office.desk.edit(card.id, card.version, straightened(example), LAN)
        assert isinstance(done, Decided), (example, done)
        assert plain(done.card) == plain(card)


async def test_what_cannot_be_is_one_vietnamese_line_and_nothing_changes(office: Office):
    draft = await office.opened()
    card = await office.card(draft, "observations")
    for reply, told in (
        ("value = 920.4", "không thấy số 920.4 ở đoạn 4: bài không có"),
        ("paragraphs = [3]", "ở đoạn 2, 4 thì có"),
        ("paragraphs = [0]", "paragraphs = [7, 2]"),
        ("paragraphs = [9]", "bài chỉ có 5 đoạn"),
        ('value = "nhiều"', "1172.5"),
        ('valeu = "1"', "ý bạn là «value»?"),
        ('indicator = "khong-co"', "chỉ số «khong-co» chưa có"),
        ('indicator = "thu-ngan-sac"', "chưa có: ý bạn là «thu-ngan-sach»?"),
        ('area = "mac-thi-hoe"', "«mac-thi-hoe» là người, không phải địa phương"),
        ('status = "xong"', "không nhận giá trị «xong»"),
        ('period = "quý 1"', "khoảng thời gian"),
        ('period = "2025/2024"', "trước khi bắt đầu"),
        ("value = true", "value không đúng dạng"),
        ("value = [1]", "value không đúng dạng"),
        ("value = nan", "không phải là số"),
        ("value = -1e999999999", "số quá lớn"),
        (f"value = {'9' * 5000}", "viết chưa đúng"),
        (f"value = {'[' * 5000}", "viết chưa đúng"),
        ("area = 5", "area"),
        ('unit = ""', "thiếu unit"),
        ('id = "o-khac"', "không đổi được id"),
        ("value 5", "dòng 1 viết chưa đúng: mỗi dòng một mục"),
        (
            "value = 86.5\nunit = tỷ đồng",
            'dòng 2 viết chưa đúng: thiếu dấu ngoặc kép, viết unit = "…"',
        ),
        ('unit = "tỷ đồng', 'viết unit = "…"'),
        ("", "chưa có mục nào"),
        ('[[areas]]\nname = "x"', "thiếu id"),
        ('[[memberships]]\nperson = "x"', "không sửa được bảng"),
        ('[[people]]\nid = "x"\nname = "Y"', "không nói tới «x»"),
    ):
        wrong = await office.desk.edit(card.id, card.version, reply, LAN)
        assert isinstance(wrong, Wrong), reply
        assert told in wrong.line
        assert "\n" not in wrong.line
        assert not ENGLISH.search(wrong.line), wrong.line
    assert await office.desk.card(draft, card.position) == card


async def test_a_new_thing_is_put_right_on_each_card_that_brings_it(office: Office):
    draft = await office.opened()
    seat, demand = await office.card(draft, "memberships"), await office.card(draft, "statements")
    reply = '[[people]]\naliases = ["bà Hòe"]\n[[posts]]\ntitle = "Quyền Chủ tịch"'
    done = await office.desk.edit(seat.id, seat.version, reply, LAN)
    assert "Quyền Chủ tịch UBND huyện Kẻ Sặt" in plain(done.card)
    late = await office.desk.decide(demand.id, demand.version, Decision.ACCEPTED, MINH)
    assert isinstance(late, Stale)  # it shows somebody who is called otherwise now
    assert 'aliases = ["bà Hòe"]' in late.card.fields


async def test_a_new_thing_can_be_added(office: Office):
    draft = await office.opened()
    card = await office.card(draft, "statements")
    new = '[[topics]]\nid = "tuyen-bac-si"\nname = "tuyển bác sĩ"'
    reply = f'[[statements]]\ntopics = ["tuyen-bac-si"]\n{new}'
    done = await office.desk.edit(card.id, card.version, reply, LAN)
    assert "tuyen-bac-si" in {one.id for one in done.card.newcomers}
    again = await office.desk.edit(card.id, done.card.version, done.card.fields, MINH)
    assert again.card.fields == done.card.fields
    await office.published(draft)
    assert (await office.facts()).topics["tuyen-bac-si"].name == "tuyển bác sĩ"


async def test_somebody_known_is_taken_for_all_cards_and_given_back(office: Office):
    await office.published(await office.opened(article_of("Chủ tịch UBND TP Thượng Giang")))
    draft = await office.opened()
    seat = await office.card(draft, "memberships")
    person = next((one for one in seat.newcomers if one.table == "people"), None)
    assert person is None  # the same name, from here: drafting takes it for the known one …
    assert "người đã có trong dữ liệu" in seat.why  # … and says so
    body = next(one for one in seat.newcomers if one.table == "organizations")
    known = next(iter((await office.facts()).organizations))
    done = await office.desk.take_known(seat.id, seat.version, body.id, known, LAN)
    assert (await office.facts()).organizations[known].name in plain(done.card)
    demand = await office.card(draft, "statements")
    assert next(one.known.id for one in done.card.newcomers if one.id == body.id) == known
    assert body.id not in {one.id for one in demand.newcomers if one.known is None}
    for wrong in ("khong-co", "thu-ngan-sach"):
        refused = await office.desk.take_known(seat.id, done.card.version, body.id, wrong, LAN)
        assert isinstance(refused, Wrong)
    back = await office.desk.take_known(seat.id, done.card.version, body.id, None, LAN)
    assert next(one.known for one in back.card.newcomers if one.id == body.id) is None


async def test_a_document_that_is_known_meanwhile_is_asked_about(office: Office):
    told = "Bà Mạc Thị Hòe giao thực hiện Kế hoạch số 12/KH-UBND ngày 3/1/2025 về mở chợ.\n"
    first = await office.opened(f"Họp\n\n(Báo Thượng Giang) - Sáng 9/1/2025, họp.\n\n{told}")
    second = await office.opened(f"{KE_SAT}\n{told}")
    await office.accept_all(second)
    await office.published(first)
    assert (await office.previewed(second)).draft.waiting >= 1
    card = await office.card(second, "documents")
    (like,) = card.likes
    taken = await office.desk.take_known(card.id, card.version, card.record, like.id, LAN)
    assert (taken.card.decision, taken.card.known) == (Decision.DROPPED, like)
    assert (await office.published(second)).new
    facts = await office.facts()
    assert len([one for one in facts.documents.values() if one.code == "12/KH-UBND"]) == 1


async def test_a_day_that_nothing_tells_is_asked_for_and_then_read_with(office: Office):
    text = KE_SAT.replace("/2025", "").replace("năm 2024", "năm qua")
    draft = await office.opened(text.replace("Năm 2024, ", "Quý I, "))
    head = await office.desk.card(draft, 1)
    assert (head.sure, head.why) == (False, "không rõ ngày đăng: điền published_on")
    wrong = await office.desk.decide(head.id, head.version, Decision.ACCEPTED, LAN)
    assert "published_on" in wrong.line
    seat = await office.card(draft, "memberships")
    reply = 'published_on = 2025-04-09\ndate_basis = "trang báo"'
    done = await office.desk.edit(head.id, head.version, reply, LAN)
    assert isinstance(done, Decided), done
    assert done.draft.published_on == date(2025, 4, 9)
    late = await office.desk.decide(seat.id, seat.version, Decision.ACCEPTED, MINH)
    assert isinstance(late, Stale)  # it was drafted anew, with the day
    assert "quý I/2025" in plain(await office.card(draft, "observations"))


async def test_what_a_person_says_of_the_article_is_not_said_to_stand_in_it(office: Office):
    draft = await office.opened()
    head = await office.desk.card(draft, 1)
    assert "Sáng 9/1/2025" in plain(head)
    done = await office.desk.edit(head.id, head.version, "published_on = 2025-01-10", LAN)
    assert 'date_basis = "người vận hành ghi"' in done.card.fields
    assert "Sáng 9/1/2025" not in plain(done.card)
    reply = 'published_on = 2025-01-09\ndate_basis = "trang báo"'
    done = await office.desk.edit(done.card.id, done.card.version, reply, LAN)
    assert 'date_basis = "trang báo"' in done.card.fields


async def test_a_card_of_nobodys_and_a_draft_that_never_was(office: Office):
    assert await office.desk.decide(5, 1, Decision.ACCEPTED, LAN) == Over(0, None, None)
    assert await office.desk.card(5, 1) == Over(5, None, None)
    assert await office.desk.publish(5, 1, LAN) == Over(5, None, None)
    assert await office.desk.drop(5, 1, LAN) == Over(5, None, None)


# ---- any reply ---------------------------------------------------------------------------------

ROWS = (
    Row(0, 1, ARTICLE, {"id": "bai-a", "title": "Bài", "sha256": "a" * 64}, kept=1),
    Row(1, None, "people", {"id": "ong-a", "name": "A"}, kept=2),
    Row(2, 2, "memberships", {"id": "m-a", "person": "ong-a", "post": "p-b"}, (1,), kept=3),
)
KEYS = st.sampled_from(["id", "person", "post", "paragraphs", "started_on", "x"])
VALUES = st.one_of(
    st.integers(-3, 9),
    st.dates(),
    st.decimals(-9, 9, places=1),
    st.text(max_size=6).map(lambda one: f'"{one}"'),
    st.sampled_from(["nan", "-inf", "1e-9", "[1, 2]", "2025-01-01T00:00:00", "07:30:00", "true"]),
    st.just("[]"),
)
REPLIES = st.one_of(
    st.text(max_size=60),
    st.lists(st.tuples(KEYS, VALUES), max_size=4).map(
        lambda lines: "\n".join(f"{key} = {value}" for key, value in lines)
    ),
    st.just('[[people]]\nname = "B"'),
)


@settings(max_examples=80, deadline=None)
@given(REPLIES)
def test_any_reply_changes_its_card_alone_or_is_wrong(reply: str):
    try:
        rows = edited(ROWS, ROWS[2], reply)
    except WrongError:
        return
    assert rows[0] == ROWS[0]
    assert [row.id for row in rows] == [row.id for row in ROWS]
    assert all(isinstance(one, int) and one > 0 for one in rows[2].paragraphs)
    assert unpacked(packed(rows[2])).data == rows[2].data
    assert edited(rows, rows[2], fields(rows[2], Web(rows)))[2].data == rows[2].data
