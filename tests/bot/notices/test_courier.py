"""What arrives, whatever happens on the way."""

import asyncio
import itertools
import json
from collections.abc import Awaitable, Callable
from datetime import datetime

import pytest
from sqlalchemy import delete, insert, update
from stage import CANARY_CHAT, HOME, Stage, play

from bot.delivery import priority
from bot.delivery.priority import Priority
from bot.errors import SettingFault
from bot.state.database import Database, StateError
from bot.state.follows import Frequency
from bot.state.tables import events, follows, releases
from bot.state.tables import outbox as rows
from tests.bot.delivery.telegram_double import Response, Seen, refusal, too_many

BLOCKED = "Forbidden: bot was blocked by the user"
Moved = Callable[[int, int], Awaitable[None]]
OK = {"ok": True, "result": {"message_id": 5, "date": 1, "chat": {"id": 1, "type": "private"}}}


@pytest.fixture
def run(tmp_path, monkeypatch):
    return lambda work, **more: play(tmp_path, monkeypatch, work, **more)


def at(text: str) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=HOME).timestamp())


def test_each_follower_hears_of_an_event_once_near_the_limit_and_within_it(run):
    chats = range(1, 101)

    async def work(stage: Stage) -> None:
        await stage.many_follow(chats)
        await stage.publish("cay-xanh-1")
        async with stage.sending():
            await stage.settled()

    stage = run(work)
    assert stage.heard() == dict.fromkeys(chats, 1)
    times = [call.at for call in stage.telegram.done]
    assert stage.telegram.most(1.0) <= 30
    assert len(times) / (times[-1] - times[0]) >= 28


def test_an_answer_overtakes_the_news_for_many(run):
    async def work(stage: Stage) -> None:
        await stage.many_follow(range(1, 81))
        await stage.publish("cay-xanh-1")
        async with stage.sending():
            await stage.until(lambda: len(stage.telegram.done) > 20)
            asked = asyncio.get_running_loop().time()
            token = priority.current.set(Priority.ANSWER)
            await asyncio.gather(*(stage.bots[0].send_message(1000 + n, "đáp") for n in range(5)))
            priority.current.reset(token)
            assert asyncio.get_running_loop().time() - asked < 0.5
            await stage.settled()

    stage = run(work)
    assert stage.telegram.most(1.0) <= 30
    assert len(stage.heard()) == 85


def test_a_message_tells_what_is_new_why_and_how_to_stop(run):
    async def work(stage: Stage) -> None:
        await stage.follow([7])
        await stage.publish("cay-xanh-1")
        async with stage.sending():
            await stage.settled()

    call = run(work).telegram.done[0]
    first, *_, why, number = call.text.splitlines()
    assert first == "🆕 Tin: <b>cay-xanh-1</b>"
    assert why == "Bạn nhận tin này vì theo dõi: cay xanh."
    assert number == "Tin số 1"
    rows = json.loads(call.params["reply_markup"])["inline_keyboard"]
    assert [[one["text"] for one in row] for row in rows] == [
        ["📄 Nguồn"],
        ["🔕 Dừng", "📉 Ít hơn"],
    ]


def test_nothing_is_kept_of_who_was_erased_while_somebody_published(run):
    async def work(stage: Stage) -> None:
        await stage.follow([7, 8])
        await stage.publish("cay-xanh-1")
        async with stage.state.database.begin() as connection:
            await connection.execute(delete(follows).where(follows.c.chat == 7))
        async with stage.sending():
            await stage.settled()
        assert await stage.states() == {"sent": 1}

    assert run(work).heard() == {8: 1}


def test_what_cannot_be_put_into_words_keeps_nothing_else_from_being_told(run):
    async def work(stage: Stage) -> None:
        stage.paper.faulty.add("a")
        await stage.follow([7, 8])
        await stage.publish("a")
        await stage.publish("b")
        async with stage.sending():
            await stage.until(lambda: len(stage.telegram.done) == 2)
        stage.paper.faulty.clear()
        async with stage.sending():
            await stage.settled()

    texts = [call.text for call in run(work).telegram.to(7)]
    assert ["<b>a</b>" in one for one in texts] == [False, True]
    assert ["<b>b</b>" in one for one in texts] == [True, False]


def test_news_of_a_release_that_this_process_cannot_read_waits_for_one_that_can(run):
    async def work(stage: Stage) -> None:
        stage.paper.withdrawn.add("a")  # as an engine of the release before has it
        await stage.follow([7])
        async with stage.state.database.begin() as connection:
            await connection.execute(insert(releases).values(id=9, digest="", published_at=0))
        stage.release = 9
        await stage.publish("a")
        stage.release = 8
        async with stage.sending():
            await asyncio.sleep(200)
        assert stage.heard() == {}
        stage.paper.withdrawn.clear()
        stage.release = 9
        async with stage.sending():
            await stage.settled()

    assert run(work).heard() == {7: 1}


def test_a_429_keeps_only_its_own_chat_waiting(run):
    async def work(stage: Stage) -> None:
        stage.telegram.once(-5, too_many(35))
        await stage.follow([-5, *range(1, 20)])
        await stage.publish("cay-xanh-1")
        async with stage.sending():
            await stage.settled()

    stage = run(work)
    first, again = (call.at for call in stage.telegram.seen if call.chat == -5)
    assert again - first >= 35
    assert all(call.at < 5 for call in stage.telegram.done if call.chat != -5)
    assert stage.heard() == dict.fromkeys([-5, *range(1, 20)], 1)


def test_told_to_wait_it_waits_though_it_is_started_again_and_more_is_published(run):
    async def work(stage: Stage) -> None:
        stage.telegram.once(5, too_many(35))
        await stage.follow([5])
        await stage.publish("a")
        async with stage.sending():
            await stage.until(lambda: len(stage.telegram.seen) == 1)
            await asyncio.sleep(1)
        await stage.publish("b")
        async with stage.sending():
            await stage.settled()

    stage = run(work)
    first, again = stage.telegram.seen
    assert again.at - first.at >= 35
    assert again.text.index("<b>a</b>") < again.text.index("<b>b</b>")


def test_a_storm_of_429_slows_all_and_loses_nothing(run):
    async def work(stage: Stage) -> None:
        stage.telegram.rules.append(lambda call: too_many(4) if call.at < 10 else None)
        await stage.follow(range(1, 31))
        await stage.publish("cay-xanh-1")
        async with stage.sending():
            await stage.settled()

    stage = run(work)
    assert stage.heard() == dict.fromkeys(range(1, 31), 1)
    assert len([call for call in stage.telegram.seen if call.at < 10]) < 70
    for chat in range(1, 31):
        times = [call.at for call in stage.telegram.seen if call.chat == chat]
        assert all(b - a >= 4 for a, b in itertools.pairwise(times))


def test_what_is_due_in_a_group_at_once_is_told_together_in_order(run):
    async def work(stage: Stage) -> None:
        await stage.follow([-5])
        for number in range(25):
            await stage.publish(f"tin-{number:02}.")
        async with stage.sending():
            await stage.settled()

    stage = run(work)
    texts = [call.text for call in stage.telegram.done]
    assert len(texts) == 2
    places = [" ".join(texts).index(f"tin-{number:02}.") for number in range(25)]
    assert places == sorted(places)
    assert texts[0].startswith("📬 <b>20 tin mới</b>: Cây xanh")
    assert texts[0].count("Cây xanh") == 1  # the only topic needs no heading of its own
    assert "Nhóm nhận tin này" in texts[0]


def test_what_one_message_cannot_hold_comes_with_the_next(run):
    async def work(stage: Stage) -> None:
        stage.paper.length = 200
        await stage.follow([5])
        for number in range(9):
            await stage.publish(f"tin-{number}.")
        async with stage.sending():
            await stage.settled()

    stage = run(work)
    texts = [call.text for call in stage.telegram.done]
    assert len(texts) == 3
    assert all(sum(f"tin-{number}." in text for text in texts) == 1 for number in range(9))


@pytest.mark.parametrize(
    ("description", "kept"),
    [(BLOCKED, True), ("Forbidden: user is deactivated", False)],
)
def test_who_cannot_be_written_to_rests_at_once_and_what_is_gone_is_erased(run, description, kept):
    async def work(stage: Stage) -> None:
        stage.telegram.rules.append(
            lambda call: refusal(403, description) if call.chat == 5 else None
        )
        await stage.follow([5, 6])
        await stage.publish("a")
        async with stage.sending() as office:
            await asyncio.sleep(120)
            assert 5 in office._services.resting
        assert (await stage.states()) == {"sent": 1, "paused": 1}
        stage.jump = 31 * 86400
        async with stage.sending():
            await asyncio.sleep(120)
        assert bool(await stage.state.follows.of(5)) is kept

    stage = run(work)
    assert len([call for call in stage.telegram.seen if call.chat == 5]) == 1


def test_a_403_by_mistake_costs_no_news(run):
    async def work(stage: Stage) -> None:
        stage.telegram.once(5, refusal(403, BLOCKED))
        await stage.follow([5])
        await stage.publish("a")
        async with stage.sending() as office:
            await stage.until(lambda: bool(stage.telegram.seen))
            await asyncio.sleep(10)
            await stage.publish("b")
            await office._services.resting.heard(5)  # they write to the bot
            await stage.settled()

    stage = run(work)
    [call] = stage.telegram.done
    assert "<b>a</b>" in call.text
    assert "<b>b</b>" in call.text


def test_news_that_is_old_when_a_group_can_be_written_to_again_is_not_dumped_on_it(run):
    async def work(stage: Stage) -> None:
        left = [refusal(400, "Bad Request: not enough rights to send text messages to the chat")]
        stage.telegram.rules.append(lambda call: left.pop() if left and call.chat == -5 else None)
        await stage.follow([-5], by=7)
        await stage.publish("old", days=2)
        async with stage.sending() as office:
            await asyncio.sleep(10)
            stage.jump = 3 * 86400
            await asyncio.sleep(60)
            await stage.publish("new")
            await office._services.resting.back(-5)
            await stage.settled()

    stage = run(work)
    assert "old" not in stage.telegram.to(-5)[0].text
    assert len(stage.telegram.to(-5)) == 2  # getChat, and the news
    assert len([call for call in stage.telegram.to(7) if call.method == "sendMessage"]) == 1


def test_a_group_that_moves_gets_its_news_once_under_the_new_id(run):
    async def work(stage: Stage) -> None:
        moved = refusal(
            400,
            "Bad Request: group chat was upgraded to a supergroup chat",
            migrate_to_chat_id=-105,
        )
        stage.telegram.rules.append(lambda call: moved if call.chat == -5 else None)
        await stage.follow([-5, -105])
        await stage.publish("a")
        async with stage.sending():
            await stage.settled()
            await stage.publish("b")
            await stage.settled()
        assert await stage.state.follows.of(-5) == []

    stage = run(work)
    texts = [call.text for call in stage.telegram.to(-105)]
    assert [("<b>a</b>" in text, "<b>b</b>" in text) for text in texts] == [
        (True, False),
        (False, True),
    ]


@pytest.mark.parametrize("which", ["the canary", "a follower while the state fails"])
def test_what_is_noted_under_the_old_id_of_a_group_goes_to_the_new_one(run, which):
    async def work(stage: Stage) -> None:
        moved = refusal(
            400,
            "Bad Request: group chat was upgraded to a supergroup chat",
            migrate_to_chat_id=-105,
        )
        stage.telegram.rules.append(lambda call: moved if call.chat == -5 else None)
        if which == "the canary":
            stage.canary = -5
        else:
            await stage.follow([-5])
        async with stage.sending():
            if which != "the canary":
                hooks = stage.senders[0].on_migrated
                hooks[:] = [_failing_once(hooks[0])]
            for fact in ("a", "b"):
                await stage.publish(fact)
                await stage.settled(100)

    assert run(work).heard() == {-105: 2}


def _failing_once(hook: Moved) -> Moved:
    failures = [StateError("the database is locked")]

    async def noted(old: int, new: int) -> None:
        if failures:
            raise failures.pop()
        await hook(old, new)

    return noted


def test_a_closed_topic_leads_to_the_general_one(run):
    def closed(call: Seen) -> Response | None:
        return (
            refusal(400, "Bad Request: TOPIC_CLOSED")
            if "message_thread_id" in call.params
            else None
        )

    async def work(stage: Stage) -> None:
        stage.telegram.rules.append(closed)
        await stage.follow([-5], thread=44)
        await stage.publish("a")
        async with stage.sending():
            await stage.settled()

    [call] = run(work).telegram.done
    assert (call.chat, "message_thread_id" in call.params) == (-5, False)


def test_where_the_general_topic_is_closed_too_the_admin_is_told_once(run):
    async def work(stage: Stage) -> None:
        stage.telegram.rules.append(
            lambda call: (
                refusal(400, "Bad Request: TOPIC_CLOSED")
                if call.method == "sendMessage" and call.chat == -5
                else None
            )
        )
        await stage.follow([-5], thread=44, by=7)
        await stage.publish("a")
        async with stage.sending():
            await asyncio.sleep(100)
            await stage.publish("b")
            await asyncio.sleep(100)

    stage = run(work)
    assert len(stage.telegram.to(7)) == 1
    assert len([call for call in stage.telegram.seen if call.method == "sendMessage"]) == 3


UNKNOWN = {
    "a timeout after the body was sent": Response(200, b"", delay=60.0),
    "502 in HTML": Response(502, b"<html>Bad Gateway</html>"),
    "504 of Telegram": refusal(504, "Gateway Timeout"),
    "an answer that is cut": Response(200, json.dumps(OK).encode()[:40]),
    "an answer that is none": Response(200, b"<html>"),
    "an answer without a message": Response(200, b'{"ok": true, "result": true}'),
}


@pytest.mark.parametrize("what", UNKNOWN)
@pytest.mark.parametrize("times", [1, 2])
def test_what_may_have_arrived_is_sent_once_more_and_says_so(run, what, times):
    async def work(stage: Stage) -> None:
        left = [UNKNOWN[what]] * times
        stage.telegram.rules.append(
            lambda call: left.pop() if left and call.params.get("chat_id") == "5" else None
        )
        await stage.follow([5, 6])
        await stage.publish("a")
        async with stage.sending() as office:
            await stage.settled()
            counted = (await office.outlook.text()).decode()
        doubled = "hoidap_notices_doubled_total 1.0" in counted
        assert doubled is (times == 1)
        assert ("hoidap_notices_given_up_total 1.0" in counted) is (times == 2)

    stage = run(work)
    first, again = (call for call in stage.telegram.seen if call.params.get("chat_id") == "5")
    assert "gửi lại" not in first.text
    assert "Tin số 1 (gửi lại, có thể bạn đã nhận)" in again.text
    assert again.at - first.at >= 1


def test_after_three_hours_without_a_network_each_gets_one_digest(run):
    async def work(stage: Stage) -> None:
        await stage.follow(range(1, 11))
        async with stage.sending():
            stage.telegram.close()
            for number in range(5):
                await stage.publish(f"tin-{number}.")
                stage.jump += 2100
                await asyncio.sleep(60)
            assert (await stage.states())["pending"] == 50
            await stage.telegram.open()
            await stage.settled()

    stage = run(work)
    assert stage.heard() == dict.fromkeys(range(1, 11), 1)
    assert all("5 tin mới" in call.text for call in stage.telegram.done if call.text)


def test_html_that_telegram_does_not_take_goes_out_as_plain_text(run):
    async def work(stage: Stage) -> None:
        stage.telegram.once(5, refusal(400, "Bad Request: can't parse entities: tag"))
        await stage.follow([5])
        await stage.publish("a & <b>")
        async with stage.sending():
            await stage.settled()

    refused, taken = run(work).telegram.seen
    assert "a &amp; &lt;b&gt;" in refused.text
    assert "a & <b>" in taken.text
    assert "parse_mode" not in taken.params


def test_what_telegram_never_takes_is_given_up_and_holds_up_nothing(run):
    async def work(stage: Stage) -> None:
        stage.telegram.rules.append(
            lambda call: (
                refusal(400, "Bad Request: BUTTON_DATA_INVALID") if "poison" in call.text else None
            )
        )
        await stage.follow([5, 6])
        await stage.publish("poison")
        async with stage.sending():
            for _ in range(3):
                await asyncio.sleep(20)
                stage.jump += 601
            await stage.publish("a")
            await stage.settled()
        assert (await stage.states()) == {"dead": 2, "sent": 2}

    assert run(work).heard() == {5: 1, 6: 1}


def test_nothing_comes_after_somebody_has_stopped(run):
    async def work(stage: Stage) -> None:
        await stage.follow(range(1, 41))
        await stage.publish("a")
        async with stage.sending():
            await stage.until(lambda: len(stage.telegram.done) > 10)
            for chat in range(1, 41):
                await stage.state.follows.stop_all(chat)
            while any([await stage.state.follows.is_being_told(chat) for chat in range(1, 41)]):
                await asyncio.sleep(0.05)
            told = len(stage.telegram.seen)
            await asyncio.sleep(100)
            assert len(stage.telegram.seen) == told

    assert len(run(work).heard()) < 40


def test_nothing_comes_after_erasure_though_a_try_was_in_doubt(run):
    async def work(stage: Stage) -> None:
        stage.telegram.once(5, UNKNOWN["502 in HTML"])
        await stage.follow([5])
        await stage.publish("a")
        async with stage.sending():
            await stage.until(lambda: bool(stage.telegram.seen))
            await stage.state.holdings.erase(5, None)
            await asyncio.sleep(100)
        assert (await stage.states()) == {}

    assert len([one for one in run(work).telegram.seen if one.method == "sendMessage"]) == 1


def test_a_follow_that_is_stopped_during_a_failing_try_is_not_tried_again(run):
    async def work(stage: Stage) -> None:
        stage.telegram.once(5, Response(502, b"", delay=3.0))
        await stage.follow([5])
        await stage.publish("a")
        async with stage.sending():
            await stage.until(lambda: bool(stage.telegram.seen))
            await stage.state.follows.stop(5, ["cay-xanh"])
            await asyncio.sleep(100)
        assert (await stage.states())["sent"] == 0

    assert len([one for one in run(work).telegram.seen if one.method == "sendMessage"]) == 1


def test_at_night_only_the_canary_hears_and_the_rest_in_the_morning(run):
    start = at("2026-11-03 20:59:57")

    async def work(stage: Stage) -> None:
        await stage.follow(range(1, 101))
        await stage.publish("a")
        async with stage.sending():
            await asyncio.sleep(30)
            stage.jump = at("2026-11-04 06:29:30") - at("2026-11-03 21:00:27")
            await asyncio.sleep(60)

    stage = run(work, start=start, canary=CANARY_CHAT)
    hours = [when for chat, when in stage.times if chat != CANARY_CHAT]
    evening = [one for one in hours if one.day == 3]
    assert all((one.hour, one.minute) < (21, 0) for one in evening)
    assert all((one.hour, one.minute) == (6, 30) for one in hours if one.day == 4)
    assert 0 < len(evening) < 100
    assert stage.heard() == dict.fromkeys([CANARY_CHAT, *range(1, 101)], 1)


def test_there_is_one_digest_a_day_though_the_clock_jumps_and_the_process_ends(run):
    start = at("2026-11-03 12:00")

    async def work(stage: Stage) -> None:
        await stage.follow([5], frequency=Frequency.DAILY)
        await stage.publish("a")
        await stage.publish("b")
        async with stage.sending():
            stage.jump = 19 * 3600 - 60
            await asyncio.sleep(30)
        async with stage.sending():
            await asyncio.sleep(60)
            assert stage.heard() == {5: 1}
            stage.jump -= 3600
            await stage.publish("c")
            for _ in range(4):
                stage.jump += 1800
                await asyncio.sleep(60)
            assert stage.heard() == {5: 1}
            stage.jump += 23 * 3600
            await asyncio.sleep(60)

    stage = run(work, start=start)
    first, second = stage.telegram.done
    assert [when.strftime("%d %H") for _, when in stage.times] == ["04 07", "05 07"]
    assert "2 tin mới" in first.text
    assert "<b>c</b>" in second.text


def test_while_the_database_fails_nothing_departs_and_what_arrived_is_noted_later(run, monkeypatch):
    async def work(stage: Stage) -> None:
        await stage.follow(range(1, 31))
        await stage.publish("a")
        works = Database.begin

        def broken(self: Database) -> None:
            raise StateError("full")

        async with stage.sending():
            await stage.until(lambda: len(stage.telegram.seen) > 5)
            monkeypatch.setattr(Database, "begin", broken)
            await asyncio.sleep(60)
            seen = len(stage.telegram.seen)
            await asyncio.sleep(100)
            assert len(stage.telegram.seen) == seen < 30
            monkeypatch.setattr(Database, "begin", works)
            await stage.settled()

    assert run(work).heard() == dict.fromkeys(range(1, 31), 1)


def test_told_to_stop_it_finishes_what_is_on_the_way_and_lets_go_of_the_lease(run):
    async def work(stage: Stage) -> None:
        stage.telegram.seconds = 2.0
        await stage.follow(range(1, 31))
        await stage.publish("a")
        async with stage.sending():
            await stage.until(lambda: len(stage.telegram.seen) > 2)
        states = await stage.states()
        assert states["sending"] == 0
        assert states["sent"] == len(stage.telegram.done) < 30
        assert await stage.state.leases.until("sender") is None

    run(work)


def test_a_news_that_is_withdrawn_on_the_way_is_not_told(run):
    async def work(stage: Stage) -> None:
        await stage.follow([5])
        await stage.publish("a")
        stage.paper.withdrawn.add("a")
        async with stage.sending():
            await asyncio.sleep(5)
        assert (await stage.row(5)).why == "withdrawn"

    assert run(work).heard() == {}


def test_news_of_a_release_that_is_not_served_yet_waits_for_it(run):
    async def work(stage: Stage) -> None:
        from bot.state import releases  # noqa: PLC0415

        await stage.follow([5])
        async with stage.state.database.begin() as connection:
            await releases.add(connection, {"a.toml": b""}, parent=0, now=stage.now())
        await stage.publish("a")
        async with stage.sending() as office:
            await asyncio.sleep(10)
            assert stage.heard() == {}
            office._services.answering.release_id = 1
            await stage.settled()

    assert run(work).heard() == {5: 1}


def test_a_canary_that_hears_nothing_is_an_alarm(run):
    async def work(stage: Stage) -> None:
        stage.telegram.rules.append(
            lambda call: refusal(403, BLOCKED) if call.chat == CANARY_CHAT else None
        )
        await stage.follow([5])
        await stage.publish("a")
        async with stage.sending() as office:
            await asyncio.sleep(5)
            stage.jump = 800
            assert await office.outlook.well()
            stage.jump = 1000
            assert not await office.outlook.well()
            stage.telegram.rules.clear()
            await stage.settled()
            assert await office.outlook.well()

    run(work, canary=CANARY_CHAT)


def test_sending_that_stalls_is_an_alarm_but_the_night_is_none(run):
    async def work(stage: Stage) -> None:
        await stage.follow([5])
        async with stage.sending() as office:
            stage.telegram.close()
            await stage.publish("a")
            await asyncio.sleep(5)
            stage.jump = 695
            assert not await office.outlook.well()
            metrics = (await office.outlook.text()).decode()
            assert "hoidap_outbox_oldest_pending_seconds 70" in metrics
            async with stage.state.database.begin() as connection:
                await connection.execute(update(events).values(expires_at=stage.now()))
            assert await office.outlook.well()
            stage.jump = 10 * 3600
            assert await office.outlook.well()

    run(work)


def test_a_chat_that_is_told_to_wait_for_an_hour_is_no_alarm(run):
    async def work(stage: Stage) -> None:
        stage.telegram.once(5, too_many(3600))
        await stage.follow([5, 6])
        await stage.publish("a")
        async with stage.sending() as office:
            await stage.until(lambda: stage.heard()[6] == 1)
            await stage.publish("b")
            await asyncio.sleep(1800)
            assert await office.outlook.well()
            assert b"oldest_pending_seconds 0.0" in await office.outlook.text()

    stage = run(work)
    assert stage.heard() == {6: 2}


def test_a_token_that_is_revoked_ends_the_bot_and_loses_nothing(run):
    async def work(stage: Stage) -> None:
        await stage.follow([5])
        await stage.publish("a")
        stage.telegram.rules.append(lambda call: refusal(401, "Unauthorized"))
        async with stage.sending():
            await asyncio.sleep(10)

    with pytest.raises(SettingFault, match="TELEGRAM_BOT_TOKEN") as caught:
        run(work)
    assert caught.value.exit_code == 2


def test_a_404_is_no_revoked_token(run):
    async def work(stage: Stage) -> None:
        left = [refusal(404, "Not Found")] * 3
        stage.telegram.rules.append(
            lambda call: left.pop() if left and call.method == "sendMessage" else None
        )
        await stage.follow([5])
        await stage.publish("a")
        async with stage.sending():
            await stage.settled()

    assert run(work).heard() == {5: 1}


def test_a_group_that_was_told_enough_this_minute_waits_though_the_process_is_another(run):
    async def work(stage: Stage) -> None:
        await stage.follow([-5])
        for _ in range(2):
            async with stage.sending():
                for number in range(15):
                    await stage.publish(f"tin-{number}.")
                    await stage.settled()

    stage = run(work)
    assert stage.telegram.most(60.0, -5) <= 20
    assert len(stage.telegram.to(-5)) == 30


def test_what_came_to_nothing_long_ago_is_kept_no_more(run):
    async def work(stage: Stage) -> None:
        await stage.follow([7])
        stage.jump = -100 * 86400
        await stage.publish("cay-xanh-1")
        stage.jump = 0
        async with stage.state.database.begin() as connection:
            await connection.execute(update(rows).values(state="dead"))
        async with stage.sending():
            await asyncio.sleep(5)
        assert await stage.states() == {}

    assert run(work).heard() == {}
