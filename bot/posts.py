"""Answers as posts in chats where the bot need not be: chosen in inline mode, or its one reply as a
guest. Telegram never shows the bot such a post again, so its buttons carry all they need, or lead
to the private chat."""

import zlib
from collections.abc import Iterable

from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
)
from telegram.constants import ParseMode
from telegram.helpers import create_deep_linked_url

from bot import html, keyboards
from bot.answering import Answering
from bot.callbacks import FACT_LINK, FOLLOW_LINK, Action, pack
from bot.wording import Wording
from knowledge.outcome import OutcomeKind, Reply, Source
from knowledge.period import format_date

TITLE_LETTERS = 90
"""What a phone shows of a result's title in two lines."""


def article(
    reply: Reply, answering: Answering, words: Wording, username: str, *, title: str = ""
) -> InlineQueryResultArticle:
    """A reply as a result of inline mode; `title` where it is not the answer itself."""
    page = html.pages(reply.lines)[0]
    answer = _first_sentence(page.plain)
    description = answer if title else cited(reply.articles)
    return InlineQueryResultArticle(
        id=_id(reply),
        title=shortened(title or answer, TITLE_LETTERS),
        description=description,
        input_message_content=InputTextMessageContent(page.html, parse_mode=ParseMode.HTML),
        reply_markup=under_post(reply, answering, words, username),
    )


def _first_sentence(text: str) -> str:
    """The first line; where that only announces what follows, with the line after it."""
    first, _, rest = text.partition("\n")
    following = rest.partition("\n")[0] if first.endswith(":") else ""
    return f"{first} {following.removeprefix('• ')}".strip().removeprefix("• ")


def under_post(
    reply: Reply, answering: Answering, words: Wording, username: str
) -> InlineKeyboardMarkup | None:
    """Readings to choose from; else source, report, and the ways to the private chat: to ask on and
    to follow."""
    if reply.kind is OutcomeKind.CLARIFY:
        return keyboards.choices(reply)
    if not reply.facts:
        return None
    fact = reply.facts[0]
    link = create_deep_linked_url(username, f"{FACT_LINK}{fact}")
    below = [InlineKeyboardButton(words.ask_more_button, url=link)]
    if thing := answering.engine.thing_of(fact):
        follow = create_deep_linked_url(username, f"{FOLLOW_LINK}{thing.id}")
        below.insert(0, InlineKeyboardButton(words.follow_button, url=follow))
    return InlineKeyboardMarkup(
        [
            [
                InlineKeyboardButton(words.source_button, callback_data=pack(Action.SOURCE, fact)),
                InlineKeyboardButton(words.wrong_button, callback_data=pack(Action.WRONG, fact)),
            ],
            below,
        ]
    )


def cited(articles: Iterable[Source]) -> str:
    """Publishers and dates: «Báo …, 27/12/2022»."""
    return "; ".join(f"{one.publisher}, {format_date(one.date)}" for one in articles)


def shortened(text: str, letters: int) -> str:
    """As much of a text as fits, whole words, with «…» where something is left out."""
    if len(text) <= letters:
        return text
    cut = text[:letters].rpartition(" ")[0] or text[:letters]
    return cut.rstrip(",;:–-") + " …"


def _id(reply: Reply) -> str:
    """Of the reply's content: within 64 bytes, the same for the same reply."""
    fact = reply.facts[0] if reply.facts else reply.kind.value
    return f"{fact}.{zlib.crc32(reply.text.encode()):08x}"
