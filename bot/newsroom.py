"""Who sends notices and reminders in a running bot, put together."""

from datetime import tzinfo

from bot import clock
from bot.notices.office import Office
from bot.publishing.reminding import Reminding
from bot.sending import Bot
from bot.services import Services


def office_of(bot: Bot, services: Services, zone: tzinfo, canary: int | None = None) -> Office:
    """What sends what is due, to readers in a time zone; `canary`: the operators' chat that gets
    everything."""
    reminding = Reminding(services.answering, services.state, zone, clock.seconds, canary)
    return Office(bot, services, zone, clock.seconds, canary=canary, remind=reminding.remind)
