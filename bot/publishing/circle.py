"""Everybody who can be told anything, and how. Pure: the follows and the time are given."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, tzinfo
from functools import cache, cached_property

from bot.notices.schedule import due_at
from bot.state.follows import CANARY, Follow, Frequency
from bot.state.outbox import Recipient
from bot.state.subscribers import Subscriber


@dataclass(frozen=True)
class Circle:
    """The follows that are active, at a moment (seconds since 1970) where the followers live."""

    follows: Sequence[Follow]
    subscribers: Mapping[int, Subscriber]
    now: int
    zone: tzinfo
    canary: int | None = None
    """The operators' chat, which gets every event."""

    def followers(self, things: Collection[str]) -> dict[int, Recipient]:
        """The chats that follow any of these things: as soon as any of those follows says, and for
        all of those reasons."""
        found: dict[int, list[Follow]] = {}
        for thing in sorted(things):
            for follow in self._by_thing.get(thing, ()):
                found.setdefault(follow.chat, []).append(follow)
        return {
            chat: self._alone[follows[0].id] if len(follows) == 1 else self._recipient(follows)
            for chat, follows in found.items()
        }

    def anyway(self, chat: int, thread: int | None) -> Recipient | None:
        """How a chat is told what it follows nothing of: where it was told before, as soon as it
        hears of anything. None: it wants to hear of nothing any more."""
        follows = self._by_chat.get(chat)
        if not follows:
            return None
        due, first = self._earliest(follows)
        return Recipient(chat, thread, due, first.frequency, (), self._rests(chat))

    def watching(self) -> Recipient | None:
        """The operators' chat, at once and at any hour."""
        if self.canary is None:
            return None
        rests = self._rests(self.canary)
        return Recipient(self.canary, None, self.now, Frequency.AT_ONCE, (CANARY,), rests)

    def _recipient(self, follows: Sequence[Follow]) -> Recipient:
        due, first = self._earliest(follows)
        reasons = tuple(one.thing for one in follows)
        return Recipient(
            first.chat, first.thread, due, first.frequency, reasons, self._rests(first.chat)
        )

    def _earliest(self, follows: Sequence[Follow]) -> tuple[int, Follow]:
        return min(((self._due(one), one) for one in follows), key=lambda due: (due[0], due[1].id))

    def _due(self, follow: Follow) -> int:
        subscriber = self.subscribers.get(follow.chat)
        return self._moment(follow.frequency, subscriber.digest_on if subscriber else None)

    def _rests(self, chat: int) -> bool:
        subscriber = self.subscribers.get(chat)
        return subscriber is not None and subscriber.paused

    @cached_property
    def _alone(self) -> dict[int, Recipient]:
        """How each follow is told of what it alone asks for: most of what there is to be told."""
        return {follow.id: self._recipient([follow]) for follow in self.follows}

    @cached_property
    def _moment(self) -> Callable[[Frequency, date | None], int]:
        return cache(lambda frequency, had: due_at(frequency, self.now, self.zone, had))

    @cached_property
    def _by_thing(self) -> dict[str, list[Follow]]:
        found: dict[str, list[Follow]] = {}
        for follow in self.follows:
            found.setdefault(follow.thing, []).append(follow)
        return found

    @cached_property
    def _by_chat(self) -> dict[int, list[Follow]]:
        found: dict[int, list[Follow]] = {}
        for follow in self.follows:
            found.setdefault(follow.chat, []).append(follow)
        return found
