"""All that belongs to sending notices, put together."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from datetime import tzinfo
from functools import partial

import structlog
from telegram.error import TelegramError

from bot import html
from bot.background import Work
from bot.delivery.lane import Lane
from bot.delivery.priority import Priority
from bot.delivery.rate_limiter import RateLimiter
from bot.notices import phrases
from bot.notices.amends import Amends
from bot.notices.courier import Courier, Watch
from bot.notices.courtesy import Courtesy
from bot.notices.duty import Duty
from bot.notices.logbook import Logbook
from bot.notices.metrics import Metrics
from bot.notices.outlook import Outlook
from bot.notices.sweep import Remind, Sweep
from bot.notices.telling import Telling
from bot.notices.weather import Weather
from bot.notices.weekly import Weekly
from bot.sending import Bot
from bot.services import Services
from bot.state.database import StateError
from bot.state.overview import Watching
from bot.state.trimming import Trimming

SETTLING_SECONDS = 1.1
"""What another process sent just before has left every window of a second by then."""
MINUTE = 60
RESTING_SECONDS = 30.0
LETTERS_SECONDS = 30.0
DAY_SECONDS = 24 * 3600

_log = structlog.get_logger(__name__)


class Office:
    """The sending of notices by one process."""

    def __init__(
        self,
        bot: Bot,
        services: Services,
        zone: tzinfo,
        now: Callable[[], int],
        *,
        canary: int | None,
        remind: Remind,
    ) -> None:
        """`now` gives the seconds since 1970; `remind` notes what is to be reminded of today."""
        self._bot = bot
        self._services = services
        self._now = now
        state, metrics = services.state, Metrics()
        watch = Watch(zone, canary, now)
        self._logbook = Logbook(state.sendings, state.ledger, state.holder, metrics)
        self._weather = Weather(bot.get_me)
        telling = Telling(services.answering)
        courier = Courier(bot, services.sender, telling, self._logbook, self._weather, watch)
        erase = partial(state.holdings.erase, person=None)
        sweep = Sweep(self._logbook, state.subscribers, now, remind=remind, erase=erase)
        courtesy = Courtesy(bot, services.sender, lambda: watch.awake(None))
        answering, operators = services.answering, services.operators
        self._weekly = Weekly(state, answering, courtesy, operators, zone, now)
        self._amends = Amends(state.reports, courtesy)
        self._trimming = Trimming(state.database, now)
        works = (courier.run, sweep.run, self._look_for_letters, self._forget_what_is_old)
        self._duty = Duty(state.leases, state.holder, self._begin, works)
        self.outlook = Outlook(Watching(state.database, now), metrics, watch)
        services.resting.on_shut_out.append(self._tell_admins)

    @property
    def works(self) -> tuple[Work, ...]:
        """What goes on beside answering."""
        return self._duty.run, self._weather.run, self._look_who_rests

    async def _begin(self) -> None:
        """Go on where another process stopped, within the limits that both share."""
        await self._logbook.adopt()
        now = self._now()
        if isinstance(limiter := self._bot.rate_limiter, RateLimiter):
            for chat, at in await self._services.state.sendings.sent_since(now - MINUTE):
                limiter.remember(chat, max(0, now - at - 1))
        await asyncio.sleep(SETTLING_SECONDS)

    async def _look_who_rests(self) -> None:
        while True:
            with suppress(StateError):  # the database tells so itself
                await self._services.resting.look()
            await asyncio.sleep(RESTING_SECONDS)

    async def _look_for_letters(self) -> None:
        while True:
            with suppress(StateError):
                await self._amends.look()
                await self._weekly.look()
            await asyncio.sleep(LETTERS_SECONDS)

    async def _forget_what_is_old(self) -> None:
        while True:
            with suppress(StateError):
                if gone := await self._trimming.trim():
                    _log.info("state_trimmed", rows=gone)
            await asyncio.sleep(DAY_SECONDS)

    async def _tell_admins(self, group: int) -> None:
        """Tell those who chose what a group follows that it takes no messages any more."""
        kept = await self._services.state.follows.of(group)
        for admin in {one.by for one in kept if one.by}:
            self._services.sender.hand(
                admin, partial(self._tell_admin, group), priority=Priority.NOTICE
            )

    async def _tell_admin(self, group: int, lane: Lane) -> None:
        try:
            name = (await self._bot.get_chat(group)).title or ""
        except (TelegramError, TypeError, AttributeError, KeyError):
            name = ""  # a server that does not know the method well may answer anything
        text = html.pages([phrases.shut_out(name)])[0].html
        await lane.call(lambda chat: self._bot.send_message(chat, text, parse_mode="HTML"))
