"""`hoidap run`: the bot on Telegram."""

import asyncio
from contextlib import AsyncExitStack
from time import monotonic

from bot import clock, logs, served, serving
from bot.app import build
from bot.background import Work
from bot.daily_backup import DailyBackup
from bot.delivery.limits import Limits
from bot.errors import SettingFault
from bot.newsroom import office_of
from bot.opening import desk_of, state_of
from bot.release_watch import ReleaseWatch
from bot.services import Operating, make_services
from bot.settings import Settings, load_settings
from bot.state import place
from bot.state.state import State
from bot.submissions.gathering import Gathering
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
    asyncio.run(_run(settings, settings.token.get_secret_value(), state_of(settings)))


async def _run(settings: Settings, token: str, state: State) -> None:
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(state.opened(alone=True))
        state.ledger.note_started()
        requests = serving.requests_to(settings.api_base_url, settings.proxy_url)
        services = make_services(
            await served.answering(settings, state),
            state,
            Operating(desk_of(settings, state), settings.admins, settings.keep_questions == "on"),
            monotonic,
            cache=settings.cache,
        )
        lifted = settings.limits == "off"
        app = build(
            services,
            token=token,
            api_base_url=settings.api_base_url,
            requests=requests,
            limits=Limits(lifted=lifted),
        )
        releases = ReleaseWatch(services, state.releases, served.engines(settings.cache))
        office = office_of(app.bot, services, settings.zone, settings.canary_chat)
        gathering = Gathering(app.bot, services, clock.seconds)
        works = (
            releases.run,
            gathering.run,
            services.desk.run,
            services.gaps.run,
            *office.works,
            *_daily_backup(settings, state),
        )
        parts = serving.Parts(app, services, requests[0], lifted=lifted, works=works)
        pulse = Pulse(monotonic)
        if settings.health:
            watched = health(
                None if settings.webhook_url else pulse, state.database, office.outlook
            )
            sock = web.bind(settings.health, "HOIDAP_HEALTH")
            await stack.enter_async_context(web.serving(watched, sock))
        if settings.webhook_url:
            await serving.until_told(serving.listen(parts, settings))
        else:
            await serving.until_told(serving.poll(parts, pulse))


def _daily_backup(settings: Settings, state: State) -> tuple[Work, ...]:
    folder = settings.backups or place.backups_of(settings.state_url)
    if folder is None:
        return ()
    return (DailyBackup(state, folder, lambda: clock.today(settings.zone)).run,)
