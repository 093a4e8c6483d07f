"""What Telegram shows a bot of a chat: with privacy mode on, little of a group.

A mere mention is not enough: Telegram does not promise that it arrives.
"""

from bot.demo.chats import Chat, Json
from bot.demo.typed import marked

_SERVICE = (
    "new_chat_members",
    "left_chat_member",
    "group_chat_created",
    "new_chat_title",
    "migrate_to_chat_id",
    "migrate_from_chat_id",
    "forum_topic_created",
    "forum_topic_closed",
    "forum_topic_reopened",
)


def reaches(chat: Chat, message: Json, bot: Json) -> bool:
    """Whether the bot gets an update of a message that somebody wrote."""
    member = chat.member(bot["id"])
    if member is None or not member.inside:
        return False
    if chat.private or member.leads or any(kind in message for kind in _SERVICE):
        return True
    if bot["id"] in (_author(message.get("reply_to_message")), _id(message.get("via_bot"))):
        return True
    return _commanded(chat, message, bot)


def _commanded(chat: Chat, message: Json, bot: Json) -> bool:
    others = [one for one in chat.members.values() if one.user["is_bot"] and one.inside]
    alone = [one.user["id"] for one in others] == [bot["id"]]
    for command in marked(message, "bot_command"):
        _, named, whom = command.partition("@")
        if whom.lower() == bot["username"].lower():
            return True
        if not named and (alone or chat.last_bot == bot["id"]):
            return True
    return False


def _author(message: Json | None) -> int | None:
    return _id(message["from"]) if message else None


def _id(user: Json | None) -> int | None:
    return user["id"] if user else None
