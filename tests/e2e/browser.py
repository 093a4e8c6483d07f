"""The system's Chromium, driven by playwright; and the demo it looks at."""

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from time import monotonic

import pytest
from playwright.async_api import Browser, Page, Request, async_playwright

from bot import serving
from bot.answering import Answering
from bot.demo import launch
from bot.transport import web
from bot.transport.health import Pulse

CHROMIUM = Path("/usr/bin/chromium")
PHONE = {"width": 390, "height": 844}
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@asynccontextmanager
async def running_demo(answering: Answering, cache: Path) -> AsyncIterator[launch.Demo]:
    """The demo on a free port of this machine, with the real bot polling it."""
    sock = web.bind("127.0.0.1:0", "the test's port")
    async with launch.demo(answering, cache, sock) as demo:
        polling = asyncio.create_task(serving.poll(demo.parts, Pulse(monotonic)))
        try:
            yield demo
        finally:
            polling.cancel()
            await asyncio.wait({polling})


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """A headless browser; the test skips where there is none, except in CI."""
    if not CHROMIUM.exists():
        reason = f"{CHROMIUM} is missing: apt-get install chromium"
        if os.environ.get("CI", "").lower() == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        try:
            yield browser
        finally:
            await browser.close()


@asynccontextmanager
async def opened(browser: Browser, url: str) -> AsyncIterator[Page]:
    """The page at an address, freshly opened on a phone by somebody new; nothing may go wrong in
    its console, and it may ask nobody else."""
    faults: list[str] = []
    origin = url.partition("?")[0].rstrip("/")

    def asked(request: Request) -> None:
        if not request.url.startswith((origin, "data:")):
            faults.append(f"asked elsewhere: {request.url}")

    async with await browser.new_page(viewport=PHONE, locale="vi-VN") as page:
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on(
            "console",
            lambda told: faults.append(told.text) if told.type in ("error", "warning") else None,
        )
        page.on("request", asked)
        await page.goto(url)
        yield page
    assert faults == []
