"""What a message replies to: its words, and what they lend to a question that leans on them."""

from telegram import Message

from bot.callbacks import unpack
from bot.services import Services


def message(reply: Message) -> Message | None:
    """The message replied to. In a topic each message that replies to nothing comes as a reply to
    the one that opened it: that is none."""
    replied = reply.reply_to_message
    return None if replied is None or replied.forum_topic_created else replied


def words(reply: Message) -> str:
    """The words replied to: the part that is quoted, else all of the message; "" where there is
    none. Of a message in another chat Telegram shows the quote alone."""
    if reply.quote:
        return reply.quote.text
    replied = message(reply)
    return (replied.text or replied.caption or "") if replied else ""


def is_own(reply: Message) -> bool:
    """Whether the message replied to is the bot's, or was posted through it."""
    replied, bot = message(reply), reply.get_bot().id
    authors = (replied.from_user, replied.via_bot) if replied else ()
    return any(author is not None and author.id == bot for author in authors)


def context(reply: Message, services: Services) -> list[str]:
    """What a question leans on that replies: what an answer of ours is about, else the first line
    of the words."""
    replied = message(reply)
    said = (_topic(replied, services) if replied else None) or words(reply)
    first = said.partition("\n")[0]
    if is_own(reply):
        first = first.partition(": ")[0]  # what is told of it is no part of the next question
    return [first] if first else []


def _topic(answer: Message, services: Services) -> str | None:
    """What an answer is about, as the facts that its buttons name have it."""
    rows = answer.reply_markup.inline_keyboard if answer.reply_markup else ()
    named = (unpack(str(button.callback_data)) for row in rows for button in row)
    topics = (services.answering.topic(known[1]) for known in named if known)
    return next((topic for topic in topics if topic), None)
