"""Updates that Telegram posts to us: only with the secret, only of a sane size. What is safe is
acknowledged; all else Telegram posts again."""

import asyncio
import hmac
import json
from collections.abc import Awaitable, Callable, Sequence
from typing import Any
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.inbox.intake import Taken

MAX_BYTES = 1_000_000
UNSAFE_SECONDS = 20.0
"""How long the answer is held back for an update that could not be stored to be handled."""
AGAIN_SECONDS = 5
"""When Telegram is to post again what was not safe by then."""

Take = Callable[[Sequence[Any]], Awaitable[list[Taken]]]


def webhook(url: str, secret: str, take: Take) -> Starlette:
    """The web app behind TELEGRAM_WEBHOOK_URL."""

    async def receive(request: Request) -> Response:
        given = request.headers.get("X-Telegram-Bot-Api-Secret-Token", "")
        if not hmac.compare_digest(given.encode(), secret.encode()):
            return Response(status_code=403)
        body = await _limited(request)
        if body is None:
            return Response(status_code=413)
        try:
            content = json.loads(body)
        except (ValueError, RecursionError):  # no JSON, or deeper than anything Telegram sends
            content = None
        taken = await take([content])
        if not taken:
            return Response(status_code=400)
        if not await _safe(taken[0]):
            return Response(status_code=503, headers={"Retry-After": str(AGAIN_SECONDS)})
        return Response()

    return Starlette(routes=[Route(urlsplit(url).path or "/", receive, methods=["POST"])])


async def _safe(taken: Taken) -> bool:
    if taken.handled:
        await asyncio.wait({taken.handled}, timeout=UNSAFE_SECONDS)
    return taken.safe


async def _limited(request: Request) -> bytes | None:
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > MAX_BYTES:
            return None
    return body
