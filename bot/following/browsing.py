"""Things to choose from: those that somebody's words may mean, and all there are, by kind."""

from collections.abc import Iterable, Sequence

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot import wording
from bot.callbacks import Action, pack
from bot.conversation import Session
from bot.keyboards import Rows
from bot.wording import Wording
from knowledge.changes.concerns import DIRECTIVES
from knowledge.outcome import Line, Span
from knowledge.replies import shorten
from knowledge.things import Thing, ThingKind
from knowledge.wishes import Wished

OFFERED = 4
PAGE = 8
LABEL_LETTERS = 48

Said = tuple[Sequence[Line], InlineKeyboardMarkup]


def kinds(words: Wording) -> Said:
    """What kinds there are."""
    return wording.styled(words.theodoi_what), InlineKeyboardMarkup(_kind_rows(words))


def several(things: Sequence[Thing], words: Wording) -> Said:
    """Things that somebody's words name, to choose one."""
    return wording.styled(words.several_things), InlineKeyboardMarkup(_rows(things))


def nothing(text: str, wished: Wished, words: Wording) -> Said:
    """That nothing is just what was named, what comes near, and where to look."""
    lines: list[Line] = [wished.unknown or (Span(f"{words.no_such_thing} «{text}»."),)]
    if wished.near:
        lines.append((Span(words.near_things),))
    else:
        lines.append((Span(words.browse_things),))
    return lines, InlineKeyboardMarkup([*_rows(wished.near), *_kind_rows(words)])


def page(session: Session, kind: ThingKind, number: int) -> Said | None:
    """A page of the things of a kind, counted from 1; None: there is no such page (any more)."""
    words = session.words
    things = session.services.answering.engine.browse(kind)
    pages = [things[start : start + PAGE] for start in range(0, len(things), PAGE)]
    if not 0 < number <= len(pages):
        return None
    heading = (Span(kind_name(kind, words), bold=True), Span(f" ({number}/{len(pages)})"))
    data = f"{kind}.{{}}"
    turning = [
        InlineKeyboardButton(arrow, callback_data=pack(Action.BROWSE, data.format(there)))
        for arrow, there in (("‹", number - 1), ("›", number + 1))
        if 0 < there <= len(pages)
    ]
    back = InlineKeyboardButton(words.other_kinds_button, callback_data=pack(Action.BROWSE, ""))
    rows = [*_rows(pages[number - 1]), [back, *turning]]
    return [heading, (Span(words.choose_thing),)], InlineKeyboardMarkup(rows)


def kind_name(kind: ThingKind, words: Wording) -> str:
    return str(getattr(words, f"kind_{kind}"))


def thing_button(thing: Thing) -> InlineKeyboardButton:
    """Leads to what it would be to follow a thing."""
    label = f"{thing.name}: {thing.about}" if thing.about else thing.name
    data = pack(Action.FOLLOW, thing.id)
    return InlineKeyboardButton(shorten(label, LABEL_LETTERS), callback_data=data)


def _rows(things: Iterable[Thing]) -> Rows:
    return [[thing_button(one)] for one in things]


def _kind_rows(words: Wording) -> Rows:
    """Two a row; everything about directives is a thing of its own."""
    buttons = []
    for kind in ThingKind:
        first = pack(Action.BROWSE, f"{kind}.1")
        data = pack(Action.FOLLOW, DIRECTIVES) if kind is ThingKind.DIRECTIVES else first
        buttons.append(InlineKeyboardButton(kind_name(kind, words), callback_data=data))
    return [buttons[start : start + 2] for start in range(0, len(buttons), 2)]
