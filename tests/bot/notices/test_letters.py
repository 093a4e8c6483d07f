"""Single messages: operators on Monday morning, and who called an answer wrong; each once, by day,
whatever happens on the way."""

import asyncio
from datetime import date, datetime

import pytest
from stage import HOME, Stage, play

from bot.state.gaps import Asked
from bot.state.reports import Report, put_right
from tests.bot.delivery.telegram_double import Response, Seen, refusal

MONDAY = date(2026, 11, 2)
REPORT = Report(7, 12, "chủ tịch là ai?", ("m-a",), "r", answer="A.", promised=True)
BLOCKED = "Forbidden: bot was blocked by the user"
MINUTES = 300


@pytest.fixture
def run(tmp_path, monkeypatch, engine):
    def run(work, **more):
        async def prepared(stage: Stage) -> None:
            stage.paper.library = engine.library
            await work(stage)

        return play(tmp_path, monkeypatch, prepared, **more)

    return run


def at(text: str) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=HOME).timestamp())


async def asked_last_week(stage: Stage) -> None:
    key = "at:tx-binh-lang indicator:thu-ngan-sach time:2022"
    week = date(2026, 10, 26)
    await stage.state.gaps.add({(key, week): Asked(3, "o-thu-ns-bl-2024")})
    await stage.state.gaps.add({("nothing", week): Asked(2), ("nothing", MONDAY): Asked(9)})


async def correct(stage: Stage) -> None:
    async with stage.state.database.begin() as connection:
        await put_right(connection, {"m-a"}, {})


def test_operators_read_on_monday_morning_what_was_asked_and_not_known(run):
    async def work(stage: Stage) -> None:
        await asked_last_week(stage)
        await stage.state.reports.add(REPORT)
        async with stage.sending():
            await asyncio.sleep(MINUTES)

    stage = run(work, start=at("2026-11-02T06:57"), operators=(77, 78))
    assert stage.heard() == {77: 1, 78: 1}
    assert {when.strftime("%a %H:%M") for _, when in stage.times} <= {"Mon 07:00", "Mon 07:01"}
    text = stage.telegram.done[0].text
    assert "Tuần qua có 5 câu hỏi mà dữ liệu chưa có</b> (26/10 đến 1/11/2026)" in text
    assert "1. <b>Thu ngân sách · TX Bình Lãng · năm 2022</b> – 3 lần" in text
    assert "Gần nhất: Thu ngân sách TX Bình Lãng năm 2024: 298 tỷ đồng" in text
    assert "👎 1 câu trả lời bị báo sai: /baosai" in text


def test_whoever_takes_over_sends_no_second_one(run):
    async def work(stage: Stage) -> None:
        await asked_last_week(stage)
        for _ in range(3):
            async with stage.sending():
                await asyncio.sleep(MINUTES)

    assert run(work, operators=(77,)).heard() == {77: 1}


def test_nothing_asked_no_message(run):
    async def work(stage: Stage) -> None:
        async with stage.sending():
            await asyncio.sleep(MINUTES)

    assert not run(work, operators=(77,)).heard()


def test_who_reported_hears_once_by_day_and_is_forgotten(run):
    async def work(stage: Stage) -> None:
        await stage.state.reports.add(REPORT)
        await correct(stage)
        for _ in range(2):
            async with stage.sending():
                await asyncio.sleep(MINUTES)
        (kept,) = await stage.state.reports.oldest(5)
        assert kept.report.chat == 0

    stage = run(work, start=at("2026-11-03T06:27"))
    assert stage.heard() == {7: 1}
    assert stage.times[0][1].strftime("%H:%M") >= "06:30"
    (call,) = stage.telegram.done
    assert call.text.startswith("✅ Dữ liệu của câu trả lời mà bạn báo sai nay đã được sửa.")
    assert "chủ tịch là ai?" in call.text


def test_who_said_stop_hears_nothing(run):
    async def work(stage: Stage) -> None:
        await stage.state.reports.add(REPORT)
        await correct(stage)
        await stage.state.follows.stop_all(7)
        async with stage.sending():
            await asyncio.sleep(MINUTES)

    assert not run(work).heard()


@pytest.mark.parametrize(
    ("answers", "attempts", "known_after"),
    [
        ([refusal(403, BLOCKED)], 1, 0),
        ([refusal(400, "Bad Request: message text is empty")], 1, 0),
        ([refusal(429, "Too Many Requests: retry after 5")], 2, 0),
        ([refusal(500, "Internal Server Error")] * 9, 2, 0),
    ],
    ids=["blocked", "refused", "too many", "the server fails"],
)
def test_whatever_telegram_says_nobody_is_told_over_and_over(run, answers, attempts, known_after):
    left = list(answers)

    def failing(call: Seen) -> Response | None:
        return left.pop(0) if call.method == "sendMessage" and left else None

    async def work(stage: Stage) -> None:
        stage.telegram.rules.append(failing)
        await stage.state.reports.add(REPORT)
        await correct(stage)
        async with stage.sending():
            await asyncio.sleep(MINUTES)
        (kept,) = await stage.state.reports.oldest(5)
        assert kept.report.chat == known_after

    stage = run(work)
    assert len([one for one in stage.telegram.seen if one.method == "sendMessage"]) == attempts
