"""Which messages are meant for the bot."""

from telegram import Message, MessageEntity, MessageOriginUser, Update
from telegram.constants import ChatID
from telegram.ext import CallbackQueryHandler, filters
from telegram.ext.filters import MessageFilter, UpdateType

from bot.services import Context


class _NamesBot(MessageFilter):
    """The command names this bot: /help@bot. In groups a bare command may be another bot's."""

    def filter(self, message: Message) -> bool:
        command = (message.text or "").split(maxsplit=1)[:1]
        name = message.get_bot().username or ""
        return bool(command) and command[0].lower().endswith(f"@{name.lower()}")


class _AnswersBot(MessageFilter):
    """The message replies to one of this bot's."""

    def filter(self, message: Message) -> bool:
        replied = message.reply_to_message
        author = replied.from_user if replied else None
        return author is not None and author.id == message.get_bot().id


class _MentionsBot(MessageFilter):
    """The message names the bot: @bot. Telegram need not deliver such a message in privacy mode."""

    def filter(self, message: Message) -> bool:
        name = f"@{message.get_bot().username}".lower()
        named = message.parse_entities([MessageEntity.MENTION]).values()
        return any(text.lower() == name for text in named)


class _ByPerson(MessageFilter):
    """People write it; bots answering bots would never end. Anonymous admins are people."""

    def filter(self, message: Message) -> bool:
        user = message.from_user
        if user is None or not user.is_bot or message.sender_chat is not None:
            return True
        return user.id == ChatID.ANONYMOUS_ADMIN


class _PassedOn(MessageFilter):
    """Nobody here wrote it: a bot's message that is forwarded, the bot's own among them, or a post
    that the group's channel sends on."""

    def filter(self, message: Message) -> bool:
        origin = message.forward_origin
        by_bot = isinstance(origin, MessageOriginUser) and origin.sender_user.is_bot
        return by_bot or bool(message.is_automatic_forward)


class PressOnPost(CallbackQueryHandler[Context, None]):
    """Presses under posts of inline mode and of a guest, which come without their message."""

    def check_update(self, update: object) -> bool | object | None:
        """Whether the press is one of these."""
        query = update.callback_query if isinstance(update, Update) else None
        return query is not None and query.inline_message_id is not None


BY_PERSON = _ByPerson()
_ASKED_IN_GROUP = filters.ChatType.GROUPS & ~filters.VIA_BOT & ~_PassedOn()
NEW = UpdateType.MESSAGE & BY_PERSON & (filters.ChatType.PRIVATE | _ASKED_IN_GROUP)
"""A message just sent: not an edited one, not a channel's. In groups not through another bot, whose
texts may quote ours, nor passed on; in private whoever writes gets an answer."""
PRIVATE = NEW & filters.ChatType.PRIVATE
ADDRESSED = NEW & (filters.ChatType.PRIVATE | _NamesBot())
GROUP = NEW & filters.ChatType.GROUPS
ANSWERS_BOT = _AnswersBot()
MENTIONS_BOT = _MentionsBot()
