"""Questions without an answer are counted beside answering, and never at its cost."""

import asyncio
import json
from datetime import date

import pytest

from bot import clock, served
from bot.cli import execute
from bot.opening import state_of
from bot.settings import load_settings
from bot.state.database import StateError
from bot.state.gaps import Asked, week_of

MONDAY = date(2026, 10, 26)
LACKING = "Bí thư Huyện ủy Kẻ Sặt là ai?"


async def counted(chat):
    await chat.services.gaps.write()
    return await chat.services.state.gaps.most_asked(MONDAY)


def somebody(chat, number):
    chat.user = {**chat.user, "id": number}
    chat.chat = {"id": number, "type": "private"}


async def test_what_has_no_answer_is_counted_with_what_comes_nearest(chat):
    for number, question in enumerate((LACKING, "ai là bí thư huyện ủy kẻ sặt"), 50):
        somebody(chat, number)
        await chat.says(question)
    await chat.says("Lý Thu An giữ chức gì?")
    (found,) = await counted(chat)
    assert (found.key, found.count) == ("at:huyen-ke-sat office:bi-thu@cap-uy", 2)
    assert found.near == "m-trac-bt-2025"
    assert found.questions == ()


async def test_one_who_asks_again_and_again_counts_once(chat):
    for _ in range(4):
        await chat.says(LACKING)
    (found,) = await counted(chat)
    assert found.count == 1


async def test_questions_are_kept_only_where_the_operator_wants_it(chat):
    chat.services.gaps.keep_questions = True
    await chat.says(LACKING)
    (found,) = await counted(chat)
    assert found.questions == (LACKING,)


@pytest.mark.parametrize("kept", [False, True])
async def test_privacy_says_whether_questions_are_kept(chat, kept):
    chat.services.gaps.keep_questions = kept
    (call,) = await chat.says("/privacy")
    words = chat.services.vietnamese
    assert (words.questions_kept in call.text) is kept
    assert (words.questions_not_kept in call.text) is not kept
    assert "{" not in call.text


async def test_what_the_database_does_not_take_waits(chat, monkeypatch):
    add, gaps = chat.services.state.gaps.add, chat.services.state.gaps

    async def failing(tally):
        raise StateError("the database is full")

    monkeypatch.setattr(gaps, "add", failing)
    (call,) = await chat.says(LACKING)
    assert "Kẻ Sặt" in call.text
    await chat.services.gaps.write()
    somebody(chat, 99)
    await chat.says(LACKING)
    await chat.services.gaps.write()
    monkeypatch.setattr(gaps, "add", add)
    (found,) = await counted(chat)
    assert found.count == 2


async def test_the_command_lists_them_most_asked_first(
    invented_seeds, tmp_path, capsys, monkeypatch
):
    url = f"sqlite+aiosqlite:///{tmp_path}/state.db"
    for name, value in (("STATE_URL", url), ("SEEDS", invented_seeds), ("CACHE", tmp_path / "c")):
        monkeypatch.setenv(f"HOIDAP_{name}", str(value))
    monkeypatch.chdir(tmp_path)
    settings = load_settings()
    state = state_of(settings)
    week = week_of(clock.today(settings.zone))
    key = "at:tx-binh-lang indicator:thu-ngan-sach time:2022"
    async with state.opened():
        await served.answering(settings, state)
        await state.gaps.add(
            {(key, week): Asked(3, "o-thu-ns-bl-2024"), ("nothing", week): Asked()}
        )
    await asyncio.to_thread(execute, ["gaps", "--json"])
    first, *_ = json.loads(capsys.readouterr().out)
    assert (first["asked"], first["count"]) == ("Thu ngân sách · TX Bình Lãng · năm 2022", 3)
    assert "298 tỷ đồng" in first["nearest"]["says"]
    await asyncio.to_thread(execute, ["gaps"])
    assert "1. Thu ngân sách · TX Bình Lãng · năm 2022 – 3 lần" in capsys.readouterr().out
