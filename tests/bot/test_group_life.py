"""A group's life: the bot comes and goes, the group moves, its admins choose, strangers may not."""

import asyncio
from types import SimpleNamespace

import pytest
from recording import BOT
from telegram import Update

from bot.groups import SETTINGS_SECONDS, Groups
from bot.state.database import StateError

GROUP = {"id": -5, "type": "group", "title": "G"}
QUESTION = "thu ngân sách TX Bình Lãng năm 2024"


@pytest.fixture
def group(chat):
    chat.chat = dict(GROUP)
    return chat


def member(status, **more):
    rights = {}
    if status == "administrator":
        names = (
            "can_be_edited is_anonymous can_manage_chat can_delete_messages can_manage_video_chats "
            "can_restrict_members can_promote_members can_change_info can_invite_users "
            "can_post_stories can_edit_stories can_delete_stories"
        )
        rights = dict.fromkeys(names.split(), False)
    if status == "restricted":
        names = (
            "can_send_messages can_change_info can_invite_users can_pin_messages "
            "can_manage_topics can_send_audios can_send_documents can_send_photos "
            "can_send_videos can_send_video_notes can_send_voice_notes can_send_polls "
            "can_send_other_messages can_add_web_page_previews can_edit_tag "
            "can_react_to_messages"
        )
        rights = dict.fromkeys(names.split(), False) | {"is_member": True, "until_date": 0}
    if status == "kicked":
        rights = {"until_date": 0}
    if status == "creator":
        rights = {"is_anonymous": False}
    return {"status": status, "user": BOT, **rights, **more}


async def becomes(chat, before, after):
    change = {"chat": chat.chat, "from": chat.user, "date": 1}
    changed = {"old_chat_member": member(before), "new_chat_member": member(after)}
    return await chat.update(my_chat_member=change | changed)


async def kept(chat, number=None):
    return await chat.services.state.chats.get(number or chat.chat["id"])


@pytest.mark.parametrize("status", ["member", "administrator"])
async def test_a_group_it_is_added_to_is_told_how_to_ask(group, status):
    (call,) = await becomes(group, "left", status)
    assert call.params["chat_id"] == GROUP["id"]
    assert "/hoi" in call.text
    assert len(call.buttons) == 3
    assert (await kept(group)).status == status


async def test_it_says_hello_once_however_telegram_tells_of_it(group):
    calls = await becomes(group, "left", "member")
    calls += await group.says("/start@thu_bot setup")
    calls += await becomes(group, "member", "administrator")
    calls += await becomes(group, "administrator", "member")
    assert len(calls) == 1


async def test_it_says_hello_once_also_where_much_is_to_be_done_in_between(group):
    await becomes(group, "left", "member")
    group.clock.seconds += 60
    assert await group.says("/start@thu_bot setup", date=3) == []
    assert len(await group.says("/start@thu_bot", date=20)) == 1


async def test_notes_about_groups_keep_nothing_else_from_being_stored(group):
    chats = group.services.state.chats
    begun: list[int] = []
    go_on = asyncio.Event()

    async def seen(chat, *_, **__):
        begun.append(chat)
        await go_on.wait()

    group.services.groups._kept = SimpleNamespace(seen=seen, get=chats.get)
    changes = []
    for number in range(-9, -5):
        chat = {**GROUP, "id": number}
        change = {"chat": chat, "from": group.user, "date": 1, "old_chat_member": member("left")}
        changes.append({"my_chat_member": {**change, "new_chat_member": member("member")}})
    with group.services.sender.collecting() as handed:
        for number, change in enumerate(changes):
            content = {"update_id": number, **change}
            update = Update.de_json(content, group.app.bot)
            await asyncio.wait_for(group.app.process_update(update), 5)
    while len(group.telegram.made("sendMessage")) < len(changes):
        await asyncio.sleep(0)
    assert begun == [-9]
    go_on.set()
    await asyncio.wait(handed)
    assert begun == [-9, -8, -7, -6]


@pytest.mark.parametrize("status", ["left", "kicked"])
async def test_it_goes_without_a_word(group, status):
    await becomes(group, "left", "member")
    assert await becomes(group, "member", status) == []
    assert (await kept(group)).status == status
    assert not (await kept(group)).can_write


async def test_where_it_may_not_write_it_says_nothing(group):
    assert await becomes(group, "left", "restricted") == []
    assert not (await kept(group)).can_write
    await becomes(group, "restricted", "member")
    assert (await kept(group)).can_write


@pytest.mark.parametrize("kind", ["channel", "private"])
async def test_channels_and_private_chats_get_no_greeting(group, kind):
    group.chat = {"id": -9, "type": kind}
    assert await becomes(group, "kicked", "member") == []


@pytest.mark.parametrize("order", [("to", "from"), ("from", "to"), ("to", "to"), ("from",)])
async def test_a_group_that_moves_keeps_its_settings(group, order):
    await becomes(group, "left", "member")
    await choose(group, "mentions-off", "creator")
    old, new = GROUP["id"], -1005
    for way in order:
        number, more = {
            "to": (old, {"migrate_to_chat_id": new}),
            "from": (new, {"migrate_from_chat_id": old}),
        }[way]
        group.chat = {"id": number, "type": "group" if number == old else "supergroup"}
        assert await group.update(message=group.message(**more)) == []
    assert await kept(group, old) is None
    assert (await kept(group, new)).settings["mentions"] is False


# ---- the set-up ------------------------------------------------------------------------------


async def choose(chat, data, status):
    """Press a switch as somebody with a status in the group; the calls but for the question who
    that is."""
    chat.telegram.answers["getChatMember"] = member(status, user=chat.user)
    calls = await chat.presses(f"g:{data}")
    return [call for call in calls if call.method != "getChatMember"]


@pytest.mark.parametrize("status", ["creator", "administrator"])
async def test_an_admin_turns_a_switch_and_sees_it(group, status):
    keyboard, note = await choose(group, "buttons-off", status)
    assert keyboard.method == "editMessageReplyMarkup"
    assert [one["callback_data"] for one in keyboard.buttons] == [
        "g:everyone-off",
        "g:mentions-off",
        "g:buttons-on",
    ]
    assert "text" not in note.params
    await choose(group, "buttons-off", status)
    assert (await kept(group)).settings["buttons"] is False


@pytest.mark.parametrize("status", ["member", "left", "restricted"])
async def test_who_is_no_admin_changes_nothing(group, status):
    (note,) = await choose(group, "everyone-off", status)
    assert note.text == group.services.vietnamese.only_admins
    assert await kept(group) is None


async def test_who_is_admin_is_asked_again_only_after_a_while(group):
    await choose(group, "buttons-off", "creator")
    assert len(await choose(group, "buttons-on", "member")) == 2
    group.clock.seconds += 301
    (note,) = await choose(group, "buttons-off", "member")
    assert note.text == group.services.vietnamese.only_admins


async def test_what_another_process_changed_holds_here_soon(group):
    await choose(group, "mentions-off", "creator")
    other = Groups(group.services.state.chats, group.clock)
    assert (await other.settings(GROUP["id"])).mentions is False
    await choose(group, "mentions-on", "creator")
    group.clock.seconds += SETTINGS_SECONDS + 1
    assert (await other.settings(GROUP["id"])).mentions is True


async def test_settings_stay_as_they_were_while_the_database_fails(group, monkeypatch):
    await choose(group, "mentions-off", "creator")
    group.clock.seconds += SETTINGS_SECONDS + 1
    monkeypatch.setattr(type(group.services.state.chats), "get", failing)
    assert (await group.services.groups.settings(GROUP["id"])).mentions is False
    assert (await group.services.groups.settings(-77)).mentions is True


async def failing(*_):
    raise StateError("the database cannot be reached")


@pytest.mark.parametrize("data", ["everyone", "nothing-on", "buttons-maybe"])
async def test_a_switch_that_is_no_more_says_so(group, data):
    (note,) = await choose(group, data, "creator")
    assert note.text == group.services.vietnamese.stale


async def test_settings_are_shown_to_admins_alone(group):
    group.telegram.answers["getChatMember"] = member("member", user=group.user)
    *_, call = await group.says("/settings@thu_bot")
    assert call.text == group.services.vietnamese.only_admins
    (call,) = await group.says("/settings@thu_bot", sender_chat=group.chat)
    assert len(call.buttons) == 3


async def test_only_admins_ask_where_the_group_says_so(group):
    await choose(group, "everyone-off", "creator")
    group.user = {"id": 8, "is_bot": False, "first_name": "B"}
    group.telegram.answers["getChatMember"] = member("member", user=group.user)
    *_, call = await group.says(f"/hoi {QUESTION}")
    assert call.text == group.services.vietnamese.admins_ask_here
    assert await group.says(f"/hoi {QUESTION}") == []
    (call,) = await group.says(f"/hoi {QUESTION}", sender_chat=group.chat)
    assert "298 tỷ đồng" in call.text


async def test_mentions_and_buttons_can_be_turned_off(group):
    await choose(group, "mentions-off", "creator")
    await choose(group, "buttons-off", "creator")
    entity = {"type": "mention", "offset": 0, "length": 8}
    mention = group.message(text=f"@thu_bot {QUESTION}", entities=[entity])
    assert await group.update(message=mention) == []
    (call,) = await group.says(f"/hoi {QUESTION}")
    assert call.buttons == []


async def test_a_broken_state_stops_no_answer(group):
    await group.services.state.database.close()
    await group.services.state.database._engine.dispose()
    (call,) = await group.says(f"/hoi {QUESTION}")
    assert "298 tỷ đồng" in call.text
