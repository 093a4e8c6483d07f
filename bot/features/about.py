"""/help, /settings, /privacy and /nguon: the bot about itself."""

from collections.abc import Callable, Sequence

from telegram import Update
from telegram.ext import CommandHandler

from bot import wording
from bot.conversation import Session
from bot.filters import ADDRESSED
from bot.sending import Place
from bot.services import Context, Handler, Services
from bot.wording import Wording
from knowledge.outcome import Line

Say = Callable[[Wording], Sequence[Line]]


def handlers(services: Services) -> Sequence[Handler]:
    def command(name: str, say: Say) -> Handler:
        async def handle(update: Update, context: Context) -> None:
            message = update.effective_message
            if message is not None:
                session = Session(services, context.bot, update.effective_user)
                words = session.words.naming(context.bot.username)
                session.send(Place.of(message, quote=False), say(words))

        return CommandHandler(name, handle, filters=ADDRESSED)

    def sources(_: Wording) -> Sequence[Line]:
        reply = services.answering.sources()
        return (*reply.lines, *reply.more)

    def privacy(words: Wording) -> Sequence[Line]:
        kept = services.gaps.keep_questions
        questions = words.questions_kept if kept else words.questions_not_kept
        return wording.styled(f"{words.privacy}\n• {questions}")

    return [
        command("help", lambda words: wording.styled(words.help)),
        command("settings", lambda words: wording.styled(words.settings)),
        command("privacy", privacy),
        command("nguon", sources),
    ]
