"""A card: the fact as a reader would read it, where it stands, and what can be done with it."""

from collections.abc import Iterable, Iterator, Sequence

from telegram import InlineKeyboardButton

from bot.desk.cards import Card, Decision, Like, Newcomer
from bot.html import MAX_UNITS, units
from bot.posts import shortened
from bot.reviewing.buttons import OWN, CardStep, DraftStep, card_button, draft_button
from bot.reviewing.saying import BLANK, Said, filled, said
from bot.reviewing.summary import named
from bot.wording import DeskWording, styled
from knowledge.outcome import Line, Span

SAID_LETTERS = 800
LINE_LETTERS = 200
"""Of what is said of a newcomer, or is to be looked at."""
OTHER_LETTERS = 300
"""Of a paragraph that does not hold the value; the one that does has all the room that is left."""
MOST_PARAGRAPHS = 3
LABEL_UNITS = 30
"""Of «Đoạn 12: …» around a paragraph."""
MOST_LIKES = 3
"""So many records that a newcomer may be are offered."""
MOST_NEWCOMERS = 5
ICONS = {
    "people": "👤",
    "posts": "💼",
    "organizations": "🏛",
    "areas": "📍",
    "topics": "🏷",
    "indicators": "📊",
    "publishers": "📰",
    "documents": "📑",
}
"""By table; so a button shows which of several newcomers it is about."""
OTHER_ICON = "➕"


def card(shown: Card, words: DeskWording) -> Said:
    """A card as it is now."""
    return said(_lines(shown, words), _rows(shown, words))


def _lines(shown: Card, words: DeskWording) -> list[Line]:
    """All of it in one message."""
    head = list(_head(shown, words))
    left = MAX_UNITS - sum(units(_plain(line)) + 1 for line in head)
    return [*head, *_paragraphs(shown, left, words)]


def _head(shown: Card, words: DeskWording) -> Iterator[Line]:
    place = words.place.format(position=shown.position, of=shown.of)
    yield Span(place, bold=True), Span(f" · {_decided(shown, words)}")
    yield BLANK
    yield from _within(shown.said, SAID_LETTERS)
    yield BLANK
    if shown.sure:
        yield from styled(words.sure)
    else:
        template = words.check if shown.why else words.check_plainly
        yield from filled(template, why=shortened(shown.why or "", LINE_LETTERS))
    if shown.known:
        yield from filled(words.own_known, icon=_icon(shown.table), known=shown.known.name)
    elif shown.likes:
        names = _names(shown.likes[:MOST_LIKES])
        yield from filled(words.resembles, icon=_icon(shown.table), names=names)
    for newcomer in shown.newcomers[:MOST_NEWCOMERS]:
        yield from _within(_newcomer(newcomer, words), LINE_LETTERS)
    if _has_choice(shown):
        yield from styled(words.likes_help)
    if (more := len(shown.newcomers) - MOST_NEWCOMERS) > 0:
        yield from filled(words.more_newcomers, count=more)
    if shown.needs:
        positions = shortened(", ".join(map(str, shown.needs)), LINE_LETTERS)
        yield from filled(words.needs, positions=positions)


def _has_choice(shown: Card) -> bool:
    """Whether something on it resembles what is known, and nobody has said yet which it is."""
    open_ones = (one.likes for one in shown.newcomers[:MOST_NEWCOMERS] if one.known is None)
    return any(open_ones) or (shown.known is None and bool(shown.likes))


def _paragraphs(shown: Card, left: int, words: DeskWording) -> Iterator[Line]:
    """Where it stands, in so much room."""
    cited = shown.paragraphs[:MOST_PARAGRAPHS]
    if cited:
        yield BLANK
    for place, one in enumerate(cited):
        others = (len(cited) - 1) * (OTHER_LETTERS + LABEL_UNITS)
        letters = OTHER_LETTERS if place else left - others - LABEL_UNITS
        text = shortened(one.text, letters)
        yield from filled(words.paragraph, number=one.number, text=text)


def _within(lines: Iterable[Line], letters: int) -> Iterator[Line]:
    """So much of some lines as fits."""
    for line in lines:
        plain = _plain(line)
        if len(plain) > letters:
            yield (Span(shortened(plain, letters)),)
            return
        letters -= len(plain)
        yield line


def _plain(line: Line) -> str:
    return "".join(span.text for span in line)


def _names(likes: Iterable[Like]) -> str:
    return shortened(", ".join(like.name for like in likes), LINE_LETTERS)


def _decided(shown: Card, words: DeskWording) -> str:
    if shown.decision is Decision.WAITING:
        return words.waiting
    accepted = shown.decision is Decision.ACCEPTED
    if shown.by is None:
        return words.accepted if accepted else words.dropped
    template = words.accepted_by if accepted else words.dropped_by
    return template.format(name=named(shown.by, words))


def _newcomer(one: Newcomer, words: DeskWording) -> Iterator[Line]:
    icon = _icon(one.table)
    if one.known:
        yield from filled(words.newcomer_known, icon=icon, name=one.name, known=one.known.name)
        return
    kind = getattr(words, f"kind_{one.table}", words.kind_other)
    template = words.newcomer_likes if one.likes else words.newcomer
    likes = _names(one.likes[:MOST_LIKES])
    yield from filled(template, icon=icon, kind=kind, name=one.name, likes=likes)


def _rows(shown: Card, words: DeskWording) -> Iterator[Sequence[InlineKeyboardButton]]:
    accept = card_button(words.accept_button, CardStep.ACCEPT, shown)
    edit = card_button(words.edit_button, CardStep.EDIT, shown)
    leave_out = card_button(words.leave_out_button, CardStep.LEAVE_OUT, shown)
    wait = card_button(words.wait_button, CardStep.WAIT, shown)
    yield {
        Decision.WAITING: (accept, edit, leave_out),
        Decision.ACCEPTED: (wait, edit, leave_out),
        Decision.DROPPED: (accept, edit, wait),
    }[shown.decision]
    own = Newcomer(shown.record, shown.table, words.this_fact, shown.likes, shown.known)
    yield from _choices(shown, OWN, own, words)
    for number, newcomer in enumerate(shown.newcomers[:MOST_NEWCOMERS]):
        yield from _choices(shown, number, newcomer, words)
    back = draft_button("◀", DraftStep.CARD, shown.draft, shown.position - 1)
    forth = draft_button("▶", DraftStep.CARD, shown.draft, shown.position + 1)
    short = draft_button(words.summary_button, DraftStep.SUMMARY, shown.draft)
    add = card_button(words.add_button, CardStep.ADD, shown)
    first, last = shown.position == 1, shown.position == shown.of
    yield [*([] if first else [back]), short, add, *([] if last else [forth])]


def _icon(table: str) -> str:
    return ICONS.get(table, OTHER_ICON)


def _choices(
    shown: Card, number: int, newcomer: Newcomer, words: DeskWording
) -> Iterator[Sequence[InlineKeyboardButton]]:
    """Whether a newcomer is somebody known."""
    icon = _icon(newcomer.table)
    if newcomer.known:
        label = words.is_new_button.format(icon=icon, name=newcomer.name)
        yield [card_button(label, CardStep.IS_NEW, shown, number)]
        return
    for place, like in enumerate(newcomer.likes[:MOST_LIKES]):
        label = words.is_button.format(icon=icon, name=like.name)
        yield [card_button(label, CardStep.IS_KNOWN, shown, number, place)]
