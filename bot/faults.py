"""When a handler fails: a line in the log without anything that the user wrote, and a friendly
line to the user."""

import contextlib

from telegram import Update
from telegram.error import TelegramError

from bot import sending, wording
from bot.delivery import failures
from bot.sending import Place
from bot.services import Context, Services


async def report(services: Services, update: object, context: Context) -> None:
    """Log the error and tell the user, where there is one to tell."""
    error = context.error
    if error is None:
        return
    owed = failures.note(error, update.update_id if isinstance(update, Update) else None)
    if owed and isinstance(update, Update):
        with contextlib.suppress(TelegramError):
            await _apologise(services, update, context)


async def _apologise(services: Services, update: Update, context: Context) -> None:
    text = services.wording(update.effective_user).failed
    if update.callback_query:
        await sending.acknowledge(update.callback_query, text)
    elif update.effective_message:
        place = Place.of(update.effective_message, quote=False)
        await sending.send(context.bot, place, wording.styled(text))
