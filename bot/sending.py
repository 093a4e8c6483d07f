"""Messages out: writing and editing that survive what Telegram is known to refuse.

- HTML that it cannot parse goes out again as plain text (and is logged: it is a fault of ours).
- A closed or deleted topic: the group's General one.
- A message that can no longer be edited: a new one.
- «message is not modified» and «query is too old» mean that there is nothing left to do.
- A picture or a file that Telegram does not take: the text.

What concerns the chat as a whole and calls that are to be made again: `bot/delivery`.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import zip_longest
from typing import TypeVar

import structlog
from telegram import (
    CallbackQuery,
    ForceReply,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    Message,
    ReplyParameters,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest, TelegramError
from telegram.ext import ExtBot

from bot import html
from bot.delivery.lane import Lane
from bot.delivery.patience import patiently
from bot.delivery.refusals import harmless, no_files, no_html, no_topic
from knowledge.outcome import Line, Span

T = TypeVar("T")
Bot = ExtBot[None]
Keyboard = InlineKeyboardMarkup | None
ReplyMarkup = Keyboard | ForceReply

MAX_CAPTION = 1024
ACKNOWLEDGE_SECONDS = 10.0
"""How long after a press its spinner is still worth stopping."""

POST_SECONDS = 60.0
"""How long a post where the bot need not be is still worth trying: nothing keeps it in order."""

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


class Writer:
    """Writes at one place, in the lane of its chat. Made for one job."""

    def __init__(self, bot: Bot, lane: Lane, place: Place) -> None:
        self._bot = bot
        self._lane = lane
        self._home = place.chat
        self._topic = place.topic
        self._reply_to = place.reply_to

    @property
    def chat(self) -> int:
        """The chat's id as it is now."""
        return self._lane.chat

    async def send(self, lines: Sequence[Line], keyboard: ReplyMarkup = None) -> tuple[int, ...]:
        """Send lines as one or more messages, the keyboard under the last; their ids."""
        return await self._send_pages(html.pages(lines), keyboard)

    async def replace(
        self, messages: Sequence[int], lines: Sequence[Line], keyboard: Keyboard = None
    ) -> tuple[int, ...]:
        """Make earlier messages say something else; send what they have no room for, delete the
        rest. The ids of the messages that now say it."""
        pages = html.pages(lines)
        kept: list[int] = []
        for page, message in zip_longest(pages, messages):
            if page is None:
                await self._delete(message)
                continue
            under = keyboard if page is pages[-1] else None
            if message is not None and await self._edit_page(message, page, under):
                kept.append(message)
            else:
                kept.append(await self._send_page(page, under))
        return tuple(kept)

    async def photo(
        self, png: bytes, lines: Sequence[Line], keyboard: Keyboard = None
    ) -> tuple[int, ...]:
        """Send a picture with the lines as its caption; what a caption has no room for follows as
        messages. The ids of all."""
        caption, *rest = html.pages(lines, first=MAX_CAPTION) or [html.Page("", "")]
        under = None if rest else keyboard

        async def attempt(text: str, mode: ParseMode | None) -> Message:
            return await self._in_topic(
                lambda chat, topic, reply: self._bot.send_photo(
                    chat,
                    png,
                    caption=text or None,
                    parse_mode=mode,
                    message_thread_id=topic,
                    reply_parameters=reply,
                    reply_markup=under,
                )
            )

        try:
            shown = await _html_else_plain(attempt, caption)
        except TelegramError as error:
            if not no_files(error):
                raise
            _log.warning("photo_refused", reason=error.message)
            return await self.send(lines, keyboard)
        return (shown.message_id, *await self._send_pages(rest, keyboard))

    async def document(self, text: str, name: str, lines: Sequence[Line]) -> None:
        """Send a text as a file; the lines, which have to fit a caption, stand below it. Where the
        group takes no files, the text is sent as it is."""
        (caption,) = html.pages(lines, MAX_CAPTION)

        async def attempt(told: str, mode: ParseMode | None) -> Message:
            return await self._in_topic(
                lambda chat, topic, reply: self._bot.send_document(
                    chat,
                    text.encode(),
                    filename=name,
                    caption=told,
                    parse_mode=mode,
                    message_thread_id=topic,
                    reply_parameters=reply,
                )
            )

        try:
            await _html_else_plain(attempt, caption)
        except TelegramError as error:
            if not no_files(error):
                raise
            _log.warning("document_refused", reason=error.message)
            await self.send([*lines, *((Span(line),) for line in text.split("\n"))])

    async def set_keyboard(self, message: int, keyboard: Keyboard) -> None:
        """Change only the buttons under a message."""
        try:
            await self._to_old_message(
                lambda chat: self._bot.edit_message_reply_markup(
                    chat, message, reply_markup=keyboard
                )
            )
        except BadRequest as error:
            if not harmless(error):
                _log.info("keyboard_not_changed", reason=error.message)

    async def _send_pages(
        self, pages: Sequence[html.Page], keyboard: ReplyMarkup
    ) -> tuple[int, ...]:
        sent = []
        for page in pages:
            sent.append(await self._send_page(page, keyboard if page is pages[-1] else None))
        return tuple(sent)

    async def _send_page(self, page: html.Page, keyboard: ReplyMarkup) -> int:
        async def attempt(text: str, mode: ParseMode | None) -> Message:
            return await self._in_topic(
                lambda chat, topic, reply: self._bot.send_message(
                    chat,
                    text,
                    parse_mode=mode,
                    message_thread_id=topic,
                    reply_parameters=reply,
                    reply_markup=keyboard,
                )
            )

        return (await _html_else_plain(attempt, page)).message_id

    async def _edit_page(self, message: int, page: html.Page, keyboard: Keyboard) -> bool:
        """False: the message can no longer be edited."""

        async def attempt(text: str, mode: ParseMode | None) -> object:
            return await self._to_old_message(
                lambda chat: self._bot.edit_message_text(
                    text, chat, message, parse_mode=mode, reply_markup=keyboard
                )
            )

        try:
            await _html_else_plain(attempt, page)
        except BadRequest as error:
            return harmless(error)
        return True

    async def _delete(self, message: int) -> None:
        try:
            await self._to_old_message(lambda chat: self._bot.delete_message(chat, message))
        except BadRequest as error:
            _log.info("message_not_deleted", reason=error.message)

    async def _to_old_message(self, make: Callable[[int], Awaitable[T]]) -> T:
        """Make a call about a message that is there already; BadRequest where the group has moved:
        the new one numbers its messages anew."""

        async def make_at_home(chat: int) -> T:
            if chat != self._home:
                raise BadRequest("message is in the group that was upgraded")
            return await make(chat)

        return await self._lane.call(make_at_home)

    async def _in_topic(
        self, make: Callable[[int, int | None, ReplyParameters | None], Awaitable[T]]
    ) -> T:
        """Make a call that writes into the topic; if that takes nothing, into the General one. No
        reply then: it would lead back into the topic."""
        try:
            return await self._lane.call(lambda chat: make(chat, self._topic, self._reply(chat)))
        except BadRequest as error:
            if self._topic is None or not no_topic(error):
                raise
        self._topic = self._reply_to = None
        return await self._lane.call(lambda chat: make(chat, None, None))

    def _reply(self, chat: int) -> ReplyParameters | None:
        if self._reply_to is None or chat != self._home:
            return None
        return ReplyParameters(self._reply_to, allow_sending_without_reply=True)


async def edit_post(bot: Bot, post: str, page: html.Page, keyboard: Keyboard) -> None:
    """Make a post of inline mode or of a guest say something else; `post` is its
    inline_message_id."""

    async def attempt(text: str, mode: ParseMode | None) -> object:
        edit = partial(bot.edit_message_text, text, inline_message_id=post, parse_mode=mode)
        return await patiently(partial(edit, reply_markup=keyboard), POST_SECONDS)

    try:
        await _html_else_plain(attempt, page)
    except BadRequest as error:
        if not harmless(error):
            _log.info("post_not_changed", reason=error.message)


async def answer_guest(bot: Bot, query: str, article: InlineQueryResultArticle) -> None:
    """Give the one reply of a guest."""
    await patiently(partial(bot.answer_guest_query, query, article), POST_SECONDS)


async def acknowledge(query: CallbackQuery, text: str | None = None) -> None:
    """Answer a button press, so that its spinner stops; `text` is shown as an alert. A spinner that
    goes on turning is no reason to fail."""
    answer = partial(query.answer, text, show_alert=text is not None)
    try:
        await patiently(answer, ACKNOWLEDGE_SECONDS)
    except TelegramError as error:
        if not harmless(error):
            _log.info("press_not_acknowledged", reason=error.message)


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
