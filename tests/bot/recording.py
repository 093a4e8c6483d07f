"""The one fake: Telegram's edge as a request class that records calls and answers like Telegram."""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any

from telegram.error import NetworkError
from telegram.request import BaseRequest, RequestData

BOT = {"id": 42, "is_bot": True, "first_name": "Bot", "username": "thu_bot"}
TOKEN = "42:not-a-real-token"  # noqa: S105


@dataclass(frozen=True)
class Call:
    """One call of the Bot API."""

    method: str
    params: Mapping[str, Any]

    @property
    def text(self) -> str:
        return str(self.params["text"])

    @property
    def buttons(self) -> list[dict[str, str]]:
        markup = self.params.get("reply_markup") or {}
        return [button for row in markup.get("inline_keyboard", []) for button in row]


class RecordingRequest(BaseRequest):
    """Answers every call; `refuse` makes the next call of a method fail as Telegram words it."""

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.answers: dict[str, Any] = {}
        """Results of methods, for every call."""
        self.files: dict[str, bytes] = {}
        """What can be fetched, by the last part of its path."""
        self._given: dict[str, list[Any]] = {}
        self._refusals: dict[str, list[tuple[int, dict[str, Any]]]] = {}
        self._failures: dict[str, list[Exception]] = {}
        self._ids = count(1000)

    @property
    def read_timeout(self) -> float:
        return 1.0

    async def initialize(self) -> None:
        pass

    async def shutdown(self) -> None:
        pass

    def refuse(self, method: str, code: int, description: str, **parameters: Any) -> None:
        body = {"ok": False, "error_code": code, "description": description}
        if parameters:
            body["parameters"] = parameters
        self._refusals.setdefault(method, []).append((code, body))

    def fail(self, method: str, error: Exception) -> None:
        """Let the next call of a method fail on its way, as the library tells it."""
        self._failures.setdefault(method, []).append(error)

    def give(self, method: str, *results: Any) -> None:
        """Results of the next calls of a method, one each."""
        self._given.setdefault(method, []).extend(results)

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, **_: Any
    ) -> tuple[int, bytes]:
        await asyncio.sleep(0)
        name = url.rsplit("/", 1)[1]
        params = request_data.parameters if request_data else {}
        self.calls.append(Call(name if method == "POST" else method, params))
        if self._failures.get(name):
            raise _told(self._failures[name].pop(0))
        if self._refusals.get(name):
            code, body = self._refusals[name].pop(0)
            return code, json.dumps(body).encode()
        if method == "GET":
            return 200, self.files[name]
        return 200, json.dumps({"ok": True, "result": self._result(name, params)}).encode()

    def _result(self, name: str, params: Mapping[str, Any]) -> Any:
        if self._given.get(name):
            return self._given[name].pop(0)
        if name in self.answers:
            return self.answers[name]
        if name == "getMe":
            return BOT
        if name == "getUpdates":
            return []
        if name in ("sendMessage", "sendPhoto", "editMessageText", "editMessageReplyMarkup"):
            return {
                "message_id": params.get("message_id") or next(self._ids),
                "date": 1,
                "chat": {"id": params["chat_id"], "type": "private"},
                "from": BOT,
                "text": params.get("text", ""),
            }
        return True

    def made(self, *methods: str) -> list[Call]:
        """The calls of these methods, in order."""
        return [call for call in self.calls if call.method in methods]


def _told(error: Exception) -> Exception:
    """A failure of the network as the library words it, with its cause."""
    if not isinstance(error, OSError):
        return error
    told = NetworkError(repr(error))
    told.__cause__ = error
    return told
