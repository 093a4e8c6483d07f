"""Polling, webhook and health, over the recorded edge or loopback HTTP."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
import pytest
from telegram.error import InvalidToken

from bot import serving
from bot.app import UPDATES
from bot.errors import SettingFault, UserFault
from bot.inbox.intake import Taken
from bot.settings import load_settings
from bot.state.database import Database, StateError
from bot.transport import polling as polling_module
from bot.transport import web
from bot.transport import webhook as webhook_module
from bot.transport.health import FAILING_SECONDS, SILENCE_SECONDS, Pulse, health
from bot.transport.polling import Polling
from bot.transport.webhook import MAX_BYTES, webhook

SECRET = {"X-Telegram-Bot-Api-Secret-Token": "s3cret"}
UPDATE = {"update_id": 5, "message": {"message_id": 1, "date": 1, "chat": {"id": 7, "type": "x"}}}


def client_of(app) -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://bot")


class Desk:
    """Takes updates in; what is `stuck` is never safe."""

    def __init__(self) -> None:
        self.taken: asyncio.Queue[int] = asyncio.Queue()
        self.stuck = False

    async def take(self, contents) -> list[Taken]:
        found = [content["update_id"] for content in contents if content]
        for number in found:
            self.taken.put_nowait(number)
        handled = asyncio.get_running_loop().create_future() if self.stuck else None
        return [Taken(number, handled) for number in found]


@asynccontextmanager
async def polling(chat, desk: Desk, polled=lambda: None) -> AsyncIterator[Polling]:
    poller = Polling(chat.app.bot, chat.telegram, UPDATES, desk.take, polled)
    task = asyncio.create_task(poller.run())
    try:
        yield poller
    finally:
        task.cancel()
        await asyncio.wait({task})


async def test_polling_takes_updates_in_and_moves_on(chat):
    beats: list[int] = []
    chat.telegram.give("getUpdates", [UPDATE], [])
    desk = Desk()
    async with polling(chat, desk, lambda: beats.append(1)) as poller:
        assert await asyncio.wait_for(desk.taken.get(), 5) == 5
        await asyncio.sleep(0)
    await poller.confirm()
    first, *_, last = chat.telegram.made("getUpdates")
    assert beats
    assert first.params["allowed_updates"] == list(UPDATES)
    assert last.params["offset"] == 6


async def test_what_is_not_safe_is_asked_for_again(chat, monkeypatch):
    monkeypatch.setattr(polling_module, "UNSAFE_PAUSE", 0.0)
    chat.telegram.answers["getUpdates"] = [UPDATE]
    desk = Desk()
    desk.stuck = True
    async with polling(chat, desk) as poller:
        for _ in range(2):
            assert await asyncio.wait_for(desk.taken.get(), 5) == 5
    await poller.confirm()
    assert {call.params["offset"] for call in chat.telegram.made("getUpdates")} == {0}


async def test_what_has_no_number_is_not_asked_for_without_a_pause(chat, monkeypatch):
    monkeypatch.setattr(polling_module, "UNSAFE_PAUSE", 3600.0)
    chat.telegram.answers["getUpdates"] = [None]
    async with polling(chat, Desk()):
        for _ in range(50):
            await asyncio.sleep(0)
    assert len(chat.telegram.made("getUpdates")) == 1


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
    desk = Desk()
    async with polling(chat, desk):
        assert await asyncio.wait_for(desk.taken.get(), 5) == 5


async def test_a_revoked_token_ends_polling(chat):
    chat.telegram.refuse("getUpdates", 401, "Unauthorized")
    chat.telegram.refuse("getMe", 401, "Unauthorized")
    with pytest.raises(InvalidToken):
        await Polling(chat.app.bot, chat.telegram, UPDATES, Desk().take, lambda: None).run()


@pytest.mark.parametrize(
    ("code", "description"),
    [
        (404, "Not Found"),
        (401, "HTTP 401 without an answer of the Bot API"),
        (502, "Bad Gateway"),
    ],
)
async def test_only_telegram_itself_revokes_a_token(chat, monkeypatch, code, description):
    monkeypatch.setattr(polling_module, "FIRST_PAUSE", 0.0)
    chat.telegram.refuse("getUpdates", 404, "Not Found")
    chat.telegram.refuse("getMe", code, description)
    chat.telegram.give("getUpdates", [UPDATE])
    desk = Desk()
    async with polling(chat, desk):
        assert await asyncio.wait_for(desk.taken.get(), 5) == 5


@pytest.mark.usefixtures("stored")
async def test_a_token_refused_at_start_is_one_line(unstarted):
    unstarted.telegram.refuse("getMe", 401, "Unauthorized")
    work = serving.poll(unstarted.parts, Pulse(unstarted.clock))
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
    work = serving.poll(unstarted.parts, Pulse(unstarted.clock))
    with pytest.raises(SettingFault, match="TELEGRAM_API_BASE_URL"):
        await serving.until_told(work)


@pytest.mark.usefixtures("stored")
async def test_stopping_does_not_wait_for_a_chat_that_has_to_wait(unstarted, monkeypatch):
    monkeypatch.setattr(serving, "STOP_SECONDS", 0.1)
    telegram = unstarted.telegram
    update = {"update_id": 1, "message": unstarted.message(text="/help")}
    telegram.give("getUpdates", [update])
    telegram.refuse("sendMessage", 429, "Too Many Requests", retry_after=3600)
    work = serving.poll(unstarted.parts, Pulse(unstarted.clock))
    task = asyncio.create_task(work)
    while not telegram.made("sendMessage"):
        await asyncio.sleep(0.01)
    task.cancel()
    done, _ = await asyncio.wait({task}, timeout=10)
    assert done


@pytest.mark.usefixtures("stored")
async def test_a_start_without_telegram_is_tried_again(unstarted, monkeypatch):
    monkeypatch.setattr(serving, "PAUSE_SECONDS", 0.0)
    unstarted.telegram.refuse("getMe", 502, "Bad Gateway")
    unstarted.telegram.refuse("getUpdates", 401, "Unauthorized")
    work = serving.poll(unstarted.parts, Pulse(unstarted.clock))
    task = asyncio.create_task(serving.until_told(work))
    while not unstarted.telegram.made("getUpdates"):
        await asyncio.sleep(0)
    unstarted.telegram.refuse("getMe", 401, "Unauthorized")
    unstarted.telegram.refuse("getUpdates", 401, "Unauthorized")
    with pytest.raises(UserFault):
        await asyncio.wait_for(task, 10)


async def test_the_webhook_takes_what_telegram_posts():
    desk = Desk()
    async with client_of(webhook("https://bot.example/hook", "s3cret", desk.take)) as client:
        assert (await client.post("/hook", json=UPDATE, headers=SECRET)).status_code == 200
        assert desk.taken.qsize() == 1
        assert (await client.post("/hook", json=UPDATE)).status_code == 403
        wrong = await client.post("/hook", content=b"{", headers=SECRET)
        assert wrong.status_code == 400
        assert (await client.post("/hook", json=[], headers=SECRET)).status_code == 400
        deep = await client.post("/hook", content=b"[" * 100_000, headers=SECRET)
        assert deep.status_code == 400
        big = await client.post("/hook", content=b"x" * (MAX_BYTES + 1), headers=SECRET)
        assert big.status_code == 413
        assert (await client.get("/hook", headers=SECRET)).status_code == 405
        assert (await client.post("/", headers=SECRET)).status_code == 404


async def test_the_webhook_acknowledges_only_what_is_safe(monkeypatch):
    monkeypatch.setattr(webhook_module, "UNSAFE_SECONDS", 0.01)
    desk = Desk()
    desk.stuck = True
    async with client_of(webhook("https://bot.example/hook", "s3cret", desk.take)) as client:
        answer = await client.post("/hook", json=UPDATE, headers=SECRET)
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")


@pytest.mark.usefixtures("stored")
async def test_a_bot_on_a_webhook_answers_and_stops(unstarted, monkeypatch):
    port = web.bind("127.0.0.1:0", "a free port")
    address = f"127.0.0.1:{port.getsockname()[1]}"
    port.close()
    monkeypatch.setenv("TELEGRAM_WEBHOOK_URL", "https://bot.example/hook")
    monkeypatch.setenv("TELEGRAM_WEBHOOK_SECRET", "s3cret")
    monkeypatch.setenv("HOIDAP_LISTEN", address)
    work = serving.listen(unstarted.parts, load_settings())
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


class Outlook:
    """Notices as a test has them."""

    def __init__(self, *, fine: bool = True, fails: bool = False) -> None:
        self.fine = fine
        self.fails = fails

    async def well(self) -> bool:
        if self.fails:
            raise StateError
        return self.fine

    async def text(self) -> bytes:
        return str(await self.well()).encode()


@pytest.mark.parametrize(
    ("outlook", "code", "metrics"),
    [(Outlook(), 200, 200), (Outlook(fine=False), 503, 200), (Outlook(fails=True), 200, 503)],
)
async def test_health_tells_whether_notices_go_out(chat, outlook, code, metrics):
    async with client_of(health(None, chat.services.state.database, outlook)) as client:
        assert (await client.get("/healthz")).status_code == code
        assert (await client.get("/metrics")).status_code == metrics


async def test_health_tells_silence(chat):
    pulse = Pulse(chat.clock)
    async with client_of(health(pulse, chat.services.state.database, Outlook())) as client:
        assert (await client.get("/healthz")).status_code == 200
        chat.clock.seconds = SILENCE_SECONDS + 1
        assert (await client.get("/healthz")).status_code == 503
        pulse.beat()
        assert (await client.get("/healthz")).status_code == 200


async def test_health_tells_a_database_that_fails_for_long(chat):
    database = Database("sqlite+aiosqlite:////proc/nowhere/state.db", chat.clock)
    async with client_of(health(None, database, Outlook())) as client:
        with pytest.raises(StateError):
            async with database.begin():
                pass
        assert (await client.get("/healthz")).status_code == 200
        chat.clock.seconds = FAILING_SECONDS
        assert (await client.get("/healthz")).status_code == 503
    await database.close()


async def test_servers_start_and_stop(chat):
    sock = web.bind("127.0.0.1:0", "HOIDAP_HEALTH")
    url = f"http://127.0.0.1:{sock.getsockname()[1]}/healthz"
    watched = health(None, chat.services.state.database, Outlook())
    async with web.serving(watched, sock), httpx.AsyncClient(trust_env=False) as client:
        assert (await client.get(url)).json() == {"ok": True}


async def test_texts_fit_telegram(chat):
    for words in (chat.services.vietnamese, chat.services.english):
        assert len(words.description) <= 512
        assert len(words.short_description) <= 120
        assert all(len(text) <= 200 for text in (words.stale, words.failed))
