"""Operators are told of watched articles: one message each, once."""

import os
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import structlog
from telegram import Bot, InlineKeyboardMarkup, LinkPreviewOptions
from telegram.constants import ParseMode
from telegram.error import BadRequest, InvalidToken, RetryAfter, TelegramError
from telegram.request import BaseRequest

from bot import html
from bot.delivery import refusals
from bot.errors import SettingFault
from bot.reviewing.buttons import DraftStep, draft_button
from bot.serving import requests_to
from bot.settings import Settings
from bot.state.alerts import Alert, Alerts
from bot.watching.news import News, in_words
from bot.wording import DESK_VIETNAMESE

AGAIN = " (gửi lại)"
"""Behind what may have arrived before."""

_log = structlog.get_logger(__name__)


class Teller:
    """Sends what waits for operators; to be used while `telling` runs."""

    def __init__(self, bot: Bot | None, alerts: Alerts, operators: Sequence[int]) -> None:
        """Without a bot it waits until there is one."""
        self._bot = bot
        self._alerts = alerts
        self._operators = operators

    async def tell(self, unreached: set[int]) -> int:
        """Send what waits; how many messages went out. `unreached`: operators who are left alone
        for this time; those who cannot be reached now are added, all where Telegram
        is busy. StateError when the database fails."""
        waiting = await self._alerts.waiting(self._operators)
        if self._bot is None:
            return 0
        sent = 0
        for alert in waiting:
            if alert.operator in unreached or not await self._alerts.depart(alert):
                continue
            try:
                message = await self._send(self._bot, alert)
            except RetryAfter as error:
                await self._alerts.unsent(alert)
                _log.warning("operators_told_later", seconds=refusals.seconds(error))
                unreached.update(self._operators)
            except TelegramError as error:
                unreached.add(alert.operator)
                await self._refused(alert, error)
            else:
                sent += 1
                await self._alerts.arrived(alert, message)
        return sent

    async def _send(self, bot: Bot, alert: Alert) -> int:
        news = in_words(alert.content)
        page = html.pages(news.lines)[0]
        sent = await bot.send_message(
            alert.operator,
            page.html + (AGAIN if alert.tries else ""),
            parse_mode=ParseMode.HTML,
            link_preview_options=LinkPreviewOptions(is_disabled=True),
            reply_markup=_button(news),
        )
        return sent.message_id

    async def _refused(self, alert: Alert, error: TelegramError) -> None:
        """What surely did not arrive is sent at another time; what never will is told in the
        log."""
        if isinstance(error, InvalidToken) and refusals.revoked(error):
            await self._alerts.unsent(alert)
            raise SettingFault("TELEGRAM_BOT_TOKEN: Telegram refuses this token.") from None
        if refusals.unwritable(error):
            await self._alerts.unsent(alert)
            mend = "have them write to the bot once"
        elif isinstance(error, BadRequest):
            await self._alerts.arrived(alert, None)
            mend = "look at the drafts: /soan"
        else:
            if refusals.surely_unsent(error):
                await self._alerts.unsent(alert)
            mend = "it is tried again"
        _log.warning("operator_not_told", operator=alert.operator, reason=error.message, mend=mend)


@asynccontextmanager
async def telling(settings: Settings, alerts: Alerts) -> AsyncIterator[Teller]:
    """A teller with a connection to Telegram, where there is a token."""
    if settings.token is None or not settings.admins:
        missing = "TELEGRAM_BOT_TOKEN" if settings.token is None else "HOIDAP_ADMINS"
        _log.warning("nobody_is_told", missing=missing)
        yield Teller(None, alerts, settings.admins)
        return
    _, request = requests_to(settings.api_base_url, settings.proxy_url)
    async with calling(settings.token.get_secret_value(), settings.api_base_url, request) as bot:
        yield Teller(bot, alerts, settings.admins)


@asynccontextmanager
async def calling(token: str, api_base_url: str, request: BaseRequest) -> AsyncIterator[Bot]:
    """A bot that only sends: who it is, it need not ask."""
    # python-telegram-bot reads this when a 429 arrives: give waits as timedelta, without a warning.
    os.environ["PTB_TIMEDELTA"] = "1"
    try:
        await request.initialize()
        yield Bot(token, f"{api_base_url}/bot", request=request, get_updates_request=request)
    finally:
        await request.shutdown()


def _button(news: News) -> InlineKeyboardMarkup | None:
    """What changed stays to be read when it is pressed."""
    if news.draft is None:
        return None
    step = DraftStep.SUMMARY if news.is_new else DraftStep.APART
    return InlineKeyboardMarkup([[draft_button(DESK_VIETNAMESE.draft_button, step, news.draft)]])
