"""What a failed call tells: whether it did nothing, whether to make it again, whether the chat can
be written to at all. Types tell where they can; of a 400 only the text does."""

import re

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

_HARMLESS = re.compile("message is not modified|query is too old", re.IGNORECASE)
_NO_TOPIC = re.compile("message thread|TOPIC_(CLOSED|DELETED|ID_INVALID)", re.IGNORECASE)
_NO_HTML = re.compile("can't parse entities", re.IGNORECASE)
_NO_FILES = re.compile(
    "not enough rights to send (photos|documents)|CHAT_SEND_(PHOTOS|DOCS|MEDIA)_FORBIDDEN"
    "|PHOTO_[A-Z_]+"
    "|IMAGE_PROCESS_FAILED",
    re.IGNORECASE,
)
_TOO_LARGE = re.compile("entity too large|HTTP 413|file is too big", re.IGNORECASE)
_CLOSED = re.compile(
    "not enough rights|have no write access|need administrator rights|chat not found"
    "|CHAT_(WRITE|SEND_PLAIN|GUEST_SEND)_FORBIDDEN|CHAT_RESTRICTED|USER_BANNED_IN_CHANNEL"
    "|PEER_ID_INVALID",
    re.IGNORECASE,
)

_GONE = re.compile(
    "deactivated|kicked|deleted|not a member|chat not found|PEER_ID_INVALID", re.IGNORECASE
)


class NotSentError(NetworkError):
    """The call never got out: no connection, or none in time."""


class AnswerCutError(TelegramError):
    """The server did what it was asked, but the end of its answer is missing."""


def harmless(error: BaseException | None) -> bool:
    """Telegram only says that there is nothing left to do."""
    return _says(error, _HARMLESS)


def unwritable(error: BaseException | None) -> bool:
    """The bot may not write to this chat, or there is no such chat."""
    return isinstance(error, Forbidden) or _says(error, _CLOSED)


def no_topic(error: BaseException | None) -> bool:
    """The topic is closed or gone; the group may still have its General one."""
    return _says(error, _NO_TOPIC)


def no_html(error: BaseException | None) -> bool:
    return _says(error, _NO_HTML)


def no_files(error: TelegramError) -> bool:
    """The group lets the bot write, but send no pictures or files; or this one is not taken."""
    return _says(error, _NO_FILES) or too_large(error)


def never_sent(error: TelegramError) -> bool:
    """The call surely did nothing: it never got out, or was refused for coming too soon."""
    if isinstance(error, NotSentError):
        return True
    # A 429 that does not say how long to wait is no RetryAfter.
    plain = type(error) is NetworkError
    return plain and error.message.lower().startswith("too many requests")


def surely_unsent(error: Exception) -> bool:
    """The message surely did not arrive: it never got out, or Telegram itself refused it."""
    refused = isinstance(error, BadRequest | Forbidden | ChatMigrated | InvalidToken | RetryAfter)
    return refused or (isinstance(error, TelegramError) and (never_sent(error) or too_large(error)))


def gone(reason: str) -> bool:
    """By what Telegram says of a chat that cannot be written to: whether it is there at all."""
    return _GONE.search(reason) is not None


def server_failed(error: TelegramError) -> bool:
    """The server itself says that it failed, or something before it does. So does a 401 or a 404:
    whether the token is dead is decided where updates are asked for."""
    if isinstance(error, InvalidToken):
        return True
    if isinstance(error, BadRequest | TimedOut | NotSentError) or too_large(error):
        return False
    return isinstance(error, NetworkError) and error.__cause__ is None


def revoked(error: InvalidToken) -> bool:
    """Telegram itself says that the token is dead: a 401 in its own words. A 404, which the library
    takes for the same, may only mean that the server lacks the method."""
    return "unauthorized" in error.message.lower()


def seconds(error: RetryAfter) -> float:
    """How long Telegram says to wait."""
    delay = error.retry_after
    return delay if isinstance(delay, int) else delay.total_seconds()


def too_large(error: TelegramError) -> bool:
    """A 413, be it Telegram's or that of something before it: no smaller the next time."""
    return isinstance(error, NetworkError) and _TOO_LARGE.search(error.message) is not None


def _says(error: BaseException | None, what: re.Pattern[str]) -> bool:
    return isinstance(error, BadRequest) and what.search(error.message) is not None
