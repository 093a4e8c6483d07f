"""The composition root: the one module that knows all features and adds their handlers."""

import os
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from telegram import LinkPreviewOptions, Update
from telegram.constants import UpdateType
from telegram.ext import Application, ApplicationBuilder, Defaults, ExtBot
from telegram.request import BaseRequest

from bot import faults
from bot.delivery.limits import Limits
from bot.delivery.rate_limiter import RateLimiter
from bot.features import (
    about,
    buttons,
    charts,
    desk_cards,
    desk_drafts,
    desk_files,
    desk_texts,
    followed,
    follows,
    group_settings,
    groups,
    guest,
    holdings,
    inline,
    notices,
    others,
    presses,
    questions,
    reported,
    reports,
    returns,
    start,
    stopping,
)
from bot.services import Context, Handler, Services

App = Application[ExtBot[None], Context, dict[Any, Any], dict[Any, Any], dict[Any, Any], None]
Feature = Callable[[Services], Sequence[Handler]]

FEATURES: tuple[Feature, ...] = (
    inline.handlers,
    guest.handlers,
    groups.handlers,
    group_settings.handlers,
    reports.handlers,
    reported.handlers,
    desk_drafts.handlers,
    desk_cards.handlers,
    desk_files.handlers,
    charts.handlers,
    presses.handlers,
    follows.handlers,
    followed.handlers,
    stopping.handlers,
    notices.handlers,
    holdings.handlers,
    start.handlers,
    about.handlers,
    buttons.handlers,
    questions.handlers,
    others.handlers,
)
"""In order: the first handler that takes an update is the only one. `others` takes what is left."""

BESIDE = -2
"""The group of handlers that take nothing away from the features."""
BEFORE = -1
"""The group of those that look into the state, as no filter can, whether to take an update away."""

UPDATES = (
    UpdateType.MESSAGE,
    UpdateType.EDITED_MESSAGE,
    UpdateType.CALLBACK_QUERY,
    UpdateType.INLINE_QUERY,
    UpdateType.GUEST_MESSAGE,
    UpdateType.MY_CHAT_MEMBER,
)
"""The kinds of updates that the features handle, and so the only ones to ask Telegram for."""


def build(
    services: Services,
    *,
    token: str,
    api_base_url: str,
    requests: tuple[BaseRequest, BaseRequest],
    limits: Limits,
) -> App:
    """The bot, ready to be initialized. `requests` carry the calls to Telegram: the first waits
    for updates, the second does the rest. `limits` are what they keep to."""
    # python-telegram-bot reads this when a 429 arrives: give waits as timedelta, without a warning.
    os.environ["PTB_TIMEDELTA"] = "1"
    waiting, calling = requests
    app: App = (
        ApplicationBuilder()
        .token(token)
        .base_url(f"{api_base_url}/bot")
        .base_file_url(f"{api_base_url}/file/bot")
        .get_updates_request(waiting)
        .request(calling)
        .rate_limiter(RateLimiter(limits))
        .defaults(Defaults(link_preview_options=LinkPreviewOptions(is_disabled=True)))
        .updater(None)
        .job_queue(None)
        .build()
    )
    for handler in returns.handlers(services):
        app.add_handler(handler, group=BESIDE)
    for handler in desk_texts.handlers(services):
        app.add_handler(handler, group=BEFORE)
    for feature in FEATURES:
        for handler in feature(services):
            app.add_handler(handler)
    app.add_error_handler(partial(faults.report, services))
    return app


def wanted(app: App, update: Update) -> bool:
    """Whether any feature takes an update."""
    handlers = (one for group in app.handlers.values() for one in group)
    return any(one.check_update(update) not in (None, False) for one in handlers)
