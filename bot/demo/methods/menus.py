"""The bot's commands per scope and language, and its descriptions."""

import re
from collections.abc import Awaitable, Callable
from typing import Any

from bot.demo.access import chat_of
from bot.demo.chats import Chat, Json
from bot.demo.params import Params, bad, language_of, number
from bot.demo.world import World

MAX_COMMANDS = 100
MAX_DESCRIPTION = 256
_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_SIMPLE = (
    "default",
    "all_private_chats",
    "all_group_chats",
    "all_chat_administrators",
)
_OF_CHATS = ("chat", "chat_administrators", "chat_member")


async def set_my_commands(world: World, params: Params) -> bool:
    commands = params.get("commands") or []
    if not isinstance(commands, list):
        raise bad("can't parse commands: Expected an Array of BotCommand")
    if len(commands) > MAX_COMMANDS:
        raise bad("BOT_COMMANDS_TOO_MUCH")
    for one in commands:
        if not _COMMAND.fullmatch(str(one.get("command") or "").removeprefix("/")):
            raise bad("BOT_COMMAND_INVALID")
        if not 1 <= len(str(one.get("description") or "")) <= MAX_DESCRIPTION:
            raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
    world.commands[_scope(world, params), language_of(params)] = list(commands)
    return True


async def get_my_commands(world: World, params: Params) -> list[Json]:
    return world.commands.get((_scope(world, params), language_of(params)), [])


async def delete_my_commands(world: World, params: Params) -> bool:
    world.commands.pop((_scope(world, params), language_of(params)), None)
    return True


def shown_commands(world: World, chat: Chat, user: int, language: str) -> list[Json]:
    """The menu that Telegram shows somebody in a chat: that of the narrowest scope that has one,
    in their language before all others."""
    member = chat.member(user)
    leads = member is not None and member.leads
    if chat.private:
        scopes = [f"chat {chat.id}", "all_private_chats", "default"]
    else:
        scopes = [f"chat_member {chat.id} {user}", f"chat {chat.id}", "all_group_chats", "default"]
        if leads:
            scopes.insert(1, f"chat_administrators {chat.id}")
            scopes.insert(3, "all_chat_administrators")
    keys = [(scope, spoken) for scope in scopes for spoken in (language, "")]
    return next((world.commands[key] for key in keys if world.commands.get(key)), [])


def _scope(world: World, params: Params) -> str:
    scope = params.get("scope") or {"type": "default"}
    kind = str(scope.get("type") if isinstance(scope, dict) else "")
    if kind in _SIMPLE:
        return kind
    if kind not in _OF_CHATS:
        raise bad("can't parse BotCommandScope: Unsupported type specified")
    chat = chat_of(world, scope)
    if kind == "chat_administrators" and chat.private:
        raise bad("can't use specified scope in private chats")
    user = f" {number(scope, 'user_id')}" if kind == "chat_member" else ""
    return f"{kind} {chat.id}{user}"


def setter(kind: str, limit: int) -> Callable[[World, Params], Awaitable[Any]]:
    """The method that sets a description."""

    async def set_text(world: World, params: Params) -> bool:
        text = str(params.get(kind) or "")
        if len(text) > limit:
            raise bad(f"{kind.replace('_', ' ')} is too long")
        world.descriptions[kind, language_of(params)] = text
        return True

    return set_text


def getter(kind: str) -> Callable[[World, Params], Awaitable[Any]]:
    """The method that tells a description."""

    async def get_text(world: World, params: Params) -> Json:
        return {kind: world.descriptions.get((kind, language_of(params)), "")}

    return get_text
