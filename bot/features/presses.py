"""Presses under posts that the bot never sees again: those of inline mode and of a guest. All that
is known of them is what the button carries, so the answer is a note to who pressed, or the post
itself says the chosen reading."""

from collections.abc import Sequence

from telegram import CallbackQuery, Update
from telegram.constants import CallbackQueryLimit

from bot import html, posts, sending
from bot.callbacks import Action, unpack
from bot.conversation import Session
from bot.filters import PressOnPost
from bot.sending import Bot
from bot.services import Context, Handler, Services

NOTE_LETTERS = CallbackQueryLimit.ANSWER_CALLBACK_QUERY_TEXT_LENGTH


def handlers(services: Services) -> Sequence[Handler]:
    async def pressed(update: Update, context: Context) -> None:
        query = update.callback_query
        if query is None or query.inline_message_id is None:
            return
        known = unpack(query.data)
        session = Session(services, context.bot, query.from_user)
        words = session.words
        match known:
            case (Action.SOURCE, fact):
                session.acknowledge(query, _source(services, fact) or words.stale)
            case (Action.CHOOSE, target):
                fresh = _choose(services, query, context.bot, target)
                session.acknowledge(query, None if fresh else words.stale)
            case _:
                session.acknowledge(query, words.stale)

    return [PressOnPost(pressed)]


def _source(services: Services, fact: str) -> str | None:
    """Title, publisher and date of the article, as short as a note has to be."""
    reply = services.answering.source(fact)
    if reply is None:
        return None
    article = reply.articles[0]
    dated = posts.cited([article])
    room = NOTE_LETTERS - html.units(dated) - 1
    return f"{posts.shortened(article.title, room)}\n{dated}"


def _choose(services: Services, query: CallbackQuery, bot: Bot, target: str) -> bool:
    """The chosen reading takes the place of the question back; False: its record is gone."""
    reply = services.answering.show(target)
    if reply is None:
        return False
    page = html.pages(reply.lines)[0]
    keyboard = posts.under_post(reply, services.answering, services.vietnamese, bot.username)
    post = str(query.inline_message_id)
    services.sender.beside(sending.edit_post(bot, post, page, keyboard))
    return True
