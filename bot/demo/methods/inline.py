"""What the bot answers to presses, inline queries and mentions where it is not a member."""

from bot.demo.chats import Json
from bot.demo.inline import post
from bot.demo.inline_state import Answer
from bot.demo.params import Params, bad, number, too_old
from bot.demo.results import button_of, result_of, results_of
from bot.demo.world import World

CACHE_SECONDS = 300
MAX_CACHE_SECONDS = 86_400
MAX_OFFSET = 64
MAX_ALERT = 200


async def answer_callback_query(world: World, params: Params) -> bool:
    text = str(params.get("text") or "")
    if len(text) > MAX_ALERT:
        raise bad("MESSAGE_TOO_LONG")
    query = str(params.get("callback_query_id"))
    chat = world.chats.get(world.queries.pop(query, 0))
    if chat is None:
        raise too_old()
    chat.tell("pressed", {"query": query, "text": text, "alert": bool(params.get("show_alert"))})
    return True


async def answer_inline_query(world: World, params: Params) -> bool:
    results = results_of(params)
    next_offset = str(params.get("next_offset") or "")
    if len(next_offset.encode()) > MAX_OFFSET:
        raise bad("NEXT_OFFSET_INVALID")
    button = button_of(params)
    query = world.inline.queries.get(str(params.get("inline_query_id") or ""))
    if query is None or query.answer is not None:
        raise too_old()
    query.answer = Answer(results, next_offset, button)
    query.answered.set()
    seconds = number(params, "cache_time", CACHE_SECONDS) if _given(params) else CACHE_SECONDS
    whose = query.person["id"] if params.get("is_personal") else 0
    until = world.now() + min(max(seconds, 0), MAX_CACHE_SECONDS)
    world.inline.cached[query.text, query.offset, whose] = until, query.id
    world.inline.trim()
    return True


async def answer_guest_query(world: World, params: Params) -> Json:
    result = result_of(params.get("result"))
    summons = world.inline.summons.pop(str(params.get("guest_query_id") or ""), None)
    chat = world.chats.get(summons.chat) if summons else None
    if summons is None or chat is None:
        raise too_old()
    asked = summons.message
    content = dict(result["content"]) | {"guest_bot_caller_user": asked["from"]}
    content["reply_to_message"] = {
        key: value for key, value in asked.items() if key != "reply_to_message"
    }
    message = world.new_message(chat, world.bot, content)
    return {"inline_message_id": post(world, chat, message)}


def _given(params: Params) -> bool:
    return params.get("cache_time") not in (None, "")
