"""Polling, webhook and health, over the recorded edge or loopback HTTP."""

import asyncio
from contextlib import suppress

import httpx
import pytest
from telegram.error import InvalidToken

from bot import serving
from bot.app import UPDATES
from bot.errors import SettingFault, UserFault
from bot.memory import Bounded
from bot.settings import load_settings
from bot.transport import polling as polling_module
from bot.transport import web
from bot.transport.health import SILENCE_SECONDS, Pulse, health
from bot.transport.polling import Polling
from bot.transport.webhook import MAX_BYTES, webhook

SECRET = {"X-Telegram-Bot-Api-Secret-Token": "s3cret"}
UPDATE = {"update_id": 5, "message": {"message_id": 1, "date": 1, "chat": {"id": 7, "type": "x"}}}


def client_of(app) -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://bot")


def remembered() -> Bounded[int, bool]:
    return Bounded(10, lambda: 0.0)


async def test_polling_queues_updates_and_moves_on(chat):
    beats: list[int] = []
    chat.telegram.give("getUpdates", [UPDATE], [])
    poller = Polling(chat.app, UPDATES, lambda: beats.append(1), remembered())
    task = asyncio.create_task(poller.run())
    update = await asyncio.wait_for(chat.app.update_queue.get(), 5)
    await asyncio.sleep(0)
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task
    await poller.confirm()
    first, *_, last = chat.telegram.made("getUpdates")
    assert update.update_id == 5
    assert beats
    assert first.params["allowed_updates"] == list(UPDATES)
    assert last.params["offset"] == 6


@pytest.mark.parametrize(
    ("code", "description", "more"),
    [
        (409, "Conflict: terminated by other getUpdates request", {}),
        (502, "Bad Gateway", {}),
        (429, "Too Many Requests: retry after 0", {"retry_after": 0}),
        (404, "Not Found", {}),
    ],
)
async def test_polling_survives(chat, monkeypatch, code, description, more):
    monkeypatch.setattr(polling_module, "FIRST_PAUSE", 0.0)
    chat.telegram.refuse("getUpdates", code, description, **more)
    chat.telegram.give("getUpdates", [UPDATE])
    task = asyncio.create_task(Polling(chat.app, UPDATES, lambda: None, remembered()).run())
    assert (await asyncio.wait_for(chat.app.update_queue.get(), 5)).update_id == 5
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


async def test_an_update_that_comes_twice_is_handled_once(chat):
    chat.telegram.give("getUpdates", [UPDATE], [UPDATE, {**UPDATE, "update_id": 6}])
    task = asyncio.create_task(Polling(chat.app, UPDATES, lambda: None, remembered()).run())
    got = [await asyncio.wait_for(chat.app.update_queue.get(), 5) for _ in range(2)]
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task
    assert [update.update_id for update in got] == [5, 6]


async def test_a_revoked_token_ends_polling(chat):
    chat.telegram.refuse("getUpdates", 401, "Unauthorized")
    chat.telegram.refuse("getMe", 401, "Unauthorized")
    with pytest.raises(InvalidToken):
        await Polling(chat.app, UPDATES, lambda: None, remembered()).run()


async def test_a_token_refused_at_start_is_one_line(unstarted):
    unstarted.telegram.refuse("getMe", 401, "Unauthorized")
    work = serving.poll(unstarted.app, unstarted.services, Pulse(unstarted.clock))
    with pytest.raises(UserFault, match="TELEGRAM_BOT_TOKEN"):
        await serving.until_told(work)


@pytest.mark.parametrize("proxy", ["foo://x", "socks5://127.0.0.1:1"])
def test_a_proxy_that_cannot_be_used_is_named(monkeypatch, proxy):
    monkeypatch.setenv("ALL_PROXY", proxy)
    with pytest.raises(SettingFault, match="ALL_PROXY"):
        serving.requests_to("https://api.telegram.org", None)


@pytest.mark.parametrize("host", ["a..b", "999.1.1.1", "no-such-host.invalid"])
def test_a_host_that_is_none_is_named(host):
    with pytest.raises(SettingFault, match=f"HOIDAP_LISTEN: cannot listen on {host}:80"):
        web.bind(f"{host}:80", "HOIDAP_LISTEN")


async def test_a_server_that_is_no_bot_api_is_named(unstarted):
    unstarted.telegram.answers["getMe"] = True
    work = serving.poll(unstarted.app, unstarted.services, Pulse(unstarted.clock))
    with pytest.raises(SettingFault, match="TELEGRAM_API_BASE_URL"):
        await serving.until_told(work)


async def test_stopping_does_not_wait_for_a_chat_that_has_to_wait(unstarted, monkeypatch):
    monkeypatch.setattr(serving, "STOP_SECONDS", 0.1)
    telegram = unstarted.telegram
    update = {"update_id": 1, "message": unstarted.message(text="/help")}
    telegram.give("getUpdates", [update])
    telegram.refuse("sendMessage", 429, "Too Many Requests", retry_after=3600)
    work = serving.poll(unstarted.app, unstarted.services, Pulse(unstarted.clock))
    task = asyncio.create_task(work)
    while not telegram.made("sendMessage"):
        await asyncio.sleep(0.01)
    task.cancel()
    done, _ = await asyncio.wait({task}, timeout=10)
    assert done


async def test_a_start_without_telegram_is_tried_again(unstarted, monkeypatch):
    monkeypatch.setattr(serving, "PAUSE_SECONDS", 0.0)
    unstarted.telegram.refuse("getMe", 502, "Bad Gateway")
    unstarted.telegram.refuse("getUpdates", 401, "Unauthorized")
    work = serving.poll(unstarted.app, unstarted.services, Pulse(unstarted.clock))
    task = asyncio.create_task(serving.until_told(work))
    while not unstarted.telegram.made("getUpdates"):
        await asyncio.sleep(0)
    unstarted.telegram.refuse("getMe", 401, "Unauthorized")
    unstarted.telegram.refuse("getUpdates", 401, "Unauthorized")
    with pytest.raises(UserFault):
        await asyncio.wait_for(task, 10)


async def test_the_webhook_takes_what_telegram_posts_once(chat):
    receiver = webhook(chat.app, "https://bot.example/hook", "s3cret", remembered())
    async with client_of(receiver) as client:
        for _ in range(2):
            assert (await client.post("/hook", json=UPDATE, headers=SECRET)).status_code == 200
        assert chat.app.update_queue.qsize() == 1
        assert (await client.post("/hook", json=UPDATE)).status_code == 403
        wrong = await client.post("/hook", content=b"{", headers=SECRET)
        assert wrong.status_code == 400
        assert (await client.post("/hook", json=[], headers=SECRET)).status_code == 400
        big = await client.post("/hook", content=b"x" * (MAX_BYTES + 1), headers=SECRET)
        assert big.status_code == 413
        assert (await client.get("/hook", headers=SECRET)).status_code == 405
        assert (await client.post("/", headers=SECRET)).status_code == 404


async def test_a_bot_on_a_webhook_answers_and_stops(unstarted, monkeypatch):
    port = web.bind("127.0.0.1:0", "a free port")
    address = f"127.0.0.1:{port.getsockname()[1]}"
    port.close()
    monkeypatch.setenv("TELEGRAM_WEBHOOK_URL", "https://bot.example/hook")
    monkeypatch.setenv("TELEGRAM_WEBHOOK_SECRET", "s3cret")
    monkeypatch.setenv("HOIDAP_LISTEN", address)
    work = serving.listen(unstarted.app, unstarted.services, load_settings())
    task = asyncio.create_task(work)
    while not unstarted.telegram.made("setWebhook"):
        await asyncio.sleep(0.01)
    update = {"update_id": 1, "message": unstarted.message(text="/help")}
    async with httpx.AsyncClient(trust_env=False) as client:
        await client.post(f"http://{address}/hook", json=update, headers=SECRET)
    task.cancel()
    await asyncio.wait({task})
    assert unstarted.telegram.made("setWebhook")[0].params["secret_token"] == "s3cret"  # noqa: S105
    assert unstarted.telegram.made("sendMessage")


async def test_health_tells_silence(chat):
    pulse = Pulse(chat.clock)
    async with client_of(health(pulse)) as client:
        assert (await client.get("/healthz")).status_code == 200
        chat.clock.seconds = SILENCE_SECONDS + 1
        assert (await client.get("/healthz")).status_code == 503
        pulse.beat()
        assert (await client.get("/healthz")).status_code == 200


async def test_servers_start_and_stop(chat):
    sock = web.bind("127.0.0.1:0", "HOIDAP_HEALTH")
    url = f"http://127.0.0.1:{sock.getsockname()[1]}/healthz"
    async with web.serving(health(None), sock), httpx.AsyncClient(trust_env=False) as client:
        assert (await client.get(url)).json() == {"ok": True}


async def test_texts_fit_telegram(chat):
    for words in (chat.services.vietnamese, chat.services.english):
        assert len(words.description) <= 512
        assert len(words.short_description) <= 120
        assert all(len(text) <= 200 for text in (words.stale, words.failed))
