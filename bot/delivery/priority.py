"""What goes first when not everything may go at once."""

from contextvars import ContextVar
from enum import IntEnum


class Priority(IntEnum):
    ANSWER = 0
    """Somebody waits for it."""
    NOTICE = 1
    """Nobody asked for it just now: a greeting, a notice to many chats."""


current: ContextVar[Priority] = ContextVar("priority", default=Priority.ANSWER)
"""Of the calls that are being made in this context."""
