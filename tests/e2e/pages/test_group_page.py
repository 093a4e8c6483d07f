"""Groups on the chat page, in a real browser with the real bot: people, topics, group life."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from browser import opened
from playwright.async_api import Browser, Page, expect

from bot.demo.launch import USERNAME, Demo

pytestmark = pytest.mark.asyncio(loop_scope="session")
ANSWERS = ".message:not(.mine)"
MINE = ".message.mine"
GROUP = "Nhóm: Khối phố 5"


@pytest_asyncio.fixture(loop_scope="session")
async def page(browser: Browser, demo: Demo) -> AsyncIterator[Page]:
    """The page with the group open."""
    async with opened(browser, demo.url) as page:
        await page.get_by_role("button", name=GROUP).click()
        await expect(page.locator("#name")).to_have_text("Khối phố 5")
        yield page


async def say(page: Page, text: str) -> None:
    await page.fill("#text", text)
    await page.press("#text", "Enter")
    await expect(page.locator(f"{MINE} .body").last).to_have_text(text)


async def test_two_people_a_topic_and_the_bot(page, demo):
    example = demo.parts.services.answering.engine.facts.language.about.examples[0]
    await say(page, "Ai biết không?")
    await page.get_by_role("button", name="Minh", exact=True).click()
    await expect(page.locator(MINE)).to_have_count(0)
    await expect(page.locator(".author")).to_have_text("Lan")

    await page.get_by_role("button", name="Hỏi đáp", exact=True).click()
    await expect(page.locator(".message")).to_have_count(0)
    await say(page, f"/hoi@{USERNAME} {example}")
    answer = page.locator(ANSWERS)
    await expect(answer).to_have_count(1)
    await expect(answer.locator(".author")).to_contain_text("Hỏi Đáp")
    await expect(answer.locator(".quote")).to_contain_text("Minh")

    await page.get_by_role("button", name="Lan", exact=True).click()
    await answer.last.get_by_label("Trả lời").click()
    await expect(page.locator("#context-what")).to_contain_text("Trả lời")
    await say(page, example)
    await expect(page.locator(ANSWERS)).to_have_count(3)
    await expect(page.locator(f"{ANSWERS} .quote strong").last).to_have_text("Lan")

    await page.get_by_role("button", name="Chung").click()
    await expect(page.locator(".message")).to_have_count(1)
    await page.reload()
    await expect(page.locator("#name")).to_have_text("Khối phố 5")
    await expect(page.locator(f"{MINE} .body")).to_have_text("Ai biết không?")


async def test_what_is_new_elsewhere_has_a_dot(page, demo):
    await page.get_by_role("button", name="Chat riêng").click()
    (visitor,) = demo.world.visitors.values()
    demo.world.new_message(visitor.forum, demo.world.bot, {"text": "x", "entities": []})
    await expect(page.get_by_role("button", name=GROUP).locator(".dot")).to_be_visible()
    await page.get_by_role("button", name=GROUP).click()
    await expect(page.locator(".chat-key .dot")).to_have_count(0)


async def test_menu_and_tapped_commands_name_the_bot(page):
    async with page.expect_response("**/page/info*"):
        await page.click("#menu")
    row = page.locator("#commands").get_by_role("button", name="/help")
    await row.click()
    await expect(page.locator(f"{MINE} .body")).to_have_text(f"/help@{USERNAME}")
    await expect(page.locator(ANSWERS)).to_have_count(1)


async def act(page: Page, name: str) -> None:
    await page.get_by_label("Việc khác với chat này").click()
    await page.locator("#action-list").get_by_role("button", name=name).click()


async def test_the_life_of_a_group(page):
    await page.get_by_role("button", name="Hỏi đáp", exact=True).click()
    await act(page, "Đóng chủ đề")
    await expect(page.locator(".service")).to_have_text("Lan đã đóng chủ đề")
    await page.get_by_role("button", name="Minh", exact=True).click()
    await expect(page.locator("#text")).to_be_disabled()
    await act(page, "Mời bot ra khỏi nhóm")
    await expect(page.locator("#notice")).to_contain_text("Bot không ở nhóm này")
    await expect(page.locator("#menu")).to_be_hidden()
    await act(page, "Thêm bot vào nhóm")
    await act(page, "Cho bot làm quản trị viên")
    await expect(page.locator("#notice")).to_contain_text("thấy mọi tin")

    await act(page, "Xoá chủ đề")
    await expect(page.get_by_role("button", name="Chung")).to_have_attribute("aria-pressed", "true")
    await act(page, "Mở chủ đề «Hỏi đáp»")
    await page.get_by_role("button", name="Hỏi đáp", exact=True).click()
    await expect(page.locator(".service")).to_have_text("Minh đã mở chủ đề «Hỏi đáp»")

    await page.get_by_role("button", name="Chat riêng").click()
    await act(page, "Chặn bot")
    await expect(page.locator("#notice")).to_contain_text("Bạn đã chặn bot")
    await act(page, "Bỏ chặn bot")
    await act(page, "Thêm bot vào nhóm mới")
    await expect(page.locator("#name")).to_have_text("Nhóm mới 1")
    await expect(page.locator(".service")).to_contain_text("đã thêm")
    await act(page, "Nâng lên siêu nhóm")
    await expect(page.locator("#messages")).to_contain_text("trước là một nhóm thường")
    await expect(page.get_by_role("button", name="Nhóm: Nhóm mới 1")).to_have_count(1)


async def test_it_fits_and_is_used_by_keyboard(page, demo):
    example = demo.parts.services.answering.engine.facts.language.about.examples[0]
    await say(page, f"/hoi@{USERNAME} {example}")
    await expect(page.locator(ANSWERS)).to_have_count(1)
    for width in (320, 375, 1280):
        await page.set_viewport_size({"width": width, "height": 700})
        assert await page.evaluate("document.documentElement.scrollWidth") <= width
        for part in ("#chats", "#topics", "#speakers", "#text", ".send"):
            await expect(page.locator(part)).to_be_in_viewport()
        await expect(page.get_by_role("button", name=GROUP)).to_be_in_viewport(ratio=0.9)
    named = "key => key.textContent.trim() || key.ariaLabel"
    assert await page.evaluate(f"[...document.querySelectorAll('button')].every({named})")
    await page.get_by_role("button", name="Chat riêng").focus()
    await page.keyboard.press("Tab")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    await expect(page.locator("#name")).to_have_text("Hội đọc sách")


async def test_links_lead_into_the_demo(browser, demo):
    async with opened(browser, f"{demo.url}/?startgroup=mau") as page:
        await expect(page.locator(f"{MINE} .body")).to_have_text(f"/start@{USERNAME} mau")
        await page.goto(f"{demo.url}/?start=f_gone")
        await page.click("#start")
        await expect(page.locator(f"{MINE} .body").first).to_have_text("/start f_gone")
        await page.reload()
        await expect(page.locator(MINE)).to_have_count(1)


async def test_the_bot_offers_answers_and_replies_as_a_guest(page, demo):
    example = demo.parts.services.answering.engine.facts.language.about.examples[0]
    await page.fill("#text", f"@{USERNAME} {example}")
    await expect(page.locator("#inline .inline-row").first).to_be_visible()
    await expect(page.locator("#inline .inline-more")).to_have_count(0)
    title = await page.locator("#inline .inline-title").first.inner_text()
    await page.locator("#inline .inline-row").first.click()
    await expect(page.locator(f"{MINE} .body")).to_contain_text(title)
    await expect(page.locator(f"{MINE} .author")).to_have_text(f"via @{USERNAME}")
    await expect(page.locator(ANSWERS)).to_have_count(0)  # it does not answer its own post

    await page.get_by_role("button", name="Nhóm: Hội đọc sách").click()
    await page.fill("#text", f"@{USERNAME} {example}")
    await page.press("#text", "Enter")
    await expect(page.locator(f"{ANSWERS} .author")).to_contain_text("bot khách")
    await expect(page.locator(f"{ANSWERS} .body")).to_contain_text(title)
    await page.locator(f"{ANSWERS} .keyboard button").last.click()
    await expect(page.locator("#name")).to_have_text(demo.world.bot["first_name"])
    await expect(page.locator(f"{MINE} .body")).to_contain_text("/start f_")
