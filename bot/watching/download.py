"""Fetching a page or a feed from a server that nobody vouches for: so many bytes, so many seconds,
so many redirects, and never to another site."""

import asyncio
import ssl
import unicodedata
import zlib
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC
from email.utils import parsedate_to_datetime
from functools import cache
from http import HTTPStatus

import httpx

from bot import clock
from bot.charsets import decoded
from bot.settings import LOOPBACK
from bot.transport.proxies import proxy_for
from bot.watching.addresses import absolute, host_of, login_of, of_one_site, shown

LONGEST_REST_SECONDS = 86_400
"""A server that says «come back in a year» is asked again tomorrow."""
USER_AGENT = "hoidap (reads feeds)"
_CHUNK = 65_536
_GZIP = ("gzip", "x-gzip")
_PLAIN = ("", "identity")
_GZIP_BEGINS = b"\x1f\x8b"


@dataclass(frozen=True)
class Bounds:
    """What a download may take."""

    largest_bytes: int
    """As it is sent, and again unpacked."""
    seconds: float = 30.0
    """All of it, from the first redirect to the last byte."""
    connect_seconds: float = 10.0
    redirects: int = 5


@dataclass(frozen=True)
class Fetched:
    """What a server sent."""

    address: str
    """Where it lies, behind all redirects."""
    body: bytes
    content_type: str
    etag: str | None
    modified: str | None

    @property
    def text(self) -> str:
        """The body as text, composed (NFC); what cannot be read in it is DAMAGED."""
        return unicodedata.normalize("NFC", decoded(self.body, self.content_type))


class DownloadError(Exception):
    """Nothing came that can be used; `str()` is the reason for the log."""

    def __init__(
        self, reason: str, *, rest_seconds: int = 0, lasting: bool = False, gone: bool = False
    ) -> None:
        """`rest_seconds`: the server wants to be left alone for so long. `lasting`: it will be no
        better next time. `gone`: there is no such page (any more)."""
        super().__init__(reason)
        self.rest_seconds = rest_seconds
        self.lasting = lasting
        self.gone = gone


class Downloader:
    """Fetches from one site; to be used while `downloading` runs."""

    def __init__(self, client: httpx.AsyncClient, site: str) -> None:
        """`site`: the address whose name and password, where it has them, are for all of it."""
        self._client = client
        self._login = login_of(site)
        self._is_sealed = site.startswith("https:")

    async def fetch(
        self, address: str, bounds: Bounds, conditions: Mapping[str, str] | None = None
    ) -> Fetched | None:
        """What lies at an address; None: it is as the `conditions` (headers) say that we have it.
        DownloadError tells why there is nothing."""
        try:
            async with asyncio.timeout(bounds.seconds):
                return await self._follow(address, bounds, conditions or {})
        except TimeoutError:
            raise DownloadError(f"took longer than {bounds.seconds:g} seconds") from None
        except (httpx.InvalidURL, httpx.UnsupportedProtocol, ValueError):
            raise DownloadError("is no address that can be called", lasting=True) from None
        except httpx.ConnectError as error:
            raise DownloadError(_unreached(error)) from None
        except httpx.TimeoutException:
            raise DownloadError(f"no answer within {bounds.connect_seconds:g} seconds") from None
        except httpx.HTTPError as error:
            raise DownloadError(f"the connection broke ({type(error).__name__})") from None

    async def _follow(
        self, address: str, bounds: Bounds, conditions: Mapping[str, str]
    ) -> Fetched | None:
        seen: list[str] = []
        begun = address
        while True:
            seen.append(address)
            async with self._client.stream(
                "GET",
                address,
                auth=self._login_at(address),
                headers=conditions,
                timeout=bounds.connect_seconds,
            ) as response:
                if not response.has_redirect_location:
                    return await _answer(response, address, bounds)
                target = absolute(response.headers["location"], address)
            if target is None:
                raise DownloadError("redirects to what is no address", lasting=True)
            if target in seen:
                raise DownloadError("redirects in a circle")
            if len(seen) > bounds.redirects:
                raise DownloadError(f"redirects more than {bounds.redirects} times")
            if not of_one_site(target, begun):
                raise DownloadError(f"redirects to another site ({shown(target)})", lasting=True)
            address = target

    def _login_at(self, address: str) -> tuple[str, str] | None:
        """What was given for https never goes over http, where anybody may listen."""
        return None if self._is_sealed and address.startswith("http:") else self._login


@asynccontextmanager
async def downloading(address: str) -> AsyncIterator[Downloader]:
    """A downloader for the site of an address, through the proxy that the environment names. It
    keeps no cookies, and tells who asks; with the name and password of the address, which are for
    all of the site."""
    proxy = proxy_for(address, None, direct=host_of(address) in LOOPBACK)
    async with httpx.AsyncClient(
        headers={"User-Agent": USER_AGENT, "Accept-Encoding": "gzip"},
        limits=httpx.Limits(max_connections=1),
        proxy=proxy,
        trust_env=False,
        verify=_trusted(),
    ) as client:
        yield Downloader(client, address)


async def _answer(response: httpx.Response, address: str, bounds: Bounds) -> Fetched | None:
    if response.status_code == HTTPStatus.NOT_MODIFIED:
        return None
    if response.status_code != HTTPStatus.OK:
        raise _refused(response)
    headers = response.headers
    return Fetched(
        address,
        await _body(response, bounds.largest_bytes),
        headers.get("content-type", ""),
        headers.get("etag"),
        headers.get("last-modified"),
    )


async def _body(response: httpx.Response, largest: int) -> bytes:
    """The body, unpacked; no more than a piece above `largest` is ever held."""
    coding = response.headers.get("content-encoding", "").strip().lower()
    if coding not in (*_GZIP, *_PLAIN):
        raise DownloadError(f"is packed as {coding[:40]!r}, which was not asked for")
    if response.headers.get("content-length", "").isdigit():
        _refuse_large(int(response.headers["content-length"]), largest)
    unpacking = _Unpacking() if coding in _GZIP else None
    body = bytearray()
    async for piece in response.aiter_raw(_CHUNK):
        if unpacking is None:
            body += piece
        else:
            unpacking.give(piece)
            while more := unpacking.take():
                body += more
                _refuse_large(len(body), largest)
        _refuse_large(max(len(body), response.num_bytes_downloaded), largest)
    if unpacking is not None and not unpacking.is_whole:
        raise DownloadError("what it packed is cut off")
    return bytes(body)


class _Unpacking:
    """Gunzips piece by piece: however small the bomb, each piece is small."""

    def __init__(self) -> None:
        self._stream = zlib.decompressobj(16 + zlib.MAX_WBITS)
        self._left = b""

    @property
    def is_whole(self) -> bool:
        return self._stream.eof

    def give(self, piece: bytes) -> None:
        self._left += piece

    def take(self) -> bytes:
        """The next piece; nothing where more has to be given first."""
        if self._stream.eof:
            if not self._left.startswith(_GZIP_BEGINS):  # the end, or what only fills up
                return b""
            self._stream = zlib.decompressobj(16 + zlib.MAX_WBITS)  # files put behind one another
        try:
            unpacked = self._stream.decompress(self._left, _CHUNK)
        except zlib.error:
            raise DownloadError("what it packed cannot be unpacked") from None
        self._left = self._stream.unconsumed_tail or self._stream.unused_data
        return unpacked


def _refuse_large(size: int, largest: int) -> None:
    if size > largest:
        raise DownloadError(f"is larger than {largest / 10**6:g} MB", lasting=True)


def _refused(response: httpx.Response) -> DownloadError:
    status = response.status_code
    named = f"{status} {response.reason_phrase}".strip()
    if status in (HTTPStatus.NOT_FOUND, HTTPStatus.GONE):
        return DownloadError(f"is not there any more ({named})", gone=True)
    rest = _rest(response.headers.get("retry-after"))
    return DownloadError(f"the server answers {named}", rest_seconds=rest)


def _rest(written: str | None) -> int:
    """The seconds that a Retry-After asks for: a number, or a date."""
    if not written:
        return 0
    if written.strip().isdigit():
        return min(int(written.strip()[:9]), LONGEST_REST_SECONDS)
    try:
        until = parsedate_to_datetime(written)
        left = until.replace(tzinfo=until.tzinfo or UTC).timestamp() - clock.seconds()
    except (ValueError, OverflowError):
        return 0
    return max(0, min(int(left), LONGEST_REST_SECONDS))


def _unreached(error: httpx.ConnectError) -> str:
    told = str(error)
    if isinstance(error.__cause__, ssl.SSLError) or "SSL" in told or "CERTIFICATE" in told.upper():
        return f"its certificate is not good ({told.partition('] ')[2] or told})"
    return f"cannot be reached ({told or 'no connection'})"


@cache
def _trusted() -> ssl.SSLContext:
    return httpx.create_ssl_context()
