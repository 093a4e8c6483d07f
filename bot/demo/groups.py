"""What happens to the bot and to groups, with all that Telegram tells the bot of it."""

from bot.demo.chats import SENDING_RIGHTS, Chat, Json, Member, Status, Topic
from bot.demo.typed import text_of_person
from bot.demo.visitors import SUPERGROUPS, Visitor
from bot.demo.world import Spoken, World

_NEVER_IN = Status.LEFT
SILENT = frozenset(SENDING_RIGHTS) - {"can_send_messages"}
"""The rights of one who may send anything but text."""


def set_bot(
    world: World,
    chat: Chat,
    status: Status,
    by: Json | None = None,
    rights: frozenset[str] = frozenset(),
) -> bool:
    """Add, remove, promote, restrict or block the bot. False: nothing changed."""
    bot = world.bot
    before = chat.member(bot["id"]) or Member(bot, _NEVER_IN)
    after = Member(bot, status, rights)
    if before == after:
        return False
    by = by or chat.person
    chat.members[bot["id"]] = after
    world.update(
        "my_chat_member",
        {
            "chat": chat.described,
            "from": by,
            "date": world.now(),
            "old_chat_member": before.described,
            "new_chat_member": after.described,
        },
    )
    if not chat.private and before.inside != after.inside:
        content = {"new_chat_members": [bot]} if after.inside else {"left_chat_member": bot}
        message = world.new_message(chat, by, content)
        world.update("message", message)
    tell_of(chat, world)
    return True


def start_in_group(world: World, visitor: Visitor, payload: str) -> Chat:
    """Follow a link `?startgroup=payload`: a new group with the bot, told to start there."""
    chat = visitor.group(-world.new_id(), f"Nhóm mới {len(visitor.chats) - 2}", "group")
    world.chats[chat.id] = chat
    person = visitor.people["lan"]
    set_bot(world, chat, Status.MEMBER, person)
    text = f"/start@{world.bot['username']} {payload}".strip()
    world.said(chat, text_of_person(text), Spoken(person))
    return chat


def upgrade(world: World, visitor: Visitor, old: Chat, *, new_first: bool = False) -> Chat:
    """Make a group a supergroup. Its two service messages come in either order."""
    new = visitor.group(-(2 * SUPERGROUPS + world.new_id()), old.title, "supergroup")
    world.chats[new.id] = new
    new.members |= old.members
    person = visitor.people["lan"]
    told = [(old, {"migrate_to_chat_id": new.id}), (new, {"migrate_from_chat_id": old.id})]
    for chat, content in reversed(told) if new_first else told:
        world.deliver(chat, "message", world.new_message(chat, person, content))
    old.successor = new.id
    tell_of(old, world)
    tell_of(new, world)
    return new


def set_topic(world: World, chat: Chat, topic: Topic, by: Json, *, closed: bool) -> None:
    """Close or reopen a topic."""
    topic.closed = closed
    kind = "forum_topic_closed" if closed else "forum_topic_reopened"
    how = Spoken(by, topic.id)
    world.said(chat, {kind: {}}, how)
    tell_of(chat, world)


def open_topic(world: World, chat: Chat, name: str, by: Json) -> Topic:
    """Open a topic; its first message is the one that tells of it."""
    topic = Topic(world.new_id(), name)
    chat.topics[topic.id] = topic
    message = world.new_message(chat, by, {"message_id": topic.id, **topic.opening})
    world.deliver(chat, "message", message)
    tell_of(chat, world)
    return topic


def delete_topic(world: World, chat: Chat, topic: Topic) -> None:
    """Delete a topic with all its messages; Telegram tells the bot nothing of it."""
    del chat.topics[topic.id]
    inside = [
        one for one, told in chat.messages.items() if told.get("message_thread_id") == topic.id
    ]
    for message_id in inside:
        del chat.messages[message_id]
    tell_of(chat, world)


def rename(world: World, chat: Chat, title: str, by: Json) -> None:
    """Give a group another name."""
    chat.title = title
    world.said(chat, {"new_chat_title": title}, Spoken(by))
    tell_of(chat, world)


def place_of(chat: Chat, world: World) -> Json:
    """A chat as its page lists it."""
    member = chat.member(world.bot["id"])
    return {
        "id": chat.id,
        "type": chat.type,
        "title": chat.title,
        "bot": str(member.status if member else _NEVER_IN),
        "gone": chat.successor is not None,
        "forum": chat.is_forum,
        "topics": [
            {"id": one.id, "name": one.name, "closed": one.closed} for one in chat.topics.values()
        ],
    }


def tell_of(chat: Chat, world: World) -> None:
    """Let the page know what became of a chat."""
    chat.tell("chat", {"chat": place_of(chat, world)})
