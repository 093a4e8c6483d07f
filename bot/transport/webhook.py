"""Updates that Telegram posts to us: only with the secret, only of a sane size, each one once."""

import hmac
import json
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from telegram import Update

from bot.app import App
from bot.memory import Bounded
from bot.transport import incoming

MAX_BYTES = 1_000_000


def webhook(app: App, url: str, secret: str, seen: Bounded[int, bool]) -> Starlette:
    """The web app behind TELEGRAM_WEBHOOK_URL; `seen` remembers the updates that came."""

    async def receive(request: Request) -> Response:
        given = request.headers.get("X-Telegram-Bot-Api-Secret-Token", "")
        if not hmac.compare_digest(given.encode(), secret.encode()):
            return Response(status_code=403)
        body = await _limited(request)
        if body is None:
            return Response(status_code=413)
        try:
            content = incoming.readable(json.loads(body))
        except ValueError:
            content = None
        if content is None:
            return Response(status_code=400)
        update = Update.de_json(content, app.bot)
        if seen.first_time(update.update_id, True):
            await app.update_queue.put(update)
        return Response()

    return Starlette(routes=[Route(urlsplit(url).path or "/", receive, methods=["POST"])])


async def _limited(request: Request) -> bytes | None:
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > MAX_BYTES:
            return None
    return body
