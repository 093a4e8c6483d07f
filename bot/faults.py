"""When a handler fails: a line in the log without anything that the user wrote, and a friendly
line to the user."""

import contextlib
import traceback

import structlog
from telegram import Update
from telegram.error import Forbidden, TelegramError

from bot import sending, wording
from bot.delivery import refusals
from bot.sending import Place
from bot.services import Context, Services
from bot.transport.request import AnswerCutError

_log = structlog.get_logger(__name__)


async def report(services: Services, update: object, context: Context) -> None:
    """Log the error and tell the user, where there is one to tell."""
    error = context.error
    if error is None or refusals.harmless(error):
        return
    if isinstance(error, Forbidden):
        _log.info("not_allowed_to_write", reason=error.message)
        return
    if isinstance(error, AnswerCutError):
        _log.warning("answer_cut", reason=error.message)
        return
    _log.error(
        "update_failed",
        error=type(error).__name__,
        # An exception's own text may repeat what the user wrote; what Telegram says does not.
        reason=error.message if isinstance(error, TelegramError) else None,
        where=_where(error),
        update_id=update.update_id if isinstance(update, Update) else None,
    )
    if isinstance(update, Update):
        with contextlib.suppress(TelegramError):
            await _apologise(services, update, context)


async def _apologise(services: Services, update: Update, context: Context) -> None:
    text = services.wording(update.effective_user).failed
    if update.callback_query:
        await sending.acknowledge(update.callback_query, text)
    elif update.effective_message:
        place = Place.of(update.effective_message, quote=False)
        await sending.send(context.bot, place, wording.styled(text))


def _where(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    return f"{frames[-1].filename}:{frames[-1].lineno}" if frames else "?"
