"""Questions: free text in private; in groups /hoi and the shortcuts, replies to the bot, mentions;
and their edits."""

from collections.abc import Sequence

from telegram import Message, Update
from telegram.ext import CommandHandler, MessageHandler, filters

from bot import conversation, replied, wording
from bot.asking import without_mention
from bot.conversation import Session
from bot.filters import ANSWERS_BOT, GROUP, MENTIONS_BOT, NEW, PRIVATE
from bot.sending import Place
from bot.services import Context, Handler, Services

TYPED = filters.TEXT & ~filters.COMMAND


def handlers(services: Services) -> Sequence[Handler]:
    shortcuts = services.answering.engine.facts.language.intents.shortcuts

    async def ask(update: Update, context: Context) -> None:
        message = update.effective_message
        if message is None:
            return
        session = Session(services, context.bot, update.effective_user)
        settings = await conversation.settings_of(session, message)
        if not await conversation.may_ask(session, message, settings):
            return
        if question := _question(session, message):
            conversation.answer(session, message, question, buttons=settings.buttons)
        else:
            lines = wording.styled(session.words.how_to_ask)
            session.send(Place.of(message, quote=False), lines)

    async def mentioned(update: Update, context: Context) -> None:
        message = update.effective_message
        if message is not None:
            session = Session(services, context.bot, update.effective_user)
            if (await conversation.settings_of(session, message)).mentions:
                await ask(update, context)

    async def edited(update: Update, context: Context) -> None:
        message = update.edited_message
        if message is None or message.text is None:
            return
        session = Session(services, context.bot, update.effective_user)
        known = services.answered.get((message.chat_id, message.message_id)) is not None
        typed = _is_private(message) and not message.text.startswith("/")
        question = _question(session, message)
        if question and (known or typed):
            settings = await conversation.settings_of(session, message)
            conversation.answer(session, message, question, buttons=settings.buttons)

    return [
        CommandHandler(["hoi", *shortcuts], ask, filters=NEW),
        MessageHandler(PRIVATE & TYPED, ask),
        MessageHandler(GROUP & TYPED & ANSWERS_BOT, ask),
        MessageHandler(GROUP & TYPED & MENTIONS_BOT, mentioned),
        MessageHandler(filters.UpdateType.EDITED_MESSAGE & filters.TEXT, edited),
    ]


def _question(session: Session, message: Message) -> str:
    """The question of a message; where a command or a mention stands alone, the question is the
    message that it replies to, unless that is the bot's."""
    text = without_mention(message.text or "", session.bot.username)
    question = session.services.question_in(text)
    if question or ANSWERS_BOT.filter(message):
        return question
    return session.services.question_in(f"{text} {replied.words(message)}")


def _is_private(message: Message) -> bool:
    return bool(message.chat.type == message.chat.PRIVATE)
