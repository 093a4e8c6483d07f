"""Connections to a Bot API server: the calls of the library go out over aiohttp, which costs a
third of what httpx costs for each.

What failed is told by what it means: the call surely did nothing (`NotSentError`), nobody knows
(`TimedOut`, `NetworkError`), or the server answered (`bot/transport/answers.py`).
"""

import json
from functools import cache
from http import HTTPStatus
from ssl import SSLContext
from typing import Any

import httpx
from aiohttp import (
    ClientConnectorError,
    ClientError,
    ClientHttpProxyError,
    ClientResponse,
    ClientSession,
    ClientTimeout,
    ConnectionTimeoutError,
    DummyCookieJar,
    FormData,
    TCPConnector,
)
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.delivery.refusals import NotSentError
from bot.transport.answers import understood

CONNECT_SECONDS = 5.0
WRITE_SECONDS = 20.0
"""How long the body of a call may take to go out: pictures are some hundred kilobytes."""
IDLE_SECONDS = 5.0
"""How long a connection is kept that nobody uses."""
LARGEST_FILE = 20 * 2**20
"""What Telegram lets bots download."""

_NEVER_SENT = (ClientConnectorError, ClientHttpProxyError, ConnectionTimeoutError)
_FORM = {"Content-Type": "application/x-www-form-urlencoded"}


class BotApiRequest(BaseRequest):
    """So many connections to one server, directly or through a proxy."""

    def __init__(self, connections: int, read_timeout: float, proxy: str | None = None) -> None:
        self._connections = connections
        self._read_timeout = read_timeout
        self._proxy = proxy
        self._session: ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """How long an answer may take where the call does not say."""
        return self._read_timeout

    async def initialize(self) -> None:
        """Be ready for calls; connections are made when they are needed."""
        if self._session is None:
            self._session = ClientSession(
                connector=TCPConnector(
                    limit=self._connections, keepalive_timeout=IDLE_SECONDS, ssl=_trusted()
                ),
                cookie_jar=DummyCookieJar(),
                headers={"User-Agent": self.USER_AGENT},
            )

    async def shutdown(self) -> None:
        """Let go of all connections."""
        session, self._session = self._session, None
        if session:
            await session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        *rest: Any,
        **more: Any,
    ) -> tuple[int, bytes]:
        """The status and the body of an answer, put right. What is fetched by GET is a file, of
        which a success is nothing but the content."""
        if self._session is None:
            raise RuntimeError("not initialized")
        seconds = more.get("read_timeout")
        seconds = seconds if isinstance(seconds, int | float) else self._read_timeout
        body, headers = _body(request_data)
        try:
            async with self._session.request(
                method,
                url,
                data=body,
                headers=headers,
                timeout=_timeout(seconds),
                proxy=self._proxy,
                allow_redirects=False,
            ) as response:
                if method == "GET" and response.status == HTTPStatus.OK:
                    return await _content(response)
                answer = await response.read()
        except _NEVER_SENT as error:
            raise NotSentError(type(error).__name__) from error
        except TimeoutError as error:
            raise TimedOut from error
        except ClientError as error:
            raise NetworkError(type(error).__name__) from error
        return understood(url, response.status, answer)


async def _content(response: ClientResponse) -> tuple[int, bytes]:
    """A file's status and bytes; 413 where it is larger than any may be."""
    content = bytearray()
    async for some in response.content.iter_any():
        content += some
        if len(content) > LARGEST_FILE:
            response.close()
            code = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
            told = {"ok": False, "error_code": code, "description": "file is too big"}
            return code, json.dumps(told).encode()
    return response.status, bytes(content)


@cache
def _trusted() -> SSLContext:
    """Whose certificates are good: those of SSL_CERT_FILE or SSL_CERT_DIR, else the list that comes
    with httpx; a small machine may have none of its own."""
    return httpx.create_ssl_context()


@cache
def _timeout(seconds: float) -> ClientTimeout:
    return ClientTimeout(
        total=CONNECT_SECONDS + WRITE_SECONDS + seconds,
        connect=CONNECT_SECONDS,
        sock_read=seconds,
    )


def _body(data: RequestData | None) -> tuple[bytes | FormData | None, dict[str, str] | None]:
    """What a call carries, and how that is written."""
    if data is None:
        return None, None
    if not data.contains_files:
        return data.url_encoded_parameters().encode(), _FORM
    form = FormData()
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, kind) in data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=kind)
    return form, None
