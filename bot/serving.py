"""A bot from start to stop: connect, take updates in, finish what is in hand, leave."""

import asyncio
import signal
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager
from functools import partial
from typing import Any, TypeVar
from urllib.parse import urlsplit

import structlog
from telegram.error import BadRequest, InvalidToken, NetworkError, RetryAfter
from telegram.request import HTTPXRequest

from bot import menu, sending
from bot.app import UPDATES, App
from bot.errors import UserFault
from bot.memory import Bounded
from bot.sending import Bot
from bot.services import Services
from bot.settings import LOOPBACK, Settings
from bot.transport import web
from bot.transport.health import Pulse
from bot.transport.polling import Polling
from bot.transport.webhook import webhook

T = TypeVar("T")

CONNECTIONS = 64
WEBHOOK_MEMORY = 10_000
PAUSE_SECONDS = 5.0

_log = structlog.get_logger(__name__)


def requests_to(api_base_url: str, proxy_url: str | None) -> tuple[HTTPXRequest, HTTPXRequest]:
    """The connections to Telegram: one that waits for updates, and a pool for all else. A server
    on this machine is reached directly, whatever proxy the environment names."""
    local = urlsplit(api_base_url).hostname in LOOPBACK
    options = {"trust_env": False} if local else {}
    return (
        HTTPXRequest(connection_pool_size=1, proxy=proxy_url, httpx_kwargs=options),
        HTTPXRequest(connection_pool_size=CONNECTIONS, proxy=proxy_url, httpx_kwargs=options),
    )


async def poll(app: App, services: Services, pulse: Pulse) -> None:
    """Answer by long polling until cancelled."""
    polling = Polling(app, UPDATES, pulse.beat)
    async with _started(app, services):
        await _persistently(partial(_forget_webhook, app.bot))
        try:
            await polling.run()
        except InvalidToken:
            raise UserFault(_REFUSED) from None
        finally:
            await app.stop()
            await polling.confirm()


async def listen(app: App, services: Services, settings: Settings) -> None:
    """Answer what Telegram posts to the webhook until cancelled."""
    url, secret = settings.webhook_url, settings.webhook_secret
    if url is None or secret is None:
        raise ValueError("a webhook needs its address and its secret")
    seen: Bounded[int, bool] = Bounded(WEBHOOK_MEMORY, asyncio.get_running_loop().time)
    receiver = webhook(app, url, secret.get_secret_value(), seen)
    sock = web.bind(settings.listen, "HOIDAP_LISTEN")
    async with _started(app, services), web.serving(receiver, sock):
        await _persistently(
            lambda: app.bot.set_webhook(
                url, secret_token=secret.get_secret_value(), allowed_updates=UPDATES
            )
        )
        await asyncio.Event().wait()


async def until_told(work: Coroutine[Any, Any, None]) -> None:
    """Run `work` until it ends by itself or SIGINT or SIGTERM comes; then let it tidy up."""
    task = asyncio.ensure_future(work)
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, task.cancel)
    try:
        await asyncio.wait({task})
    finally:
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.remove_signal_handler(number)
    if not task.cancelled():
        task.result()


@asynccontextmanager
async def _started(app: App, services: Services) -> AsyncIterator[None]:
    """Connect and take updates from the queue; let go in the end."""
    try:
        await _persistently(app.initialize)
        _log.info("connected", bot=app.bot.username)
        await app.start()
        app.create_task(menu.publish(app.bot, services.vietnamese, services.english))
        yield
    finally:
        if app.running:
            await app.stop()
        await app.shutdown()
        await app.bot.shutdown()  # the application leaves it open when connecting failed


async def _forget_webhook(bot: Bot) -> None:
    try:
        await bot.delete_webhook(drop_pending_updates=False)
    except InvalidToken:
        await bot.get_me()  # a 404 may only mean that the server lacks the method; this decides


async def _persistently(call: Callable[[], Awaitable[T]]) -> T:
    """Make a call until Telegram can be reached; UserFault when it refuses the token."""
    while True:
        try:
            return await call()
        except InvalidToken:
            raise UserFault(_REFUSED) from None
        except BadRequest as error:
            raise UserFault(f"Telegram refuses: {error.message}. Look at the settings.") from None
        except NetworkError as error:
            _log.warning("telegram_not_reached", reason=error.message, again_in=PAUSE_SECONDS)
            await asyncio.sleep(PAUSE_SECONDS)
        except RetryAfter as error:
            await asyncio.sleep(sending.seconds(error))


_REFUSED = (
    "TELEGRAM_BOT_TOKEN: Telegram refuses this token. Copy it again from @BotFather, "
    "or try the bot without one: hoidap demo"
)
