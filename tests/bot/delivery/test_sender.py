"""The sender between whoever hands something over and a server, over HTTP, in virtual time."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from telegram.error import ChatMigrated, Forbidden, NetworkError, TelegramError, TimedOut
from telegram_double import Response, Telegram, connected, refusal, too_many
from virtual_time import run

from bot.delivery.lane import Job, Lane
from bot.delivery.limits import Limits
from bot.delivery.priority import Priority
from bot.delivery.refusals import NotSentError
from bot.delivery.sender import Sender
from bot.sending import Bot

Work = Callable[[Sender, Bot], Awaitable[Any]]


@pytest.fixture
def telegram(monkeypatch) -> Telegram:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    return Telegram(seconds=0.03)


def play(telegram: Telegram, work: Work, limits: Limits | None = None) -> Any:
    async def whole() -> Any:
        async with connected(telegram, limits) as bot:
            return await work(Sender(), bot)

    return run(whole())


def saying(bot: Bot, *texts: str) -> Job[list[int]]:
    """A job that sends some texts."""

    async def job(lane: Lane) -> list[int]:
        return [
            (await lane.call(lambda chat, text=text: bot.send_message(chat, text))).message_id
            for text in texts
        ]

    return job


def now() -> float:
    return asyncio.get_running_loop().time()


async def ended(*futures: asyncio.Future[Any]) -> list[BaseException | None]:
    """What went wrong with each."""
    await asyncio.wait(futures)
    return [future.exception() for future in futures]


def test_who_hands_over_goes_on_at_once_and_the_order_in_a_chat_is_kept(telegram):
    async def work(sender: Sender, bot: Bot) -> None:
        with sender.collecting() as handed:
            results = [sender.hand(1, saying(bot, f"{n}a", f"{n}b")) for n in range(5)]
        sender.hand(2, saying(bot, "x"))
        assert now() == 0
        assert handed == results
        assert len(await results[0]) == 2
        await asyncio.wait(results)

    play(telegram, work)
    assert [call.text for call in telegram.to(1)] == [f"{n}{x}" for n in range(5) for x in "ab"]
    assert telegram.to(2)[0].at < 1


def test_20_questions_in_5_seconds_are_answered_one_a_second(telegram):
    async def work(sender: Sender, bot: Bot) -> None:
        futures = []
        for number in range(20):
            futures.append(sender.hand(1, saying(bot, str(number))))
            await asyncio.sleep(0.25)
        other = now()
        await sender.hand(2, saying(bot, "other"))
        assert now() - other < 1
        await asyncio.wait(futures)

    play(telegram, work)
    assert [call.text for call in telegram.to(1)] == [str(number) for number in range(20)]
    assert telegram.most(1.0, 1) == 1


def test_a_group_of_200_asking_at_once_delays_nobody_else(telegram):
    async def work(sender: Sender, bot: Bot) -> None:
        futures = [sender.hand(-1, saying(bot, str(number))) for number in range(200)]
        for chat in range(1, 11):
            await asyncio.sleep(40)
            started = now()
            await sender.hand(chat, saying(bot, "x"))
            assert now() - started < 1
        await asyncio.wait(futures)

    play(telegram, work)
    assert [call.text for call in telegram.to(-1)] == [str(number) for number in range(200)]
    assert telegram.most(60.0, -1) == 20


def test_many_groups_are_greeted_while_answers_go_first_even_there(telegram):
    async def work(sender: Sender, bot: Bot) -> None:
        notices = [
            sender.hand(-chat, saying(bot, "hello"), priority=Priority.NOTICE)
            for chat in range(1, 121)
        ]
        for chat in (5, -120, -119):
            started = now()
            await sender.hand(chat, saying(bot, "answer"))
            assert now() - started < 1
        await asyncio.wait(notices)

    play(telegram, work)
    assert telegram.most(1.0) <= 30
    assert [call.text for call in telegram.to(-120)] == ["answer", "hello"]


def test_a_429_keeps_back_its_chat_alone_and_drops_nothing(telegram):
    telegram.once(1, too_many(700))

    async def work(sender: Sender, bot: Bot) -> None:
        first, second = (sender.hand(1, saying(bot, text)) for text in "ab")
        await sender.hand(2, saying(bot, "x"))
        assert now() < 1
        assert await ended(first, second) == [None, None]

    play(telegram, work)
    assert [call.text for call in telegram.to(1)] == ["a", "b"]
    assert telegram.to(1)[0].at >= 700


class Dead:
    """A network that is down until some moment."""

    def __init__(self, bot: Bot, until: float) -> None:
        self.bot, self.until, self.tries = bot, until, 0

    async def send_message(self, chat: int, text: str) -> Any:
        self.tries += 1
        if now() < self.until:
            raise NotSentError("x")
        return await self.bot.send_message(chat, text)


@pytest.mark.parametrize(("seconds", "arrives"), [(0.5, True), (500, True), (700, False)])
def test_what_surely_was_not_sent_is_tried_for_ten_minutes(telegram, seconds, arrives):
    async def work(sender: Sender, bot: Bot) -> int:
        dead = Dead(bot, seconds)
        error, *_ = await ended(sender.hand(1, saying(dead, "x")))
        assert (error is None) == arrives
        return dead.tries

    assert play(telegram, work) < 30
    assert len(telegram.to(1)) == arrives


@pytest.mark.parametrize(
    "response",
    [
        refusal(500, "Internal Server Error"),
        refusal(502, "Bad Gateway"),
        refusal(404, "Not Found"),
        refusal(401, "Unauthorized"),
        Response(502, b"<html>Bad Gateway</html>"),
        Response(200, b"<html>Welcome</html>"),
        refusal(429, "Too Many Requests"),
    ],
)
def test_what_the_server_failed_at_is_done_again(telegram, response):
    for _ in range(3):
        telegram.once(1, response)

    async def work(sender: Sender, bot: Bot) -> None:
        assert await ended(sender.hand(1, saying(bot, "x"))) == [None]

    play(telegram, work)
    assert len(telegram.to(1)) == 1


def test_a_server_that_goes_on_failing_is_left_alone(telegram):
    telegram.rules.append(lambda call: refusal(500, "x") if call.text == "x" else None)

    async def work(sender: Sender, bot: Bot) -> None:
        excuse = saying(bot, "sorry")
        error, nothing = await ended(
            sender.hand(1, saying(bot, "x"), excuse=excuse), sender.hand(1, saying(bot, "next"))
        )
        assert isinstance(error, NetworkError)
        assert nothing is None

    play(telegram, work)
    assert [call.text for call in telegram.to(1)] == ["sorry", "next"]


@pytest.mark.parametrize(
    ("response", "excused"),
    [
        (Response(200, b'{"ok":true,"result":{}}', delay=100), True),
        (Response(200, b'{"ok":true,"resu'), False),
    ],
)
def test_what_may_have_arrived_is_not_done_again(telegram, response, excused):
    telegram.once(1, response)

    async def work(sender: Sender, bot: Bot) -> None:
        error, _ = await ended(
            sender.hand(1, saying(bot, "x"), excuse=saying(bot, "sorry")),
            sender.hand(2, saying(bot, "y")),
        )
        assert isinstance(error, TelegramError)

    play(telegram, work)
    assert [call.text for call in telegram.seen if call.chat == 1] == ["x", "sorry"][: 1 + excused]
    assert telegram.to(2)[0].at < 1


def test_eight_connections_that_hang_end_and_the_rest_goes_on(telegram):
    hanging = range(1, 9)
    telegram.rules.append(
        lambda call: Response(200, b"{}", delay=1000) if call.chat in hanging else None
    )

    async def work(sender: Sender, bot: Bot) -> None:
        hung = [sender.hand(chat, saying(bot, "x")) for chat in hanging]
        await asyncio.sleep(0.1)
        await sender.hand(9, saying(bot, "y"))
        assert all(isinstance(error, TimedOut) for error in await ended(*hung))

    play(telegram, work)
    assert len(telegram.to(9)) == 1


def test_a_group_that_became_a_supergroup_goes_on_there_without_saying_anything_twice(telegram):
    def upgraded(call: Any) -> Response | None:
        old = call.params.get("chat_id") == "-1" and call.text != "1a"
        return (
            refusal(400, "Bad Request: group chat was upgraded", migrate_to_chat_id=-1001)
            if old
            else None
        )

    telegram.rules.append(upgraded)
    moves: list[tuple[int, int]] = []

    async def work(sender: Sender, bot: Bot) -> None:
        async def noted(old: int, new: int) -> None:
            moves.append((old, new))

        sender.on_migrated.append(noted)
        futures = [sender.hand(-1, saying(bot, f"{n}a", f"{n}b")) for n in (1, 2)]
        await asyncio.wait(futures)
        await sender.move(-1, -1001)  # the service message says so once more
        assert await ended(sender.hand(-1, saying(bot, "3"))) == [None]

    play(telegram, work)
    assert [call.text for call in telegram.to(-1)] == ["1a"]
    assert [call.text for call in telegram.to(-1001)] == ["1b", "2a", "2b", "3"]
    assert moves == [(-1, -1001)]


def test_what_waits_for_both_ids_is_sent_once_each(telegram):
    async def work(sender: Sender, bot: Bot) -> None:
        futures = [
            sender.hand(chat, saying(bot, f"{chat} {n}")) for n in range(3) for chat in (-1, -1001)
        ]
        await sender.move(-1, -1001)
        await asyncio.wait(futures)

    play(telegram, work)
    texts = [call.text for call in telegram.to(-1001)]
    assert sorted(texts) == sorted(f"{chat} {n}" for n in range(3) for chat in (-1, -1001))
    assert [text for text in texts if text.startswith("-1 ")] == ["-1 0", "-1 1", "-1 2"]


def test_a_chat_that_moves_for_ever_is_a_fault(telegram):
    ids = iter(range(1000, 2000))

    async def work(sender: Sender, bot: Bot) -> None:
        async def moving(chat: int) -> None:
            raise ChatMigrated(-next(ids))

        (error,) = await ended(sender.hand(-1, lambda lane: lane.call(moving)))
        assert isinstance(error, ChatMigrated)

    play(telegram, work)


@pytest.mark.parametrize(
    ("code", "description"),
    [
        (403, "Forbidden: bot was blocked by the user"),
        (403, "Forbidden: bot was kicked from the supergroup chat"),
        (400, "Bad Request: not enough rights to send text messages to the chat"),
        (400, "Bad Request: have no write access to the chat"),
        (400, "Bad Request: chat not found"),
    ],
)
def test_where_the_bot_may_not_write_what_waits_ends_without_a_fault(
    telegram, caplog, code, description
):
    telegram.once(-1, refusal(code, description))
    told: list[tuple[int, str]] = []

    async def work(sender: Sender, bot: Bot) -> None:
        async def note(chat: int, reason: str) -> None:
            told.append((chat, reason))
            raise ValueError("a hook that fails")

        sender.on_unwritable.append(note)
        excuse = saying(bot, "sorry")
        errors = await ended(*(sender.hand(-1, saying(bot, "x"), excuse=excuse) for _ in range(3)))
        assert all(isinstance(error, TelegramError) for error in errors)
        assert await ended(sender.hand(-1, saying(bot, "allowed again"))) == [None]

    play(telegram, work)
    assert [call.text for call in telegram.seen] == ["x", "allowed again"]
    assert [chat for chat, _ in told] == [-1]
    assert "Traceback" not in caplog.text


def test_what_a_job_raises_is_logged_excused_and_ends_only_that_job(telegram, capsys):
    async def work(sender: Sender, bot: Bot) -> None:
        async def faulty(lane: Lane) -> None:
            raise ValueError("riêng tư")

        with sender.collecting() as handed:
            sender.hand(1, faulty, excuse=saying(bot, "sorry"))
            sender.hand(1, faulty, excuse=faulty)
            sender.hand(1, saying(bot, "next"))
            sender.beside(faulty(None))
        await asyncio.wait(handed)

    play(telegram, work)
    assert [call.text for call in telegram.to(1)] == ["sorry", "next"]
    printed = capsys.readouterr().out
    assert printed.count("ValueError") == 4
    assert "riêng tư" not in printed


def test_stopping_finishes_what_it_can_and_leaves_the_rest_to_the_next_start(telegram):
    telegram.once(2, too_many(3600))

    async def work(sender: Sender, bot: Bot) -> None:
        soon = [sender.hand(1, saying(bot, "x")) for _ in range(3)]
        late = [sender.hand(2, saying(bot, "x")) for _ in range(3)]
        beside = sender.beside(bot.answer_callback_query("1"))
        await sender.drain(10)
        assert now() == pytest.approx(10, abs=0.1)
        assert all(future.result() for future in [*soon, beside])
        assert all(future.cancelled() for future in late)
        assert sender.hand(1, saying(bot, "x")).cancelled()

    play(telegram, work)
    assert len(telegram.to(1)) == 3


def test_nobody_s_update_collects_what_another_hands_over(telegram):
    async def work(sender: Sender, bot: Bot) -> None:
        async def handle(chat: int) -> int:
            with sender.collecting() as handed:
                for _ in range(chat):
                    sender.hand(chat, saying(bot, "x"))
                    await asyncio.sleep(0)
            return len(handed)

        assert await asyncio.gather(*(handle(chat) for chat in (1, 2, 3))) == [1, 2, 3]
        await sender.drain(100)

    play(telegram, work)


FATES = st.sampled_from(["sent", "sent", "fails", "closed", "moves"])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 3), FATES, st.floats(0, 3)), max_size=30))
def test_whatever_happens_to_each_every_errand_ends_and_in_order(errands):
    """Without a server: chats 1 to 3, some of whose messages fail, close or move the chat."""
    begun: dict[int, list[int]] = {1: [], 2: [], 3: []}

    async def work() -> None:
        sender = Sender()
        moves = iter(range(100, 1000))

        def errand(number: int, chat: int, fate: str, seconds: float) -> Job[None]:
            moved = False

            async def make(_: int) -> None:
                nonlocal moved
                await asyncio.sleep(seconds)
                if fate == "fails":
                    raise TimedOut
                if fate == "closed":
                    raise Forbidden("x")
                if fate == "moves" and not moved:
                    moved = True
                    raise ChatMigrated(next(moves))

            async def job(lane: Lane) -> None:
                begun[chat].append(number)
                await lane.call(make)

            return job

        futures = [
            sender.hand(chat, errand(number, chat, fate, seconds))
            for number, (chat, fate, seconds) in enumerate(errands)
        ]
        if futures:
            await asyncio.wait(futures)
        await asyncio.sleep(0)
        assert not sender._lanes
        assert not sender._tasks

    run(work())
    for numbers in begun.values():
        assert numbers == sorted(numbers)
