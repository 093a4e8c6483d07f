"""A curator who changes files and publishes, and the chats that hear of it."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import select, update

from bot import clock
from bot.publishing.draft import Consent
from bot.publishing.publisher import Planned, Publisher
from bot.state.follows import Frequency, Wish
from bot.state.state import State
from bot.state.tables import events, outbox
from knowledge.curation.seed_files import contents_of

NOON = 1_800_075_600
"""16/1/2027, 12:00 in Hà Tĩnh."""
ZONE = clock.zone(clock.HOME_ZONE)
BOTH = pytest.mark.parametrize("url", ["sqlite", "postgresql"], indirect=True)
ARTICLE = "articles/2025-02-18-lam-viec.toml"
DIRECTIVE = """
[[statements]]
id = "{id}"
kind = "directive"
text = "{text}"
by = ["ngo-ba-trac"]
to = ["tx-binh-lang"]
area = "tx-binh-lang"
topics = ["du-lich"]
paragraphs = [6]
"""


@dataclass(frozen=True)
class Row:
    """A row of the outbox, by what people care about."""

    chat: int
    kind: str
    fact: str
    state: str
    reasons: tuple[str, ...]
    due_at: int
    thread: int | None
    before: str

    @property
    def told(self) -> tuple[int, str, str]:
        return self.chat, self.kind, self.fact


@dataclass
class Curator:
    state: State
    publisher: Publisher
    folder: Path

    def write(self, fact: str, text: str) -> None:
        """Add a directive to the newest article."""
        file = self.folder / ARTICLE
        file.write_text(file.read_text("utf-8") + DIRECTIVE.format(id=fact, text=text), "utf-8")

    def change(self, old: str, new: str, name: str = ARTICLE) -> None:
        file = self.folder / name
        text = file.read_text("utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        file.write_text(text.replace(old, new), "utf-8")

    def strike(self, fact: str) -> str:
        """Delete a row of the newest article; what stood there."""
        file = self.folder / ARTICLE
        text = file.read_text("utf-8")
        found = re.search(rf'\n\[\[\w+\]\]\nid = "{fact}"\n(?:(?!\[\[).*\n)*', text)
        assert found, fact
        file.write_text(text.replace(found[0], ""), "utf-8")
        return found[0]

    async def publish(self, **consent: object) -> list[Planned]:
        """Publish what the folder holds; what became of it."""
        draft = await self.publisher.draft(contents_of(self.folder), Consent(**consent))
        return (await self.publisher.publish(draft))[1] if draft else []

    async def rollback(self, release: int) -> None:
        draft = await self.publisher.rollback(release)
        assert draft is not None
        await self.publisher.publish(draft)

    async def follow(
        self, chat: int, thing: str, frequency: Frequency = Frequency.AT_ONCE, **rest: int
    ) -> None:
        await self.state.follows.follow(Wish(chat, thing, frequency, 1, **rest))

    async def rows(self) -> list[Row]:
        joined = select(outbox, events.c.kind, events.c.fact, events.c.content).join(
            events, events.c.id == outbox.c.event
        )
        async with self.state.database.begin() as connection:
            found = await connection.execute(joined.order_by(outbox.c.id))
            return [
                Row(
                    row.chat,
                    row.kind,
                    row.fact,
                    row.state,
                    tuple(row.reasons),
                    row.due_at,
                    row.thread,
                    "".join(span[0] for line in row.content["before"] for span in line),
                )
                for row in found
            ]

    async def waiting(self) -> set[tuple[int, str, str]]:
        """Who is still to hear what of which fact."""
        return {row.told for row in await self.rows() if row.state in ("pending", "paused")}

    async def send(self, *chats: int) -> None:
        """What waits for these chats is sent; for all where none is named."""
        which = outbox.c.chat.in_(chats) if chats else outbox.c.id > 0
        async with self.state.database.begin() as connection:
            await connection.execute(
                update(outbox).where(which, outbox.c.state == "pending").values(state="sent")
            )
