"""An operator at the desk, and the articles that come there. All of it is invented."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import select

from bot import clock
from bot.desk.cards import Card, Decision, Operator
from bot.desk.desk import Desk
from bot.desk.outcomes import Decided, Opened, Preview, Published
from bot.publishing.carrying import Kept
from bot.publishing.draft import Consent
from bot.publishing.publisher import Publisher
from bot.state.follows import Frequency, Wish
from bot.state.state import State, state_at
from bot.state.tables import metadata
from knowledge.curation.seed_files import Contents, contents_of
from knowledge.factbase import FactBase
from knowledge.seeds import load

NOON = 1_800_075_600
"""16/1/2027, 12:00 where the readers live."""
ZONE = clock.zone(clock.HOME_ZONE)
BOTH = pytest.mark.parametrize("url", ["sqlite", "postgresql"], indirect=True)
LAN, MINH = Operator(11, "Lan"), Operator(22, "Minh")

KE_SAT = """Kẻ Sặt thu ngân sách vượt kế hoạch

(Báo Thượng Giang) - Sáng 9/1/2025, UBND huyện Kẻ Sặt tổ chức hội nghị tổng kết năm 2024.

Chủ tịch UBND huyện Kẻ Sặt Mạc Thị Hòe chủ trì.

Năm 2024, huyện thu ngân sách ước đạt hơn 86,5 tỷ đồng.

Bà Mạc Thị Hòe giao Phòng Y tế huyện trình phương án tuyển bác sĩ trước ngày 31/3/2025.
"""
CHO_MOI = """Kẻ Sặt khởi công chợ mới

(Báo Thượng Giang) - Sáng 20/2/2025, UBND huyện Kẻ Sặt khởi công chợ.

Chủ tịch UBND huyện Kẻ Sặt Mạc Thị Hòe dự.

Hai tháng đầu năm 2025, huyện thu ngân sách 12,4 tỷ đồng.
"""


def article_of(office: str) -> str:
    """An article in which somebody has an office."""
    return f"""Họp bàn việc đô thị

(Báo Thượng Giang) - Sáng 5/3/2025, UBND TP Thượng Giang họp bàn việc đô thị.

{office} Mạc Thị Hòe dự.
"""


@dataclass
class Office:
    """A desk with the state and the folder behind it."""

    state: State
    desk: Desk
    publisher: Publisher
    folder: Path
    key: str

    @asynccontextmanager
    async def elsewhere(self, url: str) -> "AsyncIterator[Office]":
        """The same desk in another process."""
        state = state_at(url, self.key)
        publisher = Publisher(state, zone=ZONE, now=lambda: NOON)
        desk = Desk(state, publisher, lambda: contents_of(self.folder), lambda _: None)
        async with state.opened():
            yield Office(state, desk, publisher, self.folder, self.key)

    async def opened(self, text: str = KE_SAT) -> int:
        """An article on the desk."""
        found = await self.desk.open(text, name="bai.txt", by=LAN)
        assert isinstance(found, Opened)
        return found.draft.id

    async def cards(self, draft: int) -> list[Card]:
        first = await self.desk.card(draft, 1)
        return [await self.desk.card(draft, position) for position in range(1, first.of + 1)]

    async def card(self, draft: int, table: str, said: str = "") -> Card:
        """The first card of a table that says so."""
        return next(
            one for one in await self.cards(draft) if one.table == table and said in plain(one)
        )

    async def accept_all(self, draft: int, by: Operator = LAN) -> None:
        while card := await self.desk.waiting(draft, 0):
            step = await self.desk.decide(card.id, card.version, Decision.ACCEPTED, by)
            assert isinstance(step, Decided)

    async def previewed(self, draft: int) -> Preview:
        found = await self.desk.preview(draft)
        assert isinstance(found, Preview)
        return found

    async def published(self, draft: int, by: Operator = LAN) -> Published:
        """Every card accepted and published."""
        await self.accept_all(draft, by)
        preview = await self.previewed(draft)
        assert preview.complaints == ()
        done = await self.desk.publish(draft, preview.draft.version, by, sure_at=preview.release)
        assert isinstance(done, Published)
        return done

    async def publish_folder(self, **consent: Iterable[str]) -> int | None:
        """As `hoidap publish` does it."""
        draft = await self.publisher.draft(contents_of(self.folder), Consent(**consent))
        return (await self.publisher.publish(draft))[0] if draft else None

    def write(self, name: str, more: str) -> None:
        """Add to a file of the folder."""
        file = self.folder / name
        file.write_text(file.read_text("utf-8") + more, "utf-8")

    def replace(self, name: str, old: str, new: str) -> None:
        """Change a file of the folder wherever it says so."""
        file = self.folder / name
        file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")

    async def follow(self, chat: int, thing: str) -> None:
        await self.state.follows.follow(Wish(chat, thing, Frequency.AT_ONCE, 1))

    async def kept(self, seeds: Contents) -> tuple[Kept, ...]:
        return await self.publisher.kept(seeds, Consent())

    async def rollback(self, release: int) -> int:
        draft = await self.publisher.rollback(release)
        assert draft is not None
        return (await self.publisher.publish(draft))[0]

    async def facts(self) -> FactBase:
        """What is served."""
        newest = await self.state.releases.newest()
        return load(Contents(await self.state.releases.files(newest.id)))

    async def releases(self) -> int:
        return len(await self.state.releases.all())

    async def dump(self) -> str:
        """All rows of all tables, as text."""
        async with self.state.database.begin() as connection:
            rows = [
                f"{table.name}: {row}"
                for table in metadata.sorted_tables
                for row in await connection.execute(select(table))
            ]
        return "\n".join(rows)


def plain(card: Card) -> str:
    """What a card says."""
    return "\n".join("".join(span.text for span in line) for line in card.said)
