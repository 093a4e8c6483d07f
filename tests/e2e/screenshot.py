"""Take docs/screenshot.png: a group with a topic on the demo page, with the real seeds.

    .venv/bin/python tests/e2e/screenshot.py docs/screenshot.png [WIDTH]

Lan and Minh ask two of the bot's own examples in turn; the second is followed up by a picture.
"""

import asyncio
import sys
from datetime import date
from pathlib import Path

from browser import chromium, running_demo
from playwright.async_api import Page

from bot.answering import Answering
from bot.demo.launch import USERNAME
from bot.loading import facts_of
from bot.settings import PROJECT
from knowledge.engine import Engine

DAY = date(2026, 11, 1)
WIDTH, HEIGHT = 460, 1200


async def take(target: Path, width: int) -> None:
    """Let the group talk and save what it looks like then."""
    facts = facts_of(PROJECT / "seeds")
    first, second, *_ = facts.language.about.examples
    answering = Answering(Engine(facts), lambda: DAY)
    async with running_demo(answering, PROJECT / "var/cache") as demo, chromium() as browser:
        size = {"width": width, "height": HEIGHT}
        page = await browser.new_page(viewport=size, device_scale_factor=2, locale="vi-VN")
        await page.goto(demo.url)
        await page.get_by_role("button", name="Nhóm: Khối phố 5").click()
        await page.get_by_role("button", name="Hỏi đáp", exact=True).click()
        await ask(page, "Lan", f"/hoi@{USERNAME} {first}", 2)
        await ask(page, "Minh", f"/hoi@{USERNAME} {second}", 4)
        await page.get_by_role("button", name="📊").last.click()
        await page.locator("img.picture").wait_for()
        await page.locator("img.picture").evaluate("image => image.decode()")
        await page.screenshot(path=target)


async def ask(page: Page, person: str, question: str, said: int) -> None:
    """Type a question as somebody; wait until so many messages are said in all."""
    await page.get_by_role("button", name=person, exact=True).click()
    await page.fill("#text", question)
    await page.press("#text", "Enter")
    await page.wait_for_function(
        "count => document.querySelectorAll('.message').length >= count", arg=said
    )


if __name__ == "__main__":
    asyncio.run(take(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else WIDTH))
