"""Logging: one line an event on stderr, never with the bot's token, never with what people write.

Libraries may name the whole address of a call, token included, at INFO: they are held at WARNING,
and whatever slips through loses the token in `Redactor`.
"""

import logging
import re
import sys
import traceback
from typing import Any

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

QUIET = ("aiohttp", "httpx", "httpcore", "telegram.ext", "uvicorn", "alembic")
SILENT = ("trafilatura", "htmldate", "courlan")
"""What is wrong with a page, we tell ourselves, with its address."""
HIDDEN = "<token>"
_ANY_TOKEN = re.compile(r"\d{5,20}:[A-Za-z0-9_-]{20,}")


def where(error: BaseException) -> str:
    """The line of code at which something went wrong. Of an error that nobody expected this is
    told, never its own words: they may repeat what people or newspapers wrote."""
    frames = traceback.extract_tb(error.__traceback__)
    return f"{frames[-1].filename}:{frames[-1].lineno}" if frames else "?"


class Redactor:
    """A structlog processor that hides the token, and anything of a token's shape."""

    def __init__(self, token: str | None = None) -> None:
        self._token = token

    def __call__(self, logger: WrappedLogger, method: str, event: EventDict) -> EventDict:
        return {key: self._clean(value) for key, value in event.items()}

    def _clean(self, value: Any) -> Any:
        if isinstance(value, int | float | bool | None):
            return value
        if isinstance(value, dict):
            return {key: self._clean(one) for key, one in value.items()}
        if isinstance(value, list | tuple):
            return [self._clean(one) for one in value]
        text = str(value)
        if self._token:
            text = text.replace(self._token, HIDDEN)
        return _ANY_TOKEN.sub(HIDDEN, text)


def configure(token: str | None = None, level: int = logging.INFO) -> None:
    """Send structlog's and the standard library's events to stderr, redacted."""
    shared: list[Processor] = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso"),
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[*shared, structlog.stdlib.ExtraAdder()],
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.format_exc_info,
                Redactor(token),
                structlog.dev.ConsoleRenderer(colors=False),
            ],
        )
    )
    # An event that cannot be formatted would else be printed raw, token and all.
    logging.raiseExceptions = False
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    for name in SILENT:
        logging.getLogger(name).setLevel(logging.CRITICAL)
