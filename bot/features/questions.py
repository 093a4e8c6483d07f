"""Questions: free text in private, /hoi anywhere, replies to the bot in groups, and their edits."""

from collections.abc import Sequence

from telegram import Update
from telegram.ext import CommandHandler, MessageHandler, filters

from bot import conversation, sending, wording
from bot.conversation import Session
from bot.filters import ANSWERS_BOT, GROUP, NEW, PRIVATE, without_command
from bot.sending import Place
from bot.services import Context, Handler, Services


def handlers(services: Services) -> Sequence[Handler]:
    async def ask(update: Update, context: Context) -> None:
        message = update.effective_message
        if message is None:
            return
        session = Session(services, context.bot, update.effective_user)
        text = without_command(message.text or "")
        if text:
            await conversation.answer(session, message, text)
        else:
            lines = wording.styled(session.words.how_to_ask)
            await sending.send(context.bot, Place.of(message, quote=False), lines)

    async def edited(update: Update, context: Context) -> None:
        message = update.edited_message
        if message is None or message.text is None:
            return
        known = services.answered.get((message.chat_id, message.message_id)) is not None
        private = message.chat.type == message.chat.PRIVATE
        text = without_command(message.text)
        if text and (known or (private and text == message.text)):
            session = Session(services, context.bot, update.effective_user)
            await conversation.answer(session, message, text)

    return [
        CommandHandler("hoi", ask, filters=NEW),
        MessageHandler(PRIVATE & filters.TEXT & ~filters.COMMAND, ask),
        MessageHandler(GROUP & ANSWERS_BOT & filters.TEXT & ~filters.COMMAND, ask),
        MessageHandler(filters.UpdateType.EDITED_MESSAGE & filters.TEXT, edited),
    ]
