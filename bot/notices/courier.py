"""Sends what is due: finds it in the outbox, hands it to the chats' lanes, and knows what to do
where Telegram does not take it.

What is in hand waits in the lanes like all that the bot says, behind the answers. A row is claimed
only when its message really goes (`trip.py`), so a process that is killed leaves few in doubt.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import tzinfo
from functools import partial

import structlog
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, RetryAfter, TelegramError

from bot.delivery import refusals, voyage
from bot.delivery.lane import Lane
from bot.delivery.priority import Priority
from bot.delivery.sender import Sender
from bot.notices import schedule
from bot.notices.logbook import HeldError, Logbook, loaded
from bot.notices.parcel import Parcel
from bot.notices.telling import Telling
from bot.notices.trip import Trip
from bot.notices.weather import Weather
from bot.sending import Bot
from bot.state.database import StateError
from bot.state.due import Bag
from bot.state.follows import Frequency
from bot.state.outbox import WITHDRAWN

IN_HAND = 64
"""Chats whose messages stand in line at once."""
LOOK_SECONDS = 1.0
"""How often the outbox is looked into when nothing else happens."""
PAUSE_SECONDS = 5.0
"""Until the next attempt when the database fails."""
STUCK_SECONDS = 60.0
"""How long sending waits for this process to serve the newest release."""
MOST_REFUSED = 3
"""How often Telegram may refuse to take what is in a message before it is given up."""
LATER_SECONDS = 600
"""When what could not be told, or was refused, is tried again."""

_log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Watch:
    """Who may be written to when."""

    zone: tzinfo
    canary: int | None
    now: Callable[[], int]
    """The seconds since 1970."""

    def awake(self, chat: int | None) -> bool:
        """Whether a chat may be written to at this hour; the canary always."""
        now = self.now()
        return schedule.awake_at(now, self.zone) == now or (
            chat is not None and chat == self.canary
        )


class Courier:
    """The one that sends notices, of all processes; `duty.py` sees to that."""

    def __init__(
        self,
        bot: Bot,
        sender: Sender,
        telling: Telling,
        logbook: Logbook,
        weather: Weather,
        watch: Watch,
    ) -> None:
        self._bot = bot
        self._sender = sender
        self._sendings = logbook.sendings
        self._telling = telling
        self._logbook = logbook
        self._weather = weather
        self._watch = watch
        self._in_hand: set[int] = set()
        self._any = asyncio.Event()
        self._on_duty = False
        self._waits_since: tuple[int, float] | None = None

    async def run(self) -> None:
        """Send until cancelled: then what is on the way arrives, and nothing else departs."""
        self._on_duty = True
        try:
            while True:
                self._any.clear()
                try:
                    await self._logbook.catch_up()
                    await self._hand_out()
                except StateError:
                    await asyncio.sleep(PAUSE_SECONDS)
                    continue
                await self._something(LOOK_SECONDS)
        finally:
            self._on_duty = False

    async def _hand_out(self) -> None:
        """Hand over what is due, as far as there is room."""
        most = 1 if self._weather.rough else IN_HAND
        room = most - len(self._in_hand)
        if not self._weather.fair or room * 2 < most:
            return
        only = None
        if not self._watch.awake(None):
            if self._watch.canary is None:
                return
            only = self._watch.canary
        for bag in await self._sendings.due(room, self._in_hand, only):
            if self._served(bag.release):
                await self._hand(bag)

    def _served(self, newest: int) -> bool:
        """Whether to go on: news is told in the words of the newest release, unless this process
        cannot make it its own."""
        if newest == self._telling.release:
            self._waits_since = None
            return True
        now = asyncio.get_running_loop().time()
        if self._waits_since is None or self._waits_since[0] != newest:
            self._waits_since = newest, now
        return now - self._waits_since[1] > STUCK_SECONDS

    async def _hand(self, bag: Bag) -> None:
        if unwanted := bag.unwanted:
            await self._sendings.drop(unwanted)
        if withdrawn := self._telling.withdrawn(bag):
            await self._sendings.dead(withdrawn, WITHDRAWN)
        if unclear := self._telling.unclear(bag):
            await self._sendings.unsent(unclear, LATER_SECONDS)
        parcel = self._telling.parcel(bag)
        if parcel is None:
            return
        self._in_hand.add(bag.chat)
        job = partial(self._deliver, loaded(bag, parcel), parcel)
        done = self._sender.hand(bag.chat, job, priority=Priority.NOTICE)
        done.add_done_callback(lambda _: self._out_of_hand(bag.chat))

    def _out_of_hand(self, chat: int) -> None:
        self._in_hand.discard(chat)
        self._any.set()

    async def _something(self, seconds: float) -> None:
        try:
            await asyncio.wait_for(self._any.wait(), seconds)
        except TimeoutError:
            return

    async def _deliver(self, bag: Bag, parcel: Parcel, lane: Lane) -> None:
        """Send one message. What is not sent is found again in the outbox, as it is then."""
        if lane.chat != bag.chat:
            # Still noted under the old id: the state failed then, or it is the canary's.
            await self._sender.tell_moved(bag.chat, lane.chat)
            await asyncio.sleep(LOOK_SECONDS)
            return
        try:
            try:
                await self._send(bag, parcel)
            except BadRequest as error:
                if not refusals.no_html(error):
                    raise
                _log.error("html_refused", reason=error.message)
                await self._send(bag, parcel, html=False)
        except StateError:
            await asyncio.sleep(LOOK_SECONDS)  # not again and again at once
        except (HeldError, RetryAfter):
            return
        except ChatMigrated as error:
            await self._sender.move(bag.chat, error.new_chat_id)
        except BadRequest as error:
            await self._refused(bag, error)
        except TelegramError as error:
            if refusals.unwritable(error):
                raise  # the lane tells whoever keeps the chats
            self._weather.failed()
        else:
            self._weather.succeeded()

    async def _refused(self, bag: Bag, error: BadRequest) -> None:
        """Telegram does not take a message: elsewhere, later, or not at all."""
        if refusals.no_topic(error):
            if bag.errands[0].thread is None:
                raise BadRequest(GENERAL_CLOSED)
            await self._sendings.out_of_topic(bag.ids)
            return
        if refusals.unwritable(error):
            raise error
        over = any(one.tries + 1 >= MOST_REFUSED for one in bag.errands)
        _log.error("notice_refused", reason=error.message, given_up=over)
        if over:
            await self._sendings.dead(bag.ids, "refused")
        else:
            await self._sendings.unsent(bag.ids, LATER_SECONDS)

    async def _send(self, bag: Bag, parcel: Parcel, *, html: bool = True) -> None:
        token = voyage.current.set(self._trip(bag))
        try:
            await self._bot.send_message(
                bag.chat,
                parcel.page.html if html else parcel.page.plain,
                parse_mode=ParseMode.HTML if html else None,
                message_thread_id=bag.errands[0].thread,
                reply_markup=parcel.keyboard,
            )
        finally:
            voyage.current.reset(token)

    def _trip(self, bag: Bag) -> Trip:
        digest = any(one.timing != Frequency.AT_ONCE for one in bag.errands)
        day = schedule.day_of(self._watch.now(), self._watch.zone) if digest else None
        return Trip(bag, day, self._logbook, self._weather, self._may_go)

    def _may_go(self, chat: int) -> bool:
        return self._on_duty and self._watch.awake(chat)


GENERAL_CLOSED = "not enough rights: neither the topic nor the group itself takes messages"
