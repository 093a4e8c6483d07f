"""/settings in a group: three switches, which only its admins may turn."""

from collections.abc import Sequence

from telegram import CallbackQuery, Message, Update
from telegram.ext import CallbackQueryHandler, CommandHandler

from bot import keyboards, wording
from bot.callbacks import OFF, ON, Action, unpack
from bot.conversation import Session
from bot.filters import ADDRESSED, GROUP
from bot.groups import Switch
from bot.sending import Place
from bot.services import Context, Handler, Services
from bot.state.database import StateError


def handlers(services: Services) -> Sequence[Handler]:
    async def asked(update: Update, context: Context) -> None:
        message = update.effective_message
        if message is None:
            return
        session = Session(services, context.bot, update.effective_user)
        place = Place.of(message, quote=True)
        if not await services.groups.by_admin(context.bot, message):
            session.send(place, wording.styled(session.words.only_admins))
            return
        settings = await services.groups.settings(message.chat_id)
        lines = wording.styled(session.words.group_settings)
        session.send(place, lines, keyboards.switches(settings, services.vietnamese))

    async def pressed(update: Update, context: Context) -> None:
        query = update.callback_query
        if query is not None:
            session = Session(services, context.bot, query.from_user)
            session.acknowledge(query, await turned(session, query))

    async def turned(session: Session, query: CallbackQuery) -> str | None:
        """Turn a switch; what to tell who pressed, None: it is turned."""
        message, wanted = query.message, _turn(query)
        if not isinstance(message, Message) or wanted is None:
            return session.words.stale
        groups, (switch, on) = services.groups, wanted
        if not await groups.is_admin(session.bot, message.chat_id, query.from_user.id):
            return session.words.only_admins
        try:
            settings = await groups.turn(message.chat, switch, on=on)
        except StateError:
            return session.words.failed
        keyboard = keyboards.switches(settings, services.vietnamese)
        place = Place.of(message, quote=False)
        session.write(place, lambda writer: writer.set_keyboard(message.message_id, keyboard))
        return None

    return [
        CommandHandler("settings", asked, filters=GROUP & ADDRESSED),
        CallbackQueryHandler(pressed, pattern=rf"{Action.SWITCH}:"),
    ]


def _turn(query: CallbackQuery) -> tuple[Switch, bool] | None:
    """The switch and how it is to stand; None: no such switch."""
    known = unpack(query.data)
    name, _, way = (known[1] if known else "").rpartition("-")
    if name not in list(Switch) or way not in (ON, OFF):
        return None
    return Switch(name), way == ON
