"""The chat page in the browser and what it asks for: news of its chat, sending, pressing, editing.

Only pages of this machine may use it: other hosts' names are refused, and every change has to be
JSON, which a page from elsewhere cannot send unasked.
"""

import asyncio
import contextlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Route

from bot.demo.world import Chat, World, text_of_person

HERE = Path(__file__).parent
FILES = {"/": "page.html", "/page.css": "page.css", "/page.js": "page.js"}
HOLD_SECONDS = 20
MAX_TEXT = 4096
ATTACHMENTS: dict[str, dict[str, Any]] = {
    "sticker": {
        "sticker": {
            "file_id": "sticker",
            "file_unique_id": "sticker",
            "type": "regular",
            "width": 512,
            "height": 512,
            "is_animated": False,
            "is_video": False,
            "emoji": "👋",
        }
    },
    "photo": {
        "photo": [{"file_id": "photo", "file_unique_id": "photo", "width": 640, "height": 480}]
    },
}
"""What the page can send that is no text, as the bot gets it."""


class Deed(BaseModel):
    """What the person at the page does."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    chat: int = Field(gt=1_000_000, lt=2**40)
    language: str = Field(default="vi", pattern=r"^[a-z]{2}(-[A-Za-z]+)?$")
    text: str = Field(default="", max_length=MAX_TEXT)
    attachment: str = ""
    message: int = 0
    data: str = Field(default="", max_length=64)


def routes(world: World, examples: Sequence[str]) -> list[Route]:
    """The routes of the page; `examples` are questions to tap."""

    async def file(request: Request) -> Response:
        return FileResponse(HERE / FILES[request.url.path], headers={"Cache-Control": "no-store"})

    async def info(request: Request) -> Response:
        language = request.query_params.get("language", "")
        commands = world.commands.get(language) or world.commands.get("", [])
        described = world.descriptions
        return JSONResponse(
            {
                "bot": world.bot,
                "commands": commands,
                "description": described.get(("description", language))
                or described.get(("description", ""), ""),
                "examples": list(examples),
            }
        )

    async def news(request: Request) -> Response:
        try:
            chat = world.chat(int(request.query_params["chat"]))
            after = int(request.query_params.get("after", "0"))
        except (KeyError, ValueError):
            return Response(status_code=400)
        hold = request.query_params.get("wait") != "0" and not world.closed
        if hold and len(chat.events) == after:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(chat.changed.wait(), HOLD_SECONDS)
        return JSONResponse({"events": chat.events[after:], "last": len(chat.events)})

    async def do(request: Request) -> Response:
        act = _DEEDS.get(request.path_params["deed"])
        if act is None:
            return Response(status_code=404)
        if not request.headers.get("content-type", "").startswith("application/json"):
            return Response(status_code=415)
        try:
            deed = Deed.model_validate_json(await request.body())
        except ValidationError as error:
            return JSONResponse(json.loads(error.json(include_input=False)), status_code=400)
        chat = world.chat(deed.chat, deed.language)
        chat.language = deed.language
        done = act(world, chat, deed)
        return JSONResponse({"done": done}, status_code=200 if done else 400)

    return [
        *(Route(path, file) for path in FILES),
        Route("/page/info", info),
        Route("/page/news", news),
        Route("/page/{deed}", do, methods=["POST"]),
    ]


def _say(world: World, chat: Chat, deed: Deed) -> Any:
    if deed.attachment in ATTACHMENTS:
        return world.said(chat, dict(ATTACHMENTS[deed.attachment]))["message_id"]
    if deed.text.strip():
        return world.said(chat, text_of_person(deed.text.strip()))["message_id"]
    return None


def _edit(world: World, chat: Chat, deed: Deed) -> Any:
    return deed.text.strip() and world.edited(chat, deed.message, deed.text.strip())


def _press(world: World, chat: Chat, deed: Deed) -> Any:
    return world.pressed(chat, deed.message, deed.data)


_DEEDS = {"say": _say, "edit": _edit, "press": _press}
