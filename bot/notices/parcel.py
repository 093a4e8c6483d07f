"""What is due in a chat, as one message: a piece of news in full, or several by topic.

Pure. As much as one message holds goes into it, in the order of the events; the rest goes into the
next one.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot import html
from bot.callbacks import Action, pack
from bot.notices import phrases
from bot.state.due import Errand
from bot.state.follows import CANARY
from knowledge.changes.telling import Notice
from knowledge.outcome import Line, Source, Span
from knowledge.period import format_date
from knowledge.replies import rich

MOST_ITEMS = 20
"""More at a time is no message but a list."""
MOST_SOURCES = 3
HEADLINE_UNITS = 2500
"""What is left of news that no message holds: its first line, so much of it."""
BLANK: Line = (Span(""),)

Naming = Callable[[str], str | None]
"""What a thing is called; None: nobody knows it any more."""


@dataclass(frozen=True)
class Item:
    """A row that is due, and what it tells."""

    errand: Errand
    notice: Notice


@dataclass(frozen=True)
class Parcel:
    """One message and what is in it."""

    page: html.Page
    keyboard: InlineKeyboardMarkup
    items: tuple[Item, ...]


def parcel(items: Sequence[Item], naming: Naming, *, group: bool) -> Parcel:
    """A message of at least the first of some items, in the order of their events."""
    pages = [_single(items[0], naming, group)]
    few, many = 1, min(len(items), MOST_ITEMS)
    while few < many:
        # Halved each time: of a digest for thousands each try costs a moment.
        count = (few + many + 1) // 2
        tried = html.pages(_digest(items[:count], naming, group))
        if len(tried) == 1:
            few, pages = count, tried
        else:
            many = count - 1
    return Parcel(pages[0], _keyboard(items[:few]), tuple(items[:few]))


def _single(item: Item, naming: Naming, group: bool) -> html.Page:
    notice = item.notice
    below = [BLANK, *_reasons([item], naming, group), _numbers([item])]
    whole = html.pages([notice.headline, *notice.details, *below])
    if len(whole) == 1:
        return whole[0]
    headline = html.pages([notice.headline], HEADLINE_UNITS)[0].plain
    return html.pages([(Span(headline, bold=True),), *below])[0]


def _digest(items: Sequence[Item], naming: Naming, group: bool) -> list[Line]:
    by_topic: dict[str, list[Item]] = {}
    for item in items:
        by_topic.setdefault(item.notice.topic, []).append(item)
    lines = [rich(phrases.digest(len(items), [topic for topic in by_topic if topic]))]
    for topic, some in by_topic.items():
        lines.append(BLANK)
        if topic and len(by_topic) > 1:
            lines.append((Span(topic, bold=True),))
        for item in some:
            lines.append((Span("• "), *item.notice.headline))
            lines += item.notice.details
    return [*lines, BLANK, *_reasons(items, naming, group), _numbers(items)]


def _reasons(items: Sequence[Item], naming: Naming, group: bool) -> list[Line]:
    """Why the chat gets this, each thing once."""
    ids = dict.fromkeys(one for item in items for one in item.errand.reasons)
    if CANARY in ids:
        return [(Span(phrases.CANARY),)]
    names = [name for one in ids if (name := naming(one))]
    if names:
        return [(Span(phrases.because(names, group=group)),)]
    return [(Span(phrases.CORRECTS.format(who=phrases.who(group=group))),)]


def _numbers(items: Iterable[Item]) -> Line:
    told = {one.errand.news.id: one.errand.unsure > 0 for one in items}
    return (Span(phrases.numbers(told)),)


def _keyboard(items: Sequence[Item]) -> InlineKeyboardMarkup:
    """Sources, then «stop» and «fewer»."""
    number = str(items[-1].errand.news.id)
    articles: dict[str, tuple[Source, str]] = {}
    for item in items:
        for article in item.notice.articles[:1]:
            articles.setdefault(article.id, (article, item.notice.fact))
    some = list(articles.values())[:MOST_SOURCES]
    sources = [
        InlineKeyboardButton(
            f"{phrases.SOURCE} {format_date(article.date)}" if len(some) > 1 else phrases.SOURCE,
            callback_data=pack(Action.SOURCE, fact),
        )
        for article, fact in some
    ]
    ways_out = [
        InlineKeyboardButton(phrases.STOP, callback_data=pack(Action.ENOUGH, number)),
        InlineKeyboardButton(phrases.FEWER, callback_data=pack(Action.FEWER, number)),
    ]
    return InlineKeyboardMarkup([row for row in (sources, ways_out) if row])
