"""The chat page in a real browser, with the real bot behind it."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from browser import opened
from playwright.async_api import Browser, Page, expect

from bot.demo.launch import Demo

pytestmark = pytest.mark.asyncio(loop_scope="session")
ANSWERS = ".message:not(.mine)"
MINE = ".message.mine"


@pytest_asyncio.fixture(loop_scope="session")
async def page(browser: Browser, demo: Demo) -> AsyncIterator[Page]:
    """The page of the demo."""
    async with opened(browser, demo.url) as page:
        yield page


async def start(page: Page) -> None:
    await page.click("#start")
    await expect(page.locator(ANSWERS)).to_have_count(1)


async def test_a_conversation(page, demo):
    about = demo.parts.services.answering.engine.facts.language.about
    await expect(page.locator("#name")).to_have_text(about.name)
    await expect(page.locator("#notice")).to_contain_text("không chính thức")
    await start(page)
    await expect(page.locator(f"{ANSWERS} b").first).to_be_visible()

    await page.locator("#examples button").first.click()
    await expect(page.locator(ANSWERS)).to_have_count(2)
    await expect(page.locator(MINE).last).to_contain_text(about.examples[0])

    await page.locator(ANSWERS).last.get_by_text("Nguồn").first.click()
    await expect(page.locator(ANSWERS)).to_have_count(3)
    await expect(page.locator(f"{ANSWERS} .quote").last).to_be_visible()
    await expect(page.locator("#typing")).to_be_hidden()

    await page.fill("#text", "<b>không phải HTML</b>")
    await page.press("#text", "Enter")
    await expect(page.locator(MINE).last).to_contain_text("<b>không phải HTML</b>")
    await expect(page.locator(ANSWERS)).to_have_count(4)


async def test_menu_language_and_commands(page):
    await start(page)
    await page.click("#menu")
    await page.get_by_role("button", name="/nguon").click()
    await expect(page.locator(ANSWERS)).to_have_count(2)
    await expect(page.locator("#commands")).to_be_hidden()
    await page.click("#language")
    await page.fill("#text", "/privacy")
    await page.click(".send")
    await expect(page.locator(ANSWERS).last).to_contain_text("Privacy")


async def test_an_edited_question_changes_its_answer(page, demo):
    examples = demo.parts.services.answering.engine.facts.language.about.examples
    await start(page)
    await page.fill("#text", examples[0])
    await page.press("#text", "Enter")
    await expect(page.locator(ANSWERS)).to_have_count(2)
    before = await page.locator(f"{ANSWERS} .body").last.inner_text()
    await page.locator(MINE).last.get_by_label("Sửa câu hỏi").click()
    await page.fill("#text", examples[1])
    await page.press("#text", "Enter")
    await expect(page.locator(f"{ANSWERS} .body").last).not_to_have_text(before)
    await expect(page.locator(MINE).last).to_contain_text("đã sửa")
    await expect(page.locator(ANSWERS)).to_have_count(2)


async def test_stickers_get_a_line_and_a_reload_keeps_the_chat(page):
    await start(page)
    await page.click("#sticker")
    await expect(page.locator(ANSWERS)).to_have_count(2)
    await page.reload()
    await expect(page.locator(ANSWERS)).to_have_count(2)
    await expect(page.locator("#start")).to_be_hidden()


async def test_a_file_is_sent_with_what_is_typed(page):
    await start(page)
    await page.fill("#text", "https://bao.example/bai.html")
    file = {"name": "bài.txt", "mimeType": "text/plain", "buffer": "Một bài báo".encode()}
    await page.set_input_files("#file", file)
    await expect(page.locator(ANSWERS)).to_have_count(2)
    await expect(page.locator(f"{MINE} a.file")).to_have_text("📎 bài.txt")
    await expect(page.locator(MINE).last).to_contain_text("bao.example")
    await expect(page.locator(f"{ANSWERS} .quote").last).to_contain_text("bao.example")
    await expect(page.locator("#text")).to_have_value("")


async def test_it_fits_a_small_phone(page):
    await page.set_viewport_size({"width": 320, "height": 568})
    await start(page)
    wide = await page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 320
    await expect(page.locator(".send")).to_be_in_viewport()


async def test_a_picture_and_a_report(page, demo):
    await start(page)
    await page.fill("#text", "/bieudo")
    await page.press("#text", "Enter")
    await page.get_by_role("button", name="Thu ngân sách TX Bình Lãng", exact=True).click()
    picture = page.locator(f"{ANSWERS} img.picture")
    await expect(picture).to_be_visible()
    assert await picture.evaluate("image => image.decode().then(() => image.naturalWidth)") > 1000
    for width in (375, 1280):
        await page.set_viewport_size({"width": width, "height": 800})
        assert await page.evaluate("document.documentElement.scrollWidth") <= width

    await page.fill("#text", "Nghị quyết 14-NQ/TU nói về gì?")
    await page.press("#text", "Enter")
    await page.get_by_role("button", name="👎 Sai rồi").last.click()
    await expect(page.locator("#toast")).to_contain_text("Mình đã ghi lại")
    wish = page.locator(ANSWERS).last
    await expect(wish).to_contain_text("Báo sai #")
    await wish.get_by_label("Trả lời").click()
    await page.fill("#text", "số này cũ rồi")
    await page.press("#text", "Enter")
    await expect(page.locator(ANSWERS).last).to_contain_text("Mình đã ghi lời bạn góp ý")
    (kept,) = await demo.parts.services.state.reports.oldest(2)
    report = kept.report
    assert (report.remark, report.question[:10]) == ("số này cũ rồi", "Nghị quyết")


async def test_an_answer_is_followed_and_all_is_stopped_again(page, demo):
    await start(page)
    await page.fill("#text", "Thu ngân sách TX Bình Lãng năm 2024?")
    await page.press("#text", "Enter")
    await page.get_by_role("button", name="🔔 Theo dõi").click()
    await expect(page.locator(ANSWERS).last).to_contain_text("🔔 Theo dõi: Thu ngân sách")
    await page.get_by_role("button", name="🔔 Mỗi sáng 7 giờ").click()
    await expect(page.locator(ANSWERS).last).to_contain_text("Đã theo dõi Thu ngân sách")
    await page.fill("#text", "/dangtheodoi")
    await page.press("#text", "Enter")
    await expect(page.locator(ANSWERS).last).to_contain_text("1. Thu ngân sách – mỗi sáng")
    for width in (375, 1280):
        await page.set_viewport_size({"width": width, "height": 800})
        assert await page.evaluate("document.documentElement.scrollWidth") <= width
    await page.get_by_role("button", name="🔕 Dừng tất cả").click()
    await expect(page.locator(ANSWERS).last).to_contain_text("Đã dừng tất cả")
    (chat,) = [one.id for one in demo.world.chats.values() if one.private and one.started]
    assert await demo.parts.services.state.follows.of(chat) == []


async def test_the_welcome_leads_into_a_group(page):
    await start(page)
    await page.get_by_role("button", name="➕ Thêm mình vào nhóm").click()
    await expect(page.locator("#name")).to_have_text("Nhóm mới 1")
    await expect(page.locator(ANSWERS).last).to_contain_text("Xin chào cả nhóm")
