"""The limiter between a real bot and a server, over HTTP, in virtual time."""

import asyncio
import itertools
from collections.abc import Awaitable, Callable

import pytest
from telegram.error import BadRequest
from telegram_double import Telegram, connected, refusal, too_many
from virtual_time import run

from bot.delivery import priority, voyage
from bot.delivery.limits import Limits
from bot.delivery.priority import Priority
from bot.sending import Bot

Work = Callable[[Bot], Awaitable[object]]


@pytest.fixture
def telegram(monkeypatch) -> Telegram:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    return Telegram(seconds=0.03)


def play(telegram: Telegram, work: Work, limits: Limits | None = None) -> None:
    async def whole() -> None:
        async with connected(telegram, limits) as bot:
            await work(bot)

    run(whole())


def test_a_group_is_written_to_20_times_a_minute_while_others_get_theirs_at_once(telegram):
    async def work(bot: Bot) -> None:
        await asyncio.gather(
            *(bot.send_message(-1, str(number)) for number in range(45)),
            *(bot.send_message(chat, "x") for chat in range(1, 41)),
        )

    play(telegram, work)
    assert (telegram.most(60.0, -1), telegram.most(1.0, -1)) == (20, 1)
    assert telegram.most(1.0) <= 30
    assert [call.text for call in telegram.to(-1)] == [str(number) for number in range(45)]
    assert all(telegram.to(chat)[0].at < 3 for chat in range(1, 41))


def test_a_429_halts_the_chat_that_it_names_and_only_that(telegram):
    telegram.once(1, too_many(35))

    async def work(bot: Bot) -> None:
        await asyncio.gather(
            *(bot.send_message("1", "a") for _ in range(2)),
            *(bot.send_message(2, "b") for _ in range(5)),
        )

    play(telegram, work)
    assert [call.chat for call in telegram.done] == [2, 2, 2, 2, 2, 1, 1]
    first, again, _ = (call.at for call in telegram.seen if call.chat == 1)
    assert again - first >= 35


@pytest.mark.parametrize("as_timedelta", ["1", ""])
@pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")
def test_of_two_429_at_once_the_longer_counts(telegram, monkeypatch, as_timedelta):
    monkeypatch.setenv("PTB_TIMEDELTA", as_timedelta)
    answers = [too_many(30), too_many(3)]
    telegram.rules.append(lambda call: answers.pop(0) if answers else None)

    async def work(bot: Bot) -> None:
        edits = [bot.edit_message_text("x", inline_message_id=f"i{n}") for n in range(2)]
        await asyncio.gather(*edits, bot.send_message(5, "y"))

    play(telegram, work, Limits(lifted=True))
    inline = [call.at for call in telegram.done if "inline_message_id" in call.params]
    assert len(inline) == 2
    assert min(inline) >= 30
    assert telegram.to(5)[0].at < 1


def test_what_is_no_message_does_not_wait_and_halts_nothing_else(telegram):
    async def work(bot: Bot) -> None:
        sends = [bot.send_message(1, "x") for _ in range(3)]
        await asyncio.gather(*sends, *(bot.answer_callback_query(str(n)) for n in range(50)))
        answers = [too_many(10)]
        telegram.rules.append(
            lambda call: answers.pop() if answers and call.method == "answerInlineQuery" else None
        )
        started = asyncio.get_running_loop().time()
        await asyncio.gather(
            bot.answer_inline_query("1", []),
            bot.answer_callback_query("2"),
            bot.send_message(2, "x"),
        )
        times = {call.method: call.at - started for call in telegram.done}
        assert times["answerInlineQuery"] >= 10
        assert times["answerCallbackQuery"] < 1
        assert times["sendMessage"] < 1

    play(telegram, work)
    assert all(call.at < 1 for call in telegram.done[:50] if call.method != "sendMessage")


def test_a_storm_slows_the_bot_and_loses_nothing(telegram):
    """A server that refuses everybody for ten seconds."""
    telegram.rules.append(lambda call: too_many(4) if call.at < 10 else None)

    async def work(bot: Bot) -> None:
        await asyncio.gather(*(bot.send_message(chat, "x") for chat in range(1, 81)))

    play(telegram, work)
    assert sorted(call.chat for call in telegram.done) == list(range(1, 81))
    for chat in range(1, 81):
        times = [call.at for call in telegram.seen if call.chat == chat]
        assert all(after - before >= 4 for before, after in itertools.pairwise(times))
    assert len([call for call in telegram.seen if call.at < 10]) < 120


def test_answers_overtake_notices(telegram):
    async def work(bot: Bot) -> None:
        priority.current.set(Priority.NOTICE)
        notices = [asyncio.ensure_future(bot.send_message(-n, "n")) for n in range(1, 201)]
        await asyncio.sleep(1)
        priority.current.set(Priority.ANSWER)
        started = asyncio.get_running_loop().time()
        await asyncio.gather(*(bot.send_message(n, "a") for n in range(1, 11)))
        assert asyncio.get_running_loop().time() - started < 1.2
        await asyncio.gather(*notices)

    play(telegram, work)
    assert telegram.most(1.0) <= 30


def test_other_refusals_are_the_callers_and_who_gives_up_leaves_the_line(telegram):
    telegram.once(1, refusal(400, "Bad Request: chat not found"))

    async def work(bot: Bot) -> None:
        with pytest.raises(BadRequest):
            await bot.send_message(1, "x")
        given_up = asyncio.ensure_future(bot.send_message(1, "given up"))
        behind = asyncio.ensure_future(bot.send_message(1, "behind"))
        await asyncio.sleep(0.5)
        given_up.cancel()
        await behind
        given_up = asyncio.ensure_future(bot.send_message(2, "given up"))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        given_up.cancel()
        await asyncio.wait([given_up])
        await bot.send_message(2, "x")

    play(telegram, work)
    assert [call.text for call in telegram.to(1)] == ["behind"]


def test_a_bot_api_that_hangs_keeps_no_more_than_a_few_calls(telegram):
    telegram.seconds = 0.5

    async def work(bot: Bot) -> None:
        await asyncio.gather(*(bot.send_message(n, "x") for n in range(1, 31)))

    play(telegram, work, Limits(lifted=True))
    assert telegram.most(0.4) <= 8


def test_no_message_goes_while_the_marks_are_behind_and_all_go_after(telegram):
    async def work(bot: Bot) -> None:
        behind = True
        limiter = bot.rate_limiter
        limiter.hold_while(lambda: behind)
        sends = asyncio.gather(*(bot.send_message(chat, "x") for chat in range(1, 6)))
        await asyncio.sleep(30)
        assert telegram.seen == []
        behind = False
        limiter.go_on()
        await sends

    play(telegram, work)
    assert len(telegram.done) == 5


class Slow:
    """A voyage whose departure takes long to note."""

    async def depart(self) -> None:
        await asyncio.sleep(0.04)

    async def arrive(self, outcome: object) -> None:
        await asyncio.sleep(0.04)


def test_noting_departures_and_arrivals_costs_no_speed_and_breaks_no_limit(telegram):
    async def work(bot: Bot) -> None:
        priority.current.set(Priority.NOTICE)
        voyage.current.set(Slow())
        await asyncio.gather(*(bot.send_message(chat, "x") for chat in range(1, 201)))

    play(telegram, work)
    times = [call.at for call in telegram.done]
    assert telegram.most(1.0) <= 30
    assert len(times) / (times[-1] - times[0]) >= 28
