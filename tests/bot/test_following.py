"""Following from a phone: found, shown, agreed to, listed and stopped; in groups by admins
alone."""

import json
import zlib

import pytest
from recording import BOT
from sqlalchemy import insert, select, update

from bot.callbacks import Action, pack
from bot.following import settling
from bot.following.preview import CONSENT_VERSION
from bot.state import follows as state_follows
from bot.state.database import StateError
from bot.state.follows import Frequency, Wish
from bot.state.tables import metadata, outbox
from bot.wording import VIETNAMESE
from knowledge.things import ThingKind

GROUP = {"id": -1009, "type": "supergroup", "title": "Khối phố", "is_forum": True}
ANONYMOUS = {
    "id": 1087968824,
    "is_bot": True,
    "first_name": "Group",
    "username": "GroupAnonymousBot",
}
CONSENTS = {1: 0x698D25F1}
"""Sums of the texts by version: whoever changes the text counts CONSENT_VERSION up."""
DAILY, AT_ONCE, WEEKLY = Frequency.DAILY, Frequency.AT_ONCE, Frequency.WEEKLY


@pytest.fixture
def in_group(chat, monkeypatch):
    """A group whose admins are in the list."""
    chat.chat = dict(GROUP)
    admins: list[int] = []

    async def is_admin(_, __, person):
        return person in admins

    monkeypatch.setattr(chat.services.groups, "is_admin", is_admin)
    chat.admins = admins
    return chat


async def followed(chat) -> dict[str, Frequency | None]:
    """What is followed here and how often; None: it rests."""
    rows = await chat.services.state.follows.of(chat.chat["id"])
    return {one.thing: None if one.paused else one.frequency for one in rows}


async def follow(chat, *things: str) -> None:
    for thing in things:
        await chat.services.state.follows.follow(Wish(chat.chat["id"], thing, DAILY, 1))


async def due(chat, *reasons: str, event: int = 1, **values) -> None:
    """Something to be told, or told already, here."""
    row = {"state": "pending", "due_at": 1, "timing": "daily", "tries": 0, "unsure": 0}
    row |= {"changed_at": 1, "chat": chat.chat["id"], "event": event, "reasons": list(reasons)}
    async with chat.services.state.database.begin() as connection:
        await connection.execute(insert(outbox).values(**row | values))


def failing(chat, monkeypatch, name: str) -> None:
    async def fails(*_, **__):
        raise StateError("the database has no room left")

    monkeypatch.setattr(chat.services.state.follows, name, fails)


def data(call) -> list[str]:
    return [button["callback_data"] for button in call.buttons]


# ---- what somebody wants -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "/theodoi du lịch",
        "/theodoi du lich",
        "/theodoi@thu_bot theo dõi giúp mình chuyện du lịch",
        "Theo dõi giúp mình chuyện du lịch đường thủy",
        "theo doi du lich",
        "mình muốn theo dõi du lịch",
    ],
)
async def test_one_thing_is_shown_before_anything_is_followed(chat, text):
    (said,) = await chat.says(text)
    assert "🔔 Theo dõi: <b>Du lịch</b>" in said.text
    assert "12 tháng qua: chưa có tin nào." in said.text
    assert "Tin gần nhất, bài ngày 18/2/2025:" in said.text
    assert data(said) == ["a:du-lich.daily", "a:du-lich.at-once", "a:du-lich.weekly", "n:"]
    assert await followed(chat) == {}


async def test_a_question_that_begins_like_a_wish_is_answered(chat):
    (said,) = await chat.says(
        "mình muốn theo dõi thu ngân sách thị xã Bình Lãng năm 2024, được bao nhiêu rồi?"
    )
    assert "298 tỷ đồng" in said.text


async def test_several_things_are_offered_and_nothing_is_chosen_for_anybody(chat):
    (said,) = await chat.says("/theodoi bí thư")
    assert set(data(said)) == {"t:bi-thu-tinh-uy-thuong-giang", "t:bi-thu-thi-uy-binh-lang"}


async def test_what_is_not_there_is_said_so_with_what_is_near(chat):
    (said,) = await chat.says("/theodoi nghị quyết 99")
    assert said.text.startswith("Mình chưa có bài nào nói về <b>Nghị quyết 99</b>.")
    assert data(said)[0] == "t:nq-14-tu"
    assert "k:topic.1" in data(said)
    (said,) = await chat.says("/theodoi giá <vàng>")
    assert "«giá &lt;vàng&gt;»" in said.text
    assert data(said)[0] == "k:topic.1"


async def test_whoever_names_nothing_can_browse(chat):
    (said,) = await chat.says("/theodoi")
    assert {"k:topic.1", "k:document.1", "t:directives"} < set(data(said))
    _, page = sorted(await chat.presses("k:topic.1"), key=lambda call: call.method)
    assert page.method == "editMessageText"
    assert data(page)[:3] == ["t:ngan-sach", "t:du-lich", "t:moi-truong"]
    _, shown = sorted(await chat.presses("t:du-lich"), key=lambda call: call.method)
    assert "a:du-lich.daily" in data(shown)


@pytest.mark.parametrize(
    "pressed", ["t:gone", "t:Gone!", "k:topic.99", "k:x.1", "k:topic", "a:gone.daily"]
)
async def test_a_button_of_an_older_release_says_so(chat, pressed):
    (said,) = await chat.presses(pressed)
    assert said.text == chat.services.vietnamese.stale
    assert await followed(chat) == {}


async def test_what_has_ended_is_offered_with_a_note(chat):
    (said,) = await chat.says("/theodoi Đỗ Minh Khuê")
    assert "⚠️ Theo các bài mới hơn, người khác đã giữ chức" in said.text
    assert "a:do-minh-khue.daily" in data(said)


async def test_under_every_answer_stands_the_way_to_hear_more(chat):
    (said,) = await chat.says("Thu ngân sách thị xã Bình Lãng năm 2024?")
    assert "t:thu-ngan-sach" in data(said)
    below = {**chat.message(text=said.text), "from": BOT}
    shown = [one for _ in range(2) for one in await chat.presses("t:thu-ngan-sach", below)]
    (preview,) = [one for one in shown if one.method == "sendMessage"]
    assert "a:thu-ngan-sach.daily" in data(preview)
    assert [one.method for one in shown].count("answerCallbackQuery") == 2


async def test_a_post_leads_to_the_private_chat(chat):
    query = {"id": "5", "from": chat.user, "query": "du lịch", "offset": ""}
    (listed,) = await chat.update(inline_query=query)
    results = listed.params["results"]
    links = [
        button["url"]
        for row in results[0]["reply_markup"]["inline_keyboard"]
        for button in row
        if "url" in button
    ]
    start = next(link.partition("start=")[2] for link in links if "follow-" in link)
    (said,) = await chat.says(f"/start {start}")
    assert "🔔 Theo dõi:" in said.text
    (stale, _) = await chat.says("/start follow-gone")
    assert stale.text == chat.services.vietnamese.stale_link


# ---- agreeing ------------------------------------------------------------------------------------


async def test_to_agree_twice_is_to_follow_once(chat):
    for _ in range(2):
        calls = await chat.presses("a:du-lich.daily")
        (said,) = [one for one in calls if one.method == "editMessageText"]
        assert "Đã theo dõi <b>Du lịch</b>" in said.text
        assert "7 giờ sáng" in said.text
    assert await followed(chat) == {"du-lich": DAILY}
    await chat.presses("a:du-lich.at-once")
    assert await followed(chat) == {"du-lich": AT_ONCE}
    (said,) = await chat.says("/theodoi du lịch")
    assert "Ở đây đang theo dõi điều này: <b>ngay khi có</b>" in said.text


async def test_consent_is_kept_with_the_version_of_its_text(chat):
    await chat.presses("a:du-lich.daily")
    (kept,) = await chat.services.state.follows.of(7)
    assert (kept.consent_version, kept.by) == (CONSENT_VERSION, None)
    assert zlib.crc32(VIETNAMESE.consent.encode()) == CONSENTS[CONSENT_VERSION]


async def test_who_does_not_want_to_follows_nothing(chat):
    (_, said) = sorted(await chat.presses("n:"), key=lambda call: call.method)
    assert said.text == chat.services.vietnamese.left
    assert await followed(chat) == {}


async def test_a_chat_follows_only_so_much(chat, monkeypatch):
    monkeypatch.setattr(state_follows, "MOST_FOLLOWS", 1)
    await follow(chat, "moi-truong")
    (said,) = await chat.presses("a:du-lich.daily")
    assert said.text == chat.services.vietnamese.follows_full
    assert await followed(chat) == {"moi-truong": DAILY}


async def test_where_the_state_fails_nothing_is_claimed(chat, monkeypatch):
    failing(chat, monkeypatch, "follow")
    (said,) = await chat.presses("a:du-lich.daily")
    assert said.text == chat.services.vietnamese.failed
    failing(chat, monkeypatch, "stop_all")
    (said,) = await chat.says("/ngung")
    assert said.text == chat.services.vietnamese.failed
    failing(chat, monkeypatch, "of")
    (said,) = await chat.says("/dangtheodoi")
    assert said.text == chat.services.vietnamese.failed
    (said,) = await chat.says("/theodoi du lịch")
    assert "🔔 Theo dõi:" in said.text


# ---- what is followed ----------------------------------------------------------------------------


async def test_what_is_followed_is_changed_with_one_tap(chat):
    await follow(chat, "du-lich", "moi-truong")
    (said,) = await chat.says("/dangtheodoi")
    assert "1. <b>Du lịch</b> – mỗi sáng" in said.text
    assert data(said)[:3] == ["p:du-lich.on.1", "v:du-lich.weekly.1", "x:du-lich.1"]
    for _ in range(2):
        await chat.presses("p:du-lich.on.1")
        assert await followed(chat) == {"du-lich": None, "moi-truong": DAILY}
    await chat.presses("p:du-lich.off.1")
    await chat.presses("v:du-lich.weekly.1")
    assert await followed(chat) == {"du-lich": WEEKLY, "moi-truong": DAILY}
    for _ in range(2):
        calls = await chat.presses("x:du-lich.1")
        (page,) = [one for one in calls if one.method == "editMessageText"]
        assert "1. <b>Môi trường</b> – mỗi sáng" in page.text
    await chat.presses("z:")
    assert await followed(chat) == {}
    (said,) = await chat.says("/dangtheodoi")
    assert said.text == chat.services.vietnamese.nothing_followed


async def test_what_is_no_longer_in_the_data_can_still_be_stopped(chat):
    await follow(chat, "gone")
    (said,) = await chat.says("/dangtheodoi")
    assert "Mục không còn trong dữ liệu" in said.text
    await chat.presses("x:gone.1")
    assert await followed(chat) == {}


async def test_much_is_shown_in_pages(chat):
    things = [one.id for kind in ThingKind for one in chat.engine.browse(kind)]
    await follow(chat, *things[:8])
    (said,) = await chat.says("/dangtheodoi")
    assert "l:2" in data(said)
    calls = await chat.presses("l:2")
    (page,) = [one for one in calls if one.method == "editMessageText"]
    assert "7. <b>" in page.text
    assert "l:1" in data(page)


@pytest.mark.parametrize("text", ["ngừng theo dõi", "đừng gửi tin nữa", "huy dang ky"])
async def test_who_says_so_in_words_is_shown_how_to_stop(chat, text):
    await follow(chat, "du-lich")
    (said,) = await chat.says(text)
    assert "z:" in data(said)


@pytest.mark.parametrize("command", ["/ngung", "/stop", "/ngung@thu_bot"])
async def test_one_command_stops_everything_without_a_question(chat, command):
    await follow(chat, "du-lich", "moi-truong")
    await due(chat, "du-lich")
    for _ in range(2):
        (said,) = await chat.says(command)
        assert said.text.startswith("🔕 Đã dừng tất cả.")
        assert "reply_markup" not in said.params
    assert await followed(chat) == {}
    async with chat.services.state.database.begin() as connection:
        assert (await connection.execute(select(outbox))).all() == []


@pytest.mark.parametrize("stop", ["/ngung", "x:du-lich.1", "z:", "u:1", "/xoadulieu"])
async def test_the_confirmation_waits_for_what_is_on_its_way(chat, monkeypatch, stop):
    await follow(chat, "du-lich")
    lease = chat.services.state.follows._now() + 60
    await due(chat, "du-lich", state="sending", lease_until=lease)
    looked = []

    async def arrives(_):
        looked.append(await followed(chat))
        async with chat.services.state.database.begin() as connection:
            await connection.execute(update(outbox).values(state="sent", lease_until=None))

    monkeypatch.setattr(settling, "sleep", arrives)
    calls = await (chat.says(stop) if stop.startswith("/") else chat.presses(stop))
    assert looked == [{}]
    assert [one.method for one in calls if "text" in one.params]


# ---- under a notice ------------------------------------------------------------------------------


async def test_a_notice_stops_what_it_was_sent_for(chat):
    await follow(chat, "du-lich", "moi-truong", "ngan-sach")
    await due(chat, "du-lich", "moi-truong", state="sent", message=50)
    message = {**chat.message(text="🆕 Chỉ đạo mới"), "message_id": 50, "from": BOT}
    (_, said) = await chat.presses("u:1", message)
    assert "Đã dừng theo dõi <b>Du lịch và Môi trường</b>" in said.text
    assert data(said) == ["t:du-lich", "t:moi-truong"]
    assert await followed(chat) == {"ngan-sach": DAILY}
    (again,) = await chat.presses("u:1", message)
    assert again.text == chat.services.vietnamese.stopped_before


async def test_a_digest_stops_all_that_it_was_sent_for(chat):
    await follow(chat, "du-lich", "moi-truong", "ngan-sach")
    await due(chat, "du-lich", state="sent", message=50)
    await due(chat, "ngan-sach", event=2, state="sent", message=50)
    await due(chat, "moi-truong", event=3, state="sent", message=51)
    message = {**chat.message(text="📬 2 tin mới"), "message_id": 50, "from": BOT}
    await chat.presses("u:2", message)
    assert await followed(chat) == {"moi-truong": DAILY}


async def test_fewer_goes_down_a_step_and_never_two(chat):
    await chat.services.state.follows.follow(Wish(7, "du-lich", AT_ONCE, 1))
    await due(chat, "du-lich", state="sent", message=50, timing="at-once")
    message = {**chat.message(text="🆕 Chỉ đạo mới"), "message_id": 50, "from": BOT}
    for _ in range(2):
        (_, said) = await chat.presses("e:1", message)
        assert "📉 Từ giờ ít tin hơn: <b>Du lịch</b>" in said.text
        assert await followed(chat) == {"du-lich": DAILY}


async def test_fewer_never_means_more(chat):
    await follow(chat, "du-lich", "moi-truong")
    await chat.services.state.follows.set_frequency(7, ["du-lich"], AT_ONCE)
    await chat.services.state.follows.set_frequency(7, ["moi-truong"], WEEKLY)
    await due(chat, "du-lich", "moi-truong", state="sent", message=50, timing="at-once")
    message = {**chat.message(text="🆕 Chỉ đạo mới"), "message_id": 50, "from": BOT}
    await chat.presses("e:1", message)
    assert await followed(chat) == {"du-lich": DAILY, "moi-truong": WEEKLY}


async def test_fewer_than_once_a_week_is_to_stop(chat):
    await chat.services.state.follows.follow(Wish(7, "du-lich", WEEKLY, 1))
    await due(chat, "du-lich", state="sent", message=50, timing="weekly")
    message = {**chat.message(text="📬 Tin"), "message_id": 50, "from": BOT}
    (_, said) = await chat.presses("e:1", message)
    assert data(said) == ["u:1"]
    below = {**chat.message(text=said.text), "message_id": 60, "from": BOT}
    await chat.presses("u:1", below)
    assert await followed(chat) == {}


async def test_a_notice_that_nobody_remembers_says_so(chat):
    (said,) = await chat.presses("u:77")
    assert said.text == chat.services.vietnamese.stopped_before


# ---- groups --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "command", ["/theodoi du lịch", "/dangtheodoi", "/ngung", "/dulieu", "/xoadulieu"]
)
async def test_in_a_group_only_admins_choose(in_group, command):
    await follow(in_group, "moi-truong")
    (said,) = await in_group.says(command)
    assert said.text.startswith("Trong nhóm, chỉ quản trị viên")
    for pressed in ("a:du-lich.daily", "x:moi-truong.1", "z:", "u:1", "p:moi-truong.on.1"):
        (said,) = await in_group.presses(pressed)
        assert said.text == in_group.services.vietnamese.admins_follow
    assert await followed(in_group) == {"moi-truong": DAILY}


async def test_only_admins_stop_what_an_old_notice_was_sent_for(in_group):
    await follow(in_group, "du-lich")
    await due(in_group, "du-lich", state="sent", message=50)
    gone = {"message_id": 50, "date": 0, "chat": in_group.chat}
    (said,) = await in_group.presses("u:1", gone)
    assert said.text == in_group.services.vietnamese.admins_follow
    in_group.admins.append(7)
    (_, said) = await in_group.presses("u:1", gone)
    assert "Đã dừng theo dõi" in said.text
    assert await followed(in_group) == {}


async def test_a_group_hears_in_the_topic_where_an_admin_asked(in_group):
    in_group.admins.append(7)
    topic = {"message_thread_id": 31, "is_topic_message": True}
    (shown,) = await in_group.says("/theodoi@thu_bot du lịch", **topic)
    assert shown.params["message_thread_id"] == 31
    below = {**in_group.message(text=shown.text), "from": BOT, **topic}
    await in_group.presses("a:du-lich.daily", below)
    (kept,) = await in_group.services.state.follows.of(GROUP["id"])
    assert (kept.thread, kept.by) == (31, 7)


@pytest.mark.parametrize("named", [True, False])
async def test_an_anonymous_admin_is_one(in_group, named):
    sender = {"sender_chat": dict(GROUP)} if named else {}
    (shown,) = await in_group.says("/theodoi du lịch", **{"from": ANONYMOUS}, **sender)
    assert "🔔 Theo dõi:" in shown.text
    in_group.user = ANONYMOUS
    await in_group.presses("a:du-lich.daily")
    (kept,) = await in_group.services.state.follows.of(GROUP["id"])
    assert kept.by is None


# ---- what is held --------------------------------------------------------------------------------


async def test_all_that_is_held_is_shown_as_json(chat):
    await follow(chat, "du-lich")
    (said,) = await chat.says("/dulieu")
    held = json.loads(said.text)
    assert held["follows"][0]["thing"] == "du-lich"
    await follow(chat, *[f"thing-number-{number}" for number in range(60)])
    (sent,) = await chat.says("/dulieu")
    assert sent.method == "sendDocument"


async def test_a_group_that_takes_no_files_is_told_in_messages(in_group):
    in_group.admins.append(7)
    await follow(in_group, *[f"thing-number-{number}" for number in range(60)])
    refusal = "Bad Request: not enough rights to send documents to the chat"
    in_group.telegram.refuse("sendDocument", 400, refusal)
    _, *told = await in_group.says("/dulieu")
    assert len(told) > 1
    assert "thing-number-59" in "".join(one.text for one in told)


async def test_all_that_is_held_is_erased(chat):
    chat.user = {**chat.user, "id": 918273645}
    chat.chat = {"id": 918273645, "type": "private"}
    await chat.says("Thu ngân sách thị xã Bình Lãng năm 2024?")
    await follow(chat, "du-lich")
    group = Wish(GROUP["id"], "du-lich", DAILY, 1, by=918273645)
    await chat.services.state.follows.follow(group)
    await due(chat, "du-lich", state="sent", message=5)
    (said,) = await chat.says("/xoadulieu")
    assert said.text.startswith("🗑 Đã xóa hết")
    async with chat.services.state.database.begin() as connection:
        for table in metadata.sorted_tables:
            rows = (await connection.execute(select(table))).all()
            assert "918273645" not in str(rows), table.name
    assert len(await chat.services.state.follows.of(GROUP["id"])) == 1
    (said,) = await chat.says("còn năm 2025?")
    assert "320" not in said.text


async def test_what_cannot_be_erased_is_not_said_to_be(chat, monkeypatch):
    async def fails(*_):
        raise StateError("the database cannot be written")

    monkeypatch.setattr(chat.services.state.holdings, "erase", fails)
    (said,) = await chat.says("/xoadulieu")
    assert said.text == chat.services.vietnamese.not_erased


async def test_an_admin_erases_only_the_groups_own(in_group):
    in_group.admins.append(7)
    await follow(in_group, "du-lich")
    await in_group.services.state.follows.follow(Wish(7, "du-lich", DAILY, 1))
    (said,) = await in_group.says("/xoadulieu")
    assert "về nhóm này" in said.text
    assert await followed(in_group) == {}
    assert len(await in_group.services.state.follows.of(7)) == 1


def test_every_button_fits(chat):
    longest = "x" * 40
    for value in (f"{longest}.{AT_ONCE}", f"{longest}.{WEEKLY}.100", f"{longest}.off.100"):
        assert len(pack(Action.AGREE, value).encode()) <= 64
