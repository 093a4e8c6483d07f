"""The buttons under a reply."""

from collections.abc import Iterable

from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.helpers import create_deep_linked_url

from bot.answering import Answering
from bot.callbacks import GROUP_START, OFF, ON, Action, example_key, pack
from bot.groups import GroupSettings, Switch
from bot.wording import Wording
from knowledge.model import Fact
from knowledge.outcome import Choice, OutcomeKind, Reply
from knowledge.period import format_date

MAX_CHOICES = 8
MAX_SOURCES = 3
SHORT_LABEL = 18
SHORT_ROW = 3
"""So many short buttons share a row on a phone without being cut."""

Rows = list[list[InlineKeyboardButton]]


def under_reply(
    reply: Reply,
    answering: Answering,
    words: Wording,
    *,
    others: Iterable[InlineKeyboardButton] = (),
) -> InlineKeyboardMarkup | None:
    """Choices, then source and chart, then «more», «follow» and «wrong»; `others` are readings of
    the same question to keep on offer."""
    action = Action.CHOOSE if reply.kind is OutcomeKind.CLARIFY else Action.SHOW
    choices = [_button(choice, action) for choice in reply.choices[:MAX_CHOICES]]
    rows = _paired([*choices, *others])
    basis = [*_source_buttons(reply, answering, words), *_chart_button(reply, answering, words)]
    fact = reply.facts[0] if reply.facts else ""
    last = [more(fact, words, 1)] if reply.more else []
    if reply.kind is OutcomeKind.ANSWER and fact:
        if thing := answering.engine.thing_of(fact):
            followed = pack(Action.FOLLOW, thing.id)
            last.append(InlineKeyboardButton(words.follow_button, callback_data=followed))
        data = pack(Action.WRONG, fact)
        last.append(InlineKeyboardButton(words.wrong_button, callback_data=data))
    together = len(basis) + len(last) <= SHORT_ROW
    return markup([*rows, [*basis, *last]] if together else [*rows, basis, last])


def more(fact: str, words: Wording, page: int) -> InlineKeyboardButton:
    """The way to a page of what an answer has left over."""
    data = pack(Action.MORE, f"{fact}.{page}")
    return InlineKeyboardButton(words.more_button, callback_data=data)


def switches(settings: GroupSettings, words: Wording) -> InlineKeyboardMarkup:
    """A button for each switch of a group, which says how it stands; pressing it turns it. It
    carries what is to be, so that a second tap changes nothing."""
    labels = {
        Switch.EVERYONE: (words.everyone_asks, words.admins_ask),
        Switch.MENTIONS: (words.mentions_on, words.mentions_off),
        Switch.BUTTONS: (words.buttons_on, words.buttons_off),
    }
    rows = []
    for switch, (on, off) in labels.items():
        stands = getattr(settings, switch.value)
        data = pack(Action.SWITCH, f"{switch}-{OFF if stands else ON}")
        rows.append([InlineKeyboardButton(on if stands else off, callback_data=data)])
    return InlineKeyboardMarkup(rows)


def choices(reply: Reply) -> InlineKeyboardMarkup | None:
    """The readings of an open question alone, where nothing can be kept on offer beside them."""
    buttons = [_button(choice, Action.CHOOSE) for choice in reply.choices[:MAX_CHOICES]]
    return markup(_paired(buttons))


def welcome(questions: Iterable[str], words: Wording, username: str) -> InlineKeyboardMarkup | None:
    """Questions to tap, one a row, and the way to take the bot into a group."""
    rows = [
        [InlineKeyboardButton(text, callback_data=pack(Action.EXAMPLE, example_key(text)))]
        for text in questions
    ]
    link = create_deep_linked_url(username, GROUP_START, group=True)
    return markup([*rows, [InlineKeyboardButton(words.add_to_group_button, url=link)]])


def markup(rows: Rows) -> InlineKeyboardMarkup | None:
    """A keyboard of the rows that hold anything; None when none does."""
    filled = [row for row in rows if row]
    return InlineKeyboardMarkup(filled) if filled else None


def _button(choice: Choice, action: Action) -> InlineKeyboardButton:
    return InlineKeyboardButton(choice.label, callback_data=pack(action, choice.target))


def _paired(buttons: Iterable[InlineKeyboardButton]) -> Rows:
    """Two short labels share a row; a long one has its own, or phones cut it."""
    rows: Rows = []
    for button in buttons:
        short = len(button.text) <= SHORT_LABEL
        if short and rows and len(rows[-1]) == 1 and len(rows[-1][0].text) <= SHORT_LABEL:
            rows[-1].append(button)
        else:
            rows.append([button])
    return rows


def _chart_button(reply: Reply, answering: Answering, words: Wording) -> list[InlineKeyboardButton]:
    """For the first figure of the reply that does not stand alone."""
    found = (answering.series(fact) for fact in reply.facts)
    series = next((one for one in found if one is not None), None)
    if series is None:
        return []
    return [InlineKeyboardButton(words.chart_button, callback_data=pack(Action.CHART, series.id))]


def _source_buttons(
    reply: Reply, answering: Answering, words: Wording
) -> list[InlineKeyboardButton]:
    """One button for each article that the reply rests on, leading to its first fact."""
    first: dict[str, str] = {}
    for target in reply.facts:
        record = answering.engine.facts.record(target)
        if isinstance(record, Fact):
            first.setdefault(record.article, target)
    articles = [source for source in reply.articles if source.id in first][:MAX_SOURCES]
    return [
        InlineKeyboardButton(
            f"{words.source_button} {format_date(source.date)}"
            if len(articles) > 1
            else words.source_button,
            callback_data=pack(Action.SOURCE, first[source.id]),
        )
        for source in articles
    ]
