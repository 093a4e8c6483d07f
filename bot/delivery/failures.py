"""A line in the log for what went wrong, without anything that a user wrote."""

import structlog
from telegram.error import TelegramError

from bot import logs
from bot.delivery import refusals
from bot.delivery.refusals import AnswerCutError

_log = structlog.get_logger(__name__)


def note(error: BaseException, update_id: int | None = None) -> bool:
    """Log an error as what it is; whether the user is owed a word about it."""
    if refusals.harmless(error):
        return False
    if refusals.unwritable(error) or refusals.no_topic(error):
        _log.info("not_allowed_to_write", reason=_told(error))
        return False
    if isinstance(error, AnswerCutError):
        _log.warning("answer_cut", reason=error.message)
        return False
    _log.error(
        "update_failed",
        error=type(error).__name__,
        reason=_told(error),
        where=logs.where(error),
        update_id=update_id,
    )
    return True


def _told(error: BaseException) -> str | None:
    """What Telegram says; an exception's own text may repeat what the user wrote."""
    return error.message if isinstance(error, TelegramError) else None
