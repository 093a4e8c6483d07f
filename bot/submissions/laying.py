"""An article that an operator has sent, laid on the desk; what is then said to them."""

from dataclasses import dataclass

import structlog

from bot.article_files import LARGEST_MEGABYTES
from bot.brought import Unreadable, UnreadableError
from bot.conversation import Session
from bot.desk.cards import Operator
from bot.desk.outcomes import Known
from bot.reviewing.saying import Said, filled, said
from bot.reviewing.telling import tell
from bot.sending import Writer
from bot.wording import DeskWording, styled
from knowledge.drafting.draft import NOTHING_TOLD
from knowledge.drafting.heading import Told

_log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Article:
    """What was sent."""

    text: str
    name: str = ""
    """Of the file; empty: it was written as messages."""
    messages: int = 1
    """In how many messages it came."""
    told: Told = NOTHING_TOLD
    """What was said of it beside the text."""


async def lay(writer: Writer, session: Session, article: Article) -> None:
    """Lay an article on the desk and show the draft. May raise StateError."""
    message = await _laid(session, article)
    await writer.send(message.lines, message.keyboard)


async def _laid(session: Session, article: Article) -> Said:
    words, name = session.desk_words, article.name or session.desk_words.a_message
    try:
        outcome = await session.services.desk.open(
            article.text, name=name, by=Operator(session.asker, session.name), told=article.told
        )
    except UnreadableError as error:
        _log.warning("article_not_drafted", reason=str(error))
        return said(filled(_why(error.why, words), name=name, limit=LARGEST_MEGABYTES))
    if isinstance(outcome, Known):
        return tell(outcome, words)
    shown = tell(outcome.draft, words)
    if not outcome.new:
        return shown.after(*styled(words.again))
    if article.messages > 1:
        return shown.after(*filled(words.joined, count=article.messages))
    return shown


def _why(why: Unreadable, words: DeskWording) -> str:
    return {
        Unreadable.EMPTY: words.is_empty,
        Unreadable.ENCODING: words.odd_letters,
        Unreadable.NO_ARTICLE: words.no_article,
        Unreadable.TOO_LARGE: words.too_large,
        Unreadable.TOO_LONG: words.too_long,
        Unreadable.NO_WORDS: words.no_words,
    }[why]
