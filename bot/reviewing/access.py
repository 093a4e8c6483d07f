"""Who may work at the desk: operators, each in the private chat with the bot."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from telegram.ext import filters
from telegram.ext.filters import BaseFilter

from bot.conversation import Session
from bot.desk.cards import Operator
from bot.desk.desk import Desk
from bot.following.admission import is_private
from bot.posts import shortened
from bot.pressing import Pressed
from bot.publishing.draft import RefusedError
from bot.reviewing.saying import Said
from bot.sending import Place, Writer
from bot.services import Services
from bot.state.database import StateError
from bot.wording import DeskWording

ALERT_LETTERS = 190
"""Telegram shows at most 200."""


@dataclass(frozen=True)
class AtDesk:
    """An operator who pressed a button, and the message that it stands under."""

    session: Session
    operator: Operator
    chat: int
    message: int

    @property
    def desk(self) -> Desk:
        return self.session.services.desk

    @property
    def words(self) -> DeskWording:
        return self.session.desk_words

    def show(self, shown: Said) -> None:
        """Let the message say something else."""
        self.write(lambda writer: self.showing(writer, shown))

    async def showing(self, writer: Writer, shown: Said) -> None:
        """The same, as part of something that is being written."""
        await writer.replace((self.message,), shown.lines, shown.keyboard)

    def write(self, work: Callable[[Writer], Awaitable[object]]) -> None:
        """Have something done in the chat, after all that was handed over for it before."""
        self.session.write(Place(self.chat), work)


Step = Callable[[Pressed, AtDesk], Awaitable[str | None]]
"""A step at the desk; what is to be shown as an alert, if anything."""


def operators(services: Services) -> BaseFilter:
    """Whose messages these are."""
    return filters.User(services.operators) if services.operators else ~filters.ALL


def for_operators(
    services: Services, step: Step, once: Callable[[str], bool]
) -> Callable[[Pressed], Awaitable[None]]:
    """Has a step done for an operator who presses in private; all others are told so. `once`: by
    what a button carries, whether a second tap on it does nothing."""

    async def pressed(press: Pressed) -> None:
        session, query = press.session, press.query
        message, user = query.message, query.from_user
        if user.id not in services.operators or message is None or not is_private(message):
            session.acknowledge(query, session.desk_words.only_operators)
            return
        tap = (message.chat.id, message.message_id, query.data)
        if once(press.value) and not services.once.first_time(tap, True):
            session.acknowledge(query)
            return
        operator = Operator(session.asker, session.name)
        at = AtDesk(session, operator, message.chat.id, message.message_id)
        try:
            told = await step(press, at)
        except StateError:
            told = session.words.failed
        except RefusedError as error:
            told = error.lines[0]
        session.acknowledge(query, shortened(told, ALERT_LETTERS) if told else None)

    return pressed
