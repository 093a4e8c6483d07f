"""One polite line to whoever asks more than the bot can answer in time."""

from telegram import Update

from bot import wording
from bot.conversation import Session
from bot.delivery.priority import Priority
from bot.sending import Bot, Place
from bot.services import Services


async def say(services: Services, bot: Bot, update: Update) -> None:
    """Say that there are too many questions just now."""
    if update.message:
        session = Session(services, bot, update.effective_user)
        place = Place.of(update.message, quote=True)
        # Behind the answers: it is said when there is the least room for it.
        lines = wording.styled(session.words.too_many)
        session.send(place, lines, priority=Priority.NOTICE)
