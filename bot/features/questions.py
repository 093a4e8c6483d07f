"""Questions: free text in private; in groups /hoi and the shortcuts, replies to the bot, mentions;
and their edits."""

from collections.abc import Sequence

from telegram import Message, Update
from telegram.ext import CommandHandler, MessageHandler, filters

from bot import conversation, wording
from bot.asking import without_mention
from bot.conversation import Session
from bot.filters import ANSWERS_BOT, GROUP, MENTIONS_BOT, NEW, PRIVATE
from bot.sending import Place
from bot.services import Context, Handler, Services

TYPED = filters.TEXT & ~filters.COMMAND


def handlers(services: Services) -> Sequence[Handler]:
    shortcuts = services.answering.engine.facts.language.intents.shortcuts

    def asked_in(message: Message) -> str:
        """The question of a message; where a command or a mention stands alone, the question is
        the message that it replies to, unless that is the bot's."""
        text = without_mention(message.text or "", message.get_bot().username)
        question = services.question_in(text)
        replied = message.reply_to_message
        if question or replied is None or ANSWERS_BOT.filter(message):
            return question
        return services.question_in(f"{text} {replied.text or replied.caption or ''}")

    async def ask(update: Update, context: Context) -> None:
        message = update.effective_message
        if message is None:
            return
        session = Session(services, context.bot, update.effective_user)
        text = asked_in(message)
        if text:
            conversation.answer(session, message, text)
        else:
            lines = wording.styled(session.words.how_to_ask)
            session.send(Place.of(message, quote=False), lines)

    async def edited(update: Update, context: Context) -> None:
        message = update.edited_message
        if message is None or message.text is None:
            return
        known = services.answered.get((message.chat_id, message.message_id)) is not None
        private = message.chat.type == message.chat.PRIVATE
        text = asked_in(message)
        if text and (known or (private and not message.text.startswith("/"))):
            session = Session(services, context.bot, update.effective_user)
            conversation.answer(session, message, text)

    return [
        CommandHandler(["hoi", *shortcuts], ask, filters=NEW),
        MessageHandler(PRIVATE & TYPED, ask),
        MessageHandler(GROUP & TYPED & (ANSWERS_BOT | MENTIONS_BOT), ask),
        MessageHandler(filters.UpdateType.EDITED_MESSAGE & filters.TEXT, edited),
    ]
