"""The chat page in the browser and what it asks for: news of its chats, and what is done there.

Only pages of this machine may use it: other hosts' names are refused, and every change has to be
JSON, which a page from elsewhere cannot send unasked.
"""

import asyncio
import contextlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Route

from bot.demo import inline
from bot.demo.deeds import DEEDS, FEWEST, MOST, Deed, Scene, do
from bot.demo.groups import place_of
from bot.demo.images import kind_of
from bot.demo.methods.menus import shown_commands
from bot.demo.multipart import Upload
from bot.demo.visitors import Visitor
from bot.demo.world import World

STATIC = Path(__file__).parent / "static"
HOLD_SECONDS = 20
_FRESH = {"Cache-Control": "no-store"}


class _Page:
    """What the page may ask of one world."""

    def __init__(self, world: World, examples: Sequence[str]) -> None:
        self.world = world
        self.examples = list(examples)

    async def file(self, request: Request) -> Response:
        name = request.url.path.lstrip("/") or "page.html"
        return FileResponse(STATIC / name, headers=_FRESH)

    async def info(self, request: Request) -> Response:
        visitor = _visitor(self.world, request)
        if visitor is None:
            return Response(status_code=400)
        told = _introduction(self.world, visitor)
        return JSONResponse(told | {"examples": self.examples})

    async def news(self, request: Request) -> Response:
        """What happened after an event that the page knows; waits until something does."""
        visitor, after = _visitor(self.world, request), request.query_params.get("after", "0")
        if visitor is None or not after.isdecimal():
            return Response(status_code=400)
        feed = visitor.feed
        hold = request.query_params.get("wait") != "0" and not self.world.closed
        if hold and len(feed.events) == int(after):
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(feed.changed.wait(), HOLD_SECONDS)
        return JSONResponse({"events": feed.events[int(after) :], "last": len(feed.events)})

    async def photo(self, request: Request) -> Response:
        content = self.world.files.get(request.path_params["file"])
        if content is None:
            return Response(status_code=404)
        return Response(content, media_type=kind_of(content))

    async def document(self, request: Request) -> Response:
        content = self.world.files.get(request.path_params["file"])
        if not isinstance(content, Upload):
            return Response(status_code=404)
        # Whatever is in it, the browser keeps it and shows nothing of it.
        headers = {"Content-Disposition": "attachment"}
        return Response(content, headers=headers, media_type="application/octet-stream")

    async def act(self, request: Request) -> Response:
        name = request.path_params["deed"]
        if name not in DEEDS:
            return Response(status_code=404)
        deed = await _deed(request)
        if isinstance(deed, Response):
            return deed
        done = do(self.world, name, deed)
        return JSONResponse({"done": done}, status_code=200 if done else 400)

    async def ask(self, request: Request) -> Response:
        deed = await _deed(request)
        if isinstance(deed, Response):
            return deed
        return JSONResponse(await _asked(self.world, deed))


def routes(world: World, examples: Sequence[str]) -> list[Route]:
    """The routes of the page; `examples` are questions to tap."""
    page = _Page(world, examples)
    return [
        Route("/", page.file),
        *(Route(f"/{path.name}", page.file) for path in sorted(STATIC.iterdir())),
        Route("/page/info", page.info),
        Route("/page/news", page.news),
        Route("/page/photo/{file}", page.photo),
        Route("/page/document/{file}", page.document),
        Route("/page/inline", page.ask, methods=["POST"]),
        Route("/page/{deed}", page.act, methods=["POST"]),
    ]


def _visitor(world: World, request: Request) -> Visitor | None:
    """The visitor whom a page names; None: that is no visitor's number."""
    given = request.query_params.get("chat", "")
    if not given.isdecimal() or not FEWEST < int(given) < MOST:
        return None
    visitor = world.visitor(int(given))
    visitor.speak(request.query_params.get("language", visitor.language))
    return visitor


async def _deed(request: Request) -> Deed | Response:
    """What the page wants done, or why that cannot be."""
    if not request.headers.get("content-type", "").startswith("application/json"):
        return Response(status_code=415)
    try:
        return Deed.model_validate_json(await request.body())
    except ValidationError as error:
        return JSONResponse(json.loads(error.json(include_input=False)), status_code=400)


async def _asked(world: World, deed: Deed) -> dict[str, Any]:
    """What the list above the input shows for `@bot text`."""
    try:
        scene = Scene(world, deed)
    except LookupError:
        return {"results": []}
    query = await inline.ask(world, scene.chat, scene.person, deed.text, deed.offset)
    if query is None or query.answer is None:
        return {"results": []}
    shown = ("id", "title", "description")
    return {
        "query": query.id,
        "results": [{key: one[key] for key in shown} for one in query.answer.results],
        "next_offset": query.answer.next_offset,
        "button": query.answer.button,
    }


def _introduction(world: World, visitor: Visitor) -> dict[str, Any]:
    """The bot and the visitor's people and chats, each chat with the menus of who may speak."""
    language, described = visitor.language, world.descriptions
    people = {key: one["id"] for key, one in visitor.people.items()}
    chats = []
    for chat in visitor.chats.values():
        speakers = {"": visitor.number} if chat.private else people
        menus = {key: shown_commands(world, chat, user, language) for key, user in speakers.items()}
        chats.append(place_of(chat, world) | {"menus": menus})
    return {
        "bot": world.bot,
        "description": described.get(("description", language))
        or described.get(("description", ""), ""),
        "people": [
            {"key": key, "id": one["id"], "name": one["first_name"]}
            for key, one in visitor.people.items()
        ],
        "chats": chats,
        "forum": visitor.forum.id,
    }
