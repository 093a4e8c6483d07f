"""From a question in a chat to an answer in that chat; and the answer again when it is edited."""

from collections.abc import Sequence
from dataclasses import dataclass

from telegram import InlineKeyboardButton, Message, User

from bot import keyboards, sending
from bot.sending import Bot, Place
from bot.services import Services
from knowledge.outcome import Reply

ANONYMOUS = 0
"""Stands for the asker where Telegram names none."""


@dataclass(frozen=True)
class Question:
    """A question as somebody asked it in a chat."""

    message: Message
    text: str
    user: User | None

    @property
    def key(self) -> tuple[int, int]:
        return self.message.chat_id, self.message.message_id


async def answer(services: Services, bot: Bot, question: Question) -> None:
    """Answer a question; if it was answered before, make those messages say the new answer."""
    chat, message = question.key
    asker = question.user.id if question.user else ANONYMOUS
    reply = services.answering.ask(question.text, services.recent.before(chat, asker, message))
    services.recent.note(chat, asker, message, question.text)
    # A reply that has more is quoted: after a restart the question is found through the quote.
    in_group = question.message.chat.type != question.message.chat.PRIVATE
    place = Place.of(question.message, quote=in_group or bool(reply.more))
    before = services.answered.get(question.key) or ()
    answered = await put(services, bot, place, reply, question.user, instead_of=before)
    services.answered.put(question.key, answered)


async def put(
    services: Services,
    bot: Bot,
    place: Place,
    reply: Reply,
    user: User | None,
    *,
    instead_of: tuple[int, ...] = (),
    others: Sequence[InlineKeyboardButton] = (),
) -> tuple[int, ...]:
    """Send a reply with its buttons, or make earlier messages say it; the ids of its messages.
    `others` are readings of the same question that were not chosen."""
    words = services.wording(user)
    keyboard = keyboards.under_reply(reply, services.answering, words, others=others)
    if instead_of:
        messages = await sending.replace(bot, place, instead_of, reply.lines, keyboard)
    else:
        messages = await sending.send(bot, place, reply.lines, keyboard)
    if messages:
        services.shown.put((place.chat, messages[-1]), reply)
    return messages
