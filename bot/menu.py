"""The command menus and the bot's description, set at start and only where they differ.

A menu only shows what there is: who may do what is decided where it is done.
"""

from collections.abc import Awaitable, Iterator, Sequence

import structlog
from telegram import (
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeChat,
    BotCommandScopeDefault,
)
from telegram.error import TelegramError

from bot.sending import Bot
from bot.wording import Wording

LOOK_UPS = ("aila", "vanban", "chitieu", "chidao", "bieudo")
FOLLOWING = ("theodoi", "dangtheodoi", "ngung")
PRIVATE = (
    *LOOK_UPS,
    *FOLLOWING,
    "nguon",
    "help",
    "settings",
    "privacy",
    "dulieu",
    "xoadulieu",
)
GROUP = ("hoi", *LOOK_UPS, "help")
GROUP_ADMINS = (*GROUP, *FOLLOWING, "settings")
OPERATORS = (*PRIVATE, "soan", "baosai")

_log = structlog.get_logger(__name__)


def commands(names: Sequence[str], words: Wording) -> list[BotCommand]:
    """A menu in one language."""
    return [BotCommand(name, getattr(words, f"command_{name}")) for name in names]


async def publish(
    bot: Bot, vietnamese: Wording, english: Wording, operators: Sequence[int] = ()
) -> None:
    """Show menus and description: Vietnamese for all, English where the client is English. What
    fails is logged; the bot answers without it."""
    for words, language in ((vietnamese, None), (english, "en")):
        for scope, names in _menus(operators):
            await _try("commands", _commands(bot, scope, commands(names, words), language))
        await _try("description", _description(bot, words, language))
        await _try("short_description", _short(bot, words, language))


def _menus(operators: Sequence[int]) -> Iterator[tuple[BotCommandScope, Sequence[str]]]:
    yield BotCommandScopeDefault(), PRIVATE
    yield BotCommandScopeAllGroupChats(), GROUP
    yield BotCommandScopeAllChatAdministrators(), GROUP_ADMINS
    for operator in operators:
        yield BotCommandScopeChat(operator), OPERATORS


async def _try(what: str, setting: Awaitable[None]) -> None:
    try:
        await setting
    except (TelegramError, TypeError) as error:  # TypeError: a server that answers anything
        _log.warning("menu_not_set", what=what, reason=str(error))


async def _commands(
    bot: Bot, scope: BotCommandScope, wanted: list[BotCommand], language: str | None
) -> None:
    if list(await bot.get_my_commands(scope, language)) != wanted:
        await bot.set_my_commands(wanted, scope, language)


async def _description(bot: Bot, words: Wording, language: str | None) -> None:
    if (await bot.get_my_description(language)).description != words.description:
        await bot.set_my_description(words.description, language)


async def _short(bot: Bot, words: Wording, language: str | None) -> None:
    shown = (await bot.get_my_short_description(language)).short_description
    if shown != words.short_description:
        await bot.set_my_short_description(words.short_description, language)
