"""/ngung: nothing is followed any more, without a question."""

from collections.abc import Sequence

from telegram import Message
from telegram.ext import CommandHandler

from bot import wording
from bot.conversation import Session
from bot.filters import NEW
from bot.following import admission
from bot.following.settling import settle
from bot.sending import Place, Writer
from bot.services import Handler, Services
from bot.state.database import StateError


def handlers(services: Services) -> Sequence[Handler]:
    async def stopped(session: Session, message: Message) -> None:
        place, words = Place.of(message, quote=True), session.words
        try:
            await services.state.follows.stop_all(message.chat_id)
        except StateError:
            session.send(place, wording.styled(words.failed))
            return

        async def confirm(writer: Writer) -> None:
            await settle(services, message.chat_id)
            await writer.send(wording.styled(words.stopped_all))

        session.write(place, confirm)

    wanted = admission.for_choosers(services, stopped, admission.follows_only)
    return [CommandHandler(["ngung", "stop"], wanted, filters=NEW)]
