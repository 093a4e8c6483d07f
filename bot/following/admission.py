"""Who may choose what a chat follows: in private everybody, in a group its admins."""

from telegram import CallbackQuery, MaybeInaccessibleMessage, Message
from telegram.constants import ChatID

from bot import wording
from bot.conversation import Session
from bot.sending import Place


async def may_choose(session: Session, message: Message, refusal: str) -> bool:
    """Whether somebody who writes may; who may not is told so with `refusal`."""
    if is_private(message) or await session.services.groups.by_admin(session.bot, message):
        return True
    session.send(Place.of(message, quote=True), wording.styled(refusal))
    return False


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
