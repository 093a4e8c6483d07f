"""The demo's Bot API over HTTP: /bot<token>/<method>, as Telegram's servers answer it."""

import hmac
import json
from typing import Any
from urllib.parse import parse_qsl

import structlog
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.demo.methods import METHODS
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
            body = {
                "ok": False,
                "error_code": refusal.code,
                "description": refusal.description,
            }
            return JSONResponse(body, status_code=refusal.code)
        return JSONResponse({"ok": True, "result": result})

    return [Route("/bot{token}/{method}", call, methods=["GET", "POST"])]


async def _call(world: World, token: str, request: Request) -> Any:
    if not hmac.compare_digest(request.path_params["token"].encode(), token.encode()):
        raise Refused(401, "Unauthorized")
    method = METHODS.get(request.path_params["method"].lower())
    if method is None:
        raise Refused(404, "Not Found: method not found")
    return await method(world, await _params(request))


async def _params(request: Request) -> Params:
    given = dict(request.query_params)
    body = (await request.body()).decode("utf-8", "replace")
    if request.headers.get("content-type", "").startswith("application/json"):
        try:
            values = json.loads(body or "{}")
        except json.JSONDecodeError:
            raise bad("can't parse JSON object") from None
        if not isinstance(values, dict):
            raise bad("object expected as request body")
        return {**given, **values}
    return parsed(given | dict(parse_qsl(body, keep_blank_values=True)))
