"""A newspaper's server for tests: real HTTP on this machine, with every vice of real ones. Written
on bare asyncio, because no library would send what some servers do."""

import asyncio
import unicodedata
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from email.utils import formatdate
from html import escape


@dataclass(frozen=True)
class Answer:
    """What lies at a path."""

    body: bytes | Iterable[bytes] = b""
    status: str = "200 OK"
    headers: dict[str, str] = field(default_factory=dict)
    pause_seconds: float = 0.0
    """Between two pieces of the body, and before the first."""
    length: int | None = None
    """What it says of its length, where that is not so."""


@dataclass
class Asked:
    """A request that came."""

    path: str
    headers: dict[str, str]


class Newspaper:
    """The server's state."""

    def __init__(self) -> None:
        self.at: dict[str, Answer | Callable[[Asked], Answer]] = {}
        """What lies where; 404 elsewhere."""
        self.asked: list[Asked] = []
        self.sent_bytes = 0
        self.url = ""

    def paths(self) -> list[str]:
        """What was asked for, in order."""
        return [one.path for one in self.asked]

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection: request after request."""
        try:
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
                fields = [line.split(": ", 1) for line in head[1:] if line]
                asked = Asked(head[0].split(" ")[1], {name.lower(): text for name, text in fields})
                self.asked.append(asked)
                found = self.at.get(asked.path, Answer(status="404 Not Found"))
                await self._send(found(asked) if callable(found) else found, writer)
        except (asyncio.IncompleteReadError, asyncio.CancelledError, ConnectionError):
            pass  # whoever asked has gone, or the server ends
        finally:
            writer.close()

    async def _send(self, answer: Answer, writer: asyncio.StreamWriter) -> None:
        pieces = [answer.body] if isinstance(answer.body, bytes) else answer.body
        headers = {"Content-Type": "text/html; charset=utf-8"} | answer.headers
        length = len(answer.body) if isinstance(answer.body, bytes) else None
        length = length if answer.length is None else answer.length
        headers |= {"Connection": "close"} if length is None else {"Content-Length": str(length)}
        lines = [f"HTTP/1.1 {answer.status}", *(f"{name}: {of}" for name, of in headers.items())]
        writer.write(("\r\n".join(lines) + "\r\n\r\n").encode("latin-1"))
        for piece in pieces:
            if answer.pause_seconds:
                await writer.drain()
                await asyncio.sleep(answer.pause_seconds)
            self.sent_bytes += len(piece)
            writer.write(piece)
            await writer.drain()
        if not isinstance(answer.body, bytes) or answer.length is not None:
            raise ConnectionError  # its end is the end of the connection


@asynccontextmanager
async def printed(paper: Newspaper) -> AsyncIterator[str]:
    """Serve it on a free port of this machine; its address."""
    server = await asyncio.start_server(paper.serve, "127.0.0.1", 0)
    paper.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    try:
        yield paper.url
    finally:
        server.close()


def feed(*items: str) -> Answer:
    """An RSS feed with these items."""
    text = f'<?xml version="1.0"?><rss version="2.0"><channel>{"".join(items)}</channel></rss>'
    return Answer(text.encode(), headers={"Content-Type": "application/rss+xml"})


def item(link: str | None, title: str = "Tin", at: int | None = None, date: str = "") -> str:
    """An item of a feed; `at`: seconds since 1970, `date`: as the feed writes it."""
    parts = [f"<title>{escape(title)}</title>"]
    if link is not None:
        parts.append(f"<link>{escape(link)}</link>")
    if at is not None or date:
        parts.append(f"<pubDate>{date or formatdate(at)}</pubDate>")
    return f"<item>{''.join(parts)}</item>"


def page(title: str, *paragraphs: str, head: str = "") -> Answer:
    """An article's page."""
    body = "".join(f"<p>{one}</p>" for one in paragraphs)
    text = (
        f"<!DOCTYPE html><html><head><title>{title}</title>{head}</head><body>"
        f"<nav><a href='/'>Trang chủ</a></nav><article><h1>{title}</h1>{body}</article>"
        "</body></html>"
    )
    return Answer(text.encode())


def in_1258(text: str) -> bytes:
    """Text in Windows' Vietnamese code page: letters with their vowel marks, most tones as signs
    behind them."""
    written = b""
    for letter in text:
        try:
            written += letter.encode("cp1258")
        except UnicodeEncodeError:
            plain = unicodedata.normalize("NFD", letter)
            tones = [one for one in plain if one in "\u0300\u0301\u0303\u0309\u0323"]
            base = unicodedata.normalize("NFC", "".join(one for one in plain if one not in tones))
            written += "".join([base, *tones]).encode("cp1258")
    return written
