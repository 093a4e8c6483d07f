"""Take docs/screenshot.png: a conversation on the demo page, with the real seeds.

    .venv/bin/python tests/e2e/screenshot.py docs/screenshot.png ["question" …]

Questions are asked in turn; without any, three of the bot's own examples are.
"""

import asyncio
import sys
from datetime import date
from pathlib import Path

from browser import chromium, running_demo
from playwright.async_api import Page

from bot.answering import Answering
from bot.loading import facts_of
from bot.settings import PROJECT
from knowledge.engine import Engine

DAY = date(2026, 11, 1)
SIZE = {"width": 460, "height": 900}


async def take(target: Path, questions: list[str]) -> None:
    """Ask the questions on the page and save what it looks like then."""
    facts = facts_of(PROJECT / "seeds")
    asked = questions or list(facts.language.about.examples[:3])
    answering = Answering(Engine(facts), lambda: DAY)
    async with running_demo(answering, PROJECT / "var/cache") as demo, chromium() as browser:
        page = await browser.new_page(viewport=SIZE, device_scale_factor=2, locale="vi-VN")
        await page.goto(demo.url)
        await page.click("#start")
        await page.wait_for_selector(".message:not(.mine)")
        for number, question in enumerate(asked, 1):
            await ask(page, question, number)
        await page.screenshot(path=target)


async def ask(page: Page, question: str, number: int) -> None:
    """Type a question and wait for its answer; `number` counts from 1."""
    await page.fill("#text", question)
    await page.press("#text", "Enter")
    await page.wait_for_function(
        "count => document.querySelectorAll('.message:not(.mine)').length > count", arg=number
    )


if __name__ == "__main__":
    asyncio.run(take(Path(sys.argv[1]), sys.argv[2:]))
