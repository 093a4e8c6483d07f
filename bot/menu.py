"""The command menu and the bot's description, set at start and only where they differ."""

from collections.abc import Awaitable

import structlog
from telegram import BotCommand
from telegram.error import TelegramError

from bot.sending import Bot
from bot.wording import Wording

_log = structlog.get_logger(__name__)


def commands(words: Wording) -> list[BotCommand]:
    """The menu in one language."""
    return [
        BotCommand("hoi", words.command_hoi),
        BotCommand("nguon", words.command_nguon),
        BotCommand("help", words.command_help),
        BotCommand("settings", words.command_settings),
        BotCommand("privacy", words.command_privacy),
    ]


async def publish(bot: Bot, vietnamese: Wording, english: Wording) -> None:
    """Show menu and description: Vietnamese for all, English where the client is English. What
    fails is logged; the bot answers without it."""
    for words, language in ((vietnamese, None), (english, "en")):
        await _try("commands", _commands(bot, words, language))
        await _try("description", _description(bot, words, language))
        await _try("short_description", _short(bot, words, language))


async def _try(what: str, setting: Awaitable[None]) -> None:
    try:
        await setting
    except (TelegramError, TypeError) as error:  # TypeError: a server that answers anything
        _log.warning("menu_not_set", what=what, reason=str(error))


async def _commands(bot: Bot, words: Wording, language: str | None) -> None:
    wanted = commands(words)
    if list(await bot.get_my_commands(language_code=language)) != wanted:
        await bot.set_my_commands(wanted, language_code=language)


async def _description(bot: Bot, words: Wording, language: str | None) -> None:
    if (await bot.get_my_description(language)).description != words.description:
        await bot.set_my_description(words.description, language)


async def _short(bot: Bot, words: Wording, language: str | None) -> None:
    shown = (await bot.get_my_short_description(language)).short_description
    if shown != words.short_description:
        await bot.set_my_short_description(words.short_description, language)
