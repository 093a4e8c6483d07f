"""/start: the welcome, with questions to tap and the way into a group; and deep links to one fact
(t.me/<bot>?start=f_<id>) and to what it would be to follow a thing (…?start=follow-<id>)."""

from collections.abc import Sequence

from telegram import Update
from telegram.ext import CommandHandler

from bot import conversation, keyboards, wording
from bot.callbacks import FACT_LINK, FOLLOW_LINK
from bot.conversation import Session
from bot.filters import ADDRESSED
from bot.following.preview import preview
from bot.sending import Place
from bot.services import Context, Handler, Services, Shown

SHOWN_EXAMPLES = 4


def handlers(services: Services) -> Sequence[Handler]:
    async def start(update: Update, context: Context) -> None:
        message = update.effective_message
        if message is None:
            return
        session = Session(services, context.bot, update.effective_user)
        words = session.words
        place = Place.of(message, quote=False)
        payload = context.args[0] if context.args else ""
        if payload.startswith(FACT_LINK):
            reply = services.answering.show(payload.removeprefix(FACT_LINK))
            if reply is not None:
                conversation.put(session, place, Shown((), reply))
                return
            session.send(place, wording.styled(words.stale_link))
        elif payload.startswith(FOLLOW_LINK):
            thing = services.answering.engine.thing(payload.removeprefix(FOLLOW_LINK))
            if thing is not None:
                session.send(place, *await preview(session, place.chat, thing))
                return
            session.send(place, wording.styled(words.stale_link))
        questions = services.answering.engine.facts.language.about.examples[:SHOWN_EXAMPLES]
        keyboard = keyboards.welcome(questions, words, context.bot.username)
        session.send(place, wording.styled(words.start), keyboard)

    return [CommandHandler("start", start, filters=ADDRESSED)]
