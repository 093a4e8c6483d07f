"""What is followed in a chat, a page at a time, each with its switches."""

from collections.abc import Sequence

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot import wording
from bot.callbacks import OFF, ON, Action, pack
from bot.conversation import Session
from bot.following import frequencies
from bot.keyboards import Rows
from bot.state.follows import Follow
from bot.wording import Wording
from knowledge.outcome import Line, Span

PAGE = 6

Said = tuple[Sequence[Line], InlineKeyboardMarkup | None]


def page(session: Session, follows: Sequence[Follow], number: int) -> Said:
    """A page of what is followed, counted from 1; the last one where there are not so many."""
    words = session.words
    if not follows:
        return wording.styled(words.nothing_followed), None
    pages = [follows[start : start + PAGE] for start in range(0, len(follows), PAGE)]
    number = min(max(number, 1), len(pages))
    first = (number - 1) * PAGE + 1
    lines: list[Line] = [
        (Span(words.follows_heading, bold=True), Span(f" ({len(follows)})")),
        *(_line(place, one, session) for place, one in enumerate(pages[number - 1], first)),
        (),
        (Span(words.follows_hint),),
    ]
    rows = [
        _switches(place, one, number, words) for place, one in enumerate(pages[number - 1], first)
    ]
    return lines, InlineKeyboardMarkup([*rows, *_below(number, len(pages), words)])


def name_of(thing: str, session: Session) -> str:
    """What a thing is called; what is no longer in the data has no name."""
    found = session.services.answering.engine.thing(thing)
    return found.name if found else session.words.gone_thing


def _line(place: int, follow: Follow, session: Session) -> Line:
    words = session.words
    often = words.resting if follow.paused else frequencies.label(follow.frequency, words)
    name = Span(name_of(follow.thing, session), bold=True)
    return (Span(f"{place}. "), name, Span(f" – {often}"))


def _switches(
    place: int, follow: Follow, number: int, words: Wording
) -> list[InlineKeyboardButton]:
    """They carry what is to be, so that a second tap changes nothing."""

    def button(label: str, action: Action, *way: str) -> InlineKeyboardButton:
        data = pack(action, ".".join((follow.thing, *way, str(number))))
        return InlineKeyboardButton(label, callback_data=data)

    rest = (f"{place}. ▶️", OFF) if follow.paused else (f"{place}. ⏸", ON)
    often = frequencies.label(follow.frequency, words)
    return [
        button(rest[0], Action.REST, rest[1]),
        button(often, Action.OFTEN, frequencies.after(follow.frequency)),
        button("✖️", Action.STOP),
    ]


def _below(number: int, count: int, words: Wording) -> Rows:
    turning = [
        InlineKeyboardButton(arrow, callback_data=pack(Action.MINE, str(there)))
        for arrow, there in (("‹", number - 1), ("›", number + 1))
        if 0 < there <= count
    ]
    stop = InlineKeyboardButton(words.stop_all_button, callback_data=pack(Action.STOP_ALL, ""))
    return [turning, [stop]] if turning else [[stop]]
