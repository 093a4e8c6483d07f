"""The real bot on an invented province, with only Telegram's edge recorded."""

import asyncio
import logging
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import structlog
from recording import BOT, TOKEN, Call, RecordingRequest
from telegram import Update

from bot.answering import Answering
from bot.app import App, build
from bot.clock import HOME_ZONE, seconds, zone
from bot.delivery.limits import Limits
from bot.desk.desk import Desk
from bot.publishing.publisher import Publisher
from bot.services import Operating, Services, make_services
from bot.serving import Parts
from bot.state.cipher import new_key
from bot.state.state import state_at
from knowledge.curation.seed_files import contents_of
from knowledge.engine import Engine
from knowledge.outcome import Reply

DAY = date(2026, 11, 1)
OPERATOR, COLLEAGUE = 77, 78


@pytest.fixture(autouse=True)
def logging_restored() -> Iterator[None]:
    """Logging belongs to the process: what a test configures is undone."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers, root.level = handlers, level
    logging.raiseExceptions = True
    structlog.reset_defaults()


class ScriptedEngine(Engine):
    """The real engine, but for the questions and records that a test gives replies for."""

    def __init__(self, real: Engine) -> None:
        vars(self).update(vars(real))
        self.replies: dict[str, Reply | Exception] = {}
        self.asked: list[str] = []
        self.contexts: list[tuple[str, ...]] = []

    def ask(self, question: str, **rest: Any) -> Reply:
        self.asked.append(question)
        self.contexts.append(tuple(rest["context"]))
        scripted = self.replies.get(question)
        if isinstance(scripted, Exception):
            raise scripted
        return scripted or super().ask(question, **rest)

    def show(self, target: str, **rest: Any) -> Reply | None:
        scripted = self.replies.get(target)
        return scripted if isinstance(scripted, Reply) else super().show(target, **rest)


@dataclass
class Clock:
    """Seconds that pass only when told."""

    seconds: float = 0.0

    def __call__(self) -> float:
        return self.seconds


@dataclass
class Chat:
    """A person writing to the bot, and what the bot does then."""

    app: App
    telegram: RecordingRequest
    engine: ScriptedEngine
    services: Services
    clock: Clock
    user: dict[str, Any] = field(
        default_factory=lambda: {"id": 7, "is_bot": False, "first_name": "A"}
    )
    chat: dict[str, Any] = field(default_factory=lambda: {"id": 7, "type": "private"})
    _ids: Any = field(default_factory=lambda: count(1))

    @property
    def parts(self) -> Parts:
        return Parts(self.app, self.services, self.telegram)

    async def says(self, text: str, **more: Any) -> list[Call]:
        """Send a text; the calls that the bot makes."""
        message = self.message(text=text, **more)
        return await self.update(message=message)

    async def edits(self, message_id: int, text: str) -> list[Call]:
        message = self.message(text=text) | {"message_id": message_id, "edit_date": 2}
        return await self.update(edited_message=message)

    async def presses(self, data: str, message: dict[str, Any] | None = None) -> list[Call]:
        message = message or {**self.message(text="…"), "from": BOT}
        query = {"id": str(next(self._ids)), "from": self.user, "chat_instance": "1"}
        return await self.update(callback_query={**query, "message": message, "data": data})

    def message(self, **content: Any) -> dict[str, Any]:
        message = {"message_id": next(self._ids), "date": 1, "chat": self.chat, "from": self.user}
        text = content.get("text") or ""
        if text.startswith("/"):
            length = len(text.split()[0])
            content["entities"] = [{"type": "bot_command", "offset": 0, "length": length}]
        return message | content

    async def update(self, **content: Any) -> list[Call]:
        """Let the bot process one update; the calls that it makes."""
        return await self.updates(content)

    async def updates(self, *contents: dict[str, Any]) -> list[Call]:
        """Let the bot process updates one after another, and only then what it says come out."""
        before = len(self.telegram.calls)
        with self.services.sender.collecting() as handed:
            for content in contents:
                update = {"update_id": next(self._ids), **content}
                await self.app.process_update(Update.de_json(update, self.app.bot))
        if handed:
            await asyncio.wait(handed)
        return self.telegram.calls[before:]


@pytest.fixture
def unstarted(engine: Engine, shared_seeds: Path, tmp_path: Path) -> Chat:
    """The bot before it has connected."""
    scripted, telegram, clock = ScriptedEngine(engine), RecordingRequest(), Clock()
    state = state_at("sqlite+aiosqlite://", new_key())
    publisher = Publisher(state, zone=zone(HOME_ZONE), now=seconds)
    desk = Desk(state, publisher, lambda: contents_of(shared_seeds), lambda _: None)
    services = make_services(
        Answering(scripted, lambda: DAY),
        state,
        Operating(desk, operators=(OPERATOR, COLLEAGUE)),
        clock,
        cache=tmp_path,
    )
    app = build(
        services,
        token=TOKEN,
        api_base_url="http://localhost",
        requests=(telegram, telegram),
        limits=Limits(lifted=True),
    )
    return Chat(app, telegram, scripted, services, clock)


@pytest.fixture
async def stored(unstarted: Chat) -> AsyncIterator[None]:
    """The bot's state is there; most of what it does needs none."""
    async with unstarted.services.state.opened():
        yield


@pytest.fixture
async def chat(unstarted: Chat) -> AsyncIterator[Chat]:
    """The bot as it runs."""
    async with unstarted.services.state.opened(), unstarted.app:
        yield unstarted
