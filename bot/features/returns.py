"""Who could not be written to and writes again is told what has waited."""

from collections.abc import Sequence

from telegram import Update
from telegram.ext import BaseHandler

from bot.services import Context, Handler, Services


class _Returning(BaseHandler[Update, Context, None]):
    """Takes what comes from a chat whose news rests; Telegram's own word on it is no such sign."""

    def __init__(self, services: Services) -> None:
        async def heard(update: Update, context: Context) -> None:
            if update.effective_chat:
                services.sender.beside(services.resting.heard(update.effective_chat.id))

        super().__init__(heard)
        self._resting = services.resting

    def check_update(self, update: object) -> bool:
        if not isinstance(update, Update) or update.my_chat_member or update.guest_message:
            return False
        chat = update.effective_chat
        return chat is not None and chat.id in self._resting


def handlers(services: Services) -> Sequence[Handler]:
    return [_Returning(services)]
