"""One piece of news for many followers, sent by processes that are killed on the way, over a Bot
API double that notes what it sees: for tests and measurements."""

import asyncio
import random
import signal
from asyncio.subprocess import Process
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import func, insert, select

from bot import clock
from bot.publishing.draft import Consent
from bot.publishing.publisher import Publisher
from bot.state.follows import Frequency
from bot.state.state import State, state_at
from bot.state.tables import follows, outbox, subscribers
from bot.transport import web
from knowledge.curation.seed_files import contents_of
from tests.double import Double, served

TOKEN = "1:abcdefghijklmnopqrstuvwxyz"  # noqa: S105
ARTICLE = "articles/2025-02-18-lam-viec.toml"
NEWS = """
[[statements]]
id = "s-moi"
kind = "directive"
text = "mở bến thuyền mới ở phía đông"
by = ["ngo-ba-trac"]
topics = ["du-lich"]
paragraphs = [6]
"""
TOPIC = "du-lich"
FIRST_CHAT = 1_000
AGAIN = "gửi lại"

Start = Callable[..., Awaitable[Process]]


def daytime() -> str:
    """A time zone in which it is about noon."""
    ahead = 12 - datetime.now(UTC).hour  # noqa: TID251  (no test of what is said today)
    return f"Etc/GMT{-ahead:+d}"


@dataclass(frozen=True)
class Kill:
    """What was on the wire when a process was killed."""

    flying: int
    sent: int


@dataclass
class Spread:
    """What became of one piece of news."""

    chats: range
    seen: list[tuple[float, int, str]] = field(default_factory=list)
    kills: list[Kill] = field(default_factory=list)
    left: int = 0
    """Rows of the outbox that were neither sent nor given up."""

    @property
    def heard(self) -> Counter[int]:
        return Counter(chat for _, chat, _ in self.seen)

    @property
    def lost(self) -> set[int]:
        return set(self.chats) - set(self.heard)

    @property
    def doubled(self) -> list[int]:
        return [chat for chat, number in self.heard.items() if number > 1]

    @property
    def unmarked(self) -> list[int]:
        """Chats that heard again and could not know it."""
        marked = Counter(chat for _, chat, text in self.seen if AGAIN in text)
        return [chat for chat in self.doubled if marked[chat] < self.heard[chat] - 1]

    @property
    def speed(self) -> float:
        """Messages a second, from the first to the last."""
        return (len(self.seen) - 1) / (self.seen[-1][0] - self.seen[0][0])

    @property
    def most(self) -> int:
        """The most messages that the server saw in any second."""
        times, start, most = [at for at, _, _ in self.seen], 0, 0
        for end, at in enumerate(times):
            while times[start] <= at - 1.0:
                start += 1
            most = max(most, end - start + 1)
        return most


class Watched(Double):
    """Notes each message with its time."""

    def __init__(self, spread: Spread, holds: float) -> None:
        super().__init__(holds=holds)
        self.flying = 0
        self._spread = spread

    async def answer(self, method: str, params: dict[str, str]) -> Any:
        if method != "sendMessage":
            return await super().answer(method, params)
        self._spread.seen.append((perf_counter(), int(params["chat_id"]), params["text"]))
        self.flying += 1
        try:
            return await super().answer(method, params)
        finally:
            self.flying -= 1


async def published(state: State, seeds: Path, followers: int) -> range:
    """Publish the seeds, have so many chats follow, publish news; the chats."""
    publisher = Publisher(state, zone=ZoneInfo(daytime()), now=clock.seconds)
    chats = range(FIRST_CHAT, FIRST_CHAT + followers)
    follow = {"thing": TOPIC, "frequency": Frequency.AT_ONCE, "paused": False}
    follow |= {"consent_at": 1, "consent_version": 1}
    async with state.opened():
        await _publish(publisher, seeds)
        async with state.database.begin() as connection:
            await connection.execute(insert(follows), [{"chat": one, **follow} for one in chats])
            await connection.execute(insert(subscribers), [{"chat": one} for one in chats])
        file = seeds / ARTICLE
        file.write_text(file.read_text("utf-8") + NEWS, "utf-8")
        await _publish(publisher, seeds)
    return chats


async def _publish(publisher: Publisher, seeds: Path) -> None:
    draft = await publisher.draft(contents_of(seeds), Consent())
    if draft is None:
        raise ValueError("there is nothing to publish")
    await publisher.publish(draft)


async def _started(start: Start, variables: dict[str, str], processes: int) -> Process:
    """A bot: the only one polls, several stand behind a webhook."""
    more = {}
    if processes > 1:
        with web.bind("127.0.0.1:0", "a free port") as sock:
            more["HOIDAP_LISTEN"] = f"127.0.0.1:{sock.getsockname()[1]}"
        more["TELEGRAM_WEBHOOK_URL"] = "https://bot.example/hook"
        more["TELEGRAM_WEBHOOK_SECRET"] = "s3cret"  # noqa: S105
    return await start("run", **variables, **more)


async def spread(
    start: Start,
    state: tuple[str, str],
    seeds: Path,
    *,
    followers: int,
    kills: int = 0,
    between: tuple[float, float] = (2.0, 6.0),
    processes: int = 1,
    holds: float = 0.03,
    ledger: Path | None = None,
) -> Spread:
    """Tell so many chats of one piece of news. After so many seconds of sending (`between`) a
    process is killed and started again, so many times. `state` is an address and a key."""
    url, key = state
    chats = await published(state_at(url, key, ledger), seeds, followers)
    found = Spread(chats)
    double, dice = Watched(found, holds), random.Random(followers + kills)  # noqa: S311
    variables = {
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "HOIDAP_STATE_URL": url,
        "HOIDAP_STATE_KEY": key,
        "HOIDAP_SEEDS": str(seeds),
        "HOIDAP_TIMEZONE": daytime(),
    }
    async with served(double) as address:
        variables["TELEGRAM_API_BASE_URL"] = address
        bots = [await _started(start, variables, processes)]
        await _some(double, found, 0.0)  # so it is the one that sends
        bots += [await _started(start, variables, processes) for _ in range(processes - 1)]
        for number in range(kills):
            await _some(double, found, dice.uniform(*between))
            victim = number % processes
            bots[victim].send_signal(signal.SIGKILL)
            found.kills.append(Kill(double.flying, len(found.seen)))
            await bots[victim].wait()
            bots[victim] = await _started(start, variables, processes)
        await _settled(state_at(url, key, ledger), found)
        for bot in bots:
            bot.send_signal(signal.SIGTERM)
            await bot.communicate()
    return found


async def _some(double: Watched, found: Spread, seconds: float) -> None:
    """Wait until messages have gone out for so many seconds, or all have."""
    before = len(found.seen)
    while len(found.seen) == before and found.lost:
        await double.changed.wait()
    await asyncio.sleep(seconds)


async def _settled(state: State, found: Spread) -> None:
    """Wait until nothing is left to send."""
    waits = outbox.c.state.in_(("pending", "sending"))
    async with state.opened():
        while True:
            async with state.database.begin() as connection:
                found.left = await connection.scalar(select(func.count()).where(waits)) or 0
            if not found.left:
                return
            await asyncio.sleep(0.5)
