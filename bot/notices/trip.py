"""One attempt to send a parcel, noted when it departs and when it arrives."""

from collections.abc import Callable
from datetime import date
from typing import Any

from telegram.error import TelegramError

from bot.notices.logbook import HeldError, Logbook
from bot.notices.weather import Weather
from bot.state.due import Bag


class Trip:
    """A voyage (`bot/delivery/voyage.py`) of what is in a bag."""

    def __init__(
        self,
        bag: Bag,
        digest_on: date | None,
        logbook: Logbook,
        weather: Weather,
        may_go: Callable[[int], bool],
    ) -> None:
        """`digest_on`: the day whose digest this is; `may_go`: whether a chat may be written to at
        this hour, by this process."""
        self._bag = bag
        self._digest_on = digest_on
        self._logbook = logbook
        self._weather = weather
        self._may_go = may_go

    async def depart(self) -> None:
        calm = self._weather.may_go(len(self._logbook.away))
        if not (calm and self._may_go(self._bag.chat)):
            raise HeldError
        await self._logbook.depart(self._bag)

    async def arrive(self, outcome: Any) -> None:
        match outcome:
            case Exception():
                await self._logbook.failed(self._bag, outcome)
            case {"message_id": int(message)}:
                await self._logbook.arrived(self._bag, message, self._digest_on)
            case _:  # who answers that can be no Telegram; the message may be there all the same
                await self._logbook.failed(self._bag, TelegramError("an answer without a message"))
