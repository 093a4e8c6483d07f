"""How much one may ask of the bot, and how soon: for each update the lane that it waits in, the
moment from which it may be handled, and the pace of its chat.

Presses have lanes of their own: whoever taps sees a spinner and is not to wait for questions.
"""

import math
from collections.abc import Callable, Container, Hashable
from dataclasses import dataclass

from telegram import Message, Update
from telegram.ext.filters import StatusUpdate

from bot.inbox.buckets import Bucket, Buckets
from bot.memory import Bounded

USER_AT_ONCE, USER_SECONDS = 5, 2.0
CHAT_AT_ONCE, CHAT_SECONDS = 20, 3.0
"""Of a chat with many people."""
INLINE_AT_ONCE, INLINE_SECONDS = 10, 0.1
USER_PATIENCE = 60.0
CHAT_PATIENCE = 600.0
"""The longest that a question waits; what would have to wait longer is not answered."""
BUSY_SECONDS = 60.0
"""A chat or a person is told at most so often that there are too many questions."""
ALBUM_SECONDS = 60.0
ROOM = 10_000


@dataclass(frozen=True)
class Turn:
    """When an update may be handled."""

    lane: Hashable
    """Updates of one lane are handled one after another."""
    ready: float
    pace: Bucket | None = None
    """Gives the moment once its turn has come; None: at once."""
    newest_only: bool = False
    """It takes the place of what still waits in its lane."""


class Budget:
    """The buckets of everybody."""

    def __init__(
        self,
        wanted: Callable[[Update], bool],
        now: Callable[[], float],
        *,
        lifted: bool = False,
        unlimited: Container[int] = (),
    ) -> None:
        """`wanted`: whether any feature takes this update. A group talks about other things, too;
        that costs nothing. `lifted`: everybody may ask as much as they like. `unlimited`: who may
        in private, and press as often (operators go through cards one a second)."""

        def buckets(at_once: float, seconds: float) -> Buckets:
            return Buckets(math.inf if lifted else at_once, seconds, now)

        self._wanted = wanted
        self._now = now
        self._unlimited = unlimited
        self._users = buckets(USER_AT_ONCE, USER_SECONDS)
        self._presses = buckets(USER_AT_ONCE, USER_SECONDS)
        self._chats = buckets(CHAT_AT_ONCE, CHAT_SECONDS)
        self._inline = buckets(INLINE_AT_ONCE, INLINE_SECONDS)
        self._told: Bounded[Hashable, bool] = Bounded(ROOM, now, BUSY_SECONDS)
        self._albums: Bounded[Hashable, bool] = Bounded(ROOM, now, ALBUM_SECONDS)

    def turn(self, update: Update, waiting: Callable[[Hashable], int]) -> Turn | None:
        """The turn of an update; `waiting` tells how many wait in a lane for its
        pace. None: it would have to
        wait too long."""
        now = self._now()
        if update.inline_query:
            sender = update.inline_query.from_user.id
            ready = self._inline.of(sender).reserve(now)
            return Turn(("inline", sender), ready, newest_only=True)
        if update.callback_query:
            sender = update.callback_query.from_user.id
            if sender in self._unlimited:
                return Turn(("press", sender), now)
            return self._within(Turn(("press", sender), now), self._presses.of(sender))
        chat = update.effective_chat
        lane = ("chat", chat.id) if chat else ("update", update.update_id)
        message = update.message or update.edited_message or update.guest_message
        if message is None or not self._counts(update, message):
            return Turn(lane, now)
        if message.chat.id in self._unlimited:
            return Turn(lane, now)
        pace = None
        if message.chat.type != message.chat.PRIVATE:
            pace = self._chats.of(lane)
            if pace.free_at(now, waiting(lane)) > now + CHAT_PATIENCE:
                return None
        return self._within(Turn(lane, now, pace), self._users.of(_sender(message)))

    def may_tell(self, update: Update) -> bool:
        """Whether to say now that there are too many questions: where there is one to say it to, at
        most once a minute to a chat, and to a person in all chats."""
        message = update.message
        if message is None:
            return False
        told = [self._told.get(key) for key in (("chat", message.chat_id), _sender(message))]
        if any(told):
            return False
        self._told.put(("chat", message.chat_id), True)
        self._told.put(_sender(message), True)
        return True

    def _within(self, turn: Turn, bucket: Bucket) -> Turn | None:
        if bucket.free_at(turn.ready) > turn.ready + USER_PATIENCE:
            return None
        return Turn(turn.lane, bucket.reserve(turn.ready), turn.pace)

    def _counts(self, update: Update, message: Message) -> bool:
        """Whether a message asks something: not what Telegram tells of the chat, not the second
        picture of an album, not what people tell one another."""
        if StatusUpdate.ALL.check_update(update):
            return False
        album = message.media_group_id
        if album and not self._albums.first_time((message.chat_id, album), True):
            return False
        return message.chat.type == message.chat.PRIVATE or self._wanted(update)


def _sender(message: Message) -> int:
    sender = message.sender_chat or message.from_user
    return sender.id if sender else message.chat_id
