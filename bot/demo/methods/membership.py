"""Who is in a chat, as the bot may ask; and leaving it."""

from bot.demo.access import chat_of
from bot.demo.chats import Chat, Json, Status
from bot.demo.groups import set_bot
from bot.demo.params import Params, bad, number
from bot.demo.world import World


async def get_chat(world: World, params: Params) -> Json:
    return chat_of(world, params).described_fully


async def get_chat_member(world: World, params: Params) -> Json:
    chat = chat_of(world, params)
    if params.get("user_id") in (None, ""):
        raise bad("invalid user_id specified")
    member = chat.member(number(params, "user_id"))
    if member is None:
        raise bad("member not found")
    return member.described


async def get_chat_member_count(world: World, params: Params) -> int:
    return sum(one.inside for one in chat_of(world, params).members.values())


async def get_chat_administrators(world: World, params: Params) -> list[Json]:
    """People who lead a group; of bots Telegram names only the asking one."""
    chat = _group(chat_of(world, params), "there are no administrators in the private chat")
    return [one.described for one in chat.members.values() if one.leads]


async def leave_chat(world: World, params: Params) -> bool:
    chat = _group(chat_of(world, params), "chat member status can't be changed in private chats")
    set_bot(world, chat, Status.LEFT, world.bot)
    return True


def _group(chat: Chat, otherwise: str) -> Chat:
    if chat.private:
        raise bad(otherwise)
    return chat
