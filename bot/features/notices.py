"""The buttons under a notice: «🔕 Dừng» and «📉 Ít hơn» for whatever it was sent for, with one
tap. («📄 Nguồn» is the button that stands under answers, too.)"""

from collections.abc import Sequence

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Message

from bot import keyboards, wording
from bot.callbacks import Action, pack
from bot.conversation import Session
from bot.following import admission, browsing, frequencies, listing
from bot.following.settling import settle
from bot.pressing import Pressed, pressing
from bot.sending import Keyboard, Place, Writer
from bot.services import Handler, Services
from bot.state.database import StateError
from bot.state.follows import Behind
from knowledge.outcome import Line, Span
from knowledge.replies import join_names

Said = tuple[Sequence[Line], Keyboard]


def handlers(services: Services) -> Sequence[Handler]:
    async def pressed(press: Pressed) -> None:
        session, query = press.session, press.query
        message, number = query.message, press.value
        if message is None or not number.isdecimal():
            session.acknowledge(query, session.words.stale)
            return
        if not await admission.may_press(session, query, message):
            return
        chat = message.chat.id
        try:
            behind = await services.state.follows.behind(chat, message.message_id, int(number))
            change = _stopped if press.action is Action.ENOUGH else _fewer
            said = await change(session, chat, behind, number) if behind else None
        except StateError:
            session.acknowledge(query, session.words.failed)
            return
        session.acknowledge(query, None if said else session.words.stopped_before)
        if said:
            place = Place(chat, reply_to=message.message_id)
            if isinstance(message, Message):
                place = Place.of(message, quote=True)
            _answer(session, place, said)

    return [pressing(services, [Action.ENOUGH, Action.FEWER], pressed)]


async def _stopped(session: Session, chat: int, behind: Behind, _: str) -> Said | None:
    """Stop all that the notice was sent for; each of several can be kept after all."""
    words = session.words
    if not await session.services.state.follows.stop(chat, behind.reasons):
        return None
    names = join_names([listing.name_of(one, session) for one in behind.reasons])
    lines: list[Line] = [(Span(f"{words.stopped} "), Span(names, bold=True), Span("."))]
    if len(behind.reasons) == 1:
        return [*lines, (Span(words.see_follows),)], None
    found = (session.services.answering.engine.thing(one) for one in behind.reasons)
    rows = [[browsing.thing_button(one)] for one in found if one]
    return [*lines, (Span(words.keep_things),)], keyboards.markup(rows)


async def _fewer(session: Session, chat: int, behind: Behind, number: str) -> Said | None:
    """The next frequency with fewer messages than this one came with."""
    words, frequency = session.words, frequencies.FEWER.get(behind.timing)
    if frequency is None:
        data = pack(Action.ENOUGH, number)
        button = InlineKeyboardButton(words.stop_button, callback_data=data)
        return wording.styled(words.fewest), InlineKeyboardMarkup([[button]])
    if not await session.services.state.follows.slow_down(chat, behind.reasons, frequency):
        return None
    names = join_names([listing.name_of(one, session) for one in behind.reasons])
    told = (Span(frequencies.told(frequency, words)),)
    return [(Span(f"{words.fewer} "), Span(names, bold=True), Span(".")), told], None


def _answer(session: Session, place: Place, said: Said) -> None:
    async def write(writer: Writer) -> None:
        await settle(session.services, place.chat)
        await writer.send(*said)

    session.write(place, write)
