"""Inline mode, guest mode and buttons, from the side of the people who use them."""

import asyncio
import contextlib

from bot.demo.chats import Chat, Json
from bot.demo.inline_state import Query, Summons
from bot.demo.typed import marked
from bot.demo.world import Spoken, World

PATIENCE_SECONDS = 10
MAX_QUERY = 256


async def ask(world: World, chat: Chat, person: Json, text: str, offset: str = "") -> Query | None:
    """Type `@bot text` in a chat: the query with its answer, which may be one from the cache.
    None: the bot took too long."""
    cached = _cached(world, person["id"], text, offset)
    if cached is not None:
        return cached
    query = Query(str(world.new_id()), person, text[:MAX_QUERY], offset)
    world.inline.queries[query.id] = query
    world.inline.trim()
    kind = "sender" if chat.private else chat.type
    world.update(
        "inline_query",
        {
            "id": query.id,
            "from": person,
            "query": query.text,
            "offset": offset,
            "chat_type": kind,
        },
    )
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(query.answered.wait(), PATIENCE_SECONDS)
    if query.answer is None:
        world.inline.queries.pop(query.id, None)
        return None
    return query


def choose(world: World, chat: Chat, query_id: str, result_id: str, how: Spoken) -> Json | None:
    """Post a result of an answered query. None: there is no such result."""
    query = world.inline.queries.get(query_id)
    results = query.answer.results if query and query.answer else ()
    result = next((one for one in results if one["id"] == result_id), None)
    if query is None or result is None:
        return None
    message = world.said(chat, result["content"] | {"via_bot": world.bot}, how)
    chosen = {"result_id": result_id, "from": query.person, "query": query.text}
    if "reply_markup" in message:
        chosen["inline_message_id"] = post(world, chat, message)
    if "chosen_inline_result" in world.allowed:
        world.update("chosen_inline_result", chosen)
    return message


def post(world: World, chat: Chat, message: Json) -> str:
    """Give a message the id by which the bot may edit it without seeing its chat."""
    inline_id = f"inline{world.new_id()}"
    world.inline.posts[inline_id] = chat.id, message["message_id"]
    world.inline.trim()
    return inline_id


def summon(world: World, chat: Chat, message: Json) -> str | None:
    """Tell the bot of a mention, or of a reply to its reply, where it is not a member; the id of
    the guest query. None: the message is not for the bot."""
    if chat.has(world.bot["id"]):
        return None
    name = f"@{world.bot['username'].lower()}"
    mentioned = name in (one.lower() for one in marked(message, "mention"))
    replied = message.get("reply_to_message", {}).get("from", {}).get("id")
    if not mentioned and replied != world.bot["id"]:
        return None
    query = str(world.new_id())
    world.inline.summons[query] = Summons(chat.id, message)
    world.inline.trim()
    world.update("guest_message", message | {"guest_query_id": query})
    return query


def press(world: World, chat: Chat, message_id: int, data: str, person: Json) -> str | None:
    """Press a button; the id of the query. None: there is no such button."""
    message = chat.messages.get(message_id)
    rows = (message or {}).get("reply_markup", {}).get("inline_keyboard", [])
    if not any(button.get("callback_data") == data for row in rows for button in row):
        return None
    query = str(world.new_id())
    world.queries[query] = chat.id
    inline_id = world.inline.post_at(chat.id, message_id)
    told = {"inline_message_id": inline_id} if inline_id else {"message": message}
    common = {"id": query, "from": person, "chat_instance": str(chat.id), "data": data}
    world.update("callback_query", common | told)
    return query


def _cached(world: World, user: int, text: str, offset: str) -> Query | None:
    for whose in (user, 0):
        until, query_id = world.inline.cached.get((text, offset, whose), (0.0, ""))
        if until > world.now() and query_id in world.inline.queries:
            return world.inline.queries[query_id]
    return None
