"""Calls over real sockets: what goes out, and what is told of those that fail."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from urllib.parse import parse_qsl

import pytest
from telegram import InputFile
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter

from bot.delivery.refusals import NotSentError, never_sent, server_failed
from bot.demo.multipart import parts_of
from bot.transport import request as module
from bot.transport.proxies import proxy_for
from bot.transport.request import BotApiRequest

DONE = b'HTTP/1.1 200 OK\r\nContent-Length: 27\r\n\r\n{"ok":true,"result":"done"}'
Serve = Callable[[bytes], Awaitable[bytes]]


async def done(_: bytes) -> bytes:
    return DONE


@asynccontextmanager
async def server(serve: Serve) -> AsyncIterator[tuple[str, list[bytes]]]:
    """A server that answers each request with what `serve` says; its address and the requests."""
    seen: list[bytes] = []

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                lengths = [
                    int(line.split(b":")[1])
                    for line in head.lower().split(b"\r\n")
                    if line.startswith(b"content-length:")
                ]
                seen.append(head + await reader.readexactly(sum(lengths)))
                answer = await serve(seen[-1])
                writer.write(answer)
                if not answer.endswith(b"}"):
                    break
        except (asyncio.IncompleteReadError, asyncio.CancelledError, ConnectionError):
            pass
        finally:
            writer.close()

    listening = await asyncio.start_server(connected, "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}", seen
    finally:
        listening.close()


@asynccontextmanager
async def ready(
    seconds: float = 5.0, proxy: str | None = None, connections: int = 2
) -> AsyncIterator[BotApiRequest]:
    async with BotApiRequest(connections, seconds, proxy) as request:
        yield request


def data(**values: object) -> RequestData:
    return RequestData([RequestParameter.from_input(*one) for one in values.items()])


async def failure(request: BotApiRequest, url: str) -> TelegramError:
    with pytest.raises(TelegramError) as told:
        await request.post(f"{url}/bot1:x/sendMessage", data(chat_id=1))
    return told.value


async def test_what_is_said_arrives_as_a_form():
    said = {"chat_id": 7, "text": "Ai là Chủ tịch? 100% & <b>+</b>", "nothing": None}
    async with server(done) as (url, seen), ready() as request:
        assert await request.post(f"{url}/bot1:x/sendMessage", data(**said)) == "done"
        assert await request.post(f"{url}/bot1:x/getMe") == "done"
    head, _, body = seen[0].partition(b"\r\n\r\n")
    assert head.startswith(b"POST /bot1:x/sendMessage HTTP/1.1\r\n")
    assert dict(parse_qsl(body.decode())) == {"chat_id": "7", "text": said["text"]}
    assert seen[1].endswith(b"\r\n\r\n")


async def test_a_picture_arrives_with_its_caption():
    picture = InputFile(b"\x89PNG\r\n--\r\n", filename="hình.png", attach=False)
    async with server(done) as (url, seen), ready() as request:
        await request.post(f"{url}/bot1:x/sendPhoto", data(photo=picture, caption="Hà Tĩnh"))
    head, _, body = seen[0].partition(b"\r\n\r\n")
    (kind,) = [line for line in head.decode().split("\r\n") if line.startswith("Content-Type")]
    told = parts_of(kind.partition(": ")[2], body)
    assert told == {"photo": b"\x89PNG\r\n--\r\n", "caption": "Hà Tĩnh"}


async def test_a_server_that_is_not_there_never_got_it():
    async with server(done) as (url, _):
        pass
    async with ready() as request:
        error = await failure(request, url)
    assert never_sent(error)
    assert not server_failed(error)


async def test_a_call_that_finds_no_free_connection_never_goes_out(monkeypatch):
    monkeypatch.setattr(module, "CONNECT_SECONDS", 0.05)

    async def slow(_: bytes) -> bytes:
        await asyncio.sleep(0.3)
        return DONE

    async with server(slow) as (url, seen), ready(0.987, connections=1) as request:
        first = asyncio.create_task(request.post(f"{url}/bot1:x/getMe"))
        await asyncio.sleep(0.02)
        assert isinstance(await failure(request, url), NotSentError)
        assert await first == "done"
    assert len(seen) == 1


async def test_nobody_knows_what_became_of_a_call_without_an_answer():
    async def never(_: bytes) -> bytes:
        await asyncio.sleep(30)
        return b""

    async with server(never) as (url, _), ready(0.05) as request:
        error = await failure(request, url)
    assert isinstance(error, TimedOut)
    assert not never_sent(error)
    assert not server_failed(error)


@pytest.mark.parametrize(
    "answer", [b"", b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n", b"?\r\n"]
)
async def test_nobody_knows_what_became_of_a_call_whose_connection_broke(answer):
    async def broken(_: bytes) -> bytes:
        return answer

    async with server(broken) as (url, seen), ready() as request:
        error = await failure(request, url)
    assert type(error) is NetworkError
    assert not never_sent(error)
    assert not server_failed(error)
    assert len(seen) == 1
    assert "bot1" not in error.message


async def test_a_redirect_is_no_answer_and_is_not_followed():
    async def elsewhere(_: bytes) -> bytes:
        return b"HTTP/1.1 302 X\r\nLocation: /\r\nContent-Length: 2\r\n\r\n{}"

    async with server(elsewhere) as (url, seen), ready() as request:
        assert server_failed(await failure(request, url))
    assert len(seen) == 1


async def test_a_proxy_is_asked_and_what_it_refuses_never_went_out():
    async def refusing(asked: bytes) -> bytes:
        return DONE if asked.startswith(b"POST http://") else b"HTTP/1.1 403 No\r\n\r\n"

    async with server(refusing) as (proxy, seen), ready(proxy=proxy) as request:
        assert await request.post("http://telegram.invalid/bot1:x/getMe") == "done"
        assert never_sent(await failure(request, "https://telegram.invalid"))
    assert seen[0].startswith(b"POST http://telegram.invalid/bot1:x/getMe ")
    assert seen[1].startswith(b"CONNECT telegram.invalid:443 ")


async def test_after_the_end_there_are_no_calls():
    async with server(done) as (url, _), ready() as request:
        await request.shutdown()
        await request.shutdown()
        assert isinstance(await failure(request, url), NetworkError)


@pytest.mark.parametrize(
    ("chosen", "environment", "found"),
    [
        (None, {}, None),
        ("http://a:1", {"HTTPS_PROXY": "http://b:2"}, "http://a:1"),
        (None, {"HTTPS_PROXY": "http://b:2", "ALL_PROXY": "http://c:3"}, "http://b:2"),
        (None, {"all_proxy": "c:3"}, "http://c:3"),
        (None, {"HTTP_PROXY": "http://b:2"}, None),
        (None, {"HTTPS_PROXY": "http://b:2", "NO_PROXY": "telegram.org"}, None),
        (None, {"HTTPS_PROXY": "http://b:2", "NO_PROXY": "*"}, None),
        (None, {"HTTPS_PROXY": "http://u:p@b:2"}, "http://u:p@b:2"),
    ],
)
def test_the_proxy_is_the_chosen_one_or_that_of_the_environment(
    monkeypatch, chosen, environment, found
):
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert proxy_for("https://api.telegram.org", chosen, direct=False) == found
    assert proxy_for("https://api.telegram.org", None, direct=True) is None
