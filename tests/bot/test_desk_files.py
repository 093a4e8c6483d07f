"""Articles as operators send them: files and long texts; and strangers who try."""

import asyncio
from dataclasses import replace
from datetime import date

import pytest
from recording import BOT
from telegram.error import InvalidToken, TimedOut

from bot.desk.desk import Desk
from bot.desk.outcomes import Known
from bot.state.database import StateError
from bot.submissions.gathering import BACK_SECONDS, QUIET_SECONDS, Gathering
from bot.wording import DESK_VIETNAMESE as WORDS
from bot.wording import TOO_LONG

SENTENCE = "Ủy ban nhân dân thành phố yêu cầu hoàn thành trước ngày 30/6."
LONG = " ".join([SENTENCE] * 60)
END = "Chủ trì hội nghị, Bí thư Thị ủy kết luận."
KNOWN = Known("bai", "Bài đã có", date(2026, 1, 2), 3)


class Laid(list):
    """What was laid on the desk."""


@pytest.fixture
def laid(monkeypatch):
    """The desk knows every article, and the test what was laid on it."""
    texts = Laid()

    async def known(_, article, **rest):
        texts.append((article, rest))
        return KNOWN

    monkeypatch.setattr(Desk, "open", known)
    return texts


@pytest.fixture
def operator(chat):
    number, _ = chat.services.operators
    chat.user, chat.chat = {**chat.user, "id": number}, {**chat.chat, "id": number}
    return chat


class Clock:
    """Seconds since 1970."""

    def __init__(self):
        self.seconds = 1_000

    def __call__(self):
        return self.seconds


def gathering(chat, at):
    """What lays texts on the desk, in a process that began long ago."""
    chat.services.state.parts._now = at
    works = Gathering(chat.app.bot, chat.services, at)
    at.seconds += BACK_SECONDS
    return works


async def sends(chat, content, name="bai.txt", **more):
    """Send a file; what the bot says."""
    chat.telegram.files["f1"] = content
    document = {"file_id": "f", "file_unique_id": "u", "file_name": name} | more.pop("told", {})
    chat.telegram.answers.setdefault(
        "getFile", {"file_id": "f", "file_unique_id": "u", "file_path": "documents/f1"}
    )
    calls = await chat.update(message=chat.message(document=document, **more))
    return [one.text for one in calls if one.method == "sendMessage"]


# ---- files ---------------------------------------------------------------------------------------


async def test_a_file_is_laid_on_the_desk(operator, laid):
    (said,) = await sends(operator, LONG.encode("utf-16"), caption="https://bao.example/bai.html")
    ((text, rest),) = laid
    assert text == LONG
    assert (rest["name"], rest["by"].id, rest["told"].url) == (
        "bai.txt",
        operator.user["id"],
        "https://bao.example/bai.html",
    )
    assert "Bài đã có" in said


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("bai.PDF", b"", "PDF"),
        ("bai.docx", b"", "Word"),
        ("anh.jpg", b"", "ảnh"),
        ("bai.zip", b"", "nén"),
        ("bai.mhtml", b"", "không phải tệp văn bản"),
        ("bai.txt", b"%PDF-1.4", "PDF"),
        ("bai.txt", b"   ", "không có chữ"),
        ("bai.txt", "Größe".encode("cp1252"), "bảng mã"),
        (None, b"\1\0\2\0\0\0", "không phải tệp văn bản"),
    ],
)
async def test_what_is_no_text_is_refused_by_name(operator, laid, name, content, words):
    (said,) = await sends(operator, content, name)
    assert words in said
    assert (name or WORDS.a_file) in said
    assert not laid


@pytest.mark.parametrize(
    ("told", "refusal", "words"),
    [
        ({"file_size": 5_000_001}, None, "lớn quá"),
        ({}, (400, "Bad Request: file is too big"), "lớn quá"),
        ({}, (400, "Bad Request: wrong file_id or the file is temporarily unavailable"), "hết hạn"),
        ({}, TimedOut(), "chưa tải được"),
        ({}, InvalidToken(), "hết hạn"),
        ({}, ConnectionResetError(), "chưa tải được"),
    ],
)
async def test_a_file_that_cannot_be_fetched_gets_one_line(operator, laid, told, refusal, words):
    if isinstance(refusal, tuple):
        operator.telegram.refuse("getFile", *refusal)
    elif refusal:
        operator.telegram.fail("f1", refusal)
    (said,) = await sends(operator, LONG.encode(), told=told)
    assert words in said
    assert "bai.txt" in said
    assert not laid
    (said,) = await sends(operator, LONG.encode())
    assert len(laid) == 1


async def test_a_file_larger_than_it_says_is_refused(operator, laid):
    (said,) = await sends(operator, b"x" * 5_000_001, told={"file_size": 10})
    assert "lớn quá" in said
    assert not laid


async def test_a_file_is_to_be_sent_again_while_the_database_fails(operator, monkeypatch):
    async def fails(*_, **__):
        raise StateError("no room")

    monkeypatch.setattr(Desk, "open", fails)
    (said,) = await sends(operator, LONG.encode())
    assert said == operator.services.vietnamese.failed


async def test_other_things_of_an_operator_are_told_what_works(operator):
    photo = {"photo": [{"file_id": "1", "file_unique_id": "1", "width": 1, "height": 1}]}
    (call,) = await operator.update(message=operator.message(**photo))
    assert call.text == WORDS.what_works


async def test_a_stranger_gets_a_polite_no_and_nothing_is_fetched(chat, laid):
    (said,) = await sends(chat, LONG.encode())
    assert said == WORDS.only_operators
    (call,) = await chat.says(LONG)
    assert call.text == TOO_LONG
    assert not laid
    assert not await chat.services.state.parts.all()
    assert not chat.telegram.made("getFile", "GET")


async def test_the_desk_is_silent_in_groups(operator, laid):
    operator.chat = {"id": -5, "type": "supergroup", "title": "G"}
    assert not await sends(operator, LONG.encode())
    assert not await operator.says(LONG)
    assert not await operator.services.state.parts.all()


# ---- texts ---------------------------------------------------------------------------------------


async def test_parts_are_one_text_in_order_even_around_a_restart(operator, laid):
    at = Clock()
    works = gathering(operator, at)
    second = operator.message(text=LONG) | {"message_id": 502, "date": 2}
    assert not await operator.update(message=second)
    at.seconds += 2
    await works.look()
    assert not laid
    # the process is killed; the next one finds the part, and Telegram brings the others later
    works = Gathering(operator.app.bot, operator.services, at)
    at.seconds += BACK_SECONDS - 1
    await works.look()
    assert not laid
    last = operator.message(text=END) | {"message_id": 504, "date": 3}
    first = operator.message(text=LONG.upper()) | {"message_id": 501, "date": 1}
    await operator.updates({"message": last}, {"message": first})
    at.seconds += QUIET_SECONDS - 1
    await works.look()
    assert not laid
    at.seconds += 1
    await works.look()
    ((text, rest),) = laid
    assert text == f"{LONG.upper()}\n\n{LONG}\n\n{END}"
    assert rest["by"].name == "A"
    assert not await operator.services.state.parts.all()
    await works.look()
    assert len(laid) == 1


async def test_an_end_that_comes_first_is_found_again(operator, laid):
    at = Clock()
    works = gathering(operator, at)
    last = operator.message(text=END) | {"message_id": 504, "date": 3}
    first = operator.message(text=LONG) | {"message_id": 501, "date": 1}
    (answer,) = await operator.updates({"message": last}, {"message": first})
    assert answer.method == "sendMessage"
    at.seconds += QUIET_SECONDS
    await works.look()
    assert [text for text, _ in laid] == [f"{LONG}\n\n{END}"]


@pytest.mark.parametrize(
    ("question", "later"), [("Bí thư Thị ủy Bình Lãng là ai?", 1), ("bi thu binh lang la ai", 60)]
)
async def test_a_question_stays_a_question(operator, laid, question, later):
    await operator.says(LONG, date=100)
    (answer,) = await operator.says(question, date=100 + later)
    assert "Tạ Quỳnh Mai" in answer.text
    assert len(await operator.services.state.parts.all()) == 1


async def test_an_article_may_be_pasted_as_a_reply_to_the_bot(operator, laid):
    reply = {**operator.message(text=WORDS.no_drafts), "from": BOT}
    assert not await operator.says(LONG, reply_to_message=reply)
    assert len(await operator.services.state.parts.all()) == 1
    asking = {**operator.message(text="Báo sai #5"), "from": BOT}
    assert await operator.says(LONG, reply_to_message=asking)
    assert len(await operator.services.state.parts.all()) == 1


async def test_two_posts_passed_on_together_are_two_articles(operator, laid):
    at = Clock()
    works = gathering(operator, at)
    channel = {"id": -100, "type": "channel", "title": "Báo"}
    for number, day in enumerate((1_000, 90_000)):
        origin = {"type": "channel", "date": day, "chat": channel, "message_id": 1}
        await operator.says(f"{number} {LONG}", date=5, forward_origin=origin)
    at.seconds += QUIET_SECONDS
    await works.look()
    assert [text[:1] for text, _ in laid] == ["0", "1"]


async def test_a_text_waits_while_the_database_fails(operator, laid, monkeypatch):
    at = Clock()
    works = gathering(operator, at)
    await operator.says(LONG)
    known = Desk.open

    async def fails(*_, **__):
        raise StateError("no room")

    monkeypatch.setattr(Desk, "open", fails)
    at.seconds += QUIET_SECONDS
    for _ in range(3):
        await works.look()
    assert not operator.telegram.made("sendMessage")
    monkeypatch.setattr(Desk, "open", known)
    at.seconds += 100
    await works.look()
    assert len(laid) == 1


async def test_who_is_an_operator_no_more_lays_nothing_on_the_desk(operator, laid):
    at = Clock()
    works = gathering(operator, at)
    await operator.says(LONG)
    works._services = replace(operator.services, operators=())
    at.seconds += QUIET_SECONDS
    await works.look()
    assert not laid
    assert not await operator.services.state.parts.all()


async def test_an_edited_article_is_told_that_the_draft_stays(operator, laid):
    (call,) = await operator.edits(5, LONG)
    assert call.text == WORDS.edited_text


async def test_a_text_that_cannot_be_kept_is_to_be_sent_again(operator, monkeypatch):
    async def fails(*_):
        raise StateError("no room")

    monkeypatch.setattr(operator.services.state.parts, "keep", fails)
    (call,) = await operator.says(LONG)
    assert call.text == operator.services.vietnamese.failed


async def test_of_two_processes_one_gathers(operator, laid):
    at = Clock()
    works, other = gathering(operator, at), gathering(operator, at)
    other._services = replace(
        operator.services, state=replace(operator.services.state, holder="another")
    )
    await operator.says(LONG)
    at.seconds += QUIET_SECONDS
    await asyncio.gather(works.look(), other.look())
    assert len(laid) == 1
