"""A small Bot API over HTTP for tests and measurements: it hands out updates until they are
confirmed and notes what is sent. Written on bare asyncio, so that it costs far less than a bot."""

import asyncio
import json
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count
from time import perf_counter
from typing import Any
from urllib.parse import parse_qsl

ME = {"id": 1, "is_bot": True, "first_name": "Bot", "username": "thu_bot"}
BATCH = 100


def question(number: int, chat: int, text: str) -> dict[str, Any]:
    """The update of a person who asks something in private."""
    person = {"id": chat, "is_bot": False, "first_name": "A", "language_code": "vi"}
    message = {"message_id": number, "date": 1_800_000_000, "from": person, "text": text}
    message["chat"] = {"id": chat, "type": "private", "first_name": "A"}
    return {"update_id": number, "message": message}


class RefusedCallError(Exception):
    """The server answers that it does not do what it was asked."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        told = {"ok": False, "error_code": code, "description": description}
        self.answer = told | ({"parameters": parameters} if parameters else {})


class Double:
    """The server's state."""

    def __init__(self, *, holds: float = 0.0) -> None:
        """`holds`: so many seconds each message takes to be sent."""
        self.updates: list[dict[str, Any]] = []
        self.sent: Counter[int] = Counter()
        """Messages by chat."""
        self.first_at = self.last_at = 0.0
        self.changed = asyncio.Event()
        self.holds = holds
        self._ids = count(1)

    def give(self, *updates: dict[str, Any]) -> None:
        self.updates += updates
        self._tell()

    async def until_sent(self, number: int) -> None:
        """Wait until so many messages were sent."""
        while self.sent.total() < number:
            await self.changed.wait()

    async def answer(self, method: str, params: dict[str, str]) -> Any:
        """What a call gives; bytes are sent as they are, as a file is."""
        if method == "getUpdates":
            return await self._get_updates(int(params.get("offset", 0)), params)
        if method == "sendMessage":
            return await self._send(params)
        if method == "getMe":
            return ME
        if method.startswith("getMy"):
            return [] if method == "getMyCommands" else {"description": "", "short_description": ""}
        return True

    async def _get_updates(self, offset: int, params: dict[str, str]) -> list[dict[str, Any]]:
        if self.updates and self.updates[0]["update_id"] < offset:
            self.updates = [one for one in self.updates if one["update_id"] >= offset]
            self._tell()
        until = perf_counter() + float(params.get("timeout", 0))
        while not self.updates and (left := until - perf_counter()) > 0:
            try:
                await asyncio.wait_for(self.changed.wait(), left)
            except TimeoutError:
                break
        self.first_at = self.first_at or (perf_counter() if self.updates else 0.0)
        return self.updates[: min(BATCH, int(params.get("limit", BATCH)))]

    async def _send(self, params: dict[str, str]) -> dict[str, Any]:
        chat = int(params["chat_id"])
        self.sent[chat] += 1
        self.last_at = perf_counter()
        self._tell()
        if self.holds:
            await asyncio.sleep(self.holds)
        place = {"id": chat, "type": "private", "first_name": "A"}
        text = params.get("text", "")
        return {"message_id": next(self._ids), "date": 1, "chat": place, "from": ME, "text": text}

    def _tell(self) -> None:
        self.changed.set()
        self.changed = asyncio.Event()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection: request after request."""
        try:
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
                fields = dict(
                    line.lower().split(": ", 1) for line in head.split("\r\n")[1:] if line
                )
                body = (await reader.readexactly(int(fields.get("content-length", 0)))).decode()
                method = head.split(" ", 2)[1].rsplit("/", 1)[1]
                params = json.loads(body) if body.startswith("{") else dict(parse_qsl(body))
                status = b"200 OK"
                try:
                    result = await self.answer(method, params)
                except RefusedCallError as error:
                    told = error.answer
                    status = b"%d Refused" % error.answer["error_code"]
                else:
                    told = {"ok": True, "result": result}
                    if isinstance(result, bytes):
                        told = result
                answer = told if isinstance(told, bytes) else json.dumps(told).encode()
                writer.write(
                    b"HTTP/1.1 %s\r\nContent-Type: application/json\r\n"
                    b"Content-Length: %d\r\n\r\n%s" % (status, len(answer), answer)
                )
                await writer.drain()
        except (asyncio.IncompleteReadError, asyncio.CancelledError, ConnectionError):
            pass  # whoever called has gone, or the server ends
        finally:
            writer.close()


@asynccontextmanager
async def served(double: Double) -> AsyncIterator[str]:
    """Serve it on a free port of this machine; its address."""
    server = await asyncio.start_server(double.serve, "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    finally:
        server.close()
