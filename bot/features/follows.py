"""/theodoi and 🔔: what somebody wants to follow is found, shown, and followed when they agree."""

from collections.abc import Sequence

from telegram import CallbackQuery, Message
from telegram.ext import CommandHandler, MessageHandler, filters
from telegram.ext.filters import MessageFilter

from bot import wording
from bot.asking import begun_with
from bot.callbacks import Action
from bot.conversation import Session
from bot.filters import NEW, PRIVATE
from bot.following import admission, browsing, frequencies
from bot.following.preview import CONSENT_VERSION, preview
from bot.pressing import Pressed, pressing
from bot.sending import Place
from bot.services import Handler, Services
from bot.state.database import StateError
from bot.state.follows import Frequency, Outcome, Wish
from knowledge.outcome import Line, Span
from knowledge.things import Thing, ThingKind


class _Wishes(MessageFilter):
    """The message begins as people do who want to follow something, and asks nothing."""

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services

    def filter(self, message: Message) -> bool:
        text = message.text or ""
        return "?" not in text and _wish(text, self._services) is not None


def handlers(services: Services) -> Sequence[Handler]:
    async def asked(session: Session, message: Message) -> None:
        text = message.text or ""
        wish = _wish(text, services)
        await offer(session, message, services.question_in(text) if wish is None else wish)

    async def offer(session: Session, message: Message, text: str) -> None:
        """What a text names; where it names nothing, what there is."""
        place, words = Place.of(message, quote=True), session.words
        answering = services.answering
        if not text:
            session.send(place, *browsing.kinds(words))
            return
        today = answering.today()
        wished = answering.engine.wished(text[:MAX_LETTERS], today=today, limit=browsing.OFFERED)
        match wished.things:
            case ():
                session.send(place, *browsing.nothing(text[:SHOWN_LETTERS], wished, words))
            case (thing,):
                session.send(place, *await preview(session, message.chat_id, thing))
            case things:
                session.send(place, *browsing.several(things, words))

    async def pressed(press: Pressed) -> None:
        session, query = press.session, press.query
        message = query.message
        if not isinstance(message, Message):
            session.acknowledge(query, session.words.stale)
        elif await admission.may_press(session, query, message):
            said = await _PRESSES[press.action](session, query, message, press.value)
            session.acknowledge(query, said)

    wanted = admission.for_choosers(services, asked, admission.follows_only)
    return [
        CommandHandler("theodoi", wanted, filters=NEW),
        MessageHandler(PRIVATE & filters.TEXT & ~filters.COMMAND & _Wishes(services), wanted),
        pressing(services, _PRESSES, pressed),
    ]


MAX_LETTERS = 500
SHOWN_LETTERS = 100


def _wish(text: str, services: Services) -> str | None:
    """What somebody wants to follow who says so in words; None: they do not."""
    return begun_with(text, services.answering.engine.facts.language.intents.follow)


async def _show(
    session: Session, query: CallbackQuery, message: Message, target: str
) -> str | None:
    """Show what it would be, in a message of its own; what to tell who pressed, if anything."""
    thing = session.services.answering.engine.thing(target)
    if thing is None:
        return session.words.stale
    key = (message.chat_id, message.message_id, query.data)
    if session.services.once.first_time(key, True):
        place = Place.of(message, quote=True)
        session.send(place, *await preview(session, message.chat_id, thing))
    return None


async def _agree(
    session: Session, query: CallbackQuery, message: Message, value: str
) -> str | None:
    """Follow it; the message that asked says so."""
    words = session.words
    target, _, often = value.partition(".")
    thing = session.services.answering.engine.thing(target)
    if thing is None or often not in list(Frequency):
        return words.stale
    wish = Wish(
        message.chat_id,
        thing.id,
        Frequency(often),
        CONSENT_VERSION,
        thread=admission.topic_of(message),
        by=admission.chooser(message, query.from_user.id),
    )
    try:
        outcome = await session.services.state.follows.follow(wish)
    except StateError:
        return words.failed
    if outcome is Outcome.FULL:
        return words.follows_full
    _say_instead(session, message, _followed(thing, wish.frequency, session))
    return None


def _followed(thing: Thing, frequency: Frequency, session: Session) -> Sequence[Line]:
    words = session.words
    return [
        (Span(f"{words.followed} "), Span(thing.name, bold=True), Span(".")),
        (Span(frequencies.told(frequency, words)),),
        (Span(words.see_follows),),
    ]


async def _browse(
    session: Session, query: CallbackQuery, message: Message, value: str
) -> str | None:
    """Another page, in the same message."""
    kind, _, number = value.partition(".")
    if not kind:
        said = browsing.kinds(session.words)
    elif kind in list(ThingKind) and number.isdecimal():
        found = browsing.page(session, ThingKind(kind), int(number))
        if found is None:
            return session.words.stale
        said = found
    else:
        return session.words.stale
    place = Place.of(message, quote=False)
    session.write(place, lambda writer: writer.replace((message.message_id,), *said))
    return None


async def _leave(
    session: Session, query: CallbackQuery, message: Message, value: str
) -> str | None:
    _say_instead(session, message, wording.styled(session.words.left))
    return None


def _say_instead(session: Session, message: Message, lines: Sequence[Line]) -> None:
    place = Place.of(message, quote=False)
    session.write(place, lambda writer: writer.replace((message.message_id,), lines))


_PRESSES = {
    Action.FOLLOW: _show,
    Action.AGREE: _agree,
    Action.BROWSE: _browse,
    Action.LEAVE: _leave,
}
"""What each button does; what comes back is for who pressed it, None: nothing."""
