"""Single messages that nobody follows anything for: the operators' weekly one, and a word to who
called an answer wrong. Each goes out once, behind all answers, and by day."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import structlog
from telegram import ReplyParameters
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, RetryAfter, TelegramError

from bot import html
from bot.delivery import refusals, voyage
from bot.delivery.lane import Lane
from bot.delivery.priority import Priority
from bot.delivery.sender import Sender
from bot.notices.logbook import HeldError
from bot.sending import Bot
from bot.state.database import StateError
from knowledge.outcome import Line

_log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Letter:
    """A message and how the state learns what becomes of it."""

    chat: int
    lines: Sequence[Line]
    """As much as one message holds of them is sent."""
    depart: Callable[[], Awaitable[bool]]
    """Asked right before it goes; False: it does not."""
    arrived: Callable[[int | None], Awaitable[None]]
    """It is there, as this message; None: it never will be."""
    unsent: Callable[[], Awaitable[None]]
    """It surely did not arrive. Where neither is told, nobody knows."""
    reply_to: int | None = None


class Courtesy:
    """Sends letters, one at a time to a chat."""

    def __init__(self, bot: Bot, sender: Sender, may_go: Callable[[], bool]) -> None:
        """`may_go`: whether people may be written to at this hour."""
        self._bot = bot
        self._sender = sender
        self._may_go = may_go
        self._in_hand: set[int] = set()

    def hand(self, letter: Letter) -> None:
        """Have a letter sent, unless one to the same chat is in hand already."""
        if letter.chat in self._in_hand or not self._may_go():
            return
        self._in_hand.add(letter.chat)
        job = partial(self._deliver, letter)
        done = self._sender.hand(letter.chat, job, priority=Priority.NOTICE)
        done.add_done_callback(lambda _: self._in_hand.discard(letter.chat))

    async def _deliver(self, letter: Letter, lane: Lane) -> None:
        page = html.pages(letter.lines)[0]
        token = voyage.current.set(_Trip(letter, self._may_go))
        reply = letter.reply_to if lane.chat == letter.chat else None
        try:
            await self._bot.send_message(
                lane.chat,
                page.html,
                parse_mode=ParseMode.HTML,
                reply_parameters=(
                    ReplyParameters(reply, allow_sending_without_reply=True) if reply else None
                ),
            )
        except (HeldError, StateError, RetryAfter):
            return
        except ChatMigrated as error:
            await self._sender.move(letter.chat, error.new_chat_id)
        except TelegramError as error:
            if refusals.unwritable(error):
                raise  # the lane tells whoever keeps the chats
            _log.warning("letter_not_sent", reason=error.message)
        finally:
            voyage.current.reset(token)


class _Trip:
    """The voyage (`bot/delivery/voyage.py`) of a letter."""

    def __init__(self, letter: Letter, may_go: Callable[[], bool]) -> None:
        self._letter = letter
        self._may_go = may_go

    async def depart(self) -> None:
        if not (self._may_go() and await self._letter.depart()):
            raise HeldError

    async def arrive(self, outcome: Any) -> None:
        match outcome:
            case ChatMigrated() | RetryAfter():
                await self._noted(self._letter.unsent())
            case BadRequest() as error:
                # What Telegram does not take today it takes no better in a minute.
                _log.info("letter_refused", reason=error.message)
                await self._noted(self._letter.arrived(None))
            case Exception() as error:
                if refusals.unwritable(error):
                    await self._noted(self._letter.arrived(None))
                elif refusals.surely_unsent(error):
                    await self._noted(self._letter.unsent())
            case {"message_id": int(message)}:
                await self._noted(self._letter.arrived(message))

    async def _noted(self, noting: Awaitable[None]) -> None:
        """Where the database fails just now, the letter is in doubt like one whose process was
        killed."""
        try:
            await noting
        except StateError as error:
            _log.warning("letter_in_doubt", reason=str(error))
