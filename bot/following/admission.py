"""Who may choose what a chat follows: in private everybody, in a group its admins."""

from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from telegram import CallbackQuery, MaybeInaccessibleMessage, Message, Update
from telegram.constants import ChatID

from bot import wording
from bot.conversation import Session
from bot.sending import Place
from bot.services import Context, Services
from bot.wording import Wording

Act = Callable[[Session, Message], Awaitable[None]]
Callback = Callable[[Update, Context], Coroutine[Any, Any, None]]


def for_choosers(services: Services, act: Act, refusal: Callable[[Wording], str]) -> Callback:
    """Has `act` done for a message of somebody who may choose; another is told `refusal`."""

    async def asked(update: Update, context: Context) -> None:
        message = update.effective_message
        if message is None:
            return
        session = Session(services, context.bot, update.effective_user)
        if is_private(message) or await services.groups.by_admin(context.bot, message):
            await act(session, message)
        else:
            session.send(Place.of(message, quote=True), wording.styled(refusal(session.words)))

    return asked


def follows_only(words: Wording) -> str:
    """What is told to who may not choose what is followed."""
    return words.admins_follow


async def may_press(
    session: Session, query: CallbackQuery, message: MaybeInaccessibleMessage
) -> bool:
    """Whether somebody who presses a button under a message may; who may not is told so."""
    person = query.from_user.id
    if is_private(message) or person == ChatID.ANONYMOUS_ADMIN:
        return True
    if await session.services.groups.is_admin(session.bot, message.chat.id, person):
        return True
    session.acknowledge(query, session.words.admins_follow)
    return False


def chooser(message: Message, person: int | None) -> int | None:
    """Whose number is kept with a choice: an admin's with that of a group, but not the one that all
    anonymous admins share."""
    return None if is_private(message) or person == ChatID.ANONYMOUS_ADMIN else person


def is_private(message: MaybeInaccessibleMessage) -> bool:
    return bool(message.chat.type == message.chat.PRIVATE)


def topic_of(message: Message) -> int | None:
    """The topic of a group that a message stands in."""
    return message.message_thread_id if message.is_topic_message else None
