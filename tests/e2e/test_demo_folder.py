"""A curator changes the seeds and sees it in the demo, without starting it again."""

from bot import clock
from bot.demo.folder import Folder
from bot.publishing.publisher import Publisher
from bot.state.cipher import new_key
from bot.state.follows import Frequency, Wish
from bot.state.state import state_at

ARTICLE = "articles/2025-02-18-lam-viec.toml"
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
