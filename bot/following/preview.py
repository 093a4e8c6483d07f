"""What it would be to follow a thing, told before anything is followed."""

from collections.abc import Sequence
from datetime import timedelta

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot import wording
from bot.callbacks import Action, pack
from bot.conversation import Session
from bot.following import frequencies
from bot.state.database import StateError
from bot.state.follows import Follow, Frequency
from bot.wording import Wording
from knowledge.news import History
from knowledge.outcome import Line, Span
from knowledge.period import format_date
from knowledge.replies import upper_first
from knowledge.things import Thing

CONSENT_VERSION = 1
"""Which text (`Wording.consent`) people agree to; a test holds the two together."""
LAST_YEAR = timedelta(days=365)


async def preview(
    session: Session, chat: int, thing: Thing
) -> tuple[list[Line], InlineKeyboardMarkup]:
    """What would be followed in a chat, how much that would have been, and the ways to agree."""
    engine, today = session.services.answering.engine, session.services.answering.today()
    words = session.words
    lines: list[Line] = [(Span(f"{words.follow_heading} "), Span(thing.name, bold=True))]
    if thing.about:
        lines.append((Span(upper_first(thing.about)),))
    if note := engine.ended(thing, today=today):
        lines.append((Span(f"⚠️ {note}"),))
    lines += ((), *_history(engine.history(thing.id, since=today - LAST_YEAR), words))
    if follow := await _followed(session, chat, thing):
        often = words.resting if follow.paused else frequencies.label(follow.frequency, words)
        lines += ((), (Span(f"{words.followed_already} "), Span(often, bold=True)))
    asked = wording.styled(f"\n**{words.how_often}**\n{words.consent}")
    return [*lines, *asked], agreeing(thing.id, words)


def agreeing(thing: str, words: Wording) -> InlineKeyboardMarkup:
    """The ways to agree, and the way out."""

    def agree(label: str, frequency: Frequency) -> InlineKeyboardButton:
        data = pack(Action.AGREE, f"{thing}.{frequency}")
        return InlineKeyboardButton(label, callback_data=data)

    return InlineKeyboardMarkup(
        [
            [agree(words.daily_button, Frequency.DAILY)],
            [
                agree(words.at_once_button, Frequency.AT_ONCE),
                agree(words.weekly_button, Frequency.WEEKLY),
            ],
            [InlineKeyboardButton(words.leave_button, callback_data=pack(Action.LEAVE, ""))],
        ]
    )


def _history(history: History, words: Wording) -> Sequence[Line]:
    if history.latest is None or history.latest_on is None:
        return [(Span(words.nothing_yet),)]
    count = f"{history.messages} {words.messages}" if history.messages else words.no_messages
    latest = f"{words.latest_message} {format_date(history.latest_on)}:"
    return [(Span(f"{words.last_year} {count}"),), (Span(latest),), history.latest.headline]


async def _followed(session: Session, chat: int, thing: Thing) -> Follow | None:
    try:
        follows = await session.services.state.follows.of(chat)
    except StateError:
        return None  # it can be looked at; to agree would fail, and say so
    return next((one for one in follows if one.thing == thing.id), None)
