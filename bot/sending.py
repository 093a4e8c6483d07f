"""Messages out: sending and editing that survive what Telegram is known to refuse.

- HTML that it cannot parse goes out again as plain text (and is logged: it is a fault of ours).
- «message is not modified» and «query is too old» mean that there is nothing left to do.
- A 429 is waited out; only the chat that is being answered waits.
- A call that surely did not arrive, or that the server failed at, is made again. One that may have
  arrived is not: nobody is to get an answer twice.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import TypeVar

import structlog
from telegram import CallbackQuery, InlineKeyboardMarkup, Message, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError
from telegram.ext import ExtBot

from bot import html
from bot.delivery.refusals import harmless, never_sent, no_html, seconds, server_failed
from knowledge.outcome import Line

T = TypeVar("T")
Bot = ExtBot[None]

MAX_WAITS = 3
PAUSE_SECONDS = 1.0

_log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Place:
    """Where an answer goes: a chat, a forum topic in it, the message answered to."""

    chat: int
    topic: int | None = None
    reply_to: int | None = None

    @classmethod
    def of(cls, message: Message, *, quote: bool) -> "Place":
        """The place of a message; `quote`: answer as a reply to it."""
        return cls(
            message.chat_id,
            message.message_thread_id if message.is_topic_message else None,
            message.message_id if quote else None,
        )


async def send(
    bot: Bot, place: Place, lines: Sequence[Line], keyboard: InlineKeyboardMarkup | None = None
) -> tuple[int, ...]:
    """Send lines as one or more messages, the keyboard under the last; their ids."""
    pages = html.pages(lines)
    sent = []
    for page in pages:
        last = page is pages[-1]
        sent.append(await _send_page(bot, place, page, keyboard if last else None))
    return tuple(sent)


async def replace(
    bot: Bot,
    place: Place,
    messages: Sequence[int],
    lines: Sequence[Line],
    keyboard: InlineKeyboardMarkup | None = None,
) -> tuple[int, ...]:
    """Make earlier messages say something else; send what they have no room for, delete the rest.
    The ids of the messages that now say it."""
    pages = html.pages(lines)
    kept = []
    for page, message in zip_longest(pages, messages):
        if page is None:
            await _delete(bot, place.chat, message)
            continue
        under = keyboard if page is pages[-1] else None
        if message is not None and await _edit_page(bot, place.chat, message, page, under):
            kept.append(message)
        else:
            kept.append(await _send_page(bot, place, page, under))
    return tuple(kept)


async def set_keyboard(
    bot: Bot, place: Place, message: int, keyboard: InlineKeyboardMarkup | None
) -> None:
    """Change only the buttons under a message."""
    try:
        await _patiently(
            lambda: bot.edit_message_reply_markup(place.chat, message, reply_markup=keyboard)
        )
    except BadRequest as error:
        if not harmless(error):
            _log.info("keyboard_not_changed", reason=error.message)


async def edit_post(
    bot: Bot, post: str, page: html.Page, keyboard: InlineKeyboardMarkup | None
) -> None:
    """Make a post of inline mode or of a guest say something else; `post` is its
    inline_message_id."""

    async def attempt(text: str, mode: ParseMode | None) -> object:
        return await _patiently(
            lambda: bot.edit_message_text(
                text, inline_message_id=post, parse_mode=mode, reply_markup=keyboard
            )
        )

    try:
        await _html_else_plain(attempt, page)
    except BadRequest as error:
        if not harmless(error):
            _log.info("post_not_changed", reason=error.message)


async def acknowledge(query: CallbackQuery, text: str | None = None) -> None:
    """Answer a button press, so that its spinner stops; `text` is shown as an alert. A spinner that
    goes on turning is no reason to fail."""
    try:
        await _patiently(lambda: query.answer(text, show_alert=text is not None))
    except TelegramError as error:
        if not harmless(error):
            _log.info("press_not_acknowledged", reason=error.message)


async def _send_page(
    bot: Bot, place: Place, page: html.Page, keyboard: InlineKeyboardMarkup | None
) -> int:
    reply = (
        ReplyParameters(place.reply_to, allow_sending_without_reply=True)
        if place.reply_to
        else None
    )

    async def attempt(text: str, mode: ParseMode | None) -> Message:
        return await _patiently(
            lambda: bot.send_message(
                place.chat,
                text,
                parse_mode=mode,
                message_thread_id=place.topic,
                reply_parameters=reply,
                reply_markup=keyboard,
            )
        )

    return (await _html_else_plain(attempt, page)).message_id


async def _edit_page(
    bot: Bot, chat: int, message: int, page: html.Page, keyboard: InlineKeyboardMarkup | None
) -> bool:
    """False: the message can no longer be edited."""

    async def attempt(text: str, mode: ParseMode | None) -> object:
        return await _patiently(
            lambda: bot.edit_message_text(
                text, chat, message, parse_mode=mode, reply_markup=keyboard
            )
        )

    try:
        await _html_else_plain(attempt, page)
    except BadRequest as error:
        return harmless(error)
    return True


async def _delete(bot: Bot, chat: int, message: int) -> None:
    try:
        await _patiently(lambda: bot.delete_message(chat, message))
    except BadRequest as error:
        _log.info("message_not_deleted", reason=error.message)


async def _html_else_plain(
    attempt: Callable[[str, ParseMode | None], Awaitable[T]], page: html.Page
) -> T:
    try:
        return await attempt(page.html, ParseMode.HTML)
    except BadRequest as error:
        if not no_html(error):
            raise
        _log.error("html_refused", reason=error.message)
        return await attempt(page.plain, None)


async def _patiently(call: Callable[[], Awaitable[T]]) -> T:
    """Make a call; when Telegram says to wait, wait as long as it says and try again."""
    for turn in range(1, MAX_WAITS + 1):
        try:
            return await call()
        except RetryAfter as error:
            _log.warning("told_to_wait", seconds=seconds(error))
            await asyncio.sleep(seconds(error))
        except NetworkError as error:
            if not never_sent(error) and not server_failed(error):
                raise
            _log.warning("tried_again", reason=error.message)
            await asyncio.sleep(turn * PAUSE_SECONDS)
    return await call()
