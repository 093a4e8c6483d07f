"""/healthz for whoever watches the process: is the bot in touch with Telegram?"""

from collections.abc import Callable

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

SILENCE_SECONDS = 120.0


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


def health(pulse: Pulse | None) -> Starlette:
    """The web app behind HOIDAP_HEALTH; without a pulse (webhook) being up is being well."""

    async def healthz(request: Request) -> Response:
        well = pulse is None or pulse.silence < SILENCE_SECONDS
        return JSONResponse({"ok": well}, status_code=200 if well else 503)

    return Starlette(routes=[Route("/healthz", healthz)])
