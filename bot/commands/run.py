"""`hoidap run`: the bot on Telegram."""

import asyncio
from contextlib import AsyncExitStack
from time import monotonic

from bot import loading, logs, serving, storage
from bot.app import build
from bot.delivery.limits import Limits
from bot.errors import SettingFault
from bot.services import make_services
from bot.settings import Settings, load_settings
from bot.transport import web
from bot.transport.health import Pulse, health


def run() -> None:
    """Run the bot on Telegram: long polling, or a webhook when one is configured."""
    settings = load_settings()
    if settings.token is None:
        raise SettingFault(
            "TELEGRAM_BOT_TOKEN is missing. Get one from @BotFather and put it into .env, "
            "or try the bot without one: hoidap demo"
        )
    logs.configure(settings.token.get_secret_value())
    storage.prepare(settings.state_url)
    asyncio.run(_run(settings, settings.token.get_secret_value()))


async def _run(settings: Settings, token: str) -> None:
    services = make_services(loading.answering(settings), monotonic, settings.admins)
    app = build(
        services,
        token=token,
        api_base_url=settings.api_base_url,
        requests=serving.requests_to(settings.api_base_url, settings.proxy_url),
        limits=Limits(lifted=settings.limits == "off"),
    )
    pulse = Pulse(monotonic)
    async with AsyncExitStack() as stack:
        if settings.health:
            watched = health(None if settings.webhook_url else pulse)
            sock = web.bind(settings.health, "HOIDAP_HEALTH")
            await stack.enter_async_context(web.serving(watched, sock))
        if settings.webhook_url:
            await serving.until_told(serving.listen(app, services, settings))
        else:
            await serving.until_told(serving.poll(app, services, pulse))
