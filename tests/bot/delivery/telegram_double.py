"""Telegram's Bot API over real sockets, which answers as a test says."""

import asyncio
import json
from collections import defaultdict
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count
from typing import Any
from urllib.parse import parse_qsl

from telegram.ext import ExtBot

from bot.delivery.limits import Limits
from bot.delivery.rate_limiter import RateLimiter
from bot.sending import Bot
from bot.transport.request import BotApiRequest

TOKEN = "42:not-a-real-token"  # noqa: S105


@dataclass(frozen=True)
class Seen:
    """A call as it reached the server."""

    at: float
    method: str
    params: dict[str, str]

    @property
    def chat(self) -> int:
        return int(self.params.get("chat_id", 0))

    @property
    def text(self) -> str:
        return self.params.get("text", "")


@dataclass(frozen=True)
class Response:
    """What the server answers, and how long it takes."""

    status: int
    body: bytes
    delay: float = 0.0


def refusal(code: int, description: str, **parameters: int) -> Response:
    body: dict[str, Any] = {"ok": False, "error_code": code, "description": description}
    if parameters:
        body["parameters"] = parameters
    return Response(code, json.dumps(body).encode())


def too_many(seconds: int) -> Response:
    return refusal(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)


Rule = Callable[[Seen], Response | None]


@dataclass
class Telegram:
    """Answers every call well, but for what `rules` say; the first that says something counts."""

    rules: list[Rule] = field(default_factory=list)
    seen: list[Seen] = field(default_factory=list)
    done: list[Seen] = field(default_factory=list)
    """Those that it answered well."""
    seconds: float = 0.0
    """How long an answer takes."""
    port: int = 0
    """Where it listens; 0: nowhere yet."""
    _server: asyncio.Server | None = None
    _writers: set[asyncio.StreamWriter] = field(default_factory=set)
    _ids: Any = field(default_factory=lambda: count(1000))

    def once(self, chat: int, response: Response) -> None:
        """Answer the next call that concerns a chat with this."""
        left = [response]

        def rule(call: Seen) -> Response | None:
            return left.pop() if left and call.params.get("chat_id") == str(chat) else None

        self.rules.append(rule)

    def to(self, chat: int) -> list[Seen]:
        """What reached a chat, in order."""
        return [call for call in self.done if call.params.get("chat_id") == str(chat)]

    def most(self, seconds: float, chat: int | None = None) -> int:
        """The most messages that were seen in any so many seconds."""
        by_chat = defaultdict(list)
        for call in self.seen:
            by_chat[call.chat].append(call.at)
            by_chat[None].append(call.at)
        times = by_chat[chat]
        return max(sum(one <= at < one + seconds for at in times) for one in times)

    async def open(self) -> None:
        """Listen, at the same port as before."""
        self._server = await asyncio.start_server(self.connected, "127.0.0.1", self.port)
        self.port = self._server.sockets[0].getsockname()[1]

    def close(self) -> None:
        """Be gone: whoever calls finds nobody."""
        if self._server:
            self._server.close()
        for writer in self._writers:
            writer.close()

    async def connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._writers.add(writer)
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                response = self._answer(head, await reader.readexactly(_length(head)))
                await asyncio.sleep(self.seconds + response.delay)
                length = len(response.body)
                writer.write(
                    b"HTTP/1.1 %d X\r\nContent-Length: %d\r\n\r\n" % (response.status, length)
                )
                writer.write(response.body)
                await writer.drain()
        except (asyncio.IncompleteReadError, asyncio.CancelledError, ConnectionError):
            pass
        finally:
            self._writers.discard(writer)
            writer.close()

    def _answer(self, head: bytes, body: bytes) -> Response:
        method = head.split(b" ", 2)[1].decode().rsplit("/", 1)[1]
        call = Seen(asyncio.get_running_loop().time(), method, dict(parse_qsl(body.decode())))
        self.seen.append(call)
        for rule in self.rules:
            if response := rule(call):
                return response
        self.done.append(call)
        return Response(200, json.dumps({"ok": True, "result": self._result(call)}).encode())

    def _result(self, call: Seen) -> Any:
        if call.method == "getMe":
            return {"id": 42, "is_bot": True, "first_name": "Bot", "username": "thu_bot"}
        if "chat_id" not in call.params or call.method == "deleteMessage":
            return True
        number = int(call.params.get("message_id") or next(self._ids))
        chat = {"id": call.chat, "type": "private"}
        return {"message_id": number, "date": 1, "chat": chat, "text": call.text}


@asynccontextmanager
async def connected(telegram: Telegram, limits: Limits | None = None) -> AsyncIterator[Bot]:
    """A bot that talks to this Telegram, as the real one does, within the limits."""
    await telegram.open()
    request = BotApiRequest(64, 20.0)
    await request.initialize()
    bot: Bot = ExtBot(
        TOKEN,
        base_url=f"http://127.0.0.1:{telegram.port}/bot",
        request=request,
        rate_limiter=RateLimiter(limits or Limits()),
    )
    try:
        yield bot
    finally:
        await request.shutdown()
        telegram.close()


def _length(head: bytes) -> int:
    lines = head.lower().split(b"\r\n")
    return next(int(one.split(b":")[1]) for one in lines if one.startswith(b"content-length:"))
