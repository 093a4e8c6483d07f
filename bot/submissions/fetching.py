"""Files that somebody has sent, fetched from Telegram."""

from enum import StrEnum
from functools import partial

import structlog
from telegram import Document, File
from telegram.error import BadRequest, InvalidToken, TelegramError

from bot.article_files import LARGEST_BYTES
from bot.delivery.patience import patiently
from bot.delivery.refusals import too_large
from bot.sending import Bot

FETCH_SECONDS = 30.0
"""For how long Telegram is asked again that is not reached."""

_log = structlog.get_logger(__name__)


class Unfetched(StrEnum):
    """Why a file is not there."""

    TOO_LARGE = "too_large"
    GONE = "gone"
    """Telegram has it no longer, or not yet."""
    UNREACHED = "unreached"
    """Telegram does not give it just now."""


class UnfetchedError(Exception):
    """A file that could not be fetched; sent again, it may be."""

    def __init__(self, why: Unfetched) -> None:
        super().__init__(why.value)
        self.why = why


async def fetch(bot: Bot, document: Document) -> bytes:
    """The content of a file; UnfetchedError where there is none to be had."""
    if (document.file_size or 0) > LARGEST_BYTES:
        raise UnfetchedError(Unfetched.TOO_LARGE)
    try:
        file = await patiently(partial(bot.get_file, document.file_id), FETCH_SECONDS)
        content = await patiently(partial(_content, file), FETCH_SECONDS)
    except (TelegramError, OSError) as error:
        why = _why(error)
        _log.warning("file_not_fetched", why=why.value, reason=str(error))
        raise UnfetchedError(why) from None
    if len(content) > LARGEST_BYTES:
        raise UnfetchedError(Unfetched.TOO_LARGE)
    return content


async def _content(file: File) -> bytes:
    try:
        return bytes(await file.download_as_bytearray())
    except InvalidToken:  # so the library takes a 404, which a path gets that is too old
        raise BadRequest("no such file") from None


def _why(error: Exception) -> Unfetched:
    if isinstance(error, TelegramError) and too_large(error):
        return Unfetched.TOO_LARGE
    gone = isinstance(error, BadRequest | FileNotFoundError)
    return Unfetched.GONE if gone else Unfetched.UNREACHED
