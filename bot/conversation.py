"""From a question in a chat to an answer in that chat; and the answer again when it is edited."""

from collections.abc import Sequence
from dataclasses import dataclass

from telegram import InlineKeyboardButton, Message, User

from bot import keyboards, sending
from bot.sending import Bot, Place
from bot.services import Services
from bot.wording import Wording
from knowledge.outcome import Reply

ANONYMOUS = 0
"""Stands for the asker where Telegram names none."""


@dataclass(frozen=True)
class Session:
    """Whom the bot talks to just now, and what it has at hand for that."""

    services: Services
    bot: Bot
    user: User | None

    @property
    def words(self) -> Wording:
        return self.services.wording(self.user)

    @property
    def asker(self) -> int:
        return self.user.id if self.user else ANONYMOUS


async def answer(session: Session, message: Message, question: str) -> None:
    """Answer a question; if it was answered before, make those messages say the new answer."""
    services = session.services
    key = message.chat_id, message.message_id
    context = services.recent.before(message.chat_id, session.asker, message.message_id)
    reply = services.answering.ask(question, context)
    services.recent.note(message.chat_id, session.asker, message.message_id, question)
    # A reply that has more is quoted: after a restart the question is found through the quote.
    in_group = message.chat.type != message.chat.PRIVATE
    place = Place.of(message, quote=in_group or bool(reply.more))
    before = services.answered.get(key) or ()
    services.answered.put(key, await put(session, place, reply, instead_of=before))


async def put(
    session: Session,
    place: Place,
    reply: Reply,
    *,
    instead_of: tuple[int, ...] = (),
    others: Sequence[InlineKeyboardButton] = (),
) -> tuple[int, ...]:
    """Send a reply with its buttons, or make earlier messages say it; the ids of its messages.
    `others` are readings of the same question that were not chosen."""
    services = session.services
    keyboard = keyboards.under_reply(reply, services.answering, session.words, others=others)
    if instead_of:
        messages = await sending.replace(session.bot, place, instead_of, reply.lines, keyboard)
    else:
        messages = await sending.send(session.bot, place, reply.lines, keyboard)
    if messages:
        services.shown.put((place.chat, messages[-1]), reply)
    return messages
