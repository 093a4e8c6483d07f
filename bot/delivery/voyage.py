"""A call whose departure and arrival somebody notes: what is on the wire is known to whoever comes
after a crash."""

from contextvars import ContextVar
from typing import Any, Protocol


class Voyage(Protocol):
    """One attempt to make a call."""

    async def depart(self) -> None:
        """The call may go, and goes as soon as this returns; where it raises, it does not."""

    async def arrive(self, outcome: Any) -> None:
        """The call has ended: with what Telegram answered, or with an exception. The next one takes
        its place on the wire after this."""


current: ContextVar[Voyage | None] = ContextVar("voyage", default=None)
"""Of the message that is being sent in this context. A 429 is not waited out for it: whoever notes
it decides when it goes again."""
