"""Every reply that there is, in snapshots to be read through as its readers would: text, buttons,
alerts. Nothing that the bot can say is missing from them."""

import ast
import asyncio
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest
from conversations import ANSWERS, CARRIED_OVER, FIGURE, OTHERS, SEVERAL, every_question
from recording import BOT
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileAmberSnapshotExtension
from telegram import Message, Update
from telegram.constants import ChatID
from transcript import Transcript, plain

from bot import busy, menu
from bot.state import follows
from bot.state.database import StateError
from bot.state.follows import Frequency, Wish
from bot.state.tables import outbox
from knowledge import relations
from knowledge.outcome import OutcomeKind, Reply, Span

SNAPSHOTS = Path(__file__).parent / "__snapshots__" / "test_every_reply"
OPERATOR = 77
GROUP = {"id": -100, "type": "supergroup", "title": "Khối phố"}
FACT = "o-thu-ns-bl-2024"
TO_WHOLE_GROUPS = {
    "how_to_ask_as_guest",
    "group_start",
    "everyone_asks",
    "admins_ask",
    "mentions_on",
    "mentions_off",
    "buttons_on",
    "buttons_off",
    "ask_more_button",
}
"""What many people read at once is always Vietnamese."""


@pytest.fixture
def shown(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    """A snapshot in a file of its own, to be read as it stands."""
    return snapshot.use_extension(SingleFileAmberSnapshotExtension)


@pytest.fixture(params=["vi", "en"])
def person(chat, request):
    """Somebody whose client speaks one of the two languages."""
    chat.user = {**chat.user, "language_code": request.param}
    chat.telegram.answers["answerGuestQuery"] = {"inline_message_id": "p"}
    chat.telegram.answers["sendPhoto"] = {
        "message_id": 5,
        "date": 1,
        "chat": {"id": 7, "type": "private"},
    }
    return chat


async def says(chat, transcript, text, **more):
    transcript.note(text, await chat.says(text, **more))


async def presses(chat, transcript, label, data, message=None):
    transcript.note(f"[{label}]", await chat.presses(data, message))


def stranger(chat, number):
    """Somebody new writes: nothing asked before is leant on."""
    chat.user = {**chat.user, "id": number}
    chat.chat = {"id": number, "type": "private"}


# ---- answers -------------------------------------------------------------------------------------


@pytest.mark.parametrize("family", ANSWERS)
async def test_answers(chat, family, shown):
    transcript = Transcript()
    for number, question in enumerate(ANSWERS[family], 100):
        stranger(chat, number)
        await says(chat, transcript, question)
    assert str(transcript) == shown


@pytest.mark.parametrize("family", OTHERS)
async def test_what_is_no_answer(chat, family, shown):
    transcript = Transcript()
    for number, question in enumerate(OTHERS[family], 100):
        stranger(chat, number)
        await says(chat, transcript, question)
    assert str(transcript) == shown


async def test_questions_that_lean_on_the_one_before(chat, shown):
    transcript = Transcript()
    for number, questions in enumerate(CARRIED_OVER, 100):
        stranger(chat, number)
        for question in questions:
            await says(chat, transcript, question)
    assert str(transcript) == shown


async def test_several_questions_in_a_message(chat, shown):
    transcript = Transcript()
    for number, question in enumerate(SEVERAL, 100):
        stranger(chat, number)
        await says(chat, transcript, question)
    assert str(transcript) == shown


async def test_short_answers_in_a_group(chat, shown):
    chat.chat, transcript = dict(GROUP), Transcript()
    for question in ("Nghị quyết 14-NQ/TU nói về gì?", "lãnh đạo TP Thượng Giang gồm ai"):
        await says(chat, transcript, f"/hoi {question}")
    assert str(transcript) == shown


def test_every_record_that_a_button_or_a_link_leads_to(chat, shown):
    engine, transcript = chat.engine, Transcript()
    pages = []
    for target in engine.library.register.ids:
        reply = engine.show(target, today=chat.services.answering.today())
        pages.append(f"▶ {target}\n{plain(reply.lines)}\n" if reply else "")
    assert str(transcript) + "\n".join(filter(None, pages)) == shown


# ---- the bot about itself ------------------------------------------------------------------------


async def test_the_private_chat(person, shown):
    transcript = Transcript()
    commands = ("/start", "/start f_gone", "/help", "/settings", "/privacy", "/nguon")
    for text in (*commands, "/gibtsnicht", "/hoi", " ", "a" * 501, "/baosai"):
        await says(person, transcript, text)
    person.services.gaps.keep_questions = True
    await says(person, transcript, "/privacy")
    sticker = person.message(voice={"file_id": "v", "file_unique_id": "v", "duration": 1})
    transcript.note("(a voice message)", await person.update(message=sticker))
    person.engine.replies["bum"] = RuntimeError()
    await says(person, transcript, "bum")
    assert str(transcript) == shown


async def test_too_many_questions(person, shown):
    transcript = Transcript()
    before = len(person.telegram.calls)
    message = Message.de_json(person.message(text=FIGURE), person.app.bot)
    with person.services.sender.collecting() as handed:
        await busy.say(person.services, person.app.bot, Update(1, message=message))
    await asyncio.wait(handed)
    transcript.note("(the 21st question in 5 s)", person.telegram.calls[before:])
    assert str(transcript) == shown


async def test_life_and_settings_of_a_group(person, shown, monkeypatch):
    person.chat, transcript = dict(GROUP), Transcript()
    change = {"chat": person.chat, "from": person.user, "date": 1}
    coming = {
        "old_chat_member": {"status": "left", "user": BOT},
        "new_chat_member": {"status": "member", "user": BOT},
    }
    transcript.note("(added)", await person.update(my_chat_member=change | coming))
    admins = []

    async def is_admin(*_):
        return bool(admins)

    monkeypatch.setattr(person.services.groups, "is_admin", is_admin)
    for text in ("/hoi", "/help@thu_bot", "/settings@thu_bot"):
        await says(person, transcript, text)
    await presses(person, transcript, "not an admin", "g:everyone-off")
    admins.append(person.user)
    await says(person, transcript, "/settings@thu_bot")
    for data in ("everyone-off", "mentions-off", "buttons-off"):
        await presses(person, transcript, data, f"g:{data}")
    await presses(person, transcript, "of an older release", "g:volume-off")
    await says(person, transcript, f"/hoi {FIGURE}")
    admins.clear()
    await says(person, transcript, f"/hoi {FIGURE}")
    assert str(transcript) == shown


async def test_buttons(person, shown):
    transcript = Transcript()
    transcript.note(FIGURE, await person.says(FIGURE))
    await presses(person, transcript, "source", f"s:{FACT}")
    await presses(person, transcript, "related", "f:o-thu-ns-bl-2025")
    await presses(person, transcript, "reading", "c:bi-thu-thi-uy-binh-lang")
    lines = tuple((Span(f"ý {number}"),) for number in range(1, 4))
    person.engine.replies["tất cả"] = Reply(
        OutcomeKind.ANSWER, lines[:1], more=lines[1:], facts=(FACT,)
    )
    await says(person, transcript, "tất cả")
    number = next(reversed(person.services.shown._items))[1]
    under = {**person.message(text="ý 1"), "message_id": number, "from": BOT}
    await presses(person, transcript, "more", f"m:{FACT}.1", under)
    await presses(person, transcript, "more, after a restart", "m:nq-14-tu.1")
    await presses(person, transcript, "of an older release", "s:gone")
    assert str(transcript) == shown


async def test_reports_of_wrong_answers(person, shown):
    transcript, reporter = Transcript(), person.user
    person.user = {**reporter, "id": OPERATOR}
    await says(person, transcript, "/baosai")
    person.user = reporter
    asked = person.message(text=FIGURE)
    (answer,) = await person.update(message=asked)
    message = {**person.message(text=answer.text), "from": BOT, "reply_to_message": asked}
    await presses(person, transcript, "👎", f"w:{FACT}", message)
    await presses(person, transcript, "👎 again", f"w:{FACT}", message)
    wish = {**person.message(text=f"Báo sai #{message['message_id']}"), "from": BOT}
    await says(person, transcript, "số này của năm khác", reply_to_message=wish)
    person.user = {**person.user, "id": OPERATOR}
    await says(person, transcript, "/baosai")
    await presses(person, transcript, "🛠", "d:1")
    await presses(person, transcript, "🛠 again", "d:1")
    person.user = reporter
    query = {"id": "9", "from": reporter, "chat_instance": "1", "inline_message_id": "post"}
    press = await person.update(callback_query={**query, "data": f"w:{FACT}"})
    transcript.note("[👎 under a post elsewhere]", press)
    assert str(transcript).replace(person.services.answering.release[:8], "release") == shown


async def test_charts(person, shown):
    transcript = Transcript()
    for text in ("/bieudo", "/bieudo giá vàng", f"/bieudo {FIGURE}"):
        await says(person, transcript, text)
    await presses(person, transcript, "chart", f"b:{FACT}")
    await presses(person, transcript, "chart of an older release", "b:gone")
    assert str(transcript) == shown


async def test_following(person, shown, monkeypatch):
    transcript = Transcript()
    wishes = ("", "du lịch", "nq14", "bí thư", "Đỗ Minh Khuê", "xã đồng sậy", "giá vàng")
    for text in (*wishes, "nghị quyết 99"):
        await says(person, transcript, f"/theodoi {text}".strip())
    monkeypatch.setattr(person.services.answering, "today", lambda: date(2025, 3, 1))
    await says(person, transcript, "/theodoi du lịch")
    for page in ("document.1", ""):
        await presses(person, transcript, f"page {page}", f"k:{page}")
    await presses(person, transcript, "no", "n:")
    await says(person, transcript, "/dangtheodoi")
    for value in ("du-lich.daily", "nq-14-tu.at-once", "thu-ngan-sach.weekly"):
        await presses(person, transcript, f"yes, {value}", f"a:{value}")
    await person.services.state.follows.follow(Wish(7, "gone", Frequency.DAILY, 1))
    await presses(person, transcript, "rest", "p:nq-14-tu.on.1")
    await says(person, transcript, "/theodoi du lịch")
    await presses(person, transcript, "stop one", "x:nq-14-tu.1")
    await says(person, transcript, "/start follow-gone")
    await says(person, transcript, "/ngung")
    monkeypatch.setattr(follows, "MOST_FOLLOWS", 0)
    await presses(person, transcript, "yes, to too many", "a:du-lich.daily")
    assert str(transcript) == shown


async def test_buttons_of_a_notice(person, shown):
    transcript, frequencies = Transcript(), list(Frequency)
    for number, frequency in enumerate(frequencies, 1):
        for thing in ("du-lich", "moi-truong", "ngan-sach")[:number]:
            await person.services.state.follows.follow(Wish(7, thing, frequency, 1))
        reasons = ["du-lich", "moi-truong", "ngan-sach"][:number]
        values = {"event": number, "chat": 7, "state": "sent", "due_at": 1, "timing": frequency}
        values |= {"reasons": reasons, "tries": 1, "unsure": 0, "changed_at": 1}
        async with person.services.state.database.begin() as connection:
            await connection.execute(outbox.insert().values(values))
        await presses(person, transcript, f"fewer than {frequency}", f"e:{number}")
    for number in (1, 2, 2):
        await presses(person, transcript, "stop", f"u:{number}")
    assert str(transcript) == shown


async def test_what_is_held_and_erased(person, shown, monkeypatch):
    transcript = Transcript()
    person.services.state.follows._now = lambda: 1_800_000_000
    await person.services.state.follows.follow(Wish(7, "du-lich", Frequency.DAILY, 1))
    await says(person, transcript, "/dulieu")
    for number in range(99):
        await person.services.state.follows.follow(Wish(7, f"x{number}", Frequency.DAILY, 1))
    await says(person, transcript, "/dulieu")
    await says(person, transcript, "/xoadulieu")

    async def fails(*_):
        raise StateError("no room")

    async def is_admin(*_):
        return False

    monkeypatch.setattr(person.services.state.holdings, "erase", fails)
    await says(person, transcript, "/xoadulieu")
    person.chat = dict(GROUP)
    monkeypatch.setattr(person.services.groups, "is_admin", is_admin)
    for text in ("/theodoi du lịch", "/dulieu"):
        await says(person, transcript, text)
    monkeypatch.undo()
    person.user = {**person.user, "id": ChatID.ANONYMOUS_ADMIN}
    await says(person, transcript, "/xoadulieu")
    assert str(transcript) == shown


async def test_inline_mode_and_guest(person, shown):
    transcript = Transcript()
    for text in ("", FIGURE, "bí thư", "du lịch", "giá vàng hôm nay"):
        query = {"id": "5", "from": person.user, "query": text, "offset": ""}
        transcript.note(f"@thu_bot {text}", await person.update(inline_query=query))
    for text in ("@thu_bot", f"@thu_bot {FIGURE}", "@thu_bot bí thư là ai"):
        message = person.message(text=text, guest_query_id="g")
        transcript.note(f"(guest) {text}", await person.update(guest_message=message))
    pressed = {"id": "9", "from": person.user, "chat_instance": "1", "inline_message_id": "p"}
    calls = await person.update(callback_query={**pressed, "data": f"s:{FACT}"})
    transcript.note("[source, under a post]", calls)
    assert str(transcript) == shown


async def test_menus_and_descriptions(person, shown):
    transcript = Transcript()
    telegram, services = person.telegram, person.services
    for method, name in (("Description", "description"), ("ShortDescription", "short_description")):
        telegram.answers[f"getMy{method}"] = {name: ""}
    telegram.answers["getMyCommands"] = []
    before = len(telegram.calls)
    await menu.publish(person.app.bot, services.vietnamese, services.english, (OPERATOR,))
    for call in telegram.calls[before:]:
        language = call.params.get("language_code") or "vi"
        if call.method.startswith("setMy") and language == person.user["language_code"]:
            scope = (call.params.get("scope") or {"type": call.method})["type"]
            transcript.note(str(scope), [call])
    assert str(transcript) == shown


@pytest.mark.parametrize("language", ["vietnamese", "english"])
def test_every_text(chat, language, shown):
    words = vars(getattr(chat.services, language).naming("thu_bot"))
    assert "\n\n".join(f"▶ {name}\n{text}" for name, text in words.items()) == shown


# ---- nothing is missing --------------------------------------------------------------------------


def everything_shown() -> str:
    """All that is said in some conversation, without the indentation of the files."""
    files = [one for one in sorted(SNAPSHOTS.glob("*.ambr")) if "every_text" not in one.name]
    return "\n".join(file.read_text(encoding="utf-8").replace("\n  ", "\n") for file in files)


@pytest.mark.parametrize("language", ["vietnamese", "english"])
def test_no_text_of_the_bot_is_missing(chat, language):
    everything = everything_shown()
    words = getattr(chat.services, language).naming("thu_bot")
    missing = {one.name for one in fields(words) if getattr(words, one.name) not in everything}
    assert missing == (TO_WHOLE_GROUPS if language == "english" else set())


def test_no_kind_of_reply_and_no_relation_is_missing(chat):
    everything = everything_shown()
    kinds, told = set(), set()
    for question in every_question():
        assert f"▶ {question}\n" in everything
        reply = chat.engine.ask(question, today=chat.services.answering.today(), context=())
        kinds.add(reply.kind)
        admitted = [row.split()[2] for row in reply.trace if row.startswith("admitted")]
        told |= set(admitted[:1])
    assert kinds == set(OutcomeKind)
    assert told == set(relation_names())


def relation_names():
    """What the relations call themselves, as their code has it."""
    for file in Path(relations.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Candidate":
                constants = (one for one in ast.walk(node.args[0]) if isinstance(one, ast.Constant))
                yield from (one.value for one in constants)
