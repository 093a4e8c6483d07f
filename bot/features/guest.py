"""Guest mode: mentioned in a chat that it is not in, the bot may give one reply there."""

from collections.abc import Sequence

from telegram import Message, Update
from telegram.ext import MessageHandler, filters

from bot import posts, replied, sending, wording
from bot.asking import without_mention
from bot.filters import BY_PERSON
from bot.services import Context, Handler, Services
from knowledge.outcome import Reply


def handlers(services: Services) -> Sequence[Handler]:
    async def called(update: Update, context: Context) -> None:
        message = update.guest_message
        if message is None or not message.guest_query_id:
            return
        # Whatever is said there is for the whole chat, whose language nobody tells us.
        words = services.vietnamese
        reply = _reply(services, message, context.bot.username)
        if reply is not None:
            person = message.from_user.id if message.from_user else 0
            # Counted like any question; but what is said in such chats is never kept.
            services.gaps.note(message.chat_id, person, "", reply)
        answer = reply or wording.notice(words.how_to_ask_as_guest)
        article = posts.article(answer, services.answering, words, context.bot.username)
        services.sender.beside(sending.answer_guest(context.bot, message.guest_query_id, article))

    return [MessageHandler(filters.UpdateType.GUEST_MESSAGE & BY_PERSON, called)]


def _reply(services: Services, message: Message, username: str) -> Reply | None:
    """The answer to what stands beside the mention, leaning on the message replied to; where
    nothing stands beside it, to that message. None: there is no question at all."""
    asked = services.question_in(without_mention(message.text or message.caption or "", username))
    if asked:
        return services.answering.ask(asked, replied.context(message, services))
    question = "" if replied.is_own(message) else replied.words(message)
    return services.answering.ask(question) if question.strip() else None
