"""Where the bot may look and write: the chat of a call, and Telegram's reasons to refuse it."""

from bot.demo.chats import Chat, Json, Status
from bot.demo.params import Params, Refused, bad, forbidden, number
from bot.demo.world import Spoken, World

_NO_RIGHT = {
    "can_send_messages": "not enough rights to send text messages to the chat",
    "can_send_photos": "not enough rights to send photos to the chat",
    "can_send_documents": "not enough rights to send documents to the chat",
}


def chat_of(world: World, params: Params) -> Chat:
    """The chat that a call is about, if the bot can see it."""
    given = params.get("chat_id")
    if given in (None, ""):
        raise bad("chat_id is empty")
    chat_id = int(str(given)) if str(given).lstrip("-").isdigit() else 0
    chat = world.chats.get(chat_id)
    if chat is None or (chat.private and not chat.started):
        known = any(one.member(chat_id) for one in world.chats.values() if not one.private)
        raise (
            forbidden("bot can't initiate conversation with a user")
            if known
            else bad("chat not found")
        )
    if chat.successor is not None:
        raise Refused(
            400,
            "Bad Request: group chat was upgraded to a supergroup chat",
            {"migrate_to_chat_id": chat.successor},
        )
    member = chat.member(world.bot["id"])
    if member is None or not member.inside:
        raise _shut_out(chat, kicked=member is not None and member.status is Status.KICKED)
    return chat


def _shut_out(chat: Chat, *, kicked: bool) -> Refused:
    if chat.private:
        return forbidden("bot was blocked by the user")
    if kicked:
        return forbidden(f"bot was kicked from the {chat.type} chat")
    return forbidden(f"bot is not a member of the {chat.type} chat")


def open_place(world: World, params: Params, right: str = "can_send_messages") -> tuple[Chat, Json]:
    """The chat that the bot may write to, and what the message has by being said there."""
    chat = chat_of(world, params)
    member = chat.members[world.bot["id"]]
    if not member.may(right):
        raise bad(_NO_RIGHT[right])
    reply = params.get("reply_parameters") or {}
    replied = number(reply, "message_id") or number(params, "reply_to_message_id")
    optional = reply.get("allow_sending_without_reply") or params.get("allow_sending_without_reply")
    if replied and replied not in chat.messages and not optional:
        raise bad("message to be replied not found")
    thread = number(params, "message_thread_id")
    if thread and thread not in chat.topics and not _is_thread(chat, thread):
        raise bad("message thread not found")
    context = world.context(chat, Spoken(None, thread or None, replied or None))
    topic = chat.topics.get(context.get("message_thread_id", 0))
    if topic is not None and topic.closed and not member.leads:
        raise bad("TOPIC_CLOSED")
    if not replied:
        context.pop("reply_to_message", None)
    return chat, context


def _is_thread(chat: Chat, thread: int) -> bool:
    """Whether a supergroup without topics has a message that replies in it made a thread of."""
    threads = (one.get("message_thread_id") for one in chat.messages.values())
    return chat.type == "supergroup" and not chat.is_forum and thread in threads


def own_message(world: World, params: Params) -> tuple[Chat, Json]:
    """A message of the bot that a call is about: by chat and id, or by inline_message_id."""
    inline_id = params.get("inline_message_id")
    if inline_id:
        chat_id, message_id = world.inline.posts.get(str(inline_id), (0, 0))
        where = world.chats.get(chat_id)
        posted = where.messages.get(message_id) if where else None
        if where is None or posted is None:
            raise bad("MESSAGE_ID_INVALID")
        return where, posted
    where = chat_of(world, params)
    message = where.messages.get(number(params, "message_id"))
    if message is None:
        raise bad("message to edit not found")
    if message["from"]["id"] != world.bot["id"]:
        raise bad("message can't be edited")
    return where, message
