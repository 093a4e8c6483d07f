"""/bieudo and «📊 Biểu đồ»: figures of one kind as a picture, with the same numbers as text."""

from collections.abc import Iterable, Sequence

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Message, Update
from telegram.ext import CommandHandler

from bot import conversation, wording
from bot.callbacks import Action, pack
from bot.conversation import Session
from bot.filters import NEW
from bot.pressing import Pressed, pressing
from bot.sending import Place, Writer
from bot.services import Context, Handler, Services
from knowledge.series import Series

OFFERED = 6


def handlers(services: Services) -> Sequence[Handler]:
    answering = services.answering

    def show(session: Session, place: Place, series: Series) -> None:
        """Drawn in the chat's own lane: nobody else waits for a picture."""

        async def work(writer: Writer) -> None:
            await writer.photo(await services.artist.draw(series), series.reply.lines)

        session.write(place, work)

    async def asked(update: Update, context: Context) -> None:
        message = update.effective_message
        if message is None:
            return
        session = Session(services, context.bot, update.effective_user)
        settings = await conversation.settings_of(session, message)
        if not await conversation.may_ask(session, message, settings):
            return
        place = Place.of(message, quote=True)
        question = services.question_in(message.text or "")
        reply = answering.ask(question) if question else None
        series = _first(answering.series(fact) for fact in (reply.facts if reply else ()))
        if series is not None:
            show(session, place, series)
            return
        said = session.words.no_chart if question else session.words.choose_chart
        offered = _keyboard(answering.first_series(OFFERED))
        session.send(place, wording.styled(said), offered)

    async def pressed(press: Pressed) -> None:
        session, query = press.session, press.query
        series = answering.series(press.value)
        if series is None or not isinstance(query.message, Message):
            session.acknowledge(query, session.words.stale)
            return
        session.acknowledge(query)
        key = (query.message.chat_id, query.message.message_id, query.data)
        if services.once.first_time(key, True):
            show(session, Place.of(query.message, quote=True), series)

    return [
        CommandHandler("bieudo", asked, filters=NEW),
        pressing(services, [Action.CHART], pressed),
    ]


def _first(found: Iterable[Series | None]) -> Series | None:
    return next((one for one in found if one is not None), None)


def _keyboard(series: Iterable[Series]) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(
        [
            [InlineKeyboardButton(one.title, callback_data=pack(Action.CHART, one.id))]
            for one in series
        ]
    )
