"""From a question in a chat to an answer in that chat; and the answer again when it is edited."""

import dataclasses
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from telegram import CallbackQuery, InlineKeyboardButton, Message, User

from bot import keyboards, replied, sending, wording
from bot.delivery.lane import Lane
from bot.delivery.priority import Priority
from bot.groups import GroupSettings
from bot.sending import Bot, Keyboard, Place, ReplyMarkup, Writer
from bot.services import Services, Shown
from bot.wording import DeskWording, Wording
from knowledge.outcome import Line

ANONYMOUS = 0
"""Stands for the asker where Telegram names none."""

Work = Callable[[Writer], Awaitable[object]]


@dataclass(frozen=True)
class Session:
    """Whom the bot talks to just now, and what it has at hand for that. What it says is handed over
    to the sender: nobody waits for it here."""

    services: Services
    bot: Bot
    user: User | None

    @property
    def words(self) -> Wording:
        return self.services.wording(self.user)

    @property
    def desk_words(self) -> DeskWording:
        return self.services.desk_wording(self.user)

    @property
    def asker(self) -> int:
        return self.user.id if self.user else ANONYMOUS

    @property
    def name(self) -> str:
        """What the user is called."""
        return self.user.first_name if self.user else ""

    def send(
        self,
        place: Place,
        lines: Sequence[Line],
        keyboard: ReplyMarkup = None,
        *,
        priority: Priority = Priority.ANSWER,
    ) -> None:
        """Say lines, with the keyboard under them."""
        self.write(place, lambda writer: writer.send(lines, keyboard), priority=priority)

    def write(self, place: Place, work: Work, *, priority: Priority = Priority.ANSWER) -> None:
        """Have something written at a place, after all that was handed over for that chat before.
        Who waits for an answer that fails is told so."""

        async def job(lane: Lane) -> object:
            return await work(Writer(self.bot, lane, place))

        async def excuse(lane: Lane) -> object:
            writer = Writer(self.bot, lane, dataclasses.replace(place, reply_to=None))
            return await writer.send(wording.styled(self.words.failed))

        owed = excuse if priority is Priority.ANSWER else None
        self.services.sender.hand(place.chat, job, priority=priority, excuse=owed)

    def acknowledge(self, query: CallbackQuery, text: str | None = None) -> None:
        """Stop the spinner of a press at once, whatever else waits; `text` is shown as an alert."""
        self.services.sender.beside(sending.acknowledge(query, text))


async def settings_of(session: Session, message: Message) -> GroupSettings:
    """What the group has set; in private the defaults."""
    if message.chat.type == message.chat.PRIVATE:
        return GroupSettings()
    return await session.services.groups.settings(message.chat_id)


async def may_ask(session: Session, message: Message, settings: GroupSettings) -> bool:
    """Whether the group lets its members ask; who may not is told so, now and then."""
    if settings.everyone or await session.services.groups.by_admin(session.bot, message):
        return True
    if session.services.once.first_time((message.chat_id, "admins ask"), True):
        session.send(Place.of(message, quote=True), wording.styled(session.words.admins_ask_here))
    return False


def answer(session: Session, message: Message, question: str, *, buttons: bool = True) -> None:
    """Answer a question; if it was answered before, make those messages say the new answer."""
    services = session.services
    key = message.chat_id, message.message_id
    in_group = message.chat.type != message.chat.PRIVATE
    context = _context(session, message)
    reply = services.answering.ask(question, context, short=in_group)
    services.recent.note(message.chat_id, session.asker, message.message_id, question)
    services.gaps.note(message.chat_id, session.asker, question, reply)
    # What rests on facts is quoted: after a restart the question is found through the quote.
    place = Place.of(message, quote=in_group or bool(reply.facts))
    if services.answered.get(key) is None:
        services.answered.put(key, ())  # it is being answered: an edit from now on is one of it
    shown = Shown((*context, question), reply)
    keyboard = keyboards.under_reply(reply, services.answering, session.words) if buttons else None

    async def write(writer: Writer) -> None:
        before = services.answered.get(key) or ()
        messages = await _say(session, writer, shown, keyboard, before)
        services.answered.put(key, messages)

    session.write(place, write)


def put(
    session: Session,
    place: Place,
    shown: Shown,
    *,
    instead_of: tuple[int, ...] = (),
    others: Sequence[InlineKeyboardButton] = (),
) -> None:
    """Send a reply with its buttons, or make earlier messages say it. `others` are readings of the
    same question that were not chosen."""
    keyboard = keyboards.under_reply(
        shown.reply, session.services.answering, session.words, others=others
    )
    session.write(place, lambda writer: _say(session, writer, shown, keyboard, instead_of))


def _context(session: Session, message: Message) -> Sequence[str]:
    """What a question may lean on: the message that it replies to, else what the same person asked
    last in this chat."""
    services, reply_to = session.services, replied.message(message)
    if reply_to is None:
        return services.recent.before(message.chat_id, session.asker, message.message_id)
    shown = services.shown.get((message.chat_id, reply_to.message_id))
    return shown.questions if shown else replied.context(message, services)


async def _say(
    session: Session, writer: Writer, shown: Shown, keyboard: Keyboard, instead_of: tuple[int, ...]
) -> tuple[int, ...]:
    """Write a reply; the ids of its messages."""
    lines = shown.reply.lines
    if instead_of:
        messages = await writer.replace(instead_of, lines, keyboard)
    else:
        messages = await writer.send(lines, keyboard)
    if messages:
        session.services.shown.put((writer.chat, messages[-1]), shown)
    return messages
