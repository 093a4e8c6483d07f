"""The demo's Bot API over HTTP, as Telegram's servers answer it: /bot<token>/<method> and
/file/bot<token>/<path>."""

import hmac
import json
from typing import Any
from urllib.parse import parse_qsl

import structlog
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.demo.images import kind_of
from bot.demo.methods import METHODS
from bot.demo.multipart import parts_of
from bot.demo.params import Params, Refused, bad, parsed
from bot.demo.world import World

_log = structlog.get_logger(__name__)


def routes(world: World, token: str) -> list[Route]:
    """The routes of one bot's API."""

    async def call(request: Request) -> Response:
        try:
            result = await _call(world, token, request)
        except Refused as refusal:
            if refusal.code != 409:
                _log.warning("refused", method=request.path_params["method"], why=str(refusal))
            body: dict[str, Any] = {
                "ok": False,
                "error_code": refusal.code,
                "description": refusal.description,
            }
            if refusal.parameters:
                body["parameters"] = refusal.parameters
            return JSONResponse(body, status_code=refusal.code)
        return JSONResponse({"ok": True, "result": result})

    async def file(request: Request) -> Response:
        content = world.files.get(request.path_params["file"])
        if content is None or not _authorised(token, request):
            return JSONResponse({"ok": False, "error_code": 404}, status_code=404)
        return Response(content, media_type=kind_of(content))

    return [
        Route("/bot{token}/{method}", call, methods=["GET", "POST"]),
        Route("/file/bot{token}/{folder}/{file}", file),
    ]


def _authorised(token: str, request: Request) -> bool:
    return hmac.compare_digest(request.path_params["token"].encode(), token.encode())


async def _call(world: World, token: str, request: Request) -> Any:
    if not _authorised(token, request):
        raise Refused(401, "Unauthorized")
    method = METHODS.get(request.path_params["method"].lower())
    if method is None:
        raise Refused(404, "Not Found: method not found")
    return await method(world, await _params(request))


async def _params(request: Request) -> Params:
    given = dict(request.query_params)
    raw, kind = await request.body(), request.headers.get("content-type", "")
    if kind.startswith("multipart/form-data"):
        parts = parts_of(kind, raw)
        texts = {name: value for name, value in parts.items() if isinstance(value, str)}
        return {**parts, **parsed(given | texts)}
    body = raw.decode("utf-8", "replace")
    if kind.startswith("application/json"):
        try:
            values = json.loads(body or "{}")
        except json.JSONDecodeError:
            raise bad("can't parse JSON object") from None
        if not isinstance(values, dict):
            raise bad("object expected as request body")
        return {**given, **values}
    return parsed(given | dict(parse_qsl(body, keep_blank_values=True)))
