"""Inline mode: «@bot thu ngân sách 2022» in any chat lists answers while one types."""

from collections.abc import Awaitable, Iterator, Sequence

import structlog
from telegram import InlineQuery, InlineQueryResultArticle, InlineQueryResultsButton, Update
from telegram.error import TelegramError
from telegram.ext import InlineQueryHandler

from bot import posts
from bot.delivery.refusals import harmless
from bot.services import Context, Handler, Services

PAGE = 10
MOST = 50
"""Results of one query over all its pages."""
CACHE_SECONDS = 300
"""Telegram may show the same results again for so long; what is found depends on nobody."""
NOTHING_CACHE_SECONDS = 10
PRIVATE_START = "hoi"
"""What /start carries when somebody comes from here."""
_log = structlog.get_logger(__name__)


def handlers(services: Services) -> Sequence[Handler]:
    async def typed(update: Update, context: Context) -> None:
        query = update.inline_query
        if query is None:
            return
        start = int(query.offset) if query.offset.isdecimal() else 0
        found = list(_results(services, query, context.bot.username))
        page = found[start : start + PAGE]
        words = services.wording(query.from_user)
        label = words.ask_privately_button if found else words.nothing_found_button
        answer = query.answer(
            page,
            cache_time=CACHE_SECONDS if found else NOTHING_CACHE_SECONDS,
            # None, not "": with defaults set the library makes a list of an empty text.
            next_offset=str(start + PAGE) if start + PAGE < len(found) else None,
            button=InlineQueryResultsButton(label, start_parameter=PRIVATE_START),
        )
        services.sender.beside(_sent(answer))

    return [InlineQueryHandler(typed)]


async def _sent(answer: Awaitable[object]) -> None:
    try:
        await answer
    except TelegramError as error:
        if not harmless(error):  # who types fast is long past this query
            _log.info("inline_query_not_answered", reason=error.message)


def _results(
    services: Services, query: InlineQuery, username: str
) -> Iterator[InlineQueryResultArticle]:
    """What to list, the direct answer first; examples where nothing is typed yet."""
    answering = services.answering
    words = services.vietnamese  # a post is for the whole chat, whose language nobody tells us
    if not query.query.strip():
        for question in answering.engine.facts.language.about.examples:
            yield posts.article(answering.ask(question), answering, words, username, title=question)
        return
    for reply in answering.suggest(query.query, MOST):
        yield posts.article(reply, answering, words, username)
