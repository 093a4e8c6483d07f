"""Articles that operators paste: texts too long for a question, in one message or several.

Each message is kept before anything else is done with it; what makes articles of them is
`bot/submissions/gathering.py`.
"""

import re
from collections.abc import Sequence

from telegram import Message, MessageOriginChannel, Update
from telegram.ext import ApplicationHandlerStop, MessageHandler, filters
from telegram.ext.filters import MessageFilter

from bot import wording
from bot.answering import MAX_LETTERS
from bot.conversation import Session
from bot.filters import ANSWERS_BOT, PRIVATE
from bot.reviewing.access import operators
from bot.sending import Place
from bot.services import Context, Handler, Services
from bot.state.database import StateError
from bot.state.parts import Part
from bot.submissions.parts import follows

_NUMBER = re.compile(r"#[\d.]+\s*$")
REMEMBERED = 5
"""So many short messages may turn out to end a text whose beginning comes after them."""


class _Answers(MessageFilter):
    """The message replies to one that asks for something, and so ends with a number."""

    def filter(self, message: Message) -> bool:
        replied = message.reply_to_message
        return bool(replied and _NUMBER.search(replied.text or ""))


def handlers(services: Services) -> Sequence[Handler]:
    async def heard(update: Update, context: Context) -> None:
        message = update.effective_message
        if message is None or not message.text:
            return
        part = _part(message)
        try:
            if await is_for_desk(part):
                await services.state.parts.keep([part, *_endings(part)])
            else:
                services.endings.put(part.chat, (*_remembered(part.chat), part)[-REMEMBERED:])
                return
        except StateError:
            if len(part.text) <= MAX_LETTERS:
                return
            session = Session(services, context.bot, update.effective_user)
            session.send(Place.of(message, quote=True), wording.styled(session.words.failed))
        raise ApplicationHandlerStop

    async def is_for_desk(part: Part) -> bool:
        """Whether a message is too long for a question, or ends a text that is."""
        if len(part.text) > MAX_LETTERS:
            return True
        if part.text.rstrip().endswith("?"):
            return False
        kept = await services.state.parts.all(part.chat)
        return any(follows(part, one.part) for one in kept)

    def _remembered(chat: int) -> tuple[Part, ...]:
        return services.endings.get(chat) or ()

    def _endings(part: Part) -> list[Part]:
        """What came before this message and goes on with its text."""
        return [one for one in _remembered(part.chat) if follows(one, part)]

    typed = filters.TEXT & ~filters.COMMAND & ~(ANSWERS_BOT & _Answers())
    return [MessageHandler(PRIVATE & operators(services) & typed, heard)]


def _part(message: Message) -> Part:
    """A message as a part. What is passed on from a channel was written when it appeared there: two
    posts passed on together are two texts."""
    origin, user = message.forward_origin, message.from_user
    said_at = origin.date if isinstance(origin, MessageOriginChannel) else message.date
    return Part(
        message.chat_id,
        message.message_id,
        int(said_at.timestamp()),
        message.text or "",
        name=user.first_name if user else "",
        language=(user.language_code or "") if user else "",
    )
