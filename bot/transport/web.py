"""Small web servers beside the bot: binding a port, running starlette apps on it, stopping them."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Generator
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

import uvicorn
from starlette.applications import Starlette

from bot.errors import SettingFault, UserFault


class _Server(uvicorn.Server):
    """Uvicorn without its signal handlers: the process that runs it has its own."""

    @contextlib.contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        yield


def bind(address: str, setting: str) -> socket.socket:
    """A listening socket on host:port; UserFault names `setting`, an option or a variable, when
    the port is taken."""
    parts = urlsplit(f"//{address}")
    host, port = parts.hostname or "", parts.port or 0
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    sock = socket.socket(family)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        sock.bind((host, port))
        sock.listen(128)
    except (OSError, UnicodeError) as error:  # UnicodeError: a host that no name can be
        sock.close()
        reason = error.strerror if isinstance(error, OSError) else "no such host"
        fault = UserFault if setting.startswith("-") else SettingFault
        raise fault(
            f"{setting}: cannot listen on {address} ({reason}). Choose another port or host."
        ) from None
    return sock


@asynccontextmanager
async def serving(web: Starlette, sock: socket.socket) -> AsyncIterator[None]:
    """Serve an app on a bound socket for as long as the block runs."""
    config = uvicorn.Config(
        web, log_config=None, access_log=False, lifespan="off", timeout_graceful_shutdown=1
    )
    server = _Server(config)
    task = asyncio.create_task(server.serve(sockets=[sock]))
    while not server.started and not task.done():
        await asyncio.sleep(0.01)
    try:
        yield
    finally:
        server.should_exit = True
        await task
        sock.close()
