"""The methods of the Bot API that the demo has, as strict as Telegram's servers.

Each takes the parameters of one call and gives its result, or raises `Refused` with the code and
the text that Telegram would send.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from bot.demo.params import (
    Params,
    Refused,
    bad,
    chat_of,
    language_of,
    markup_of,
    number,
    own_message,
    text_of,
    without_reply,
)
from bot.demo.world import Chat, Json, World

MAX_HOLD = 50
Method = Callable[[World, Params], Awaitable[Any]]


async def get_me(world: World, params: Params) -> Json:
    return world.bot


async def get_updates(world: World, params: Params) -> list[Json]:
    """Long polling; a second poller ends the first."""
    if world.webhook:
        raise Refused(
            409,
            "Conflict: can't use getUpdates method while webhook is active; "
            "use deleteWebhook to delete the webhook first",
        )
    offset, limit = number(params, "offset"), number(params, "limit", 100)
    kinds = params.get("allowed_updates") or []
    world.updates = [one for one in world.updates if one["update_id"] >= offset]
    world.pollers += 1
    turn = world.pollers
    deadline = asyncio.get_running_loop().time() + min(number(params, "timeout"), MAX_HOLD)
    world.wake_pollers()
    while True:
        if world.pollers != turn:
            raise Refused(
                409,
                "Conflict: terminated by other getUpdates request; "
                "make sure that only one bot instance is running",
            )
        waiting = [one for one in world.updates if not kinds or set(kinds) & set(one)][:limit]
        left = deadline - asyncio.get_running_loop().time()
        if waiting or left <= 0 or world.closed:
            return waiting
        await world.news(left)


async def set_webhook(world: World, params: Params) -> bool:
    url = str(params.get("url") or "")
    if url and not url.startswith("https://"):
        raise bad("bad webhook: An HTTPS URL must be provided for webhook")
    world.webhook = url
    return True


async def delete_webhook(world: World, params: Params) -> bool:
    world.webhook = ""
    if params.get("drop_pending_updates"):
        world.updates.clear()
    return True


async def get_webhook_info(world: World, params: Params) -> Json:
    return {
        "url": world.webhook,
        "has_custom_certificate": False,
        "pending_update_count": len(world.updates),
    }


async def send_message(world: World, params: Params) -> Json:
    chat = chat_of(world, params)
    content = text_of(params) | markup_of(params)
    reply = params.get("reply_parameters") or {}
    replied_id = reply.get("message_id") or params.get("reply_to_message_id")
    if replied_id:
        replied = chat.messages.get(int(replied_id))
        if replied is not None:
            content["reply_to_message"] = without_reply(replied)
        elif not reply.get("allow_sending_without_reply"):
            raise bad("message to be replied not found")
    return world.new_message(chat, world.bot, content)


async def edit_message_text(world: World, params: Params) -> Json:
    chat, message = own_message(world, params)
    return _changed(world, chat, message, text_of(params) | markup_of(params))


async def edit_message_reply_markup(world: World, params: Params) -> Json:
    chat, message = own_message(world, params)
    kept = {"text": message["text"], "entities": message["entities"]}
    return _changed(world, chat, message, kept | markup_of(params))


async def delete_message(world: World, params: Params) -> bool:
    chat = chat_of(world, params)
    message = chat.messages.pop(number(params, "message_id"), None)
    if message is None:
        raise bad("message to delete not found")
    chat.tell("deleted", {"message_id": message["message_id"]})
    return True


async def answer_callback_query(world: World, params: Params) -> bool:
    text = str(params.get("text") or "")
    if len(text) > 200:
        raise bad("MESSAGE_TOO_LONG")
    chat_id = world.queries.pop(str(params.get("callback_query_id")), None)
    if chat_id is None:
        raise bad("query is too old and response timeout expired or query ID is invalid")
    alert = bool(params.get("show_alert"))
    query = str(params.get("callback_query_id"))
    world.chat(chat_id).tell("pressed", {"query": query, "text": text, "alert": alert})
    return True


async def send_chat_action(world: World, params: Params) -> bool:
    chat_of(world, params).tell("typing", {})
    return True


async def set_my_commands(world: World, params: Params) -> bool:
    world.commands[language_of(params)] = list(params.get("commands") or [])
    return True


async def get_my_commands(world: World, params: Params) -> list[Json]:
    return world.commands.get(language_of(params), [])


async def delete_my_commands(world: World, params: Params) -> bool:
    world.commands.pop(language_of(params), None)
    return True


def _setter(kind: str, limit: int) -> Method:
    async def set_text(world: World, params: Params) -> bool:
        text = str(params.get(kind) or "")
        if len(text) > limit:
            raise bad(f"{kind.replace('_', ' ')} is too long")
        world.descriptions[kind, language_of(params)] = text
        return True

    return set_text


def _getter(kind: str) -> Method:
    async def get_text(world: World, params: Params) -> Json:
        return {kind: world.descriptions.get((kind, language_of(params)), "")}

    return get_text


METHODS: Mapping[str, Method] = {
    "getme": get_me,
    "getupdates": get_updates,
    "setwebhook": set_webhook,
    "deletewebhook": delete_webhook,
    "getwebhookinfo": get_webhook_info,
    "sendmessage": send_message,
    "editmessagetext": edit_message_text,
    "editmessagereplymarkup": edit_message_reply_markup,
    "deletemessage": delete_message,
    "answercallbackquery": answer_callback_query,
    "sendchataction": send_chat_action,
    "setmycommands": set_my_commands,
    "getmycommands": get_my_commands,
    "deletemycommands": delete_my_commands,
    "setmydescription": _setter("description", 512),
    "getmydescription": _getter("description"),
    "setmyshortdescription": _setter("short_description", 120),
    "getmyshortdescription": _getter("short_description"),
}
"""By name in small letters: Telegram does not mind how a method is written."""


def _changed(world: World, chat: Chat, message: Json, content: Json) -> Json:
    kept = {key: message.get(key) for key in ("text", "entities", "reply_markup")}
    if {key: content.get(key) for key in kept} == kept:
        raise bad(
            "message is not modified: specified new message content and reply markup are exactly "
            "the same as a current content and reply markup of the message"
        )
    message.pop("reply_markup", None)
    message.update(content, edit_date=world.now())
    chat.tell("edited", {"message": message})
    return message
