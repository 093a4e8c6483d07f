"""The buttons under a reply."""

from collections.abc import Iterable

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.answering import Answering
from bot.callbacks import Action, example_key, pack
from bot.wording import Wording
from knowledge.model import Fact
from knowledge.outcome import Choice, OutcomeKind, Reply
from knowledge.period import format_date

MAX_CHOICES = 8
MAX_SOURCES = 3
SHORT_LABEL = 18

Rows = list[list[InlineKeyboardButton]]


def under_reply(
    reply: Reply,
    answering: Answering,
    words: Wording,
    *,
    others: Iterable[InlineKeyboardButton] = (),
) -> InlineKeyboardMarkup | None:
    """Choices, then source and «more»; `others` are readings of the same question to keep on
    offer."""
    action = Action.CHOOSE if reply.kind is OutcomeKind.CLARIFY else Action.SHOW
    choices = [_button(choice, action) for choice in reply.choices[:MAX_CHOICES]]
    rows = _paired([*choices, *others])
    last = _source_buttons(reply, answering, words)
    if reply.more:
        fact = reply.facts[0] if reply.facts else ""
        last.append(InlineKeyboardButton(words.more_button, callback_data=pack(Action.MORE, fact)))
    return markup([*rows, last])


def choices(reply: Reply) -> InlineKeyboardMarkup | None:
    """The readings of an open question alone, where nothing can be kept on offer beside them."""
    buttons = [_button(choice, Action.CHOOSE) for choice in reply.choices[:MAX_CHOICES]]
    return markup(_paired(buttons))


def examples(questions: Iterable[str]) -> InlineKeyboardMarkup | None:
    """Questions to tap, one a row."""
    return markup(
        [
            [InlineKeyboardButton(text, callback_data=pack(Action.EXAMPLE, example_key(text)))]
            for text in questions
        ]
    )


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
