"""/healthz for whoever watches the process: is the bot in touch with Telegram, does its database
work, do notices go out? And /metrics in numbers."""

from collections.abc import Callable
from typing import Protocol

from prometheus_client import CONTENT_TYPE_LATEST
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.state.database import Database, StateError

SILENCE_SECONDS = 120.0
FAILING_SECONDS = 60.0
"""A database that is locked for a moment is no cause for alarm."""


class Pulse:
    """When Telegram was last heard."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._last = now()

    def beat(self) -> None:
        self._last = self._now()

    @property
    def silence(self) -> float:
        """Seconds since Telegram was last heard."""
        return self._now() - self._last


class Outlook(Protocol):
    """How the notices go; may raise StateError."""

    async def well(self) -> bool: ...

    async def text(self) -> bytes: ...


def health(pulse: Pulse | None, database: Database, outlook: Outlook) -> Starlette:
    """The web app behind HOIDAP_HEALTH; without a pulse (webhook) nobody is expected to speak."""

    async def healthz(request: Request) -> Response:
        in_touch = pulse is None or pulse.silence < SILENCE_SECONDS
        well = in_touch and await _sends(outlook) and database.failing_seconds < FAILING_SECONDS
        return JSONResponse({"ok": well}, status_code=200 if well else 503)

    async def metrics(request: Request) -> Response:
        try:
            return Response(await outlook.text(), media_type=CONTENT_TYPE_LATEST)
        except StateError:
            return Response(status_code=503)

    return Starlette(routes=[Route("/healthz", healthz), Route("/metrics", metrics)])


async def _sends(outlook: Outlook) -> bool:
    """A database that fails for a moment tells nothing of the notices."""
    try:
        return await outlook.well()
    except StateError:
        return True
