"""When a handler fails: a line in the log without anything that the user wrote, and a friendly
line to the user."""

from telegram import Update

from bot import wording
from bot.conversation import Session
from bot.delivery import failures
from bot.sending import Place
from bot.services import Context, Services


async def report(services: Services, update: object, context: Context) -> None:
    """Log the error and tell the user, where there is one to tell."""
    if context.error is None:
        return
    number = update.update_id if isinstance(update, Update) else None
    if failures.note(context.error, number) and isinstance(update, Update):
        _apologise(Session(services, context.bot, update.effective_user), update)


def _apologise(session: Session, update: Update) -> None:
    text = session.words.failed
    message = update.message or update.edited_message
    if update.callback_query:
        session.acknowledge(update.callback_query, text)
    elif message:
        session.send(Place.of(message, quote=False), wording.styled(text))
