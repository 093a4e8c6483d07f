"""Messages of the bot: sent, edited, deleted."""

from bot.demo.access import chat_of, open_place, own_message
from bot.demo.chats import Chat, Json
from bot.demo.params import Params, bad, caption_of, markup_of, number, text_of
from bot.demo.world import World

_CONTENT = ("text", "entities", "caption", "caption_entities", "photo", "reply_markup")


async def send_message(world: World, params: Params) -> Json:
    chat, context = open_place(world, params)
    content = text_of(params) | markup_of(params)
    return world.new_message(chat, world.bot, content | context)


async def edit_message_text(world: World, params: Params) -> Json | bool:
    chat, message = own_message(world, params)
    if "text" not in message:
        raise bad("there is no text in the message to edit")
    return changed(world, chat, message, params, text_of(params) | markup_of(params))


async def edit_message_caption(world: World, params: Params) -> Json | bool:
    chat, message = own_message(world, params)
    if "photo" not in message:
        raise bad("there is no caption in the message to edit")
    kept = {"photo": message["photo"]}
    return changed(world, chat, message, params, kept | caption_of(params) | markup_of(params))


async def edit_message_reply_markup(world: World, params: Params) -> Json | bool:
    chat, message = own_message(world, params)
    kept = {key: message[key] for key in _CONTENT if key in message and key != "reply_markup"}
    return changed(world, chat, message, params, kept | markup_of(params))


async def delete_message(world: World, params: Params) -> bool:
    chat = chat_of(world, params)
    message = chat.messages.get(number(params, "message_id"))
    if message is None:
        raise bad("message to delete not found")
    leads = chat.members[world.bot["id"]].leads
    if message["from"]["id"] != world.bot["id"] and not (leads or chat.private):
        raise bad("message can't be deleted")
    del chat.messages[message["message_id"]]
    chat.tell("deleted", {"message_id": message["message_id"]})
    return True


async def send_chat_action(world: World, params: Params) -> bool:
    chat, _ = open_place(world, params)
    chat.tell("typing", {"topic": number(params, "message_thread_id")})
    return True


def changed(world: World, chat: Chat, message: Json, params: Params, content: Json) -> Json | bool:
    """Give a message new content; what the call answers."""
    before = {key: message[key] for key in _CONTENT if key in message}
    if content == before:
        raise bad(
            "message is not modified: specified new message content and reply markup are exactly "
            "the same as a current content and reply markup of the message"
        )
    for key in before:
        del message[key]
    message.update(content, edit_date=world.now())
    chat.tell("edited", {"message": message})
    return True if params.get("inline_message_id") else message
