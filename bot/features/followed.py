"""/dangtheodoi: what is followed here, to be changed and stopped with one tap."""

from collections.abc import Awaitable, Callable, Sequence

from telegram import Message
from telegram.ext import CommandHandler, MessageHandler, filters
from telegram.ext.filters import MessageFilter

from bot import wording
from bot.asking import begun_with
from bot.callbacks import OFF, ON, Action
from bot.conversation import Session
from bot.filters import NEW, PRIVATE
from bot.following import admission, listing
from bot.following.settling import settle
from bot.pressing import Pressed, pressing
from bot.sending import Place, Writer
from bot.services import Handler, Services
from bot.state.database import StateError
from bot.state.follows import Follows, Frequency

Change = Callable[[Follows, int, str, str], Awaitable[bool]]
"""What a switch does in a chat with a thing; False: the button is none of ours."""


class _HadEnough(MessageFilter):
    """The message begins as people do who no longer want to follow something."""

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services

    def filter(self, message: Message) -> bool:
        openings = self._services.answering.engine.facts.language.intents.unfollow
        return begun_with(message.text or "", openings) is not None


def handlers(services: Services) -> Sequence[Handler]:
    async def listed(session: Session, message: Message) -> None:
        place = Place.of(message, quote=True)
        try:
            session.send(place, *await _shown(session, message.chat_id, 1))
        except StateError:
            session.send(place, wording.styled(session.words.failed))

    async def pressed(press: Pressed) -> None:
        session, query = press.session, press.query
        message = query.message
        if not isinstance(message, Message):
            session.acknowledge(query, session.words.stale)
        elif await admission.may_press(session, query, message):
            try:
                said = await _changed(session, message, press.action, press.value)
            except StateError:
                said = session.words.failed
            session.acknowledge(query, said)

    wanted = admission.for_choosers(services, listed, admission.follows_only)
    return [
        CommandHandler("dangtheodoi", wanted, filters=NEW),
        MessageHandler(PRIVATE & filters.TEXT & ~filters.COMMAND & _HadEnough(services), wanted),
        pressing(services, _CHANGES, pressed),
    ]


async def _shown(session: Session, chat: int, number: int) -> listing.Said:
    """A page of what is followed in a chat; StateError where that is not known."""
    return listing.page(session, await session.services.state.follows.of(chat), number)


async def _changed(session: Session, message: Message, action: Action, value: str) -> str | None:
    """Do what a button says («cay-xanh.weekly.2»: thing, way, page) and show the page anew; what to
    tell who pressed, if anything. StateError where nothing was done."""
    services, chat = session.services, message.chat_id
    thing, *way = value.split(".")
    number = way.pop() if way else thing
    if not await _CHANGES[action](services.state.follows, chat, thing, "".join(way)):
        return session.words.stale
    said: listing.Said = (wording.styled(session.words.stopped_all), None)
    if action is not Action.STOP_ALL:
        said = await _shown(session, chat, int(number) if number.isdecimal() else 1)

    async def show(writer: Writer) -> None:
        await settle(services, chat)
        await writer.replace((message.message_id,), *said)

    session.write(Place.of(message, quote=False), show)
    return None


async def _turn_page(*_: object) -> bool:
    return True


async def _rest(follows: Follows, chat: int, thing: str, way: str) -> bool:
    if way not in (ON, OFF):
        return False
    await follows.pause(chat, thing, paused=way == ON)
    return True


async def _change_frequency(follows: Follows, chat: int, thing: str, way: str) -> bool:
    if way not in list(Frequency):
        return False
    await follows.set_frequency(chat, [thing], Frequency(way))
    return True


async def _stop(follows: Follows, chat: int, thing: str, _: str) -> bool:
    await follows.stop(chat, [thing])
    return True


async def _stop_all(follows: Follows, chat: int, *_: str) -> bool:
    await follows.stop_all(chat)
    return True


_CHANGES: dict[Action, Change] = {
    Action.MINE: _turn_page,
    Action.REST: _rest,
    Action.OFTEN: _change_frequency,
    Action.STOP: _stop,
    Action.STOP_ALL: _stop_all,
}
