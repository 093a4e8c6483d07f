"""Inline mode, guest mode and photos on the chat page; the bot in them is a script of the test."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from browser import opened
from playwright.async_api import Browser, Page, expect
from scripted import Double, playing
from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQuery,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    Update,
)
from test_photos_api import png

pytestmark = pytest.mark.asyncio(loop_scope="session")
KEYS = InlineKeyboardMarkup([[InlineKeyboardButton("Nguồn", callback_data="s:x")]])
GROUP = "Nhóm: Khối phố 5"
POST = "#messages .message"


def article(number: int, query: str) -> InlineQueryResultArticle:
    content = InputTextMessageContent(f"<b>Đáp {number}</b>: {query}", parse_mode="HTML")
    return InlineQueryResultArticle(
        str(number), f"Đáp {number}", content, description="Bài 1/2/2023", reply_markup=KEYS
    )


@pytest_asyncio.fixture(loop_scope="session")
async def page(browser: Browser, double: Double) -> AsyncIterator[Page]:
    """The page with the group open, and a bot that offers, posts and shows sources."""

    async def offers(query: InlineQuery) -> None:
        at = int(query.offset or 0)
        await query.answer(
            [article(number, query.query) for number in range(at + 1, at + 4)],
            cache_time=0,
            next_offset="" if at else "3",
            button=InlineQueryResultsButton("Hỏi riêng", start_parameter="inline"),
        )

    async def answer(update: Update) -> None:
        if update.inline_query:
            await offers(update.inline_query)
        if update.guest_message:
            await update.guest_message.answer_guest_query(article(1, "khách"))
        if update.callback_query:
            await update.callback_query.answer("Đây là nguồn")
            await update.callback_query.edit_message_text("Nguồn: bài 1")

    async with playing(double, answer), opened(browser, double.url) as page:
        await page.get_by_role("button", name=GROUP).click()
        yield page


async def test_inline_results_are_offered_chosen_and_posted(page):
    await page.get_by_role("button", name="Hỏi đáp", exact=True).click()
    await page.locator("#text").press_sequentially("@thu")
    await page.locator("#inline button").click()
    await page.locator("#text").press_sequentially("thu ngân sách")
    rows = page.locator("#inline .inline-row")
    await expect(rows).to_have_count(3)
    await expect(rows.first).to_contain_text("Bài 1/2/2023")
    await page.get_by_role("button", name="Xem thêm").click()
    await expect(rows).to_have_count(6)
    await page.focus("#text")
    for key in ("ArrowDown", "ArrowDown", "ArrowDown", "Enter"):  # the first is «Hỏi riêng»
        await page.keyboard.press(key)
    await expect(page.locator(f"{POST} .body")).to_have_text("Đáp 2: thu ngân sách")
    await expect(page.locator(f"{POST} .author")).to_have_text("via @thu_bot")
    await expect(page.locator("#text")).to_have_value("")
    await expect(page.locator("#inline")).to_be_hidden()
    await page.get_by_role("button", name="Minh", exact=True).click()
    await expect(page.locator(f"{POST} .author")).to_have_text("Lan via @thu_bot")
    await page.locator(".keyboard button").click()
    await expect(page.locator("#toast")).to_have_text("Đây là nguồn")
    await expect(page.locator(f"{POST} .body")).to_have_text("Nguồn: bài 1")


async def test_the_offer_leads_to_the_private_chat_and_closes(page):
    await page.fill("#text", "@thu_bot x")
    await expect(page.locator("#inline .inline-row")).to_have_count(3)
    await page.press("#text", "Escape")
    await expect(page.locator("#inline")).to_be_hidden()
    await page.fill("#text", "@thu_bot y")
    await page.get_by_role("button", name="Hỏi riêng").click()
    await expect(page.locator(f"{POST} .body")).to_have_text("/start inline")
    await page.fill("#text", "@thu_bot z")
    await page.locator("#inline .inline-row").first.click()
    await expect(page.locator(f"{POST} .body").last).to_have_text("Đáp 1: z")


async def test_a_guest_replies_once_where_it_is_no_member(page):
    await page.get_by_role("button", name="Nhóm: Hội đọc sách").click()
    await expect(page.locator("#notice")).to_contain_text("Bot không ở nhóm này")
    await page.fill("#text", "@thu_bot thu bao nhiêu?")
    await page.press("#text", "Enter")
    await expect(page.locator(POST)).to_have_count(2)
    reply = page.locator(f"{POST}:not(.mine)")
    await expect(reply.locator(".author")).to_contain_text("bot khách")
    await expect(reply.locator(".quote")).to_contain_text("thu bao nhiêu?")
    await reply.locator(".keyboard button").click()
    await expect(reply.locator(".body")).to_have_text("Nguồn: bài 1")


async def test_photos_are_shown_with_their_text(page, double):
    (visitor,) = double.world.visitors.values()
    place, topic = visitor.forum.id, next(iter(visitor.forum.topics))
    picture = png(300, 200)
    await double.bot.send_photo(place, picture, caption="Thu 2021: 5 tỷ", message_thread_id=topic)
    await page.get_by_role("button", name="Hỏi đáp").click()
    image = page.get_by_role("img", name="Thu 2021: 5 tỷ")
    await expect(image).to_be_visible()
    await expect(image).to_have_js_property("naturalWidth", 300)
    await expect(page.locator(f"{POST} .body")).to_contain_text("Thu 2021: 5 tỷ")
