"""Who is to hear of what differs, and what need not be told any more. Pure.

- What is new goes to who follows it.
- What is put right goes to them, too, and to whoever was told it; who is still to be told the fact
  is told it as it reads now, and needs nothing else.
- What is withdrawn goes to who was told it, and to nobody else.
- What comes back goes, as such, to who was told that it was withdrawn; as news to who follows it
  and was never told.
- A rollback tells nothing new: only who heard of what is undone hears of that.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.publishing.circle import Circle
from bot.state.heard import Heard
from bot.state.outbox import WITHDRAWN, Recipient, RowState
from knowledge.changes.kinds import Change, ChangeKind, key_of

BACK = "back"
"""Why a row is told no more: what it would withdraw is there again."""


@dataclass(frozen=True)
class News:
    """A change, and all that decides who hears of it."""

    change: Change
    things: frozenset[str]
    """What it concerns."""
    heard: Sequence[Heard] = ()
    """What was told of the fact so far, in order."""
    parent: int = 0
    """The release that it changes."""
    noted: bool = False
    """Whether there is an event with its key already."""
    withdrawn: bool = False
    """Whether there is an event that withdrew the same."""
    restoring: bool = False
    """Whether a rollback brings it."""

    @property
    def key(self) -> str:
        """Of the event: what is told again is another event."""
        return key_of(self.change.key, self.parent) if self.noted else self.change.key


@dataclass(frozen=True)
class Announcement:
    """An event that is to be, and who hears of it."""

    key: str
    change: Change
    recipients: tuple[Recipient, ...]


@dataclass(frozen=True)
class Needless:
    """Rows that are to be told no more."""

    rows: tuple[int, ...]
    why: str


def announcements(news: News, circle: Circle) -> Iterator[Announcement]:
    """The events that a change makes."""
    match news.change.kind:
        case ChangeKind.CORRECTION:
            yield _announced(news.key, news.change, _of_correction(news, circle), circle)
        case ChangeKind.WITHDRAWAL:
            yield _announced(news.key, news.change, _of_withdrawal(news, circle), circle)
        case _ if news.noted or news.withdrawn:
            yield from _of_return(news, circle)
        case _ if not news.restoring:
            yield _announced(news.key, news.change, circle.followers(news.things).values(), circle)


def needless(news: News) -> Needless:
    """What is waiting and need not be told after a change."""
    if news.change.kind is ChangeKind.WITHDRAWAL:
        return Needless(tuple(one.row for one in news.heard if one.unsent), WITHDRAWN)
    waiting = (one for one in news.heard if one.unsent and one.kind == ChangeKind.WITHDRAWAL)
    return Needless(tuple(one.row for one in waiting), BACK)


def _announced(
    key: str, change: Change, recipients: Iterable[Recipient], circle: Circle
) -> Announcement:
    by_chat = {one.chat: one for one in recipients}
    watching = circle.watching()
    if watching:
        by_chat[watching.chat] = watching
    return Announcement(key, change, tuple(by_chat.values()))


def _of_correction(news: News, circle: Circle) -> list[Recipient]:
    told = _last_told(news.heard)
    settled = {one.chat for one in news.heard if one.unsent and _tells_newest(one, told)}
    followers = {} if news.restoring else circle.followers(news.things)
    return _both(followers, told, news, circle, but=settled)


def _tells_newest(waiting: Heard, told: Collection[int]) -> bool:
    """Whether the fact as it reads now is all that the chat is to know of it: who was told it
    already has to hear that it was wrong."""
    if waiting.kind == ChangeKind.CORRECTION:
        return True
    return waiting.kind != ChangeKind.REMINDER and waiting.chat not in told


def _of_withdrawal(news: News, circle: Circle) -> list[Recipient]:
    told = _last_told(news.heard)
    known = {chat for chat, last in told.items() if last.kind == ChangeKind.WITHDRAWAL}
    return _both({}, told, news, circle, but=known)


def _of_return(news: News, circle: Circle) -> Iterator[Announcement]:
    told = _last_told(news.heard)
    followers = circle.followers(news.things)
    if news.restoring:
        kept_from = {one.chat for one in news.heard if _was_withdrawn(one)}
        followers = {chat: one for chat, one in followers.items() if chat in kept_from}
    fresh = [one for chat, one in followers.items() if chat not in told]
    if fresh and news.noted:
        yield _announced(news.key, news.change, fresh, circle)
    misled = {chat: one for chat, one in told.items() if one.kind == ChangeKind.WITHDRAWAL}
    back = _both({}, misled, news, circle)
    if back:
        change = Change(
            ChangeKind.CORRECTION, news.change.fact, key_of(BACK, news.key, news.parent)
        )
        yield _announced(change.key, change, back, circle)


def _was_withdrawn(heard: Heard) -> bool:
    return heard.state is RowState.DEAD and heard.why == WITHDRAWN


def _last_told(heard: Iterable[Heard]) -> dict[int, Heard]:
    """What each chat was told last."""
    return {one.chat: one for one in heard if one.told}


def _both(
    followers: dict[int, Recipient],
    told: dict[int, Heard],
    news: News,
    circle: Circle,
    but: Collection[int] = (),
) -> list[Recipient]:
    """The followers and who was told, each chat once; for its own follows where it has any."""
    following = circle.followers(news.things)
    found = dict(followers)
    for chat, last in told.items():
        one = following.get(chat) or circle.anyway(chat, last.thread)
        if one is not None:
            found[chat] = one
    return [one for chat, one in found.items() if chat not in but]
