"""Presses on inline buttons, for the features whose buttons they are."""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass

from telegram import CallbackQuery, Update
from telegram.ext import CallbackQueryHandler

from bot.callbacks import Action, unpack
from bot.conversation import Session
from bot.services import Context, Handler, Services


@dataclass(frozen=True)
class Pressed:
    """A button of ours that somebody pressed, and what it carries."""

    session: Session
    query: CallbackQuery
    action: Action
    value: str


def pressing(
    services: Services, actions: Iterable[Action], act: Callable[[Pressed], Awaitable[None]]
) -> Handler:
    """Has `act` done when a button of one of these actions is pressed; a button that carries what
    no button of ours does is stale."""

    async def pressed(update: Update, context: Context) -> None:
        query = update.callback_query
        if query is None:
            return
        session = Session(services, context.bot, query.from_user)
        known = unpack(query.data)
        if known is None:
            session.acknowledge(query, session.words.stale)
        else:
            await act(Pressed(session, query, *known))

    return CallbackQueryHandler(pressed, pattern=rf"[{''.join(actions)}]:")
