"""A bot from start to stop: connect, take updates in, finish what is in hand, leave."""

import asyncio
import signal
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar
from urllib.parse import urlsplit

import structlog
from telegram.error import BadRequest, InvalidToken, RetryAfter, TelegramError
from telegram.request import BaseRequest

from bot import busy, menu
from bot.app import UPDATES, App, wanted
from bot.background import Work, beside
from bot.delivery import refusals
from bot.delivery.rate_limiter import RateLimiter
from bot.errors import SettingFault, UserFault
from bot.inbox.budget import Budget
from bot.inbox.dispatcher import Dispatcher
from bot.inbox.intake import Intake
from bot.sending import Bot
from bot.services import Services
from bot.settings import LOOPBACK, Settings
from bot.transport import incoming, web
from bot.transport.health import Pulse
from bot.transport.polling import Polling
from bot.transport.proxies import proxy_for
from bot.transport.request import BotApiRequest
from bot.transport.sole import sole_poller
from bot.transport.webhook import webhook

T = TypeVar("T")

CONNECTIONS = 64
ANSWER_SECONDS = 20.0
"""How long a call may take: giving up on a message that is then delivered all the same would
answer twice."""
LATE_SECONDS = 5.0
"""How long Telegram may be late with updates."""
PAUSE_SECONDS = 5.0
STOP_SECONDS = 10.0
"""How long what is in hand may still take when the process is told to stop."""

_log = structlog.get_logger(__name__)


def requests_to(api_base_url: str, proxy_url: str | None) -> tuple[BotApiRequest, BotApiRequest]:
    """The connections to Telegram: one that waits for updates, and a pool for all else. A server
    on this machine is reached directly, whatever proxy the environment names."""
    local = urlsplit(api_base_url).hostname in LOOPBACK
    try:
        proxy = proxy_for(api_base_url, proxy_url, direct=local)
    except ValueError:
        name = "TELEGRAM_PROXY_URL" if proxy_url else "HTTPS_PROXY, HTTP_PROXY or ALL_PROXY"
        raise SettingFault(
            f"{name} names a proxy that cannot be used. Write it like http://host:3128"
        ) from None
    return (
        BotApiRequest(1, LATE_SECONDS, proxy),
        BotApiRequest(CONNECTIONS, ANSWER_SECONDS, proxy),
    )


@dataclass(frozen=True)
class Parts:
    """What a running bot is made of."""

    app: App
    services: Services
    waiting: BaseRequest
    """The connection that waits for updates."""
    lifted: bool = False
    """Whether everybody may ask as much as they like."""
    works: tuple[Work, ...] = ()
    """What goes on beside answering."""


async def poll(parts: Parts, pulse: Pulse) -> None:
    """Answer by long polling until cancelled."""
    bot, services, intake = parts.app.bot, parts.services, _intake(parts)
    polling = Polling(bot, parts.waiting, UPDATES, intake.take, pulse.beat)
    state = services.state
    async with _started(parts), sole_poller(state.leases, state.holder) as stay_sole:
        await _persistently(partial(_forget_webhook, bot))
        try:
            async with intake.running(STOP_SECONDS, services.sender.drain):
                await beside(polling.run(), (*parts.works, stay_sole))
        except InvalidToken:
            raise SettingFault(_REFUSED) from None
        finally:
            await polling.confirm()


async def listen(parts: Parts, settings: Settings) -> None:
    """Answer what Telegram posts to the webhook until cancelled."""
    url, secret = settings.webhook_url, settings.webhook_secret
    if url is None or secret is None:
        raise ValueError("a webhook needs its address and its secret")
    services, intake = parts.services, _intake(parts)
    receiver = webhook(url, secret.get_secret_value(), intake.take)
    sock = web.bind(settings.listen, "HOIDAP_LISTEN")
    finishing = intake.running(STOP_SECONDS, services.sender.drain)
    async with _started(parts), finishing, web.serving(receiver, sock):
        await _persistently(
            lambda: parts.app.bot.set_webhook(
                url, secret_token=secret.get_secret_value(), allowed_updates=UPDATES
            )
        )
        await beside(asyncio.Event().wait(), parts.works)


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
async def _started(parts: Parts) -> AsyncIterator[None]:
    """Connect; let go in the end."""
    app, services = parts.app, parts.services
    try:
        await _persistently(app.initialize)
        _log.info("connected", bot=app.bot.username)
        await app.start()
        app.create_task(
            menu.publish(app.bot, services.vietnamese, services.english, services.operators)
        )
        yield
    finally:
        if app.running:
            await _stop(app)
        await app.shutdown()
        await app.bot.shutdown()  # the application leaves it open when connecting failed


async def _forget_webhook(bot: Bot) -> None:
    try:
        await bot.delete_webhook(drop_pending_updates=False)
    except InvalidToken:
        await bot.get_me()  # a 404 may only mean that the server lacks the method; this decides


async def _stop(app: App) -> None:
    """Finish what is in hand, but do not wait for ever: a chat may be told to wait for an hour."""
    try:
        await asyncio.wait_for(app.stop(), STOP_SECONDS)
    except TimeoutError:
        _log.warning("stopped_in_the_middle", after=STOP_SECONDS)


def _intake(parts: Parts) -> Intake:
    app, services, now = parts.app, parts.services, asyncio.get_running_loop().time
    dispatcher = Dispatcher(
        app.process_update,
        partial(busy.say, services, app.bot),
        Budget(partial(wanted, app), now, lifted=parts.lifted, unlimited=services.operators),
        services.sender.collecting,
        now,
    )
    intake = Intake(services.state.inbox, dispatcher, partial(incoming.read, bot=app.bot), now)
    if isinstance(limiter := app.bot.rate_limiter, RateLimiter):
        limiter.hold_while(intake.marks.behind)
        intake.marks.caught_up = limiter.go_on
    return intake


async def _persistently(call: Callable[[], Awaitable[T]]) -> T:
    """Make a call until Telegram can be reached; UserFault when it refuses the token."""
    while True:
        try:
            return await call()
        except InvalidToken:
            raise SettingFault(_REFUSED) from None
        except BadRequest as error:
            raise UserFault(f"Telegram refuses: {error.message}. Look at the settings.") from None
        except RetryAfter as error:
            await asyncio.sleep(refusals.seconds(error))
        except TelegramError as error:
            _log.warning("telegram_not_reached", reason=error.message, again_in=PAUSE_SECONDS)
            await asyncio.sleep(PAUSE_SECONDS)
        except (TypeError, AttributeError, KeyError):
            raise SettingFault(_NO_BOT_API) from None


_REFUSED = (
    "TELEGRAM_BOT_TOKEN: Telegram refuses this token. Copy it again from @BotFather, look whether "
    "TELEGRAM_API_BASE_URL is right where you set it, or try the bot without a token: hoidap demo"
)
_NO_BOT_API = (
    "TELEGRAM_API_BASE_URL: what answers there is no Bot API. "
    "Leave it empty for Telegram's own servers."
)
