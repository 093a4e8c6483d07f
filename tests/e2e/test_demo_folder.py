"""A curator changes the seeds and sees it in the demo, without starting it again."""

import asyncio
from datetime import UTC, datetime, timedelta, timezone
from time import monotonic

from bot import clock, serving
from bot.answering import Answering
from bot.demo import launch
from bot.demo.folder import Folder
from bot.publishing.publisher import Publisher
from bot.state.cipher import new_key
from bot.state.follows import Frequency, Wish
from bot.state.state import state_at
from bot.transport import web
from bot.transport.health import Pulse
from knowledge.engine import Engine
from knowledge.seeds import load

ARTICLE = "articles/2025-02-18-lam-viec.toml"
VISITOR = 5_000_000
DIRECTIVE = """
[[statements]]
id = "s-moi"
kind = "directive"
text = "mở bến thuyền mới trước mùa lễ hội"
by = ["ngo-ba-trac"]
topics = ["du-lich"]
paragraphs = [6]
"""


async def test_what_is_saved_is_published_when_it_is_in_order(invented_seeds):
    said: list[str] = []
    article = invented_seeds / ARTICLE
    before = article.read_text("utf-8")
    state = state_at("sqlite+aiosqlite://", new_key())
    publisher = Publisher(state, zone=clock.zone(clock.HOME_ZONE), now=clock.seconds)
    folder = Folder(invented_seeds, publisher, said.append)
    async with state.opened():
        await folder.look()
        await folder.look()
        assert said == []
        await state.follows.follow(Wish(7, "du-lich", Frequency.AT_ONCE, 1))
        article.write_text(before + "[[statements]", "utf-8")
        await folder.look()
        await folder.look()
        assert [ARTICLE in line for line in said] == [True, False]
        article.write_text(before + DIRECTIVE, "utf-8")
        await folder.look()
        assert said[2:] == ["The seeds have changed: 1 change, 1 chat hears of it."]
        assert [one.id for one in await state.releases.all()] == [2, 1]


async def test_who_follows_at_the_page_hears_of_what_is_saved(invented_seeds, tmp_path):
    hour = datetime.now(UTC).hour  # noqa: TID251
    noon = timezone(timedelta(hours=12 - hour))  # nobody is written to at night
    answering = Answering(Engine(load(invented_seeds)), lambda: clock.today(noon))
    sock = web.bind("127.0.0.1:0", "the test's port")
    curated = launch.Curated(invented_seeds, noon)
    async with launch.demo(answering, tmp_path, sock, curated) as demo, asyncio.timeout(30):
        polling = asyncio.create_task(serving.poll(demo.parts, Pulse(monotonic)))
        state, chat = demo.parts.services.state, demo.world.chat(VISITOR)
        demo.world.said(chat, {"text": "chào bạn"})
        while answering.release_id == 0:
            await asyncio.sleep(0.05)
        await state.follows.follow(Wish(VISITOR, "du-lich", Frequency.AT_ONCE, 1))
        article = invented_seeds / ARTICLE
        article.write_text(article.read_text("utf-8") + DIRECTIVE, "utf-8")
        while not any("bến thuyền mới" in one.get("text", "") for one in chat.messages.values()):
            await asyncio.sleep(0.05)
        polling.cancel()
        await asyncio.wait({polling})
