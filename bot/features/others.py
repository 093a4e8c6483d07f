"""What is no question gets one friendly line: pictures, stickers, voice, unknown commands."""

from collections.abc import Sequence

from telegram import Update
from telegram.ext import MessageHandler, filters

from bot import wording
from bot.conversation import Session
from bot.filters import PRIVATE
from bot.sending import Place
from bot.services import Context, Handler, Services


def handlers(services: Services) -> Sequence[Handler]:
    async def only_text(update: Update, context: Context) -> None:
        message = update.effective_message
        if message is None:
            return
        album = message.media_group_id
        if album and not services.once.first_time((message.chat_id, album), True):
            return
        session = Session(services, context.bot, update.effective_user)
        lines = wording.styled(session.words.only_text)
        session.send(Place.of(message, quote=False), lines)

    async def unknown_command(update: Update, context: Context) -> None:
        message = update.effective_message
        if message is not None:
            session = Session(services, context.bot, update.effective_user)
            lines = wording.styled(session.words.unknown_command)
            session.send(Place.of(message, quote=False), lines)

    return [
        MessageHandler(PRIVATE & filters.COMMAND, unknown_command),
        MessageHandler(PRIVATE & ~filters.TEXT & ~filters.StatusUpdate.ALL, only_text),
    ]
