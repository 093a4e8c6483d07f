"""/dulieu and /xoadulieu: all that is held of a chat, to be seen and to be erased."""

import json
from collections.abc import Sequence

from telegram import Message, User
from telegram.ext import CommandHandler

from bot import html, wording
from bot.conversation import Session
from bot.filters import NEW
from bot.following import admission
from bot.following.settling import settle
from bot.sending import Place, Writer
from bot.services import Handler, Services
from bot.state.database import StateError
from knowledge.outcome import Span

FILE_NAME = "du-lieu.json"


def handlers(services: Services) -> Sequence[Handler]:
    async def shown(session: Session, message: Message) -> None:
        place, words = Place.of(message, quote=True), session.words
        try:
            held = await services.state.holdings.of(message.chat_id, _person(message, session.user))
        except StateError:
            session.send(place, wording.styled(words.failed))
            return
        text = json.dumps(held, ensure_ascii=False, indent=1)

        async def write(writer: Writer) -> None:
            if html.units(text) <= html.MAX_UNITS:
                await writer.send([(Span(line),) for line in text.split("\n")])
            else:
                caption = wording.styled(words.data_heading)
                await writer.document(text, FILE_NAME, caption)

        session.write(place, write)

    async def erased(session: Session, message: Message) -> None:
        words, chat = session.words, message.chat_id
        person = _person(message, session.user)
        done = words.erased_group if person is None else words.erased

        async def erase(writer: Writer) -> None:
            """What is on its way arrives first; nothing is said that is not so."""
            try:
                await services.state.follows.stop_all(chat)
                await settle(services, chat)
                await services.state.holdings.erase(chat, person)
            except StateError:
                await writer.send(wording.styled(words.not_erased))
                return
            services.forget(chat)
            await writer.send(wording.styled(done))

        session.write(Place.of(message, quote=True), erase)

    def wanted(act: admission.Act) -> admission.Callback:
        return admission.for_choosers(services, act, lambda words: words.admins_data)

    return [
        CommandHandler("dulieu", wanted(shown), filters=NEW),
        CommandHandler("xoadulieu", wanted(erased), filters=NEW),
    ]


def _person(message: Message, user: User | None) -> int | None:
    """Whose own data it is; in a group nobody's in particular."""
    return user.id if user and admission.is_private(message) else None
