"""A newspaper that is watched, with all that hears of it: real HTTP on both sides, a real desk."""

from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot import clock
from bot.desk.cards import Summary
from bot.desk.desk import Desk
from bot.publishing.publisher import Publisher
from bot.state.cipher import new_key
from bot.state.state import State, state_at
from bot.transport.request import BotApiRequest
from bot.watching.judging import Judges
from bot.watching.newsroom import Newsroom
from bot.watching.telling import Teller, calling
from bot.watching.visit import Manners
from bot.watching.watch import Watch
from knowledge.curation.seed_files import Contents, contents_of
from tests.double import Double, RefusedCallError
from tests.newspaper import Newspaper, feed, item, page

NOW = 1_736_420_000
"""9/1/2025, 17:53 where the readers live."""
HOUR, DAY = 3600, 86_400
ZONE = clock.zone(clock.HOME_ZONE)
LAN, MINH = 11, 22
KEY = new_key()
TOKEN = "1:abcdefghijklmnopqrstuvwxyz"  # noqa: S105
TITLE = "Kẻ Sặt thu ngân sách vượt kế hoạch"
PARAGRAPHS = (
    "Sáng 9/1/2025, UBND huyện Kẻ Sặt tổ chức hội nghị tổng kết năm 2024, có đông đủ các phòng.",
    "Chủ tịch UBND huyện Kẻ Sặt Mạc Thị Hòe chủ trì và trao thưởng cho mười tập thể.",
    "Năm 2024, huyện thu ngân sách ước đạt hơn 86,5 tỷ đồng, cao nhất từ trước đến nay.",
    "Bà Mạc Thị Hòe giao Phòng Y tế huyện trình phương án tuyển bác sĩ trước ngày 31/3/2025.",
)
DATED = '<meta property="article:published_time" content="2025-01-09T12:00:00+07:00">'
ARTICLE = page(TITLE, *PARAGRAPHS, head=DATED)


LINK = "/tin/hop-post1.html"


@dataclass
class Calendar:
    """Seconds since 1970 that pass only when told."""

    seconds: int = NOW

    def __call__(self) -> int:
        return self.seconds


class Phones(Double):
    """The operators' Telegram."""

    def __init__(self) -> None:
        super().__init__()
        self.messages: list[dict[str, str]] = []
        self.refuses: dict[int, RefusedCallError] = {}
        """What becomes of messages to a chat that cannot be written to."""

    async def _send(self, params: dict[str, str]) -> dict[str, Any]:
        if error := self.refuses.get(int(params["chat_id"])):
            raise error
        self.messages.append(params)
        return await super()._send(params)

    def texts(self, operator: int = LAN) -> list[str]:
        """What an operator got."""
        return [one["text"] for one in self.messages if int(one["chat_id"]) == operator]


@dataclass
class Room:
    """A process that watches, over a state that outlives it."""

    paper: Newspaper
    phones: Phones
    calendar: Calendar
    state: State
    desk: Desk
    watch: Watch

    @property
    def feed(self) -> str:
        return f"{self.paper.url}/rss"

    def lists(self, *items: str) -> None:
        """Have the feed list these items."""
        self.paper.at["/rss"] = feed(*items)

    async def look(self, *feeds: str) -> Counter[str]:
        """Look at the feeds once; the newspaper's by default."""
        found = await self.watch.look(feeds or (self.feed,))
        assert found is not None
        return +found

    async def drafts(self) -> list[Summary]:
        return list(await self.desk.drafts())


def lists_article(room: Room, link: str = LINK, title: str = TITLE, at: int = NOW - HOUR) -> None:
    """Have the feed list the article, and print it."""
    room.lists(item(link, title, at))
    room.paper.at[link] = ARTICLE


@asynccontextmanager
async def room_of(
    url: str, seeds: Path, paper: Newspaper, phones: Phones, api: str, calendar: Calendar
) -> AsyncIterator[Room]:
    """A process of its own; `api`: the address of the operators' Telegram."""
    state = state_at(url, KEY)
    publisher = Publisher(state, zone=ZONE, now=calendar)

    def folder() -> Contents:
        return contents_of(seeds)

    desk = Desk(state, publisher, folder, lambda _: None)
    operators = (LAN, MINH)
    newsroom = Newsroom(state.sightings, desk, operators, ZONE, calendar)
    async with state.opened(), calling(TOKEN, api, BotApiRequest(2, 5.0)) as bot:
        teller = Teller(bot, state.alerts, operators)
        judges, manners = Judges(desk.bases), Manners(pause_seconds=0)
        watch = Watch(state, judges, newsroom, teller, calendar, manners)
        yield Room(paper, phones, calendar, state, desk, watch)
