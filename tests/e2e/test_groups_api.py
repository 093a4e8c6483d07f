"""Groups of the demo's Bot API: privacy mode, topics, rights, membership, upgrades."""

import pytest
from telegram import BotCommand, BotCommandScopeAllGroupChats, BotCommandScopeChat
from telegram.error import BadRequest, ChatMigrated, Forbidden

from bot.demo import groups
from bot.demo.chats import Member, Status
from bot.demo.visitors import ANONYMOUS
from bot.demo.world import Spoken

OTHER_BOT = {"id": 77, "is_bot": True, "first_name": "Khác", "username": "khac_bot"}


async def test_privacy_mode_hides_what_is_not_for_the_bot(double):
    forum = double.forum.id
    for text in ("chào", "@thu_bot chào", "/hoi@khac_bot x", "a /hoi"):
        await double.does("say", place=forum, text=text)
    double.forum.members[77] = Member(OTHER_BOT, Status.MEMBER)
    await double.does("say", place=forum, text="/hoi trống")
    await double.does("say", place=forum, text="/hoi@Thu_Bot có")
    sent = await double.bot.send_message(forum, "đây")
    await double.does("say", place=forum, text="/hoi sau bot", person="minh")
    await double.does("say", place=forum, text="tiếp", reply_to=sent.message_id)
    assert await double.heard() == ["a /hoi", "/hoi@Thu_Bot có", "/hoi sau bot", "tiếp"]


async def test_an_admin_hears_everything_and_edits_follow_the_same_rule(double):
    forum = double.forum.id
    silent = await double.does("say", place=forum, text="a")
    asked = await double.does("say", place=forum, text="/hoi@thu_bot a")
    await double.does("edit", place=forum, message=silent, text="b")
    await double.does("edit", place=forum, message=asked, text="/hoi@thu_bot b")
    updates = await double.updates()
    edits = [one.edited_message.text for one in updates if one.edited_message]
    assert edits == ["/hoi@thu_bot b"]
    await double.does("bot", place=forum, status="administrator")
    await double.does("say", place=forum, text="nghe cả")
    change, heard = await double.updates()
    assert change.my_chat_member.new_chat_member.status == "administrator"
    assert change.my_chat_member.from_user.first_name == "Lan"
    assert heard.message.text == "nghe cả"


async def test_topics_keep_their_messages(double):
    forum, topic = double.forum.id, double.topic
    await double.does("say", place=forum, topic=topic, text="/hoi@thu_bot x")
    await double.does("say", place=forum, text="/hoi@thu_bot y")
    inside, general = (one.message for one in await double.updates())
    assert (inside.is_topic_message, inside.message_thread_id) == (True, topic)
    assert inside.reply_to_message.forum_topic_created.name == "Hỏi đáp"
    assert (general.is_topic_message, general.message_thread_id) == (None, None)
    answer = await double.bot.send_message(forum, "z", message_thread_id=topic)
    assert answer.message_thread_id == topic
    followed = await double.bot.send_message(forum, "z", reply_to_message_id=inside.message_id)
    assert (followed.message_thread_id, followed.is_topic_message) == (topic, True)


async def test_closed_and_deleted_topics_refuse(double):
    forum, topic = double.forum.id, double.topic
    there = {"chat_id": forum, "text": "x", "message_thread_id": topic}
    await double.does("topic", place=forum, topic=topic, status="closed")
    await double.does("say", 400, place=forum, topic=topic, person="minh", text="x")
    assert await double.refused("sendMessage", **there) == "Bad Request: TOPIC_CLOSED"
    await double.does("topic", place=forum, topic=topic, status="open")
    assert (await double.call("sendMessage", **there))["ok"]
    await double.does("topic", place=forum, topic=topic, status="deleted")
    with pytest.raises(BadRequest, match="Message thread not found"):
        await double.bot.send_message(**there)
    kinds = [one.message for one in await double.updates()]
    assert [bool(one.forum_topic_closed) for one in kinds] == [True, False]
    assert await double.does("topic", place=forum, text="Mới")
    assert (await double.updates())[0].message.forum_topic_created.name == "Mới"


async def test_a_bot_may_write_only_where_it_is_and_has_the_right(double):
    forum = double.forum
    groups.set_bot(double.world, forum, Status.RESTRICTED, double.visitor.people["lan"])
    for method, what in (("sendMessage", "text messages"), ("sendPhoto", "photos")):
        refused = await double.refused(method, chat_id=forum.id, text="x")
        assert refused == f"Bad Request: not enough rights to send {what} to the chat"
    (change,) = await double.updates()
    assert change.my_chat_member.new_chat_member.can_send_messages is False
    await double.does("bot", place=forum.id, status="kicked")
    with pytest.raises(Forbidden, match="bot was kicked from the supergroup chat"):
        await double.bot.send_message(forum.id, "x")
    await double.does("bot", place=forum.id, status="left")
    with pytest.raises(Forbidden, match="bot is not a member of the supergroup chat"):
        await double.bot.get_chat(forum.id)
    with pytest.raises(Forbidden, match="can't initiate conversation with a user"):
        await double.bot.send_message(double.visitor.people["lan"]["id"], "x")


async def test_a_bot_cannot_be_the_first_to_write(double):
    chat = double.visitor.private.id
    with pytest.raises(BadRequest, match="Chat not found"):
        await double.bot.send_message(chat, "x")
    await double.does("say", text="x")
    await double.bot.send_message(chat, "x")


async def test_being_blocked_and_unblocked(double):
    chat = double.visitor.private.id
    await double.does("say", text="x")
    await double.updates()
    await double.does("bot", status="kicked")
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await double.bot.send_message(chat, "x")
    await double.does("bot", status="member")
    await double.bot.send_message(chat, "x")
    states = [one.my_chat_member.new_chat_member.status for one in await double.updates()]
    assert states == ["kicked", "member"]


async def test_added_by_a_link_and_removed(double):
    place = await double.does("startgroup", text="mau")
    added, service, start = await double.updates()
    assert added.my_chat_member.old_chat_member.status == "left"
    assert service.message.new_chat_members[0].id == double.bot.id
    assert start.message.text == "/start@thu_bot mau"
    assert start.message.chat.type == "group"
    assert await double.bot.leave_chat(place)
    left = await double.updates()
    assert left[0].my_chat_member.new_chat_member.status == "left"
    assert left[1].message.left_chat_member.id == double.bot.id
    with pytest.raises(Forbidden, match="bot is not a member of the group chat"):
        await double.bot.send_message(place, "x")


@pytest.mark.parametrize("new_first", [False, True])
async def test_a_group_becomes_a_supergroup(double, new_first):
    world, visitor = double.world, double.visitor
    old = groups.start_in_group(world, visitor, "")
    await double.updates()
    new = groups.upgrade(world, visitor, old, new_first=new_first)
    told = [one.message for one in await double.updates()]
    assert [one.migrate_to_chat_id for one in told] == [new.id, None][:: -1 if new_first else 1]
    assert {one.migrate_from_chat_id for one in told} == {None, old.id}
    with pytest.raises(ChatMigrated) as refusal:
        await double.bot.send_message(old.id, "x")
    assert refusal.value.new_chat_id == new.id
    assert (await double.bot.send_message(new.id, "x")).chat.type == "supergroup"
    await double.does("say", 400, place=old.id, text="x")


async def test_who_is_in_a_chat(double):
    forum, people = double.forum.id, double.visitor.people
    await double.does("say", text="x")
    chat = await double.bot.get_chat(forum)
    assert (chat.title, chat.is_forum, chat.type) == ("Khối phố 5", True, "supergroup")
    assert (await double.bot.get_chat(double.visitor.private.id)).first_name == "Bạn"
    lan = await double.bot.get_chat_member(forum, people["lan"]["id"])
    minh = await double.bot.get_chat_member(forum, people["minh"]["id"])
    assert (lan.status, minh.status) == ("creator", "member")
    assert await double.bot.get_chat_member_count(forum) == 3
    await double.does("bot", place=forum, status="administrator")
    admins = await double.bot.get_chat_administrators(forum)
    assert {one.user.id for one in admins} == {people["lan"]["id"], double.bot.id}
    assert all(one.can_delete_messages for one in admins if one.status == "administrator")


async def test_an_anonymous_admin_speaks_as_the_group(double):
    forum = double.forum.id
    await double.does("say", place=forum, person="anonymous", text="/settings@thu_bot")
    (update,) = await double.updates()
    assert update.message.from_user.id == ANONYMOUS["id"]
    assert update.message.sender_chat.id == forum


async def test_service_messages_and_a_new_name(double):
    groups.rename(double.world, double.forum, "Khối phố 6", double.visitor.people["lan"])
    (update,) = await double.updates()
    assert update.message.new_chat_title == update.message.chat.title == "Khối phố 6"


async def test_a_reply_in_a_supergroup_without_topics_has_a_thread_but_no_topic(double):
    world, visitor = double.world, double.visitor
    chat = groups.upgrade(world, visitor, groups.start_in_group(world, visitor, ""))
    sent = await double.bot.send_message(chat.id, "x")
    await double.updates()
    world.said(chat, {"text": "y"}, Spoken(visitor.people["minh"], None, sent.message_id))
    (update,) = await double.updates()
    assert update.message.message_thread_id == sent.message_id
    assert update.message.is_topic_message is None
    with pytest.raises(BadRequest, match="Message thread not found"):
        await double.bot.send_message(chat.id, "x", message_thread_id=99_999)


async def test_only_the_kinds_that_the_bot_asked_for(double):
    assert await double.updates(["message"]) == []
    await double.does("bot", status="kicked")
    await double.does("bot", status="member")
    await double.does("say", text="x")
    assert [one.message.text for one in await double.updates()] == ["x"]
    assert await double.updates([]) == []
    await double.does("bot", status="kicked")
    assert len(await double.updates()) == 1


async def test_menus_of_scopes_and_languages(double):
    bot, forum = double.bot, double.forum.id
    await bot.set_my_commands([BotCommand("hoi", "Hỏi")])
    await bot.set_my_commands(
        [BotCommand("hoi", "Hỏi trong nhóm")], scope=BotCommandScopeAllGroupChats()
    )
    await bot.set_my_commands(
        [BotCommand("hoi", "Ask here")], scope=BotCommandScopeChat(forum), language_code="en"
    )
    assert [one.description for one in await bot.get_my_commands()] == ["Hỏi"]
    assert await bot.get_my_commands(language_code="en") == ()
    menus = {}
    for language in ("vi", "en"):
        info = await double.client.get(f"/page/info?chat={5_000_000}&language={language}")
        for chat in info.json()["chats"][:2]:
            (menu, *_) = chat["menus"].values()
            menus[language, chat["type"]] = menu[0]["description"]
    assert menus == {
        ("vi", "private"): "Hỏi",
        ("en", "private"): "Hỏi",
        ("vi", "supergroup"): "Hỏi trong nhóm",
        ("en", "supergroup"): "Ask here",
    }


REFUSED = [
    ("getChatMember", {"user_id": 9}, "member not found"),
    ("getChatMember", {}, "invalid user_id specified"),
    ("sendMessage", {"text": "x", "message_thread_id": 9}, "message thread not found"),
    ("deleteMessage", {"message_id": 99}, "message to delete not found"),
    ("setMyCommands", {"commands": [{"command": "Á", "description": "x"}]}, "BOT_COMMAND_INVALID"),
    (
        "setMyCommands",
        {"commands": [{"command": "a", "description": ""}]},
        "BOT_COMMAND_DESCRIPTION_INVALID",
    ),
    (
        "setMyCommands",
        {"commands": [{"command": f"a{n}", "description": "x"} for n in range(101)]},
        "BOT_COMMANDS_TOO_MUCH",
    ),
    ("getMyCommands", {"scope": {"type": "chat", "chat_id": 9}}, "chat not found"),
    (
        "getMyCommands",
        {"scope": {"type": "x"}},
        "can't parse BotCommandScope: Unsupported type specified",
    ),
]


async def test_refusals_are_telegrams(double):
    forum = double.forum.id
    for method, params, reason in REFUSED:
        assert (
            await double.refused(method, **{"chat_id": forum, **params}) == f"Bad Request: {reason}"
        )
    private = double.visitor.private.id
    await double.does("say", text="x")
    assert (
        await double.refused("getChatAdministrators", chat_id=private)
        == "Bad Request: there are no administrators in the private chat"
    )
    assert (
        await double.refused("leaveChat", chat_id=private)
        == "Bad Request: chat member status can't be changed in private chats"
    )
    theirs = await double.does("say", place=forum, text="x")
    assert (
        await double.refused("deleteMessage", chat_id=forum, message_id=theirs)
        == "Bad Request: message can't be deleted"
    )


async def test_two_visitors_never_meet(double):
    other = double.world.visitor(5_000_001)
    assert not set(other.chats) & set(double.visitor.chats)
    assert not set(other.forum.members) & set(double.forum.members) - {double.bot.id}
    await double.does("say", 400, place=other.forum.id, text="x")
