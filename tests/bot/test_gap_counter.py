"""Questions without an answer are counted beside answering, and never at its cost."""

from datetime import date

import pytest

from bot.state.database import StateError

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
